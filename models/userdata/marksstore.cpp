// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "userdata/marksstore.h"

#include <iterator>
#include <set>
#include <utility>

namespace runglass {

namespace {

MarksPointer with(const Marks &marks, const MarkChange &change)
{
    const MarkedRun marked{change.runId, change.scriptId, changed(marks.of(change.runId), change)};
    return marks.with({&marked, 1});
}

} // namespace

MarksStore::MarksStore(const QString &file, QObject *parent)
    : QObject(parent)
    , m_thread(file, [this](MarksThread::Report report) {
        // Not delivered any more once this object has gone, and the thread ends before it does.
        QMetaObject::invokeMethod(
            this, [this, told = std::move(report)] { take(told); }, Qt::QueuedConnection);
    })
{
}

MarksStore::~MarksStore() = default;

MarksStore::Workspace &MarksStore::workspace(const std::string &id)
{
    const auto [found, isNew] = m_workspaces.try_emplace(id);
    if (isNew)
        m_thread.load(id);
    return found->second;
}

MarksPointer MarksStore::marks(const QString &workspaceId)
{
    return workspace(workspaceId.toStdString()).shown;
}

bool MarksStore::isLoaded(const QString &workspaceId) const
{
    const auto found = m_workspaces.find(workspaceId.toStdString());
    return found != m_workspaces.end() && found->second.isLoaded;
}

void MarksStore::change(const QString &workspaceId, const std::vector<MarkChange> &changes)
{
    const std::string id = workspaceId.toStdString();
    Workspace &of = workspace(id);
    std::vector<MarksFile::Change> handedOver;
    std::vector<MarkedRun> shown;
    for (const MarkChange &wanted : changes) {
        if (wanted.runId.empty())
            continue;
        shown.push_back(
            {wanted.runId, wanted.scriptId, runglass::changed(of.shown->of(wanted.runId), wanted)});
        handedOver.push_back({id, wanted});
    }
    if (handedOver.empty())
        return;
    of.shown = of.shown->with(shown);
    m_pending.insert(m_pending.end(), handedOver.begin(), handedOver.end());
    m_thread.write(std::move(handedOver));
    Q_EMIT this->changed(workspaceId);
}

std::vector<MarkedRun> MarksStore::marksOf(const QString &workspaceId, std::span<const std::string> runIds)
{
    const MarksPointer known = marks(workspaceId);
    std::vector<MarkedRun> found;
    for (const std::string &runId : runIds) {
        if (const MarkedRun *marked = known->find(runId))
            found.push_back(*marked);
    }
    return found;
}

void MarksStore::takeIn(const QString &workspaceId, std::span<const MarkedRun> theirs)
{
    std::vector<MarkChange> changes;
    for (const MarkedRun &marked : theirs)
        changes.push_back(takingIn(marked));
    change(workspaceId, changes);
}

/// What is shown is what the file says and, on top of it, what is still to be written.
void MarksStore::recall(const std::string &workspaceId, Workspace &of)
{
    of.shown = of.stored;
    for (const MarksFile::Change &pending : m_pending) {
        if (pending.workspaceId == workspaceId)
            of.shown = with(*of.shown, pending.change);
    }
}

void MarksStore::take(const MarksThread::Report &report)
{
    std::set<std::string> touched;
    if (report.notice)
        writeAnew();
    for (const auto &[id, marks] : report.loaded) {
        Workspace &of = m_workspaces[id];
        of.stored = marks;
        of.isLoaded = true;
        touched.insert(id);
    }
    const auto through = m_pending.begin() + static_cast<std::ptrdiff_t>(report.finished);
    if (report.writeError) {
        for (auto pending = m_pending.begin(); pending != through; ++pending)
            touched.insert(pending->workspaceId);
    }
    m_pending.erase(m_pending.begin(), through);
    std::map<std::string, std::vector<MarkedRun>> rows;
    for (const auto &[id, run] : report.rows) {
        if (m_workspaces.contains(id))
            rows[id].push_back(run);
    }
    for (const auto &[id, runs] : rows) {
        Workspace &of = m_workspaces[id];
        of.stored = of.stored->with(runs);
        // The user's own changes come back from the file as they are shown already.
        for (const MarkedRun &run : runs) {
            if (of.shown->of(run.runId) != run.mark)
                touched.insert(id);
        }
    }
    for (const std::string &id : touched) {
        recall(id, m_workspaces[id]);
        Q_EMIT changed(QString::fromStdString(id));
    }
    for (const auto &error : {report.readError, report.writeError, report.notice}) {
        if (!error)
            continue;
        if (error == report.writeError)
            Q_EMIT failed(*error);
        else
            Q_EMIT failed(*(m_problem = error));
    }
}

/// What had been read before the file was found damaged is not lost.
void MarksStore::writeAnew()
{
    for (const auto &[id, of] : m_workspaces) {
        std::vector<MarksFile::Change> changes;
        if (of.isLoaded) {
            of.stored->forEach([&](const MarkedRun &marked) { changes.push_back({id, takingIn(marked)}); });
        }
        m_pending.insert(m_pending.end(), changes.begin(), changes.end());
        m_thread.write(std::move(changes));
    }
}

} // namespace runglass
