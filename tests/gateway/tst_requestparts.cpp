// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/cursor.h"
#include "gateway/requesttarget.h"

#include <QTest>

using namespace runglass;
using namespace runglass::gateway;

namespace {

constexpr Micros now = 1'779'000'000'000'000;
constexpr std::string_view database = "0123456789abcdef";

QByteArray joined(const RequestTarget &target)
{
    std::string text;
    for (const std::string &segment : target.segments)
        text += '<' + segment + '>';
    for (const auto &[name, value] : target.query)
        text += " [" + name + "|" + value + "]";
    return QByteArray::fromStdString(text);
}

} // namespace

/// The parts of a request that are taken apart before anything is asked of the database.
class TestRequestParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void target_data();
    void target();
    void cursorsComeBack_data();
    void cursorsComeBack();
    void cursorStates_data();
    void cursorStates();
    void brokenCursors_data();
    void brokenCursors();
};

void TestRequestParts::target_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("parts"); // empty: refused
    const auto row = [](const char *text, const char *parts) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(parts);
    };
    row("/", "<>");
    row("/a/b", "<a><b>");
    row("/a/", "<a><>");
    row("//a", "<><a>");
    row("/runs/a%2Fb", "<runs><a/b>");
    row("/runs/a%2fb%3Fc%23d", "<runs><a/b?c#d>");
    row("/%C3%A4", "<\xC3\xA4>");
    row("/a+b?c+d=e+f", "<a+b> [c+d|e+f]");
    row("/a?b=c&b=d&e", "<a> [b|c] [b|d] [e|]");
    row("/a?", "<a>");
    row("/a?&&b=1&", "<a> [b|1]");
    row("/a?b=c=d", "<a> [b|c=d]");
    row("/a?b=%26%3D", "<a> [b|&=]");
    row("/a?b=c?d/e", "<a> [b|c?d/e]");
    row("/a?b=1#c?d=2", "<a> [b|1]");
    row("/a#b", "<a>");
    row("/a/../b", "<a><..><b>"); // nothing here is a path of files
    row("", "");
    row("a/b", "");
    row("http://host/a", "");
    row("*", "");
    row("/%", "");
    row("/%4", "");
    row("/%zz", "");
    row("/a%-1", "");
    row("/%FF", "");
    row("/%C3", "");
    row("/%ED%A0%80", ""); // a surrogate
    row("/a?b=%C0%80", "");
    row("/a?%=b", "");
}

void TestRequestParts::target()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, parts);
    const auto target = RequestTarget::parse(text.toStdString());
    QCOMPARE(target ? joined(*target) : QByteArray(), parts);
}

void TestRequestParts::cursorsComeBack_data()
{
    QTest::addColumn<char>("kind");
    QTest::addColumn<qint64>("position");
    QTest::addColumn<QByteArray>("id");
    const auto row = [](const char *name, Cursor::Kind kind, qint64 position, const QByteArray &id) {
        QTest::newRow(name) << static_cast<char>(kind) << position << id;
    };
    row("runs", Cursor::Kind::Runs, now, "run_1");
    row("logs", Cursor::Kind::Logs, now, "4f7a1c55-5b60-4d26-b1f8-4a90c3d7e2a6");
    row("changes", Cursor::Kind::Changes, 42, "");
    row("before 1970", Cursor::Kind::Runs, -1, "x");
    row("far away", Cursor::Kind::Changes, std::numeric_limits<qint64>::max(), "");
    row("id with the separator", Cursor::Kind::Runs, 1,
        "a\x1f"
        "b\x1f");
    row("id with a zero byte", Cursor::Kind::Runs, 1, QByteArray("a\0b", 3));
    row("id of other letters", Cursor::Kind::Runs, 1, "\xE5\xB1\xB1\xE7\x94\xB0");
    row("long id", Cursor::Kind::Runs, 1, QByteArray(512, 'x'));
}

void TestRequestParts::cursorsComeBack()
{
    QFETCH(char, kind);
    QFETCH(qint64, position);
    QFETCH(QByteArray, id);
    const Cursor cursor{static_cast<Cursor::Kind>(kind), position, id.toStdString(), "script-1", now};
    const std::string text = encodeCursor(cursor, database);
    // Goes into a query as it is.
    QCOMPARE(text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
             std::string::npos);
    const DecodedCursor decoded = decodeCursor(text, cursor.kind, database, now);
    QVERIFY(decoded.state == DecodedCursor::State::Valid);
    QVERIFY(decoded.cursor == cursor);
}

void TestRequestParts::cursorStates_data()
{
    QTest::addColumn<qint64>("age");
    QTest::addColumn<char>("askedKind");
    QTest::addColumn<QByteArray>("askedDatabase");
    QTest::addColumn<int>("state");
    const auto row = [](const char *name, Micros age, Cursor::Kind kind, const char *askedDatabase,
                        DecodedCursor::State state) {
        QTest::newRow(name) << qint64(age) << static_cast<char>(kind) << QByteArray(askedDatabase)
                            << static_cast<int>(state);
    };
    using Kind = Cursor::Kind;
    using State = DecodedCursor::State;
    row("new", 0, Kind::Runs, database.data(), State::Valid);
    row("nearly a week", cursorLifetime - 1, Kind::Runs, database.data(), State::Valid);
    row("a week", cursorLifetime, Kind::Runs, database.data(), State::Gone);
    row("a clock set back by an hour", -microsPerHour, Kind::Runs, database.data(), State::Valid);
    row("from a far future", -2 * microsPerDay, Kind::Runs, database.data(), State::Gone);
    row("another database", 0, Kind::Runs, "fedcba9876543210", State::Gone);
    row("another list", 0, Kind::Logs, database.data(), State::Malformed);
    row("the feed", 0, Kind::Changes, database.data(), State::Malformed);
}

void TestRequestParts::cursorStates()
{
    QFETCH(qint64, age);
    QFETCH(char, askedKind);
    QFETCH(QByteArray, askedDatabase);
    QFETCH(int, state);
    const std::string text = encodeCursor({Cursor::Kind::Runs, 7, "run_1", "script-1", now - age}, database);
    const auto decoded =
        decodeCursor(text, static_cast<Cursor::Kind>(askedKind), askedDatabase.toStdString(), now);
    QCOMPARE(static_cast<int>(decoded.state), state);
}

void TestRequestParts::brokenCursors_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto plain = [](const char *name, const QByteArray &bytes) {
        QTest::newRow(name) << bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no base64") << QByteArray("a b");
    QTest::newRow("other base64") << QByteArray("+/+/");
    QTest::newRow("too long") << QByteArray(5000, 'A');
    plain("nothing in it", "r");
    plain("too few parts", "r\x1f"
                           "0123456789abcdef\x1f"
                           "1\x1f"
                           "2");
    plain("no number", "r\x1f"
                       "0123456789abcdef\x1f"
                       "x\x1f"
                       "2\x1fs\x1fid");
    plain("number and more", "r\x1f"
                             "0123456789abcdef\x1f"
                             "1\x1f"
                             "2x\x1fs\x1fid");
    plain("number too large", "r\x1f"
                              "0123456789abcdef\x1f"
                              "1\x1f"
                              "99999999999999999999\x1fs\x1fid");
    plain("no kind", "\x1f"
                     "0123456789abcdef\x1f"
                     "1\x1f"
                     "2\x1fs\x1fid");
    plain("two kinds", "rr\x1f"
                       "0123456789abcdef\x1f"
                       "1\x1f"
                       "2\x1fs\x1fid");
}

void TestRequestParts::brokenCursors()
{
    QFETCH(QByteArray, text);
    const auto decoded = decodeCursor(text.toStdString(), Cursor::Kind::Runs, database, now);
    QVERIFY(decoded.state == DecodedCursor::State::Malformed);
}

QTEST_APPLESS_MAIN(TestRequestParts)
#include "tst_requestparts.moc"
