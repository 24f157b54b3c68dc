// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "record/recorderror.h"

#include "common/flatbutton.h"
#include "common/metrics.h"
#include "common/theme.h"
#include "record/errorlines.h"
#include "json/linesview.h"
#include "json/panebutton.h"

#include <QClipboard>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace runglass {

namespace {

constexpr int padding = 12;
constexpr int verticalPadding = 8;
constexpr int mostHeadLines = 3;
constexpr int openLines = 12;

/// "LedgerTimeout: timeout contacting …": how long the name before the colon is, 0 without one.
qsizetype nameLength(const QString &headline)
{
    constexpr qsizetype longest = 80;
    qsizetype at = 0;
    while (at < headline.size() && at < longest) {
        const QChar c = headline.at(at);
        if (!c.isLetterOrNumber() && c != QLatin1Char('_') && c != QLatin1Char('.'))
            break;
        ++at;
    }
    return at < headline.size() && headline.at(at) == QLatin1Char(':') ? at : 0;
}

} // namespace

RecordError::RecordError(QWidget *parent)
    : QWidget(parent)
    , m_lines(new LinesView(this))
    , m_more(new FlatButton(tr("Show All"), this))
    , m_copy(new PaneButton(Icon::Copy, tr("Copy the error"), this))
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFont(runglass::font(FontRole::Ui));
    m_more->setCheckable(true);
    m_more->setObjectName(QStringLiteral("wholeError"));
    m_lines->setAccessibleName(tr("Error"));
    m_lines->setWrapped(true);
    m_lines->hide();
    connect(m_more, &QPushButton::toggled, this, &RecordError::setOpen);
    connect(m_copy, &QAbstractButton::clicked, this, [this] {
        if (m_text)
            QGuiApplication::clipboard()->setText(QString::fromStdString(*m_text));
    });
}

RecordError::~RecordError()
{
    m_lines->setSource(nullptr);
}

void RecordError::setError(std::shared_ptr<const std::string> text)
{
    if (text == m_text && m_text)
        return;
    const bool wasOpen = isOpen();
    m_text = std::move(text);
    m_lines->setSource(nullptr);
    m_source.reset();
    m_copy->setVisible(m_text != nullptr);
    showHeadline(m_text ? errorHeadline(*m_text) : QString());
    m_more->setVisible(m_text && (m_text->find_first_of("\r\n") < m_text->size() - 1 ||
                                  m_headline.size() < static_cast<qsizetype>(m_text->size()) / 4));
    setOpen(wasOpen && !m_more->isHidden());
    m_more->setChecked(isOpen());
}

void RecordError::setNote(const QString &note)
{
    m_text.reset();
    m_lines->setSource(nullptr);
    m_source.reset();
    m_lines->hide();
    m_copy->hide();
    m_more->hide();
    showHeadline(note);
}

void RecordError::showHeadline(const QString &headline)
{
    m_headline = headline;
    setAccessibleName(tr("Error: %1").arg(headline));
    place();
    updateGeometry();
    update();
}

bool RecordError::isOpen() const
{
    return !m_lines->isHidden();
}

void RecordError::setOpen(bool open)
{
    open = open && m_text;
    if (open && !m_source) {
        m_source = std::make_unique<ErrorLines>(*m_text);
        m_lines->setSource(m_source.get());
    }
    m_lines->setVisible(open);
    m_more->setText(open ? tr("Less") : tr("Show All"));
    place();
    updateGeometry();
    update();
}

int RecordError::textWidth(int width) const
{
    int room = width - 2 * padding;
    if (!m_copy->isHidden())
        room -= m_copy->sizeHint().width() + metrics::unit;
    if (!m_more->isHidden())
        room -= m_more->sizeHint().width() + metrics::unit;
    return std::max(room, 40);
}

void RecordError::layOut(QTextLayout &layout, int width) const
{
    QTextOption option;
    option.setTextDirection(Qt::LeftToRight);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.setFont(font());
    layout.setText(m_headline);
    QTextCharFormat strong;
    strong.setFontWeight(QFont::DemiBold);
    if (const qsizetype name = m_text ? nameLength(m_headline) : 0; name > 0)
        layout.setFormats({{0, static_cast<int>(name), strong}});
    qreal y = 0;
    layout.beginLayout();
    for (int i = 0; i < mostHeadLines; ++i) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        line.setPosition({0, y});
        y += line.height();
    }
    layout.endLayout();
}

int RecordError::headHeight(int width) const
{
    QTextLayout layout;
    layOut(layout, textWidth(width));
    const int text = static_cast<int>(std::ceil(layout.lineCount() * QFontMetricsF(font()).height()));
    const int least = m_more->isHidden() ? metrics::icon : m_more->sizeHint().height() - verticalPadding;
    return std::max(text, least) + 2 * verticalPadding;
}

int RecordError::heightForWidth(int width) const
{
    const int head = headHeight(width);
    if (!isOpen())
        return head;
    const int line = QFontMetrics(runglass::font(FontRole::Fixed)).height() + metrics::unit;
    const int lines = static_cast<int>(std::clamp<qsizetype>(m_source->lineCount(), 2, openLines));
    return head + lines * line + verticalPadding;
}

QSize RecordError::sizeHint() const
{
    constexpr int width = 320;
    return {width, heightForWidth(std::max(this->width(), width))};
}

void RecordError::place()
{
    int right = width() - metrics::unit;
    const int head = headHeight(width());
    for (QWidget *one : QList<QWidget *>{m_copy, m_more}) {
        if (one->isHidden())
            continue;
        const QSize size = one->sizeHint();
        right -= size.width();
        one->setGeometry(right, std::max(0, (head - size.height()) / 2), size.width(), size.height());
        right -= metrics::unit;
    }
    m_lines->setGeometry(padding, head, std::max(0, width() - 2 * padding),
                         std::max(0, height() - head - verticalPadding));
}

void RecordError::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void RecordError::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        update();
}

void RecordError::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isError = m_text != nullptr;
    const bool isForeign = schemeOf(palette()) == ColorScheme::Foreign;
    painter.setPen(isForeign ? QPen(color(this, ColorRole::Failed)) : QPen(Qt::NoPen));
    painter.setBrush(color(this, isError ? ColorRole::FailedGround : ColorRole::NeutralGround));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radius, metrics::radius);
    QTextLayout layout;
    layOut(layout, textWidth(width()));
    const qreal height = layout.lineCount() * QFontMetricsF(font()).height();
    painter.setPen(color(this, isError ? ColorRole::Failed : ColorRole::Neutral));
    layout.draw(&painter, {static_cast<qreal>(padding), (headHeight(width()) - height) / 2});
}

} // namespace runglass
