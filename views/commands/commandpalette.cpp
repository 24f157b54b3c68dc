// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "commands/commandpalette.h"

#include "commands/commanddelegate.h"
#include "commands/listkeys.h"
#include "common/metrics.h"

#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

#include <algorithm>

namespace runglass {

namespace {

constexpr int panelWidth = 640;
constexpr int mostRows = 12;
constexpr int rowHeight = 32;

QLabel *makeLabel(FontRole role, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setFont(runglass::font(role));
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

} // namespace

CommandPalette::CommandPalette(QWidget *window)
    : OverlayPanel(tr("Command palette"), window)
    , m_field(new QLineEdit(panel()))
    , m_list(new QListView(panel()))
    , m_nothing(makeLabel(FontRole::Ui, panel()))
    , m_hint(makeLabel(FontRole::Caption, panel()))
    , m_delegate(new CommandDelegate(rowHeight, metrics::edge, m_list))
    , m_keys(new ListKeys(m_field, m_list))
{
    m_field->setPlaceholderText(tr("Find a command, a script …"));
    m_field->setAccessibleName(tr("Find a command, a script"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setAccessibleName(tr("What can be done"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QListView::NoEditTriggers);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_nothing->setObjectName(QStringLiteral("nothing"));
    m_nothing->setWordWrap(true);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setContentsMargins(0, metrics::edge, 0, metrics::edge);
    m_hint->setText(tr("↑ ↓ to choose · Enter to do it · Esc to close"));
    m_hint->setContentsMargins(metrics::edge, 0, metrics::edge, 0);
    setFocusProxy(m_field);

    auto *field = new QVBoxLayout;
    field->setContentsMargins(metrics::cardGap, metrics::cardGap, metrics::cardGap, 0);
    field->addWidget(m_field);
    auto *column = new QVBoxLayout(panel());
    column->setContentsMargins(1, 1, 1, metrics::unit * 2);
    column->setSpacing(metrics::unit * 2);
    column->addLayout(field);
    column->addWidget(m_list, 1);
    column->addWidget(m_nothing);
    column->addWidget(m_hint);

    connect(this, &OverlayPanel::opened, this, &CommandPalette::start);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::ask);
    connect(m_keys, &ListKeys::moved, this, [this] { m_walked = true; });
    connect(m_keys, &ListKeys::chosen, this, &CommandPalette::choose);
    connect(m_list, &QListView::clicked, this, &CommandPalette::choose);
}

void CommandPalette::addProvider(PaletteProvider *provider)
{
    m_providers.emplace_back(provider);
    connect(provider, &PaletteProvider::answered, this,
            [this, provider](quint64 question, const QList<PaletteEntry> &entries) {
                take(provider, question, entries);
            });
    // Its entries lead nowhere any more.
    connect(provider, &QObject::destroyed, this, [this] {
        for (std::size_t i = 0; i < m_providers.size(); ++i) {
            if (!m_providers[i])
                m_model.setEntries(static_cast<int>(i), {});
        }
        if (isVisible())
            showResult();
    });
}

void CommandPalette::start()
{
    std::erase_if(m_providers, [](const QPointer<PaletteProvider> &provider) { return !provider; });
    m_model.clear();
    const QSignalBlocker quiet(m_field);
    m_field->clear();
    ask();
}

void CommandPalette::ask()
{
    const quint64 question = ++m_question;
    m_walked = false;
    m_open = static_cast<int>(m_providers.size());
    m_model.setText(m_field->text());
    // A copy: who is asked may bring others along.
    const auto providers = m_providers;
    for (const QPointer<PaletteProvider> &provider : providers) {
        if (provider)
            provider->ask(m_field->text(), question);
        else
            --m_open;
    }
    showResult();
}

void CommandPalette::take(const PaletteProvider *provider, quint64 question,
                          const QList<PaletteEntry> &entries)
{
    if (question != m_question || !isVisible())
        return;
    const auto place = std::ranges::find(m_providers, provider, &QPointer<PaletteProvider>::get);
    const QString chosen = m_list->currentIndex().data().toString();
    m_model.setEntries(static_cast<int>(place - m_providers.begin()), entries);
    --m_open;
    showResult();
    if (!m_walked)
        return;
    // Whoever has gone to a row stays there when others come in.
    const auto found = m_model.match(m_model.index(0, 0), Qt::DisplayRole, chosen, 1, Qt::MatchExactly);
    if (!found.isEmpty())
        m_list->setCurrentIndex(found.first());
}

void CommandPalette::showResult()
{
    const bool empty = m_model.rowCount() == 0;
    m_list->setVisible(!empty);
    m_nothing->setVisible(empty);
    m_nothing->setText(m_open > 0 ? tr("Looking …")
                                  : tr("Nothing is called like “%1”. Some letters of a name are enough.")
                                        .arg(m_field->text().simplified()));
    m_field->setAccessibleDescription(empty ? m_nothing->text()
                                            : tr("%n found", nullptr, m_model.rowCount()));
    m_keys->goToFirst();
    placePanel();
}

void CommandPalette::choose()
{
    const PaletteEntry *entry = m_model.entry(m_list->currentIndex().row());
    if (!entry)
        return;
    // The entry goes with the answer it came in; what it does may open us again.
    const auto run = entry->run;
    QPointer<QWidget> before = origin();
    dismiss();
    if (run)
        run(before);
}

QRect CommandPalette::panelPlace(const QSize &window) const
{
    const int width = std::min(panelWidth, window.width() - 2 * metrics::edge);
    const int top = std::min(window.height() / 8, 120);
    const int around = panel()->layout()->contentsMargins().bottom() + m_field->sizeHint().height() +
                       m_hint->sizeHint().height() + metrics::cardGap + 4 * metrics::unit + 2;
    const int rows = std::clamp(m_model.rowCount(), 0, mostRows);
    const int content = rows > 0 ? rows * m_delegate->rowHeight() : m_nothing->heightForWidth(width);
    return {(window.width() - width) / 2, top, width,
            std::min(around + content, window.height() - top - metrics::edge)};
}

} // namespace runglass
