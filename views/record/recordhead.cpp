// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "record/recordhead.h"

#include "common/flatbutton.h"
#include "common/metrics.h"
#include "record/elidedtext.h"
#include "json/panebutton.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>

namespace runglass {

RecordHead::RecordHead(QWidget *parent)
    : QWidget(parent)
    , m_id(new ElidedText(runglass::font(FontRole::Fixed), Qt::ElideMiddle, this))
    , m_position(new ElidedText(runglass::font(FontRole::Ui), Qt::ElideRight, this))
    , m_copy(new PaneButton(Icon::Copy, tr("Copy the run's id"), this))
    , m_previous(new FlatButton(QString(), this))
    , m_next(new FlatButton(QString(), this))
    , m_menu(new PaneButton(Icon::Dots, tr("More"), this))
    , m_row(new QHBoxLayout(this))
{
    auto *title = new QLabel(tr("Run"), this);
    title->setFont(runglass::font(FontRole::UiStrong));
    m_id->setObjectName(QStringLiteral("recordId"));
    m_position->setMuted(true);
    m_position->setObjectName(QStringLiteral("recordPosition"));
    m_copy->setObjectName(QStringLiteral("copyRunId"));
    m_previous->setLeadingIcon(Icon::ArrowUp);
    m_previous->setObjectName(QStringLiteral("previousRecord"));
    m_next->setLeadingIcon(Icon::ArrowDown);
    m_next->setObjectName(QStringLiteral("nextRecord"));
    auto *close = new PaneButton(Icon::Cross, tr("Close (Esc)"), this);
    close->setObjectName(QStringLiteral("closeRecord"));
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(metrics::unit + 2);
    m_row->addWidget(title);
    m_row->addWidget(m_id);
    m_row->addWidget(m_copy);
    m_row->addStretch(1);
    m_row->addWidget(m_position);
    m_row->addWidget(m_previous);
    m_row->addWidget(m_next);
    m_row->addWidget(m_menu);
    m_row->addWidget(close);
    connect(m_copy, &QAbstractButton::clicked, this, &RecordHead::copyRequested);
    connect(m_previous, &QAbstractButton::clicked, this, &RecordHead::previousRequested);
    connect(m_next, &QAbstractButton::clicked, this, &RecordHead::nextRequested);
    connect(m_menu, &QAbstractButton::clicked, this, &RecordHead::showMenu);
    connect(close, &QAbstractButton::clicked, this, &RecordHead::closeRequested);
    setKeys(QStringLiteral("K"), QStringLiteral("J"));
}

void RecordHead::setRun(const QString &id)
{
    m_id->setText(id);
    m_copy->setEnabled(!id.isEmpty());
}

void RecordHead::setPosition(const QString &text)
{
    m_position->setText(text);
}

QString RecordHead::position() const
{
    return m_position->text();
}

void RecordHead::setSteps(bool canGoUp, bool canGoDown)
{
    m_previous->setEnabled(canGoUp);
    m_next->setEnabled(canGoDown);
}

void RecordHead::setKeys(const QString &previous, const QString &next)
{
    const auto show = [](FlatButton *button, const QString &key, const QString &name) {
        button->setText(key);
        const QString whole = key.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, key);
        button->setToolTip(whole);
        button->setAccessibleName(name);
        button->updateGeometry();
    };
    show(m_previous, previous, tr("Previous record"));
    show(m_next, next, tr("Next record"));
}

void RecordHead::setMarks(QWidget *marks)
{
    if (m_marks) {
        m_row->removeWidget(m_marks);
        m_marks->hide();
    }
    m_marks = marks;
    if (!marks)
        return;
    // Behind the copy button and before what keeps both sides apart.
    constexpr int place = 3;
    m_row->insertWidget(place, marks);
    marks->show();
}

void RecordHead::showMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Compare With Earlier Success")), &QAction::triggered, this,
            &RecordHead::compareRequested);
    connect(menu->addAction(tr("Copy Link")), &QAction::triggered, this, &RecordHead::linkRequested);
    menu->addSeparator();
    auto *places = new QActionGroup(menu);
    const auto add = [&](const QString &text, RecordPlace place) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(place == m_place);
        places->addAction(action);
        connect(action, &QAction::triggered, this, [this, place] { Q_EMIT placeChosen(place); });
    };
    add(tr("Beside the List"), RecordPlace::Right);
    add(tr("Below the List"), RecordPlace::Below);
    add(tr("In a Window of Its Own"), RecordPlace::Window);
    menu->popup(m_menu->mapToGlobal(QPoint(0, m_menu->height())));
}

} // namespace runglass
