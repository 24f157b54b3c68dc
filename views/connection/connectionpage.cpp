// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "connection/connectionpage.h"

#include "common/hintlabel.h"
#include "common/metrics.h"
#include "common/theme.h"
#include "connection/formcard.h"
#include "connection/keyfield.h"
#include "connection/keyplacebox.h"
#include "service/connectiontest.h"
#include "settings/serviceurl.h"

#include <QFormLayout>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace runglass {

namespace {

constexpr int formWidth = 640;

QLabel *plainLabel(QWidget *parent, const QFont &font = runglass::font(FontRole::Ui))
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setFont(font);
    return label;
}

} // namespace

ConnectionPage::ConnectionPage(QWidget *parent)
    : QWidget(parent)
    , m_title(plainLabel(this, runglass::font(FontRole::Metric)))
    , m_subtitle(plainLabel(this))
    , m_url(new QLineEdit(this))
    , m_urlHint(new HintLabel(this))
    , m_key(new KeyField(this))
    , m_place(new KeyPlaceBox(this))
    , m_name(new QLineEdit(this))
    , m_answer(new HintLabel(this))
    , m_progress(new QProgressBar(this))
    , m_back(new QPushButton(tr("&Back"), this))
    , m_test(new QPushButton({}, this))
    , m_connect(new QPushButton(this))
    , m_demoRow(makeDemoRow())
{
    m_url->setObjectName(QStringLiteral("url"));
    m_name->setObjectName(QStringLiteral("name"));
    m_answer->setObjectName(QStringLiteral("answer"));
    m_urlHint->setObjectName(QStringLiteral("urlHint"));
    m_back->setObjectName(QStringLiteral("back"));
    m_test->setObjectName(QStringLiteral("test"));
    m_connect->setObjectName(QStringLiteral("connect"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(4);
    m_connect->setDefault(true);
    // Return presses the button that has the focus, as in a dialog.
    for (QPushButton *button : {m_back, m_test, m_connect})
        button->setAutoDefault(true);

    auto *column = new FormCard(this);
    column->setMaximumWidth(formWidth);
    auto *inner = new QVBoxLayout(column);
    inner->setContentsMargins(28, 24, 28, 24);
    inner->setSpacing(metrics::cardGap);
    inner->addWidget(m_title);
    inner->addWidget(m_subtitle);
    inner->addSpacing(metrics::unit);
    inner->addWidget(makeForm());
    inner->addWidget(m_progress);
    inner->addWidget(m_answer);
    inner->addWidget(makeButtons());
    inner->addSpacing(metrics::cardGap);
    inner->addWidget(m_demoRow);

    auto *across = new QHBoxLayout;
    across->addStretch(1);
    across->addWidget(column, 8);
    across->addStretch(1);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(metrics::edge, metrics::edge, metrics::edge, metrics::edge);
    outer->addStretch(2);
    outer->addLayout(across);
    outer->addStretch(3);

    connect(m_url, &QLineEdit::textEdited, this, &ConnectionPage::fieldEdited);
    connect(m_key, &KeyField::edited, this, &ConnectionPage::fieldEdited);
    connect(m_url, &QLineEdit::editingFinished, this, [this] { judgeUrl(!m_url->text().isEmpty()); });
    connect(m_url, &QLineEdit::returnPressed, this, [this] { submit(Intent::Connect); });
    connect(m_key, &KeyField::returnPressed, this, [this] { submit(Intent::Connect); });
    connect(m_name, &QLineEdit::returnPressed, this, [this] { submit(Intent::Connect); });
    connect(m_back, &QPushButton::clicked, this, &ConnectionPage::backRequested);
    connect(m_test, &QPushButton::clicked, this, [this] {
        if (m_running)
            cancelTest();
        else
            submit(Intent::TestOnly);
    });
    connect(m_connect, &QPushButton::clicked, this, [this] { submit(Intent::Connect); });
    setBusy(false);
    beginNew(false);
}

ConnectionPage::~ConnectionPage() = default;

QWidget *ConnectionPage::makeForm()
{
    auto *form = new QWidget(this);
    m_form = new QFormLayout(form);
    m_form->setContentsMargins({});
    m_form->setHorizontalSpacing(metrics::edge);
    m_form->setVerticalSpacing(metrics::cardGap);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_url->setPlaceholderText(QStringLiteral("https://monitoring.example.com"));
    m_url->setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoPredictiveText);
    m_name->setPlaceholderText(tr("optional; else the name of the host"));
    auto *urlColumn = new QVBoxLayout;
    urlColumn->setSpacing(metrics::unit);
    urlColumn->addWidget(m_url);
    urlColumn->addWidget(m_urlHint);
    m_form->addRow(tr("Service &URL"), urlColumn);
    m_form->addRow(tr("API &key"), m_key);
    m_form->addRow(tr("Kee&p the key"), m_place);
    m_form->addRow(tr("&Name"), m_name);
    if (auto *label = qobject_cast<QLabel *>(m_form->labelForField(urlColumn)))
        label->setBuddy(m_url);
    return form;
}

QWidget *ConnectionPage::makeButtons()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    layout->addWidget(m_back);
    layout->addStretch();
    layout->addWidget(m_test);
    layout->addWidget(m_connect);
    return row;
}

QWidget *ConnectionPage::makeDemoRow()
{
    auto *row = new QWidget(this);
    auto *layout = new QVBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(metrics::cardGap);
    auto *line = new QFrame(row);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    auto *text = plainLabel(row);
    text->setText(
        tr("No service at hand? Open files that were exported or captured, or let the demo simulate a busy "
           "team on this machine."));
    auto *files = new QPushButton(tr("&Open Files…"), row);
    files->setObjectName(QStringLiteral("openFiles"));
    files->setAutoDefault(true);
    connect(files, &QPushButton::clicked, this, &ConnectionPage::openFilesRequested);
    auto *demo = new QPushButton(tr("Try the &Demo"), row);
    demo->setObjectName(QStringLiteral("demo"));
    demo->setAutoDefault(true);
    connect(demo, &QPushButton::clicked, this, &ConnectionPage::demoRequested);
    auto *inner = new QHBoxLayout;
    inner->setSpacing(metrics::cardGap);
    inner->addWidget(text, 1);
    inner->addWidget(files);
    inner->addWidget(demo);
    layout->addWidget(line);
    layout->addLayout(inner);
    return row;
}

void ConnectionPage::beginNew(bool canGoBack)
{
    cancelTest();
    m_editing = false;
    m_anyway = false;
    m_title->setText(tr("Connect to a service"));
    m_subtitle->setText(
        tr("Runglass copies runs and logs to this machine and shows them from there, also offline."));
    m_url->clear();
    m_url->setReadOnly(false);
    m_name->clear();
    m_key->clear();
    m_place->setPlace(KeyPlace::Keychain);
    m_form->setRowVisible(m_name, true);
    m_urlHint->clearHint();
    m_answer->clearHint();
    m_back->setVisible(canGoBack);
    m_demoRow->setVisible(true);
    setBusy(false);
    m_url->setFocus();
}

void ConnectionPage::beginEdit(const Profile &profile)
{
    beginNew(true);
    m_editing = true;
    m_title->setText(tr("Another key for %1").arg(profile.name));
    m_subtitle->setText(tr("What is on this machine stays; the new key is used from now on."));
    m_url->setText(profile.url.toDisplayString());
    m_url->setReadOnly(true);
    m_place->setPlace(profile.keyPlace);
    m_form->setRowVisible(m_name, false);
    m_demoRow->setVisible(false);
    judgeUrl(false);
    setBusy(false);
    m_key->setFocus();
}

void ConnectionPage::keyPressEvent(QKeyEvent *event)
{
    if (!event->matches(QKeySequence::Cancel))
        return QWidget::keyPressEvent(event);
    if (m_running)
        cancelTest();
    else if (m_back->isVisible())
        Q_EMIT backRequested();
}

void ConnectionPage::showError(const UserError &error)
{
    m_answer->say(error);
}

void ConnectionPage::fieldEdited()
{
    cancelTest();
    m_anyway = false;
    m_answer->clearHint();
    judgeUrl(m_urlHint->tone() == HintLabel::Tone::Error);
    setBusy(false);
}

/// A warning is told at once, an error only when the user has moved on: nobody types a whole URL in one
/// stroke.
void ConnectionPage::judgeUrl(bool complain)
{
    const auto url = parseServiceUrl(m_url->text());
    if (!url && complain)
        m_urlHint->say(HintLabel::Tone::Error,
                       QStringLiteral("%1 %2").arg(url.error().reason, url.error().help));
    else if (url && sendsKeyInTheClear(*url))
        m_urlHint->say(HintLabel::Tone::Warning, tr("http:// to another machine: the key goes over the wire "
                                                    "unencrypted. Use https:// if you can."));
    else
        m_urlHint->clearHint();
}

std::optional<ConnectionRequest> ConnectionPage::request()
{
    judgeUrl(true);
    const auto url = parseServiceUrl(m_url->text());
    if (!url) {
        m_url->setFocus();
        return {};
    }
    return ConnectionRequest{m_name->text().simplified(), *url, m_key->key(), m_place->place()};
}

void ConnectionPage::submit(Intent intent)
{
    const auto wanted = request();
    if (!wanted)
        return;
    if (intent == Intent::Connect && m_anyway) {
        Q_EMIT connectRequested(*wanted);
        return;
    }
    m_intent = intent;
    m_answer->say(HintLabel::Tone::Muted, tr("Asking %1 …").arg(displayUrl(wanted->url)));
    m_running = std::make_unique<ConnectionTest>(ServiceEndpoint{wanted->url, wanted->key});
    connect(m_running.get(), &ConnectionTest::finished, this, &ConnectionPage::testFinished);
    setBusy(true);
    m_running->start();
}

void ConnectionPage::cancelTest()
{
    if (!m_running)
        return;
    m_running.reset();
    m_answer->clearHint();
    setBusy(false);
}

void ConnectionPage::testFinished(const ConnectionAnswer &answer)
{
    // We are called from it.
    m_running.release()->deleteLater();
    m_anyway = !answer.ok();
    setBusy(false);
    if (!answer.ok()) {
        m_answer->say(*answer.error);
        return;
    }
    m_answer->say(HintLabel::Tone::Success, answer.summary);
    if (m_intent == Intent::Connect) {
        if (const auto wanted = request())
            Q_EMIT connectRequested(*wanted);
    }
}

void ConnectionPage::setBusy(bool busy)
{
    // The bar keeps its room, so that nothing moves under the pointer.
    QSizePolicy policy = m_progress->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(policy);
    m_progress->setVisible(busy);
    m_test->setText(busy ? tr("Cance&l") : tr("&Test Connection"));
    m_connect->setEnabled(!busy);
    const QString proceed = m_editing ? tr("Use This Key") : tr("&Connect");
    m_connect->setText(m_anyway ? (m_editing ? tr("Use It Anyway") : tr("&Connect Anyway")) : proceed);
}

} // namespace runglass
