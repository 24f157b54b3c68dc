// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QCoreApplication>
#include <QString>

#include <cstdint>
#include <vector>

namespace runglass {

/// Something in an imported file that could not be taken as it was. Names no content.
struct ImportProblem
{
    enum class Kind {
        Skipped, ///< a record, or a stretch that may have held some, was left out
        Emptied, ///< the record is there without a part of it
        Note,    ///< nothing is lost, but it is not as it seems
    };

    QString file;
    std::int64_t line = 0; ///< from 1; 0: the file as a whole
    QString reason;        ///< one sentence without a full stop, translated
    Kind kind = Kind::Skipped;
};

/// What went wrong in an import, by file and line. The first ones are kept in full, all are counted.
class ImportProblems
{
    Q_DECLARE_TR_FUNCTIONS(runglass::ImportProblems)

public:
    static constexpr std::size_t kept = 10'000;

    /// Names the file of what is added from now on.
    void beginFile(const QString &file) { m_file = file; }
    void add(ImportProblem::Kind kind, std::int64_t line, const QString &reason);

    const std::vector<ImportProblem> &list() const { return m_list; }
    std::int64_t skipped() const { return m_skipped; }
    std::int64_t emptied() const { return m_emptied; }
    std::int64_t notes() const { return m_notes; }
    bool isEmpty() const { return m_skipped + m_emptied + m_notes == 0; }

    /// One problem a line, for a file or the clipboard: "runs.csv:7: Executed On is not a time; skipped".
    QString text() const;

private:
    QString m_file;
    std::vector<ImportProblem> m_list;
    std::int64_t m_skipped = 0;
    std::int64_t m_emptied = 0;
    std::int64_t m_notes = 0;
};

} // namespace runglass
