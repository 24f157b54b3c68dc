// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "preferences/preferencesdialog.h"

#include "common/metrics.h"
#include "common/tabstrip.h"
#include "connection/keyplacebox.h"
#include "preferences/keyspage.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace runglass {

namespace {

constexpr QSize usualSize(680, 600);

QLabel *sectionLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setFont(runglass::font(FontRole::UiStrong));
    return label;
}

} // namespace

PreferencesDialog::PreferencesDialog(Settings &settings, CommandRegistry &commands, const Subject &subject,
                                     QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_tabs(new TabStrip(this))
{
    setWindowTitle(tr("Settings"));
    resize(usualSize);
    auto *pages = new QStackedWidget(this);
    pages->addWidget(makeGeneralPage(subject));
    pages->addWidget(new KeysPage(commands, this));
    m_tabs->setAccessibleName(tr("Pages"));
    m_tabs->addTab(tr("General"));
    m_tabs->addTab(tr("Keys"));
    connect(m_tabs, &QTabBar::currentChanged, pages, &QStackedWidget::setCurrentIndex);
    auto *box = new QDialogButtonBox(QDialogButtonBox::Close, this);
    box->button(QDialogButtonBox::Close)->setDefault(true);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::edge, metrics::unit * 2, metrics::edge, metrics::edge);
    layout->setSpacing(metrics::edge);
    layout->addWidget(m_tabs);
    layout->addWidget(pages, 1);
    layout->addWidget(box);
}

void PreferencesDialog::showKeys()
{
    m_tabs->setCurrentIndex(1);
}

QWidget *PreferencesDialog::makeGeneralPage(const Subject &subject)
{
    auto *page = new QWidget(this);
    auto *form = new QFormLayout(page);
    form->setContentsMargins({});
    form->setHorizontalSpacing(metrics::edge);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);

    form->addRow(sectionLabel(tr("Look"), this));
    form->addRow(tr("&Theme"), choice(Setting::Theme, {{tr("As the desktop"), QStringLiteral("system")},
                                                       {tr("Light"), QStringLiteral("light")},
                                                       {tr("Dark"), QStringLiteral("dark")}}));
    form->addRow(tr("&Rows"), choice(Setting::Density, {{tr("Comfortable"), QStringLiteral("comfortable")},
                                                        {tr("Compact"), QStringLiteral("compact")}}));
    form->addRow(tr("T&imes"),
                 choice(Setting::ShowUtc, {{tr("In the local time zone"), false}, {tr("In UTC"), true}}));

    form->addRow(sectionLabel(tr("Connections"), this));
    if (subject.profile) {
        auto *place = new KeyPlaceBox(this);
        place->setPlace(subject.profile->keyPlace);
        connect(place, &QComboBox::activated, this, [this, place] { Q_EMIT keyPlaceChosen(place->place()); });
        form->addRow(tr("&Key of %1").arg(subject.profile->name), place);
    }
    auto *manage = new QPushButton(tr("&Manage Connections…"), this);
    manage->setObjectName(QStringLiteral("manage"));
    connect(manage, &QPushButton::clicked, this, &PreferencesDialog::connectionsRequested);
    form->addRow(tr("Profiles"), manage);

    form->addRow(sectionLabel(tr("Files"), this));
    form->addRow(tr("Log"), folderRow(tr("Open the folder of the log"), QFileInfo(subject.logFile).path()));
    form->addRow(tr("Local copies"),
                 folderRow(tr("Open the folder of the local copies"), subject.cacheFolder));
    return page;
}

QComboBox *PreferencesDialog::choice(Setting setting, const QList<std::pair<QString, QVariant>> &entries)
{
    auto *box = new QComboBox(this);
    box->setObjectName(QStringLiteral("setting%1").arg(static_cast<int>(setting)));
    for (const auto &[text, value] : entries)
        box->addItem(text, value);
    const auto show = [this, box, setting] {
        box->setCurrentIndex(box->findData(m_settings.value(setting)));
    };
    show();
    connect(box, &QComboBox::activated, this,
            [this, box, setting] { m_settings.setValue(setting, box->currentData()); });
    connect(&m_settings, &Settings::changed, box, [show, setting](Setting changed) {
        if (changed == setting)
            show();
    });
    return box;
}

QWidget *PreferencesDialog::folderRow(const QString &name, const QString &folder)
{
    auto *row = new QWidget(this);
    auto *path = new QLineEdit(folder, row);
    path->setReadOnly(true);
    path->setCursorPosition(0);
    path->setAccessibleName(folder);
    auto *open = new QPushButton(tr("Open"), row);
    open->setToolTip(name);
    open->setAccessibleName(name);
    connect(open, &QPushButton::clicked, this,
            [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    layout->addWidget(path, 1);
    layout->addWidget(open);
    return row;
}

} // namespace runglass
