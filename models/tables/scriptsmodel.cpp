// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "tables/scriptsmodel.h"

#include "tables/displaytext.h"
#include "tables/displayvalues.h"

#include <QCollator>

#include <algorithm>

namespace runglass {

namespace {

/// What the service told of a script that never ran; one known from its records alone tells nothing of the
/// kind.
bool isUnexecuted(const Script &script)
{
    return !script.deploymentStatus.empty() && script.totalRuns == 0 && !script.lastExecutedAt;
}

std::vector<Script> sortedByName(std::vector<Script> scripts)
{
    QCollator collator(DisplayValues().locale());
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    collator.setNumericMode(true);
    std::stable_sort(scripts.begin(), scripts.end(), [&](const Script &a, const Script &b) {
        return collator.compare(QString::fromStdString(a.name), QString::fromStdString(b.name)) < 0;
    });
    return scripts;
}

bool haveSameIds(const std::vector<Script> &a, const std::vector<Script> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const Script &x, const Script &y) { return x.id == y.id; });
}

} // namespace

QString languageLabel(const std::string &language)
{
    if (language == "python")
        return QStringLiteral("Python");
    if (language == "javascript")
        return QStringLiteral("JavaScript");
    return displayLine(language);
}

ScriptsModel::ScriptsModel(QueryPool &queries, QObject *parent)
    : QAbstractListModel(parent)
    , m_queries(queries)
    , m_mailbox(this)
{
    refresh();
}

int ScriptsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_scripts.size());
}

QVariant ScriptsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Script &script = m_scripts[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return displayLine(script.name.empty() ? script.id : script.name);
    case Qt::ToolTipRole:
        return languageLabel(script.language);
    case IdRole:
        return QString::fromStdString(script.id);
    default:
        return {};
    }
}

const Script *ScriptsModel::find(const std::string &id) const
{
    const auto found =
        std::find_if(m_scripts.begin(), m_scripts.end(), [&](const Script &s) { return s.id == id; });
    return found == m_scripts.end() ? nullptr : &*found;
}

const Script *ScriptsModel::latest() const
{
    const auto found =
        std::max_element(m_scripts.begin(), m_scripts.end(), [](const Script &a, const Script &b) {
            return a.lastExecutedAt < b.lastExecutedAt;
        });
    return found == m_scripts.end() ? nullptr : &*found;
}

void ScriptsModel::refresh()
{
    if (m_running) {
        m_stale = true;
        return;
    }
    m_running = true;
    m_stale = false;
    m_job = m_queries.submit(QueryPool::Lane::Page, [this, box = m_mailbox.sender()](
                                                        CacheReader &reader, const CancelToken &token) {
        auto scripts = reader.scripts(token);
        if (token.isCancelled())
            return;
        if (scripts)
            box.post([this, list = sortedByName(std::move(scripts).value())] { take(list); });
        else
            box.post([this, error = scripts.error()] { takeError(error); });
    });
}

void ScriptsModel::cacheChanged(const ChangeNotice &notice)
{
    if (notice.scriptList || notice.byOtherProcess)
        refresh();
}

void ScriptsModel::take(std::vector<Script> scripts)
{
    const auto total = scripts.size();
    std::erase_if(scripts, isUnexecuted);
    m_unexecuted = static_cast<int>(total - scripts.size());
    if (haveSameIds(scripts, m_scripts)) {
        m_scripts = std::move(scripts);
        if (!m_scripts.empty())
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    } else {
        beginResetModel();
        m_scripts = std::move(scripts);
        endResetModel();
    }
    m_loaded = true;
    m_running = false;
    m_error.reset();
    Q_EMIT loaded();
    if (m_stale)
        refresh();
}

/// The list stays as it is.
void ScriptsModel::takeError(const UserError &error)
{
    m_running = false;
    m_error = error;
    Q_EMIT failed(error);
    if (m_stale)
        refresh();
}

} // namespace runglass
