// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "exchange/csvcolumns.h"
#include "exchange/csvparser.h"
#include "exchange/csvwriter.h"
#include "support/seed.h"

#include <QtTest>

using namespace runglass;

class TestCsvParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void piecesMakeNoDifference();
    void readsWhatIsWritten();
    void longRows();
    void findsDialects_data();
    void findsDialects();
    void findsColumns();
};

namespace {

/// Rows and faults as text: "1:a|b" is line 1 with two cells, "3!quote" a fault.
std::string parsed(std::string_view text, std::size_t piece, CsvDialect dialect = {},
                   std::uint32_t longest = CsvParser::defaultLongestRow)
{
    CsvParser parser(dialect, longest);
    std::string out;
    for (;;) {
        switch (parser.next()) {
        case CsvParser::Step::Row:
            out += std::to_string(parser.line()) + ':';
            for (std::size_t i = 0; i < parser.row().size(); ++i)
                out += (i > 0 ? "|" : "") + std::string(parser.row()[i]);
            out += '\n';
            break;
        case CsvParser::Step::Fault:
            out += std::to_string(parser.line()) + '!' +
                   (parser.fault() == CsvParser::Fault::UnclosedQuote    ? "unclosed"
                    : parser.fault() == CsvParser::Fault::TextAfterQuote ? "text after"
                                                                         : "long") +
                   '\n';
            break;
        case CsvParser::Step::NeedMore:
            if (text.empty())
                parser.finish();
            parser.append(text.substr(0, piece));
            text.remove_prefix(std::min(piece, text.size()));
            break;
        case CsvParser::Step::End:
            return out;
        }
    }
}

std::string randomText(std::mt19937_64 &random, std::string_view letters, std::size_t longest)
{
    std::string text;
    for (std::size_t length = random() % (longest + 1); text.size() < length;)
        text += letters[random() % letters.size()];
    return text;
}

} // namespace

void TestCsvParser::parses_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("rows");
    const auto row = [](const char *name, std::string text, std::string rows) {
        QTest::newRow(name) << std::move(text) << std::move(rows);
    };
    row("nothing", "", "");
    row("one cell", "a", "1:a\n");
    row("CRLF", "a,b\r\nc,d\r\n", "1:a|b\n2:c|d\n");
    row("LF", "a,b\nc,d\n", "1:a|b\n2:c|d\n");
    row("CR", "a,b\rc,d\r", "1:a|b\n2:c|d\n");
    row("no line end at the end", "a,b\nc,d", "1:a|b\n2:c|d\n");
    row("a CR inside, where lines end with LF", "a,b\nc\rd,e\n", "1:a|b\n2:c\rd|e\n");
    row("cut inside CRLF", "a\r\nb\r", "1:a\n2:b\n");
    row("empty cells", ",\n,,\n", "1:|\n2:||\n");
    row("blank lines", "\n\na\r\n\r\nb\n\n", "3:a\n5:b\n");
    row("a blank", " \n", "1: \n");
    row("quoted", "\"a\",\"b\"\n", "1:a|b\n");
    row("quoted and empty", "\"\"\n\"\",\n", "1:\n2:|\n");
    row("quotes inside", "\"say \"\"hi\"\"\",b\n", "1:say \"hi\"|b\n");
    row("only quotes", "\"\"\"\"\n\"\"\"\"\"\"\n", "1:\"\n2:\"\"\n");
    row("commas and lines inside", "\"a,\nb\r\nc\rd\",e\nf\n", "1:a,\nb\r\nc\rd|e\n4:f\n");
    row("quotes that begin no cell", "a\"b,c\"\"\n", "1:a\"b|c\"\"\n");
    row("NUL", std::string("a\0b,\0\n", 6), std::string("1:a\0b|\0\n", 8));
    row("quoted at the end", "a\n\"b\"", "1:a\n2:b\n");
    row("unclosed at the end", "a\n\"b", "1:a\n2!unclosed\n");
    row("unclosed, the rest is kept", "a,\"b\nc,d\ne,f\n", "1!unclosed\n2:c|d\n3:e|f\n");
    row("unclosed, quoted cells follow", "a,\"b\nc,\"d,\"\ne,f\n", "1!text after\n2:c|d,\n3:e|f\n");
    row("text after a quote", "a\n\"b\"c,d\ne\n", "1:a\n2!text after\n3:e\n");
    row("text after a quote, lines later", "\"a\nb\nc\"d\ne\n", "1!text after\n2:b\n3:c\"d\n4:e\n");
    row("a quote alone on each line", "\"\n\"\n\"\n", "1:\n\n3!unclosed\n");
}

void TestCsvParser::parses()
{
    QFETCH(std::string, text);
    QFETCH(std::string, rows);
    for (const std::size_t piece : {1000, 1, 2, 3, 7})
        QCOMPARE(parsed(text, piece), rows);
}

void TestCsvParser::piecesMakeNoDifference()
{
    std::mt19937_64 random(test::seed());
    for (int round = 0; round < 3000; ++round) {
        const std::string text = randomText(random, std::string_view("aab,,\"\"\r\n\n;\0", 12), 200);
        const std::string whole = parsed(text, text.size() + 1);
        for (const std::size_t piece : {std::size_t{1}, 1 + random() % 20, 1 + random() % 100})
            QVERIFY2(parsed(text, piece) == whole, (text + "\n---\n" + whole).c_str());
    }
}

void TestCsvParser::readsWhatIsWritten()
{
    std::mt19937_64 random(test::seed());
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        std::string rows;
        std::int64_t line = 1;
        for (std::size_t count = 1 + random() % 5; count > 0; --count) {
            rows += std::to_string(line) + ':';
            const std::size_t cells = 2 + random() % 4;
            for (std::size_t i = 0; i < cells; ++i) {
                const std::string cell = randomText(random, "ab,\"\r\n=' ", 40);
                ByteBuffer out;
                out.setEnd(writeCsvCell(cell, false, out.room(longestCsvCell(cell.size()))));
                text += (i > 0 ? "," : "") + std::string(out.bytes());
                rows += (i > 0 ? "|" : "") + cell;
                line += std::count(cell.begin(), cell.end(), '\n');
            }
            text += "\r\n";
            rows += '\n';
            ++line;
        }
        QVERIFY2(parsed(text, 1 + random() % 64) == rows, text.c_str());
    }
}

void TestCsvParser::longRows()
{
    const std::string big(300, 'x');
    QCOMPARE(parsed("a\n" + big + "\nb\n", 10, {}, 100), std::string("1:a\n2!long\n3:b\n"));
    QCOMPARE(parsed("a\n\"" + big + "\nb\n" + big, 10, {}, 100), std::string("1:a\n2!long\n3:b\n4!long\n"));
    // A row of commas must not take memory for each.
    CsvParser parser({});
    parser.append(std::string(100'000, ',') + "\nb\n");
    QVERIFY(parser.next() == CsvParser::Step::Row);
    QVERIFY(parser.row().size() < 5000);
    QVERIFY(parser.next() == CsvParser::Step::Row);
    QCOMPARE(parser.row().size(), std::size_t{1});
    const std::string megabyte(1'000'000, 'm');
    QCOMPARE(parsed("\"" + megabyte + "\",\n", 4096), "1:" + megabyte + "|\n");
}

void TestCsvParser::findsDialects_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<char>("delimiter");
    QTest::addColumn<char>("quote");
    QTest::addColumn<int>("known");
    const auto row = [](const char *name, std::string text, char delimiter, char quote, int known) {
        QTest::newRow(name) << std::move(text) << delimiter << quote << known;
    };
    row("ours, runs", std::string(csvRunHeader) + "\r\n", ',', '"', 8);
    row("ours, logs", std::string(csvLogHeader), ',', '"', 5);
    row("semicolons", "Log ID;Run ID;Log Level;Log Message;Timestamp\na,b;c", ';', '"', 5);
    row("tabs", "Log ID\tRun ID\tTimestamp\n", '\t', '"', 3);
    row("bars", "log_id|run_id|timestamp\n", '|', '"', 3);
    row("quoted names", "\"Run ID\",\"Executed On\"\n", ',', '"', 2);
    row("single quotes", "'Run ID','Executed On'\n", ',', '\'', 2);
    row("said by a spreadsheet", "sep=;\r\nRun ID;Status\r\n", ';', '"', 2);
    row("none of ours", "name,age\n", ',', '"', 0);
}

void TestCsvParser::findsDialects()
{
    QFETCH(std::string, text);
    const CsvStart start = findCsvStart(text);
    QTEST(start.dialect.delimiter, "delimiter");
    QTEST(start.dialect.quote, "quote");
    QTEST(start.known, "known");
    QCOMPARE(start.skip, text.starts_with("sep") ? std::size_t{7} : std::size_t{0});
}

void TestCsvParser::findsColumns()
{
    const std::vector<std::string_view> cells{"timestamp", "Extra", "LOG ID", "run_id", "Run ID"};
    const Result<CsvHeader> header = CsvHeader::read(cells);
    QVERIFY(header.ok());
    QVERIFY(header->kind == RecordKind::Logs);
    QVERIFY(header->columns == (std::vector{CsvColumn::Timestamp, CsvColumn::Other, CsvColumn::LogId,
                                            CsvColumn::RunId, CsvColumn::Other}));
    QCOMPARE(header->missing(), (std::vector<std::string_view>{"Log Level", "Log Message"}));
    const std::vector<std::string_view> wrong{"Run ID", "Status"};
    QVERIFY(!CsvHeader::read(wrong).ok());
}

QTEST_GUILESS_MAIN(TestCsvParser)
#include "tst_csvparser.moc"
