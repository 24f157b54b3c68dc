// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "filter/filtertextfield.h"

#include "common/metrics.h"
#include "common/theme.h"

#include <QPainter>
#include <QStyleOptionFrame>

#include <algorithm>

namespace runglass {

namespace {

constexpr int waveLength = 4;
constexpr int waveHeight = 2;
/// QLineEdit's own distance between its contents' edge and the text.
constexpr int textMargin = 2;

} // namespace

FilterTextField::FilterTextField(FilterSubject subject, QWidget *parent)
    : QLineEdit(parent)
    , m_subject(subject)
{
    setFont(runglass::font(FontRole::Fixed));
    setObjectName(QStringLiteral("filterText"));
    setAccessibleName(tr("Filter as text"));
    setPlaceholderText(subject == FilterSubject::Runs
                           ? tr("status = Failed and response_time > 2s")
                           : tr("level in (Warning, Error) and message contains timeout"));
    connect(this, &QLineEdit::textEdited, this, &FilterTextField::read);
}

void FilterTextField::setFilter(const FilterSet &set)
{
    const FilterParse shown = parseFilter(text().toStdString(), m_subject);
    if (shown.ok() && shown.set == set && !(set.isEmpty() && !text().isEmpty()))
        return;
    m_problem.reset();
    setText(QString::fromStdString(printFilter(set, m_subject)));
    setCursorPosition(0);
}

void FilterTextField::read(const QString &text)
{
    FilterParse parse = parseFilter(text.toStdString(), m_subject);
    m_problem = std::move(parse.error);
    update();
    if (m_problem)
        Q_EMIT refused();
    else
        Q_EMIT typed(parse.set);
}

std::pair<int, int> FilterTextField::underlined() const
{
    if (!m_problem)
        return {0, 0};
    const QByteArray utf8 = text().toUtf8();
    const auto characters = [&utf8](std::size_t bytes) {
        return static_cast<int>(QString::fromUtf8(utf8.left(static_cast<qsizetype>(bytes))).size());
    };
    const int first = characters(m_problem->position);
    const int behind = characters(m_problem->position + m_problem->length);
    return {first, behind - first};
}

void FilterTextField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (!m_problem)
        return;
    QStyleOptionFrame option;
    initStyleOption(&option);
    const QRect contents = style()->subElementRect(QStyle::SE_LineEditContents, &option, this);
    // Where the text begins follows from where the cursor is, however far it is scrolled.
    const QFontMetrics metrics = fontMetrics();
    const int origin = cursorRect().center().x() - metrics.horizontalAdvance(text().left(cursorPosition()));
    const auto [first, count] = underlined();
    const int left = origin + metrics.horizontalAdvance(text().left(first));
    // The end of the text is a place as well.
    const int wide =
        std::max(metrics.horizontalAdvance(text().mid(first, count)), metrics.averageCharWidth());
    const int bottom = contents.center().y() + metrics.height() / 2;
    QPainter painter(this);
    painter.setClipRect(contents.adjusted(textMargin, 0, -textMargin, waveHeight + 2));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color(this, ColorRole::Failed), 1.25));
    QPolygonF wave;
    for (int x = 0; x <= wide; x += waveLength / 2)
        wave << QPointF(left + x, bottom - (x / (waveLength / 2) % 2) * waveHeight);
    painter.drawPolyline(wave);
}

} // namespace runglass
