// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "json/jsonpane.h"

#include "common/banner.h"
#include "common/flatbutton.h"
#include "common/metrics.h"
#include "common/theme.h"
#include "json/jsonactions.h"
#include "json/jsonbrowser.h"
#include "json/jsoncopy.h"
#include "json/jsonfindbar.h"
#include "json/jsonsearch.h"
#include "json/panebutton.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace runglass {

namespace {

constexpr int sayLoadingAfter = 150; // ms: less is a flicker
constexpr int sayFor = 2500;         // ms
constexpr int frame = 3;

QLabel *plainLabel(FontRole role, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setFont(runglass::font(role));
    return label;
}

} // namespace

JsonPane::JsonPane(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_titleText(title)
    , m_browser(new JsonBrowser(this))
    , m_search(new JsonSearch(*m_browser, this))
    , m_copy(new JsonCopy(*m_browser, this))
    , m_lines(new LinesView(this))
    , m_actions(new JsonActions(*this, *m_lines))
    , m_findBar(new JsonFindBar(*m_search, this))
    , m_notJson(new Banner(this))
    , m_title(plainLabel(FontRole::Ui, this))
    , m_what(plainLabel(FontRole::Fixed, this))
    , m_why(plainLabel(FontRole::Ui, this))
    , m_action(new FlatButton(QString(), this))
    , m_pages(new QStackedLayout)
{
    setAccessibleName(title);
    m_lines->setAccessibleName(title);
    m_lines->setSource(m_browser);
    setFocusProxy(m_lines);
    m_body = new QWidget(this);
    auto *inFrame = new QVBoxLayout(m_body);
    inFrame->setContentsMargins(frame, frame, frame, frame);
    inFrame->addLayout(m_pages);
    m_pages->addWidget(makeMessagePage());
    m_pages->addWidget(makeDocumentPage());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::unit);
    column->addWidget(makeHead());
    column->addWidget(m_body, 1);
    m_sayLoading.setSingleShot(true);
    m_sayLoading.setInterval(sayLoadingAfter);
    m_sayNoMore.setSingleShot(true);
    m_sayNoMore.setInterval(sayFor);
    connectParts();
    takeState();
}

JsonPane::~JsonPane()
{
    m_lines->setSource(nullptr);
}

QWidget *JsonPane::makeHead()
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_title->setForegroundRole(QPalette::PlaceholderText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_title, 1);
    auto *search = new PaneButton(Icon::Search, tr("Find (/)"), head);
    auto *menu = new PaneButton(Icon::Dots, tr("More"), head);
    connect(search, &QAbstractButton::clicked, this, &JsonPane::find);
    connect(menu, &QAbstractButton::clicked, this,
            [this, menu] { showMenu(menu->mapToGlobal(QPoint(0, menu->height()))); });
    row->addWidget(search);
    row->addWidget(menu);
    return head;
}

QWidget *JsonPane::makeDocumentPage()
{
    auto *page = new QWidget(m_body);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_notJson);
    column->addWidget(m_findBar);
    column->addWidget(m_lines, 1);
    m_findBar->hide();
    return page;
}

QWidget *JsonPane::makeMessagePage()
{
    auto *page = new QWidget(m_body);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(metrics::cellPadding, metrics::unit * 2, metrics::cellPadding,
                               metrics::unit * 2);
    column->setSpacing(metrics::unit);
    for (QLabel *label : {m_what, m_why}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setForegroundRole(QPalette::PlaceholderText);
        column->addWidget(label);
    }
    column->addWidget(m_action, 0, Qt::AlignLeft);
    column->addStretch(1);
    return page;
}

void JsonPane::connectParts()
{
    connect(m_browser, &JsonBrowser::stateChanged, this, &JsonPane::takeState);
    connect(m_browser, &JsonBrowser::linesAboutToChange, this, &JsonPane::keepPlaces);
    connect(m_browser, &JsonBrowser::linesChanged, this, &JsonPane::restorePlaces);
    connect(m_browser, &JsonBrowser::hitRevealed, this, &JsonPane::showHit);
    connect(m_browser, &JsonBrowser::refused, this, &JsonPane::say);
    connect(m_search, &JsonSearch::hitsChanged, this, [this] {
        m_lines->setCurrentHit(m_search->current());
        m_actions->update();
    });
    connect(m_search, &JsonSearch::currentChanged, this,
            [this] { m_lines->setCurrentHit(m_search->current()); });
    connect(m_findBar, &JsonFindBar::textChanged, this,
            [this](const QString &text) { m_search->begin(text, m_lines->current()); });
    connect(m_findBar, &JsonFindBar::closed, this, &JsonPane::closeFind);
    connect(m_copy, &JsonCopy::copied, this, &JsonPane::say);
    connect(m_lines, &LinesView::foldRequested, this, &JsonPane::fold);
    connect(m_lines, &LinesView::currentChanged, m_actions, &JsonActions::update);
    connect(m_lines, &LinesView::menuRequested, this,
            [this](qsizetype, const QPoint &position) { showMenu(position); });
    // Told from within painting: the rest waits until that is over.
    connect(m_lines, &LinesView::linesPainted, this, [this] {
        if (std::exchange(m_isNewDocument, false))
            QMetaObject::invokeMethod(this, &JsonPane::documentPainted, Qt::QueuedConnection);
    });
    connect(m_notJson, &Banner::actionTriggered, this, [this] {
        m_lines->setCurrent(m_browser->errorLine());
        m_lines->ensureVisible(m_lines->current());
        m_lines->setFocus();
    });
    connect(m_action, &QPushButton::clicked, this, &JsonPane::actionTriggered);
    // The frame shows whether the focus is inside.
    connect(qApp, &QApplication::focusChanged, this, qOverload<>(&QWidget::update));
    connect(&m_sayLoading, &QTimer::timeout, this, [this] {
        m_browser->hideLines();
        showPage(tr("Loading…"), {});
    });
    connect(&m_sayNoMore, &QTimer::timeout, this, [this] { say({}); });
}

void JsonPane::showDocument(std::shared_ptr<const std::string> text)
{
    m_browser->show(std::move(text));
}

void JsonPane::showDocument(std::string text)
{
    showDocument(std::make_shared<const std::string>(std::move(text)));
}

void JsonPane::showMessage(const QString &what, const QString &why, const QString &action)
{
    m_browser->clear();
    showPage(what, why, action);
}

void JsonPane::showError(const UserError &error)
{
    showMessage(error.message, QStringList{error.reason, error.help}.join(QLatin1Char('\n')).trimmed());
}

void JsonPane::showLoading()
{
    m_browser->clear();
    m_sayLoading.start();
}

void JsonPane::showPage(const QString &what, const QString &why, const QString &action)
{
    m_sayLoading.stop();
    m_what->setText(what);
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_pages->setCurrentIndex(0);
}

QString JsonPane::message() const
{
    return m_pages->currentIndex() == 0 ? m_what->text() : QString();
}

void JsonPane::takeState()
{
    const JsonBrowser::State state = m_browser->state();
    m_notJson->setVisible(state == JsonBrowser::State::NotJson && !m_browser->text()->empty());
    switch (state) {
    case JsonBrowser::State::Nothing:
        showPage({}, {});
        break;
    case JsonBrowser::State::Loading:
        m_notJson->setVisible(m_browser->textLines() != nullptr);
        m_what->clear();
        m_why->clear();
        m_sayLoading.start();
        break;
    case JsonBrowser::State::NotJson:
        if (m_browser->lineCount() == 0) {
            showPage(tr("The document is empty."), {});
            break;
        }
        m_notJson->showError({tr("Not JSON."), m_browser->error().what(), m_browser->error().where()},
                             m_browser->error().where().isEmpty() ? QString() : tr("Go There"));
        [[fallthrough]];
    case JsonBrowser::State::Json:
        m_isNewDocument = true;
        m_sayLoading.stop();
        m_pages->setCurrentIndex(1);
        break;
    }
    if (!m_findBar->isHidden() && state != JsonBrowser::State::Loading)
        m_search->begin(m_findBar->text(), 0);
    else if (!m_search->needle().isEmpty())
        m_search->begin({}, 0);
    m_actions->update();
    showTitle();
}

void JsonPane::showTitle()
{
    QString text = m_titleText;
    if (m_browser->text())
        text += QLatin1Char(' ') + QLocale().formattedDataSize(static_cast<qint64>(m_browser->text()->size()),
                                                               1, QLocale::DataSizeTraditionalFormat);
    if (!m_said.isEmpty())
        text += QStringLiteral(" · ") + m_said;
    m_title->setText(text);
}

/// A word beside the title, for a moment.
void JsonPane::say(const QString &text)
{
    m_said = text;
    showTitle();
    if (!text.isEmpty())
        m_sayNoMore.start();
}

void JsonPane::keepPlaces()
{
    m_keptCurrent = m_browser->placeOf(m_lines->current());
    m_keptTop = m_browser->placeOf(m_lines->top());
}

void JsonPane::restorePlaces()
{
    m_lines->reset(m_browser->rowOf(m_keptCurrent), m_browser->rowOf(m_keptTop));
}

void JsonPane::fold(qsizetype row, LinesView::Fold how)
{
    switch (how) {
    case LinesView::Fold::Toggle:
        m_browser->toggle(row);
        break;
    case LinesView::Fold::Open:
        m_browser->open(row);
        break;
    case LinesView::Fold::Close:
        m_browser->close(row);
        break;
    case LinesView::Fold::OpenAll:
        m_browser->openAll(row);
        break;
    }
}

void JsonPane::showHit(const JsonHit &, qsizetype row)
{
    m_lines->setCurrent(row);
    m_lines->setCurrentHit(m_search->current());
    TextStretch stretch;
    for (const ShownLine::Hit &shown : m_browser->line(row).hits) {
        if (shown.index == m_search->current())
            stretch = shown.at;
    }
    m_lines->ensureVisible(row, stretch);
}

void JsonPane::find()
{
    if (m_browser->lineCount() == 0)
        return;
    m_findBar->open();
    if (m_search->needle() != m_findBar->text())
        m_search->begin(m_findBar->text(), m_lines->current());
}

/// The hits stay marked, so that N goes on.
void JsonPane::closeFind()
{
    m_findBar->hide();
    m_lines->setFocus(Qt::OtherFocusReason);
}

void JsonPane::showMenu(const QPoint &globalPosition)
{
    m_actions->update();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_actions->addTo(*menu);
    menu->popup(globalPosition);
}

void JsonPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QWidget *focus = focusWidget();
    const bool hasFocusInside = focus && focus->hasFocus() && m_body->isAncestorOf(focus);
    painter.setPen(color(this, hasFocusInside ? ColorRole::Accent : ColorRole::Line));
    painter.setBrush(color(this, ColorRole::Raised));
    painter.drawRoundedRect(QRectF(m_body->geometry()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radius,
                            metrics::radius);
}

void JsonPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        update();
}

void JsonPane::setZone(const QTimeZone &zone)
{
    m_browser->setZone(zone);
}

JsonStyle JsonPane::style() const
{
    return m_browser->style();
}

void JsonPane::setStyle(JsonStyle style)
{
    if (style == m_browser->style())
        return;
    m_browser->setStyle(style);
    m_lines->refresh();
    m_actions->update();
    Q_EMIT styleChanged(style);
}

bool JsonPane::isWrapped() const
{
    return m_lines->isWrapped();
}

void JsonPane::setWrapped(bool wrapped)
{
    if (wrapped == m_lines->isWrapped())
        return;
    m_lines->setWrapped(wrapped);
    m_actions->update();
    Q_EMIT wrappedChanged(wrapped);
}

} // namespace runglass
