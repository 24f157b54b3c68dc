// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "workspace/noticejoiner.h"

#include <QTest>

using namespace runglass;

class TestNoticeJoiner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void joinsWhatCommitsSay()
    {
        NoticeJoiner joiner;
        QVERIFY(!joiner.take());
        ChangeNotice first;
        first.sequence = 4;
        first.scripts = {{"a", {10, 20}, {}, false}};
        ChangeNotice second;
        second.sequence = 6;
        second.scripts = {{"b", {1, 2}, {3, 4}, true}, {"a", {5, 12}, {7, 8}, true}};
        second.scriptList = true;
        joiner.add(first);
        joiner.add(second);
        const auto joined = joiner.take();
        QVERIFY(joined);
        QCOMPARE(joined->sequence, ChangeSequence{6});
        QVERIFY(joined->scriptList && !joined->problems && !joined->byOtherProcess);
        QCOMPARE(joined->scripts.size(), std::size_t{2});
        QCOMPARE(joined->scripts[0].scriptId, std::string("a"));
        QVERIFY(joined->scripts[0].runs == (TimeRange{5, 20}));
        QVERIFY(joined->scripts[0].logs == (TimeRange{7, 8}));
        QVERIFY(joined->scripts[0].coverage);
        QVERIFY(joined->scripts[1].runs == (TimeRange{1, 2}));
        QVERIFY(!joiner.take());
    }
};

QTEST_GUILESS_MAIN(TestNoticeJoiner)
#include "tst_noticejoiner.moc"
