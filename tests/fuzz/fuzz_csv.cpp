// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// CSV of any kind: never a wrong memory access, the same rows whatever the pieces, and rows that are written
// read back as they were.

#include "fuzztarget.h"

#include "exchange/bytebuffer.h"
#include "exchange/csvparser.h"
#include "exchange/csvreader.h"
#include "telemetry/jsonwriter.h"

#include <string>
#include <vector>

using namespace runglass;

namespace {

struct Outcome
{
    std::vector<std::vector<std::string>> rows;
    std::vector<std::int64_t> lines; ///< of rows, and negative of faults

    friend bool operator==(const Outcome &, const Outcome &) = default;
};

Outcome parse(std::string_view text, std::size_t piece, CsvDialect dialect)
{
    Outcome outcome;
    CsvParser parser(dialect);
    const auto take = [&] {
        for (;;) {
            switch (parser.next()) {
            case CsvParser::Step::Row:
                outcome.rows.emplace_back(parser.row().begin(), parser.row().end());
                outcome.lines.push_back(parser.line());
                break;
            case CsvParser::Step::Fault:
                outcome.lines.push_back(-parser.line());
                break;
            case CsvParser::Step::NeedMore:
            case CsvParser::Step::End:
                return;
            }
        }
    };
    fuzz::eachPiece(text, piece, [&](std::string_view part) {
        parser.append(part);
        take();
    });
    parser.finish();
    take();
    return outcome;
}

void writeAndReadBack(const std::vector<std::vector<std::string>> &rows)
{
    ByteBuffer out;
    std::vector<std::vector<std::string>> expected;
    for (const std::vector<std::string> &row : rows) {
        if (row.size() == 1 && row.front().empty())
            continue; // a blank line
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0)
                out.append(",");
            out.setEnd(writeCsvCell(row[i], true, out.room(longestCsvCell(row[i].size()))));
        }
        out.append("\r\n");
        expected.push_back(row);
    }
    Outcome again = parse(out.bytes(), 1000, {});
    for (std::vector<std::string> &row : again.rows) {
        for (std::string &cell : row)
            cell = std::string(withoutFormulaGuard(cell));
    }
    fuzz::require(again.rows == expected, "what is written reads back");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const fuzz::Input input = fuzz::inputOf(data, size);
    const CsvStart start = findCsvStart(input.text);
    const Outcome whole = parse(input.text, input.text.size() + 1, start.dialect);
    fuzz::require(parse(input.text, input.piece, start.dialect) == whole, "pieces make no difference");
    writeAndReadBack(whole.rows);

    // The reader is given valid UTF-8.
    const std::string text = repairUtf8(input.text);
    ImportProblems problems;
    CsvReader reader({.scriptName = "S", .runId = {}, .modified = 0, .takeGuardOff = true}, problems);
    ImportBatch batch;
    // Its first piece holds the header, as the first of a file does.
    if (reader.read(text, batch).ok())
        (void)reader.finish(batch); // an error when no row could be a header
    inferRuns(batch);
    return 0;
}
