// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "preferences/keyspage.h"

#include "commands/commanddelegate.h"
#include "commands/commandregistry.h"
#include "common/metrics.h"
#include "common/recordheader.h"
#include "preferences/keycapture.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace runglass {

namespace {

constexpr int rowHeight = 27;
constexpr int nameWidth = 260;
constexpr int placesWidth = 170;

} // namespace

KeysPage::KeysPage(CommandRegistry &commands, QWidget *parent)
    : QWidget(parent)
    , m_commands(commands)
    , m_model(commands)
    , m_field(new QLineEdit(this))
    , m_table(new QTreeView(this))
    , m_nothing(new QLabel(tr("No command matches."), this))
    , m_change(button(tr("Change…"), "changeKeys"))
    , m_add(button(tr("Add…"), "addKeys"))
    , m_off(button(tr("Switch Off"), "switchOff"))
    , m_reset(button(tr("Put Back"), "resetKeys"))
    , m_resetAll(button(tr("Put All Back"), "resetAllKeys"))
    , m_buttons(new QWidget(this))
    , m_capture(new KeyCapture(commands.keyMap(), this))
{
    m_field->setPlaceholderText(tr("Find a command or a key"));
    m_field->setAccessibleName(tr("Find a command or a key"));
    m_field->setClearButtonEnabled(true);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_nothing->hide();
    makeTable();
    auto *row = new QHBoxLayout(m_buttons);
    row->setContentsMargins({});
    row->setSpacing(8);
    for (QPushButton *each : {m_change, m_add, m_off, m_reset})
        row->addWidget(each);
    row->addStretch();
    row->addWidget(m_resetAll);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(metrics::cardGap);
    column->addWidget(m_field);
    column->addWidget(m_table, 1);
    column->addWidget(m_nothing, 1);
    column->addWidget(m_buttons);
    column->addWidget(m_capture);

    KeyMap &keys = commands.keyMap();
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model.setFilter(text);
        m_table->setCurrentIndex(m_model.index(0, 0));
        showCurrent();
    });
    connect(m_change, &QPushButton::clicked, this, [this] { begin(false); });
    connect(m_add, &QPushButton::clicked, this, [this] { begin(true); });
    connect(m_off, &QPushButton::clicked, this, [this, &keys] { keys.setKeys(*current(), {}); });
    connect(m_reset, &QPushButton::clicked, this, [this, &keys] { keys.reset(*current()); });
    connect(m_resetAll, &QPushButton::clicked, &keys, &KeyMap::resetAll);
    connect(&keys, &KeyMap::changed, this, &KeysPage::showCurrent);
    connect(m_capture, &KeyCapture::ended, this, [this] {
        m_buttons->show();
        m_table->setFocus();
    });
    m_table->setCurrentIndex(m_model.index(0, 0));
    showCurrent();
}

QPushButton *KeysPage::button(const QString &text, const char *name)
{
    auto *made = new QPushButton(text, this);
    made->setObjectName(QLatin1String(name));
    made->setAutoDefault(false);
    return made;
}

void KeysPage::makeTable()
{
    m_table->setObjectName(QStringLiteral("keys"));
    m_table->setAccessibleName(tr("Commands and their keys"));
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new CommandDelegate(rowHeight, metrics::cellPadding, m_table));
    m_table->setHeader(new RecordHeader(m_table));
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setAllColumnsShowFocus(true);
    m_table->setEditTriggers(QTreeView::NoEditTriggers);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->header()->setSectionsMovable(false);
    m_table->header()->setStretchLastSection(true);
    m_table->header()->resizeSection(KeysTableModel::NameColumn, nameWidth);
    m_table->header()->resizeSection(KeysTableModel::PlacesColumn, placesWidth);
    m_table->installEventFilter(this);
    connect(m_table, &QTreeView::doubleClicked, this, [this] { begin(false); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &KeysPage::showCurrent);
}

std::optional<CommandId> KeysPage::current() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? std::optional(m_model.commandAt(index.row())) : std::nullopt;
}

/// Enter changes the keys instead of closing the dialog.
bool KeysPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            begin(false);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void KeysPage::begin(bool besides)
{
    if (const auto id = current()) {
        m_buttons->hide();
        m_capture->begin(*id, besides);
    }
}

void KeysPage::showCurrent()
{
    const KeyMap &keys = m_commands.keyMap();
    const auto id = current();
    m_table->setVisible(m_model.rowCount() > 0);
    m_nothing->setVisible(m_model.rowCount() == 0);
    m_change->setEnabled(id.has_value());
    m_add->setEnabled(id && !keys.keys(*id).isEmpty());
    m_off->setEnabled(id && !keys.keys(*id).isEmpty());
    m_reset->setEnabled(id && keys.isChanged(*id));
    m_resetAll->setEnabled(std::ranges::any_of(
        keys.commands(), [&keys](const Command &command) { return keys.isChanged(command.id); }));
    if (m_capture->isVisible())
        m_capture->cancel();
}

} // namespace runglass
