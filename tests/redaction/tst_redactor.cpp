// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "redaction/redactor.h"
#include "support/seed.h"
#include "json/jsondocument.h"

#include <QTest>

#include <array>
#include <random>

using namespace runglass;

namespace {

using Kind = RedactionKind;

std::string redacted(const Redactor &redactor, const std::string &text)
{
    return redactor.text(text).value_or(text);
}

bool isJson(const std::string &text)
{
    return JsonDocument::parse(std::make_shared<const std::string>(text)).document != nullptr;
}

Redactor withPaths(std::initializer_list<const char *> paths, RedactionKinds kinds = {})
{
    RedactionRules rules{.kinds = kinds, .paths = {}};
    for (const char *path : paths)
        rules.paths.push_back(*JsonPathQuery::parse(path));
    return Redactor(std::move(rules));
}

const char *const jwt =
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U";
const char *const pem = "-----BEGIN RSA PRIVATE KEY-----\nMIIEow\nIBAAKC+/==\n-----END RSA PRIVATE KEY-----";

} // namespace

class TestRedactor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void texts_data();
    void texts();
    void unchanged_data();
    void unchanged();
    void documents_data();
    void documents();
    void paths();
    void everyMemberOfLongDocuments();
    void kindsThatAreNotWanted();
    void findings();
    void samplesRevealNothing();
    void deepNesting();
    void properties();
};

void TestRedactor::texts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("result");
    const auto row = [](const QByteArray &text, const QByteArray &result) {
        QTest::newRow(text.left(60).constData()) << text << result;
    };
    row("key AKIAIOSFODNN7EXAMPLE used", "key [key removed] used");
    row("AIzaSyA-1234567890abcdefghijklmnopqrstu", "[key removed]");
    row("with sk-proj-abcdefghijklmnopqrstuvwx.", "with [key removed].");
    row("sk_live_abcdefghijklmnop", "[key removed]");
    row("x-api-key: rg-1234", "x-api-key: [key removed]");
    row("RUNGLASS_API_KEY=abc123 ./run", "RUNGLASS_API_KEY=[key removed] ./run");
    row("headers[\"X-API-Key\"] = \"abc def\"", "headers[\"X-API-Key\"] = \"[key removed]\"");
    row(QByteArray("a ") + pem + " b", "a [key removed] b");
    row("-----BEGIN PRIVATE KEY-----\nMIIEow", "[key removed]");
    row(QByteArray("got ") + jwt + ", ok", "got [token removed], ok");
    row("Authorization: Bearer abc.def", "Authorization: [token removed]");
    row("Authorization: Digest username=\"a\", uri=\"b\"", "Authorization: [token removed]\"a\", uri=\"b\"");
    row("curl -H 'Authorization: Basic dXNlcjpwYXNz' x", "curl -H 'Authorization: [token removed]' x");
    row("sent bearer abcdefghijklmnop0123", "sent bearer [token removed]");
    row("ghp_abcdefghijklmnopqrstuvwxyz0123456789", "[token removed]");
    row("xoxb-1234567890-abcdef", "[token removed]");
    row("access_token=abc&user=5", "access_token=[token removed]&user=5");
    row("Set-Cookie: sid=abc; Path=/", "Set-Cookie: [token removed]");
    row("password=hunter2 user=bob", "password=[removed] user=bob");
    row("Password : 'hunter 2' ok", "Password : '[removed]' ok");
    row("db.password => \"a\\\"b\"", "db.password => \"[removed]\"");
    row("mysql --password hunter2 -u x", "mysql --password [removed] -u x");
    row("{\\\"password\\\": \\\"hunter2\\\", \\\"a\\\": 1}",
        "{\\\"password\\\": \\\"[removed]\\\", \\\"a\\\": 1}");
    row("password=\"not closed", "password=\"[removed]");
    row("postgres://bob:hunter2@db/x", "postgres://bob:[removed]@db/x");
    row("from bob@example.com.", "from [e-mail removed].");
    row("<Bob.O+x@mail.example.co.uk>", "<[e-mail removed]>");
    row("an müller@straße.example", "an [e-mail removed]");
    row("x@почта.рф!", "[e-mail removed]!");
    row("a@b.co c@d.org", "[e-mail removed] [e-mail removed]");
    // A text that is a document is one.
    row(R"({"token": 12, "a": "b\u0040c.org"})", R"({"token": "[token removed]", "a": "[e-mail removed]"})");
}

void TestRedactor::texts()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, result);
    const Redactor redactor({});
    QCOMPARE(QByteArray::fromStdString(redacted(redactor, text.toStdString())), result);
}

void TestRedactor::unchanged_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"",
                             "Reconciled 42 invoices",
                             "password: ",
                             "password=",
                             "password: null",
                             "password=***",
                             "token: None",
                             "max_tokens: 4096",
                             "the token was refused",
                             "a@b",
                             "@property",
                             "user@host",
                             "Bearer of news",
                             "eyJ",
                             "task-force-something-long-indeed",
                             "http://host:80/a",
                             "INFO :: done",
                             "[removed]",
                             "password=[removed]",
                             "key [key removed], [token removed] and [e-mail removed]",
                             "\xFF\xFE not UTF-8 \x80",
                             R"({"a": 1.0, "b": [1e400, -0], "password": null})",
                             R"({"password": "", "secret": {}, "token": [], "apiKey": true})",
                             R"({"tokens": 5, "key": "a"})",
                             R"( [ 12345678901234567890 , "\u00e9\ud800" ] )"})
        QTest::newRow(text) << QByteArray(text);
}

void TestRedactor::unchanged()
{
    QFETCH(QByteArray, text);
    const Redactor redactor({});
    RedactionFindings findings;
    QCOMPARE(redactor.text(text.toStdString(), &findings), std::nullopt);
    QCOMPARE(redactor.document(text.toStdString(), &findings), std::nullopt);
    QCOMPARE(findings.total(), 0);
}

void TestRedactor::documents_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("result");
    const auto row = [](const char *json, const char *result) {
        QTest::newRow(json) << QByteArray(json) << QByteArray(result);
    };
    // Everything but the secret keeps its bytes.
    row("{ \"b\":1.50 ,\"dbPassword\" : \"x\\\"y\",\n\"a\":12345678901234567890}",
        "{ \"b\":1.50 ,\"dbPassword\" : \"[removed]\",\n\"a\":12345678901234567890}");
    row(R"({"X-Api-Key": 5e3, "n": 5e3})", R"({"X-Api-Key": "[key removed]", "n": 5e3})");
    row(R"({"authorization": {"a": [1, {"b": 2}] }, "c": 3})",
        R"({"authorization": "[token removed]", "c": 3})");
    row(R"({"pass\u0077ord": "x"})", R"({"pass\u0077ord": "[removed]"})");
    row(R"("mail bob\u0040example.com \u00e9 now")", R"("mail [e-mail removed] \u00e9 now")");
    row(R"(["\ud83d\ude00bob@example.com\ud83d\ude00", "\/"])", R"(["[e-mail removed]\ud83d\ude00", "\/"])");
    row(R"(["\ud83d\ude00 a@b.co \ud83d\ude00"])", R"(["\ud83d\ude00 [e-mail removed] \ud83d\ude00"])");
    row(R"({"bob@example.com": 1})", R"({"[e-mail removed]": 1})");
    row(R"(["a=1&password=b%20c&d=2"])", R"(["a=1&password=[removed]&d=2"])");
    // A document in a string, and one in a string in that.
    row(R"({"body": "{\"password\": \"x\", \"n\": 1.0}"})",
        R"({"body": "{\"password\": \"[removed]\", \"n\": 1.0}"})");
    row(R"({"body": "{\"token\": 17}"})", R"({"body": "{\"token\": \"[token removed]\"}"})");
    row(R"(["[\"{\\\"token\\\": 17}\"]"])", R"(["[\"{\\\"token\\\": \\\"[token removed]\\\"}\"]"])");
    row("12", "12");
    row("not json, password=x", "not json, password=[removed]");
}

void TestRedactor::documents()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, result);
    const Redactor redactor({});
    QCOMPARE(QByteArray::fromStdString(redactor.document(json.toStdString()).value_or(json.toStdString())),
             result);
}

void TestRedactor::paths()
{
    const Redactor redactor = withPaths({"$.user.name", "$..iban", "$.lines[0]", "$.ok"});
    QCOMPARE(
        redactor.document(
            R"({"user": {"name": "Bob", "age": 7}, "lines": [{"a": 1}, {"iban": 12}], "ok": null})"),
        R"({"user": {"name": "[removed]", "age": 7}, "lines": ["[removed]", {"iban": "[removed]"}], "ok": "[removed]"})");
    QCOMPARE(withPaths({"$"}).document("[1, 2]"), R"("[removed]")");
    // A value that is chosen is not looked into: one mark.
    RedactionFindings findings;
    QCOMPARE(withPaths({"$.a"}).document(R"({"a": {"password": "x", "m": "a@b.co"}})", &findings),
             R"({"a": "[removed]"})");
    QCOMPARE(findings.total(), 1);
    QCOMPARE(findings.kept()[0].where, "$['a']");
    // Also what the name alone removes.
    QCOMPARE(withPaths({"$.password"}).document(R"({"password": "[key removed]"})"),
             R"({"password": "[removed]"})");
}

void TestRedactor::everyMemberOfLongDocuments()
{
    std::string json = "[";
    std::string expected = "[";
    for (int i = 0; i < 20'000; ++i) {
        const std::string number = std::to_string(i);
        json += R"({"n":)" + number + R"(,"secret":")" + number + R"("},)";
        expected += R"({"n":)" + number + R"(,"secret":"[removed]"},)";
    }
    json += "0]";
    expected += "0]";
    RedactionFindings findings(10);
    QVERIFY(Redactor({}).document(json, &findings) == expected);
    QCOMPARE(findings.countOf(Kind::Password), 20'000);
    QCOMPARE(findings.kept().size(), 10U);
}

void TestRedactor::kindsThatAreNotWanted()
{
    const std::string text = "password=x api_key=y token=z a@b.co";
    const auto with = [&](bool keys, bool tokens, bool emails) {
        return redacted(Redactor({.kinds = {keys, tokens, emails}, .paths = {}}), text);
    };
    QCOMPARE(with(false, false, false), text);
    QCOMPARE(with(true, false, false), "password=[removed] api_key=[key removed] token=z a@b.co");
    QCOMPARE(with(false, true, false), "password=x api_key=y token=[token removed] a@b.co");
    QCOMPARE(with(false, false, true), "password=x api_key=y token=z [e-mail removed]");
    QCOMPARE(Redactor({.kinds = {false, true, true}, .paths = {}}).document(R"({"password": "x"})"),
             std::nullopt);
}

void TestRedactor::findings()
{
    RedactionFindings findings;
    (void)Redactor({}).document(R"({"to": ["a@b.co"], "body": "{\"key\": \"AKIAIOSFODNN7EXAMPLE\"}"})",
                                &findings);
    QCOMPARE(findings.kept().size(), 2U);
    QCOMPARE(findings.kept()[0].kind, Kind::Email);
    QCOMPARE(findings.kept()[0].where, "$['to'][0]");
    QCOMPARE(findings.kept()[0].sample, "a…@….co");
    QCOMPARE(findings.kept()[1].kind, Kind::Key);
    QCOMPARE(findings.kept()[1].where, "$['body'] › $['key']");
    QCOMPARE(findings.kept()[1].sample, "AKIA…");
    QCOMPARE(findings.kept()[1].length, 20U);
}

void TestRedactor::samplesRevealNothing()
{
    QCOMPARE(secretSample(Kind::Password, "hunter2-and-a-long-one-at-that"), "…");
    QCOMPARE(secretSample(Kind::Path, "{\"a\": 1}"), "…");
    QCOMPARE(secretSample(Kind::Key, "short"), "…");
    QCOMPARE(secretSample(Kind::Key, pem), "PEM…");
    QCOMPARE(secretSample(Kind::Email, "é.b@mail.example.org"), "é…@….org");
}

void TestRedactor::deepNesting()
{
    constexpr int depth = 100'000;
    std::string json(depth, '[');
    json += R"("a@b.co")";
    json.append(depth, ']');
    const auto result = Redactor({}).document(json);
    QVERIFY(result && result->find("[e-mail removed]") != std::string::npos);
    QVERIFY(isJson(*result));
}

/// Texts put together by chance from secrets, parts of secrets, and what stands around them.
void TestRedactor::properties()
{
    const std::array<std::string, 58> parts{"password",
                                            "=",
                                            ": ",
                                            "\"",
                                            "'",
                                            "\\\"",
                                            "hunter2",
                                            "token",
                                            "api_key",
                                            "Authorization",
                                            "Bearer ",
                                            "abcdefghijklmnopqrstuvwx",
                                            "AKIAIOSFODNN7EXAMPLE",
                                            jwt,
                                            pem,
                                            "bob@example.com",
                                            "@",
                                            ".",
                                            "example.com",
                                            "a",
                                            "5",
                                            " ",
                                            "\n",
                                            ",",
                                            ";",
                                            "&",
                                            "{",
                                            "}",
                                            "[",
                                            "]",
                                            "{\"a\": ",
                                            "\"password\": ",
                                            "\"x\"",
                                            "12",
                                            "null",
                                            "true",
                                            "[removed]",
                                            "[key removed]",
                                            "[token removed]",
                                            "[e-mail removed]",
                                            "removed]",
                                            "[",
                                            "é",
                                            "\xF0\x9F\x98\x80",
                                            "\xFF",
                                            "\\u0040",
                                            "\\ud800",
                                            "\\n",
                                            "--secret ",
                                            "https://u:",
                                            "@h/",
                                            "ghp_",
                                            "sk-",
                                            "-----BEGIN PRIVATE KEY-----",
                                            "cookie: ",
                                            "***",
                                            "eyJ",
                                            "=>"};
    std::mt19937_64 random(test::seed());
    const auto below = [&random](std::size_t end) { return random() % end; };
    const Redactor all = withPaths({"$.a", "$..b", "$[1]"});
    const Redactor keys(RedactionRules{.kinds = {true, false, false}, .paths = {}});
    const Redactor emails(RedactionRules{.kinds = {false, false, true}, .paths = {}});
    int documents = 0;
    for (int round = 0; round < 60'000; ++round) {
        std::string text;
        for (std::size_t i = 0, count = 1 + below(12); i < count; ++i)
            text += parts[below(parts.size())];
        if (below(3) == 0) { // a document with that in it
            std::string string;
            for (const char c : text) {
                if (c == '"' || c == '\\')
                    string += '\\';
                if (c == '\n')
                    string += "\\n";
                else
                    string += c;
            }
            text = "{\"k\": [1.0, \"" + string + "\"], \"b\" : [], \"token\":\"" + string + "\"}";
        }
        // A text that happens to be a JSON string by itself is text to text().
        const std::size_t first = text.find_first_not_of(" \t\r\n");
        const bool wasJson =
            first != std::string::npos && (text[first] == '{' || text[first] == '[') && isJson(text);
        documents += wasJson ? 1 : 0;
        for (const Redactor *redactor : {&all, &keys, &emails}) {
            RedactionFindings findings;
            const auto once = redactor->text(text, &findings);
            QCOMPARE(once.has_value(), findings.total() > 0);
            if (!once)
                continue;
            QVERIFY2(!wasJson || isJson(*once), once->c_str());
            const auto twice = redactor->text(*once);
            QVERIFY2(!twice, (text + "\n--once--\n" + *once + "\n--twice--\n" + twice.value_or("")).c_str());
        }
    }
    QVERIFY(documents > 1000);
}

QTEST_GUILESS_MAIN(TestRedactor)
#include "tst_redactor.moc"
