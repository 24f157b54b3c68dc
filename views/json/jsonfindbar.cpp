// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "json/jsonfindbar.h"

#include "common/metrics.h"
#include "common/theme.h"
#include "json/jsonsearch.h"
#include "json/panebutton.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>

namespace runglass {

JsonFindBar::JsonFindBar(JsonSearch &search, QWidget *parent)
    : QWidget(parent)
    , m_search(search)
    , m_field(new QLineEdit(this))
    , m_hits(new QLabel(this))
    , m_previous(new PaneButton(Icon::ArrowUp, tr("Previous Hit (Shift+N)"), this))
    , m_next(new PaneButton(Icon::ArrowDown, tr("Next Hit (N)"), this))
{
    auto *close = new PaneButton(Icon::Cross, tr("Close (Esc)"), this);
    m_field->setPlaceholderText(tr("Find in keys and values"));
    m_field->setAccessibleName(tr("Find in document"));
    m_field->setFont(runglass::font(FontRole::Fixed));
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    m_hits->setTextFormat(Qt::PlainText);
    m_hits->setFont(runglass::font(FontRole::Caption));
    m_hits->setForegroundRole(QPalette::PlaceholderText);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::unit, metrics::unit, metrics::unit, metrics::unit);
    row->setSpacing(metrics::unit);
    row->addWidget(m_field, 1);
    row->addWidget(m_hits);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    row->addWidget(close);
    connect(m_field, &QLineEdit::textChanged, this, &JsonFindBar::textChanged);
    connect(m_previous, &QAbstractButton::clicked, &m_search, &JsonSearch::previous);
    connect(m_next, &QAbstractButton::clicked, &m_search, &JsonSearch::next);
    connect(close, &QAbstractButton::clicked, this, &JsonFindBar::closed);
    connect(&m_search, &JsonSearch::hitsChanged, this, &JsonFindBar::showHits);
    connect(&m_search, &JsonSearch::currentChanged, this, &JsonFindBar::showHits);
    showHits();
}

QString JsonFindBar::text() const
{
    return m_field->text();
}

void JsonFindBar::open()
{
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

QString JsonFindBar::hitsText() const
{
    return m_hits->text();
}

void JsonFindBar::showHits()
{
    const std::size_t count = m_search.hits().size();
    m_previous->setEnabled(count > 0);
    m_next->setEnabled(count > 0);
    const QLocale locale;
    QString total = locale.toString(static_cast<qulonglong>(count));
    if (m_search.isRunning())
        total += QStringLiteral("…");
    else if (m_search.isLimitReached())
        total += QLatin1Char('+');
    QString text;
    if (m_search.needle().isEmpty())
        text.clear();
    else if (m_search.current())
        text = tr("%1 of %2").arg(locale.toString(static_cast<qulonglong>(*m_search.current() + 1)), total);
    else
        text = m_search.isRunning() ? tr("Looking…") : tr("No hits");
    m_hits->setText(text);
    m_hits->setAccessibleName(text);
}

bool JsonFindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool back = key->modifiers() & Qt::ShiftModifier;
    switch (key->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (back)
            m_search.previous();
        else
            m_search.next();
        return true;
    case Qt::Key_F3:
        if (back)
            m_search.previous();
        else
            m_search.next();
        return true;
    case Qt::Key_Escape:
        Q_EMIT closed();
        return true;
    default:
        return false;
    }
}

void JsonFindBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(this, ColorRole::Window));
    painter.fillRect(0, height() - 1, width(), 1, color(this, ColorRole::Line));
}

} // namespace runglass
