// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "commands/keysoverlay.h"

#include "commands/commanddelegate.h"
#include "commands/listkeys.h"
#include "common/flatbutton.h"
#include "common/metrics.h"

#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

#include <algorithm>

namespace runglass {

namespace {

constexpr int panelWidth = 600;
constexpr int rowHeight = 26;

} // namespace

KeysOverlay::KeysOverlay(CommandRegistry &commands, QWidget *window)
    : OverlayPanel(tr("All keys"), window)
    , m_field(new QLineEdit(panel()))
    , m_list(new QListView(panel()))
    , m_nothing(new QLabel(panel()))
    , m_change(new FlatButton(tr("Change Keys…"), panel()))
    , m_delegate(new CommandDelegate(rowHeight, metrics::edge, m_list))
    , m_keys(new ListKeys(m_field, m_list))
    , m_model(commands)
{
    m_field->setPlaceholderText(tr("Find a key"));
    m_field->setAccessibleName(tr("Find a key"));
    m_field->setClearButtonEnabled(true);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setAccessibleName(tr("All keys"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QListView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_nothing->setObjectName(QStringLiteral("nothing"));
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    setFocusProxy(m_field);

    auto *top = new QHBoxLayout;
    top->setContentsMargins(metrics::cardGap, metrics::cardGap, metrics::cardGap, 0);
    top->setSpacing(metrics::unit * 2);
    top->addWidget(m_field, 1);
    top->addWidget(m_change);
    auto *column = new QVBoxLayout(panel());
    column->setContentsMargins(1, 1, 1, metrics::cardGap);
    column->setSpacing(metrics::unit * 2);
    column->addLayout(top);
    column->addWidget(m_list, 1);
    column->addWidget(m_nothing, 1);

    connect(this, &OverlayPanel::opened, this, [this] {
        m_field->clear();
        showResult();
    });
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model.setFilter(text);
        showResult();
    });
    connect(&m_model, &QAbstractItemModel::modelReset, this, &KeysOverlay::showResult);
    connect(m_change, &QPushButton::clicked, this, [this] {
        dismiss();
        Q_EMIT changeRequested();
    });
}

void KeysOverlay::showResult()
{
    const bool filtered = !m_field->text().trimmed().isEmpty();
    const bool empty = m_model.commandCount() == 0;
    if (!filtered)
        m_mostRows = m_model.rowCount();
    m_list->setVisible(!empty);
    m_nothing->setVisible(empty);
    m_nothing->setText(filtered ? tr("No key does “%1”.").arg(m_field->text().simplified())
                                : tr("All keys are switched off."));
    m_field->setAccessibleDescription(empty ? m_nothing->text()
                                            : tr("%n found", nullptr, m_model.commandCount()));
    if (!isVisible())
        return;
    if (filtered) {
        m_keys->goToFirst();
    } else {
        m_list->setCurrentIndex({});
        m_list->scrollToTop();
    }
    placePanel();
}

QRect KeysOverlay::panelPlace(const QSize &window) const
{
    const int width = std::min(panelWidth, window.width() - 2 * metrics::edge);
    const int around = m_field->sizeHint().height() + 2 * metrics::cardGap + 2 * metrics::unit + 2;
    const int height =
        std::min(around + m_mostRows * m_delegate->rowHeight(), window.height() - 2 * metrics::edge);
    return {(window.width() - width) / 2, (window.height() - height) / 2, width, height};
}

} // namespace runglass
