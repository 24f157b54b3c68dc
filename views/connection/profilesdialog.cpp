// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "connection/profilesdialog.h"

#include "common/hintlabel.h"
#include "common/metrics.h"
#include "settings/profilestore.h"
#include "settings/serviceurl.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace runglass {

namespace {

constexpr int idRole = Qt::UserRole;

} // namespace

ProfilesDialog::ProfilesDialog(ProfileStore &profiles, QWidget *parent)
    : QDialog(parent)
    , m_profiles(profiles)
    , m_list(new QListWidget(this))
    , m_hint(new HintLabel(this))
    , m_open(new QPushButton(tr("&Open"), this))
    , m_rename(new QPushButton(tr("&Rename"), this))
    , m_key(new QPushButton(tr("Change &Key…"), this))
    , m_forget(new QPushButton(tr("&Forget…"), this))
{
    setWindowTitle(tr("Connections"));
    resize(560, 320);
    m_list->setObjectName(QStringLiteral("profiles"));
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->setUniformItemSizes(true);
    m_open->setObjectName(QStringLiteral("open"));
    m_rename->setObjectName(QStringLiteral("rename"));
    m_key->setObjectName(QStringLiteral("changeKey"));
    m_forget->setObjectName(QStringLiteral("forget"));
    auto *add = new QPushButton(tr("&Add…"), this);
    add->setObjectName(QStringLiteral("add"));

    auto *side = new QVBoxLayout;
    side->setSpacing(8);
    for (QPushButton *button : {m_open, add, m_rename, m_key, m_forget})
        side->addWidget(button);
    side->addStretch();
    auto *middle = new QHBoxLayout;
    middle->setSpacing(metrics::cardGap);
    middle->addWidget(m_list, 1);
    middle->addLayout(side);
    auto *box = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_open->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::edge, metrics::edge, metrics::edge, metrics::edge);
    layout->setSpacing(metrics::cardGap);
    layout->addLayout(middle);
    layout->addWidget(m_hint);
    layout->addWidget(box);

    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(add, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT addRequested();
    });
    const auto open = [this] {
        const QString id = selectedId();
        accept();
        Q_EMIT openRequested(id);
    };
    connect(m_open, &QPushButton::clicked, this, open);
    connect(m_list, &QListWidget::itemDoubleClicked, this, open);
    connect(m_key, &QPushButton::clicked, this, [this] {
        const QString id = selectedId();
        accept();
        Q_EMIT keyRequested(id);
    });
    connect(m_rename, &QPushButton::clicked, this, [this] { m_list->editItem(m_list->currentItem()); });
    connect(m_forget, &QPushButton::clicked, this, &ProfilesDialog::askToForget);
    connect(m_list, &QListWidget::itemChanged, this, &ProfilesDialog::itemRenamed);
    // Queued: the store may change while an item's editor is still closing.
    connect(&m_profiles, &ProfileStore::changed, this, &ProfilesDialog::fill, Qt::QueuedConnection);
    fill();
}

void ProfilesDialog::fill()
{
    const QSignalBlocker quiet(m_list);
    const int row = std::max(m_list->currentRow(), 0);
    m_list->clear();
    for (const Profile &profile : m_profiles.profiles()) {
        auto *item = new QListWidgetItem(profile.name, m_list);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable);
        item->setData(idRole, profile.id);
        item->setToolTip(displayUrl(profile.url));
    }
    m_list->setCurrentRow(std::min(row, m_list->count() - 1));
    const bool any = m_list->count() > 0;
    for (QPushButton *button : {m_open, m_rename, m_key, m_forget})
        button->setEnabled(any);
    if (!any)
        m_hint->say(HintLabel::Tone::Muted, tr("There are no connections yet."));
    else if (m_hint->tone() == HintLabel::Tone::Muted)
        m_hint->clearHint();
}

QString ProfilesDialog::selectedId() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item ? item->data(idRole).toString() : QString();
}

void ProfilesDialog::itemRenamed(QListWidgetItem *item)
{
    const QString id = item->data(idRole).toString();
    const Result<void> renamed = m_profiles.rename(id, item->text());
    if (renamed) {
        m_hint->clearHint();
        return;
    }
    m_hint->say(renamed.error());
    const QSignalBlocker quiet(m_list);
    if (const auto profile = m_profiles.find(id))
        item->setText(profile->name);
}

void ProfilesDialog::askToForget()
{
    const auto profile = m_profiles.find(selectedId());
    if (!profile)
        return;
    auto *question = new QMessageBox(this);
    question->setObjectName(QStringLiteral("forgetQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setTextFormat(Qt::PlainText);
    question->setIcon(QMessageBox::Question);
    question->setWindowTitle(tr("Forget Connection"));
    question->setText(tr("Forget the connection “%1”?").arg(profile->name));
    question->setInformativeText(tr("Its API key is removed. The service itself is not touched."));
    auto *withCache = new QCheckBox(tr("Also &delete the runs and logs copied to this machine"), question);
    withCache->setObjectName(QStringLiteral("withCache"));
    question->setCheckBox(withCache);
    auto *forget = question->addButton(tr("&Forget"), QMessageBox::DestructiveRole);
    forget->setObjectName(QStringLiteral("confirmForget"));
    question->setDefaultButton(question->addButton(QMessageBox::Cancel));
    connect(forget, &QPushButton::clicked, this,
            [this, id = profile->id, withCache] { Q_EMIT forgetRequested(id, withCache->isChecked()); });
    question->open();
}

} // namespace runglass
