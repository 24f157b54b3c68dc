// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "monitor/scriptselector.h"

#include "common/metrics.h"
#include "tables/displaytext.h"
#include "tables/scriptsmodel.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

#include <algorithm>

namespace runglass {

namespace {

constexpr int listWidth = 280;
constexpr int mostRows = 12;
constexpr int longestName = 40; // characters

} // namespace

ScriptSelector::ScriptSelector(ScriptsModel &scripts, QWidget *parent)
    : FlatButton(QString(), parent)
    , m_scripts(scripts)
    , m_popup(new QFrame(this, Qt::Popup))
    , m_search(new QLineEdit(m_popup))
    , m_list(new QListView(m_popup))
{
    setStrong(true);
    setChevron(true);
    m_filtered.setSourceModel(&m_scripts);
    m_filtered.setFilterCaseSensitivity(Qt::CaseInsensitive);
    makeList();
    connect(this, &QPushButton::clicked, this, &ScriptSelector::openList);
    connect(&m_scripts, &ScriptsModel::loaded, this, &ScriptSelector::showName);
    showName();
}

void ScriptSelector::makeList()
{
    static_cast<QFrame *>(m_popup)->setFrameShape(QFrame::StyledPanel);
    m_search->setPlaceholderText(tr("Find a script"));
    m_search->setAccessibleName(tr("Find a script"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list->setModel(&m_filtered);
    m_list->setAccessibleName(tr("Scripts"));
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QListView::NoEditTriggers);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = new QVBoxLayout(m_popup);
    column->setContentsMargins(metrics::unit, metrics::unit, metrics::unit, metrics::unit);
    column->setSpacing(metrics::unit);
    column->addWidget(m_search);
    column->addWidget(m_list);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filtered.setFilterFixedString(text);
        m_list->setCurrentIndex(m_filtered.index(0, 0));
    });
    connect(m_list, &QListView::clicked, this, &ScriptSelector::accept);
}

void ScriptSelector::setCurrent(const QString &id)
{
    m_current = id;
    showName();
}

void ScriptSelector::showName()
{
    const Script *script = m_scripts.find(m_current.toStdString());
    QString name = script ? displayLine(script->name.empty() ? script->id : script->name) : QString();
    setToolTip(script ? QStringLiteral("%1 · %2").arg(name.toHtmlEscaped(),
                                                      languageLabel(script->language).toHtmlEscaped())
                      : QString());
    if (name.size() > longestName)
        name = name.left(longestName - 1) + QChar(0x2026);
    // An ampersand is part of the name, not the mark of a key.
    setText(name.isEmpty() ? tr("No Script") : name);
    setAccessibleName(tr("Script: %1").arg(text()));
    setEnabled(m_scripts.rowCount() > 0);
    updateGeometry();
}

void ScriptSelector::openList()
{
    m_search->clear();
    m_filtered.setFilterFixedString(QString());
    const int rows = std::clamp(m_filtered.rowCount(), 1, mostRows);
    const int height = rows * m_list->sizeHintForRow(0) + m_search->sizeHint().height() + 6 * metrics::unit;
    m_popup->resize(std::max(listWidth, width()), height);
    m_popup->move(mapToGlobal(QPoint(0, QWidget::height() + metrics::unit)));
    const auto found =
        m_filtered.match(m_filtered.index(0, 0), ScriptsModel::IdRole, m_current, 1, Qt::MatchExactly);
    m_list->setCurrentIndex(found.isEmpty() ? m_filtered.index(0, 0) : found.first());
    m_popup->show();
    m_search->setFocus(Qt::PopupFocusReason);
}

void ScriptSelector::accept()
{
    const QString id = m_list->currentIndex().data(ScriptsModel::IdRole).toString();
    m_popup->hide();
    setFocus();
    if (!id.isEmpty())
        Q_EMIT chosen(id);
}

bool ScriptSelector::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return FlatButton::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Down || key == Qt::Key_Up) {
        const int row = m_list->currentIndex().row() + (key == Qt::Key_Down ? 1 : -1);
        if (row >= 0 && row < m_filtered.rowCount())
            m_list->setCurrentIndex(m_filtered.index(row, 0));
        return true;
    }
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        accept();
        return true;
    }
    return false;
}

} // namespace runglass
