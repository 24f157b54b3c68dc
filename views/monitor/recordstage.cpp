// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "monitor/recordstage.h"

#include "common/linesplitter.h"
#include "record/recordview.h"
#include "record/recordwindow.h"

#include <QEvent>
#include <QLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace runglass {

namespace {

/// Below these there is only room for one of both.
constexpr int leastWidth = 760;
constexpr int leastHeight = 400;
constexpr double usualShare = 0.45;

const QString rightName = QStringLiteral("right");
const QString belowName = QStringLiteral("below");
const QString windowName = QStringLiteral("window");

QString nameOf(RecordPlace place)
{
    switch (place) {
    case RecordPlace::Right:
        return rightName;
    case RecordPlace::Below:
        return belowName;
    case RecordPlace::Window:
        break;
    }
    return windowName;
}

QString partsName(RecordPlace place)
{
    return nameOf(place) + QStringLiteral(".parts");
}

} // namespace

RecordStage::RecordStage(QWidget &list, Settings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_list(list)
    , m_splitter(new LineSplitter(list.parentWidget()))
    , m_frame(new QWidget(m_splitter))
    , m_view(new RecordView(m_frame))
{
    QWidget *around = list.parentWidget();
    delete around->layout()->replaceWidget(&list, m_splitter);
    m_splitter->insertWidget(0, &list);
    m_splitter->setChildrenCollapsible(false);
    auto *column = new QVBoxLayout(m_frame);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_view);
    m_frame->hide();
    m_splitter->installEventFilter(this);
    list.show();
    connect(m_splitter, &QSplitter::splitterMoved, this, &RecordStage::rememberSizes);
    connect(m_view, &RecordView::sizesChanged, this, &RecordStage::rememberSizes);
    connect(&settings, &Settings::changed, this, [this](Setting setting) {
        if (setting != Setting::RecordPlace)
            return;
        if (m_isShown)
            show();
        Q_EMIT placeChanged();
    });
}

RecordStage::~RecordStage()
{
    delete m_window;
}

RecordPlace RecordStage::place() const
{
    const QString name = m_settings.value(Setting::RecordPlace).toString();
    if (name == belowName)
        return RecordPlace::Below;
    return name == windowName ? RecordPlace::Window : RecordPlace::Right;
}

void RecordStage::setPlace(RecordPlace place)
{
    m_settings.setValue(Setting::RecordPlace, nameOf(place));
}

bool RecordStage::isListShown() const
{
    return !m_list.isHidden();
}

void RecordStage::show()
{
    const bool isNew = !m_isShown;
    m_isShown = true;
    arrange();
    if (isNew || place() == RecordPlace::Window)
        m_view->setSizes(sizes(partsName(place())));
}

void RecordStage::hide()
{
    m_isShown = false;
    m_frame->hide();
    if (m_window)
        m_window->hide();
    m_list.show();
}

/// Brings view, splitter and window in line with the place.
void RecordStage::arrange()
{
    const RecordPlace where = place();
    if (where == RecordPlace::Window) {
        if (!m_window) {
            m_window = new RecordWindow(m_settings, m_list.window());
            connect(m_window, &RecordWindow::closed, this, &RecordStage::windowClosed);
        }
        m_window->setView(m_view);
        m_frame->hide();
        m_list.show();
        m_window->showWindow();
        return;
    }
    m_splitter->setOrientation(where == RecordPlace::Below ? Qt::Vertical : Qt::Horizontal);
    if (m_view->parentWidget() != m_frame) {
        m_frame->layout()->addWidget(m_view);
        m_view->show();
    }
    if (m_window)
        m_window->hide();
    m_frame->show();
    makeRoom();
    QList<int> wanted = sizes(nameOf(where));
    if (wanted.size() != 2) {
        const int room = where == RecordPlace::Below ? m_splitter->height() : m_splitter->width();
        const int share = static_cast<int>(room * usualShare);
        wanted = {room - share, share};
    }
    m_splitter->setSizes(wanted);
}

/// In the list's place where there is no room for both.
void RecordStage::makeRoom()
{
    if (!m_isShown || place() == RecordPlace::Window)
        return;
    const bool isBelow = place() == RecordPlace::Below;
    const bool isTight = isBelow ? m_splitter->height() < leastHeight : m_splitter->width() < leastWidth;
    const bool hadFocus = isTight && m_list.isAncestorOf(m_list.window()->focusWidget());
    m_list.setVisible(!isTight);
    if (hadFocus)
        m_view->setFocus();
}

QList<int> RecordStage::sizes(const QString &name) const
{
    const QVariantList stored = m_settings.value(Setting::RecordSizes).toMap().value(name).toList();
    QList<int> all;
    for (const QVariant &one : stored)
        all << std::clamp(one.toInt(), 0, 100'000);
    return all;
}

void RecordStage::rememberSizes()
{
    if (!m_isShown)
        return;
    QVariantMap all = m_settings.value(Setting::RecordSizes).toMap();
    const auto put = [&all](const QString &name, const QList<int> &values) {
        QVariantList list;
        for (const int value : values)
            list << value;
        all.insert(name, list);
    };
    if (place() != RecordPlace::Window && isListShown())
        put(nameOf(place()), m_splitter->sizes());
    put(partsName(place()), m_view->sizes());
    m_settings.setValue(Setting::RecordSizes, all);
}

bool RecordStage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_splitter && event->type() == QEvent::Resize)
        makeRoom();
    return QObject::eventFilter(watched, event);
}

} // namespace runglass
