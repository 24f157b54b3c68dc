// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/hintlabel.h"
#include "connection/connectionpage.h"
#include "connection/profilesdialog.h"
#include "gateway/gatewayserver.h"
#include "settings/profilestore.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace runglass;

/// The page as a user meets it: typed and clicked, against a real service.
class TestConnectionPage : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<GatewayServer> m_gateway;
    std::unique_ptr<ConnectionPage> m_page;

    template <class Widget>
    Widget *child(const char *name)
    {
        return m_page->findChild<Widget *>(QString::fromLatin1(name));
    }
    void type(const char *field, const QString &text)
    {
        auto *edit = child<QLineEdit>(field);
        QTest::mouseClick(edit, Qt::LeftButton);
        edit->selectAll();
        QTest::keyClick(edit, Qt::Key_Delete);
        QTest::keyClicks(edit, text);
    }
    void click(const char *button) { QTest::mouseClick(child<QPushButton>(button), Qt::LeftButton); }
    HintLabel *answer() { return child<HintLabel>("answer"); }
    QString url() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_gateway->port()); }

private Q_SLOTS:
    void initTestCase()
    {
        GatewayServer::Options options;
        options.port = 0;
        options.databaseFile = m_folder.filePath(QStringLiteral("gateway.db"));
        options.key = SecretKey("right");
        options.demo = DemoOptions();
        options.demo->days = 1;
        m_gateway = std::make_unique<GatewayServer>(options);
        QVERIFY(m_gateway->start());
    }
    void init()
    {
        m_page = std::make_unique<ConnectionPage>();
        m_page->resize(1024, 700);
        m_page->show();
    }

    void rightUrlAndKeyConnect()
    {
        QSignalSpy wanted(m_page.get(), &ConnectionPage::connectRequested);
        type("url", url());
        type("key", QStringLiteral("right"));
        type("name", QStringLiteral("Team"));
        click("test");
        QTRY_COMPARE_WITH_TIMEOUT(answer()->tone(), HintLabel::Tone::Success, 20'000);
        QCOMPARE(wanted.count(), 0);
        click("connect");
        QVERIFY(wanted.wait(20'000));
        const auto request = wanted.first().first().value<ConnectionRequest>();
        QCOMPARE(request.name, QStringLiteral("Team"));
        QCOMPARE(request.url, QUrl(url()));
        QVERIFY(request.key == SecretKey("right"));
        QCOMPARE(request.keyPlace, KeyPlace::Keychain);
    }

    void refusedKeyIsSaidAndCanBeMended()
    {
        QSignalSpy wanted(m_page.get(), &ConnectionPage::connectRequested);
        type("url", url());
        type("key", QStringLiteral("wrong-key"));
        click("connect");
        QTRY_COMPARE_WITH_TIMEOUT(answer()->tone(), HintLabel::Tone::Error, 20'000);
        QVERIFY(!answer()->text().contains(QStringLiteral("wrong-key")));
        QCOMPARE(wanted.count(), 0);
        type("key", QStringLiteral("right"));
        QVERIFY(answer()->text().isEmpty());
        QTest::keyClick(child<QLineEdit>("key"), Qt::Key_Return);
        QVERIFY(wanted.wait(20'000));
    }

    void unreachableServiceCanBeTakenAnyway()
    {
        QTcpServer unused;
        QVERIFY(unused.listen(QHostAddress::LocalHost));
        const quint16 port = unused.serverPort();
        unused.close();
        QSignalSpy wanted(m_page.get(), &ConnectionPage::connectRequested);
        type("url", QStringLiteral("http://127.0.0.1:%1").arg(port));
        click("connect");
        QTRY_COMPARE_WITH_TIMEOUT(answer()->tone(), HintLabel::Tone::Error, 20'000);
        click("connect");
        QCOMPARE(wanted.count(), 1);
    }

    void aTestCanBeCancelled()
    {
        // Takes connections and never answers.
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        type("url", QStringLiteral("http://127.0.0.1:%1").arg(silent.serverPort()));
        const QString before = child<QPushButton>("test")->text();
        click("test");
        QVERIFY(!child<QPushButton>("connect")->isEnabled());
        QVERIFY(child<QPushButton>("test")->text() != before);
        click("test");
        QVERIFY(child<QPushButton>("connect")->isEnabled());
        QCOMPARE(child<QPushButton>("test")->text(), before);
        QVERIFY(answer()->text().isEmpty());
    }

    void badUrlsAreRefusedAndClearTextIsWarnedOf()
    {
        QSignalSpy wanted(m_page.get(), &ConnectionPage::connectRequested);
        auto *hint = child<HintLabel>("urlHint");
        type("url", QStringLiteral("ftp://a.example"));
        QVERIFY(hint->text().isEmpty()); // still typing
        click("connect");
        QCOMPARE(hint->tone(), HintLabel::Tone::Error);
        QVERIFY(hint->text().contains(QStringLiteral("ftp")));
        type("url", QStringLiteral("http://a.example"));
        QCOMPARE(hint->tone(), HintLabel::Tone::Warning);
        type("url", QStringLiteral("https://a.example"));
        QVERIFY(hint->text().isEmpty());
        QCOMPARE(wanted.count(), 0);
    }

    void theKeyIsHiddenUnlessWanted()
    {
        auto *key = child<QLineEdit>("key");
        QCOMPARE(key->echoMode(), QLineEdit::Password);
        QTest::mouseClick(child<QPushButton>("revealKey"), Qt::LeftButton);
        QCOMPARE(key->echoMode(), QLineEdit::Normal);
    }

    void theKeyboardIsEnough()
    {
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->beginNew(true);
        QTRY_VERIFY(child<QLineEdit>("url")->hasFocus());
        // Everything can be reached by Tab, and nothing twice.
        QStringList seen;
        for (int i = 0; i < 20 && !seen.contains(QApplication::focusWidget()->objectName()); ++i) {
            seen << QApplication::focusWidget()->objectName();
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        for (const char *name :
             {"url", "key", "revealKey", "keyPlace", "name", "back", "test", "connect", "demo"})
            QVERIFY2(seen.contains(QLatin1String(name)), name);

        QSignalSpy demo(m_page.get(), &ConnectionPage::demoRequested);
        child<QPushButton>("demo")->setFocus();
        QTest::keyClick(child<QPushButton>("demo"), Qt::Key_Return);
        QCOMPARE(demo.count(), 1);
        QSignalSpy back(m_page.get(), &ConnectionPage::backRequested);
        QTest::keyClick(child<QLineEdit>("url"), Qt::Key_Escape);
        QCOMPARE(back.count(), 1);
    }

    void mnemonicsAreUnique()
    {
        m_page->beginNew(true);
        QSet<QKeySequence> keys;
        int count = 0;
        const auto add = [&](const QString &text) {
            const QKeySequence key = QKeySequence::mnemonic(text);
            if (key.isEmpty())
                return;
            ++count;
            keys.insert(key);
        };
        for (const QLabel *label : m_page->findChildren<QLabel *>()) {
            if (label->buddy())
                add(label->text());
        }
        for (const QPushButton *button : m_page->findChildren<QPushButton *>())
            add(button->text());
        QCOMPARE(count, 10);
        QCOMPARE(keys.size(), 10);
    }

    void demoIsAClickAway()
    {
        QSignalSpy demo(m_page.get(), &ConnectionPage::demoRequested);
        click("demo");
        QCOMPARE(demo.count(), 1);
    }

    void profilesAreRenamedAndForgottenInTheList()
    {
        ProfileStore profiles(m_folder.filePath(QStringLiteral("profiles.json")));
        QVERIFY(profiles.add(QStringLiteral("First"), QUrl(QStringLiteral("https://a.example")),
                             KeyPlace::Session));
        QVERIFY(profiles.add(QStringLiteral("Second"), QUrl(QStringLiteral("https://b.example")),
                             KeyPlace::Session));
        ProfilesDialog dialog(profiles);
        dialog.show();
        auto *list = dialog.findChild<QListWidget *>(QStringLiteral("profiles"));
        QCOMPARE(list->count(), 2);
        list->setCurrentRow(1);
        QTest::mouseClick(dialog.findChild<QPushButton *>(QStringLiteral("rename")), Qt::LeftButton);
        auto *editor = list->findChild<QLineEdit *>();
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, QStringLiteral("Third"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(profiles.profiles()[1].name, QStringLiteral("Third"));
        QTRY_COMPARE(list->item(1)->text(), QStringLiteral("Third"));

        QSignalSpy forget(&dialog, &ProfilesDialog::forgetRequested);
        list->setCurrentRow(0);
        QTest::mouseClick(dialog.findChild<QPushButton *>(QStringLiteral("forget")), Qt::LeftButton);
        auto *question = dialog.findChild<QMessageBox *>(QStringLiteral("forgetQuestion"));
        QVERIFY(question);
        QTest::mouseClick(question->findChild<QCheckBox *>(QStringLiteral("withCache")), Qt::LeftButton, {},
                          QPoint(8, 8));
        QTest::mouseClick(question->findChild<QPushButton *>(QStringLiteral("confirmForget")),
                          Qt::LeftButton);
        QCOMPARE(forget.count(), 1);
        QCOMPARE(forget.first().at(0).toString(), profiles.profiles()[0].id);
        QCOMPARE(forget.first().at(1).toBool(), true);
    }
};

QTEST_MAIN(TestConnectionPage)
#include "tst_connectionpage.moc"
