// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/columnlayout.h"

#include <QTest>

using namespace runglass;

namespace {

const ColumnLayout defaults{
    {QStringLiteral("a"), 100, true}, {QStringLiteral("b"), 200, true}, {QStringLiteral("c"), 300, true}};

QString printed(const ColumnLayout &layout)
{
    QStringList parts;
    for (const ColumnState &column : layout)
        parts << QStringLiteral("%1 %2%3")
                     .arg(column.name)
                     .arg(column.width)
                     .arg(column.shown ? QString() : QStringLiteral(" hidden"));
    return parts.join(QStringLiteral(", "));
}

} // namespace

class TestColumnLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWas()
    {
        const ColumnLayout layout{{QStringLiteral("c"), 310, true},
                                  {QStringLiteral("a"), 90, false},
                                  {QStringLiteral("b"), 200, true}};
        QCOMPARE(printed(layoutFrom(toBytes(layout), defaults)), printed(layout));
    }
    void whatIsStrangeIsPutRight_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("layout");
        const QString asDefault = printed(defaults);
        QTest::newRow("nothing") << QByteArray() << asDefault;
        QTest::newRow("not json") << QByteArray("\x00\xff garbage", 10) << asDefault;
        QTest::newRow("another shape") << QByteArray("[1,2]") << asDefault;
        QTest::newRow("all hidden")
            << QByteArray(
                   R"({"columns":[{"name":"a","shown":false},{"name":"b","shown":false},{"name":"c","shown":false}]})")
            << asDefault;
        QTest::newRow("older file, a column less")
            << QByteArray(R"({"columns":[{"name":"c","width":50},{"name":"a","width":60}]})")
            << QStringLiteral("c 50, a 60, b 200");
        QTest::newRow("newer file, a column more")
            << QByteArray(R"({"columns":[{"name":"z"},{"name":"b"},{"name":"a"},{"name":"c"}]})")
            << QStringLiteral("b 200, a 100, c 300");
        QTest::newRow("twice and out of bounds")
            << QByteArray(
                   R"({"columns":[{"name":"a","width":-5},{"name":"a","width":7},{"name":"b","width":99999}]})")
            << QStringLiteral("a 32, b 4000, c 300");
        QTest::newRow("wrong types") << QByteArray(R"({"columns":[{"name":"a","width":"x","shown":3},7]})")
                                     << asDefault;
    }
    void whatIsStrangeIsPutRight()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, layout);
        QCOMPARE(printed(layoutFrom(bytes, defaults)), layout);
    }
    void oneThatLeadsComesInFront()
    {
        ColumnLayout more = defaults;
        more.push_back({QStringLiteral("lead"), 40, true, true});
        const QByteArray older = toBytes({defaults[2], defaults[0], defaults[1]});
        QCOMPARE(printed(layoutFrom(older, more)), QStringLiteral("lead 40, c 300, a 100, b 200"));
        QCOMPARE(printed(layoutFrom({}, more)), QStringLiteral("lead 40, a 100, b 200, c 300"));
        // Where the user has put it, it stays.
        const ColumnLayout moved{defaults[0], more[3], defaults[1], defaults[2]};
        QCOMPARE(printed(layoutFrom(toBytes(moved), more)), QStringLiteral("a 100, lead 40, b 200, c 300"));
    }
};

QTEST_APPLESS_MAIN(TestColumnLayout)
#include "tst_columnlayout.moc"
