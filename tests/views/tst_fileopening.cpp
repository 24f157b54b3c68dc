// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/flatbutton.h"
#include "common/statepanel.h"
#include "main/noticebar.h"
#include "monitor/monitorview.h"
#include "opening/dropoverlay.h"
#include "opening/fileopening.h"
#include "opening/openedfilesdialog.h"
#include "opening/scriptpage.h"
#include "support/samplefiles.h"
#include "windowstart.h"

#include <QComboBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTreeWidget>
#include <QWindow>

using namespace runglass;

/// Files opened in a window, by every way there is.
class TestFileOpening : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Start> m_start;

    Places places() const { return Places::below(m_folder->path()); }
    QString add(const QString &name, const QByteArray &content) const
    {
        return samplefiles::write(m_folder->filePath(QStringLiteral("files")), name, content);
    }
    MonitorView *monitor() const { return m_start->window.findChild<MonitorView *>(); }
    QStringList workspaces() const
    {
        return QDir(places().cache + QStringLiteral("/profiles"))
            .entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    }
    void openAndWait(const QStringList &paths)
    {
        QSignalSpy opened(&m_start->session, &Session::workspaceOpened);
        m_start->window.opening().open(paths);
        QVERIFY(opened.wait(60'000));
    }
    int rows() const { return monitor() ? monitor()->session().runs().rowCount() : -1; }
    /// As the window system tells it.
    void drag(QEvent::Type type, const QMimeData &data)
    {
        QWindow *handle = m_start->window.windowHandle();
        const QPoint middle(handle->width() / 2, handle->height() / 2);
        if (type == QEvent::DragEnter) {
            QDragEnterEvent event(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(handle, &event);
        } else if (type == QEvent::Drop) {
            QDropEvent event(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(handle, &event);
        } else {
            QDragLeaveEvent event;
            QCoreApplication::sendEvent(handle, &event);
        }
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_start = std::make_unique<Start>(places());
        QVERIFY(QTest::qWaitForWindowExposed(&m_start->window));
    }
    void cleanup()
    {
        m_start.reset();
        m_folder.reset();
    }

    void filesBecomeAWorkspace()
    {
        openAndWait({add(QStringLiteral("billing_runs_data.csv"), samplefiles::manyRuns(0, 50)),
                     add(QStringLiteral("billing_logs_data.csv"), samplefiles::manyLogs(0, 500))});
        // January is long ago: everything is shown, not the last days.
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 50, 20'000);
        QCOMPARE(monitor()->session().selection().range, TimeRange::all());
        const auto *sync = m_start->child<FlatButton>("sync");
        QVERIFY(sync);
        QCOMPARE(sync->text(), QStringLiteral("Imported from 2 files · may be partial"));
        QVERIFY(sync->accessibleDescription().contains(QStringLiteral("inputs and outputs, deployments")));
        QVERIFY(!sync->accessibleDescription().contains(QStringLiteral("log entries,")));
        QVERIFY(!m_start->child<NoticeBar>("noticeBar")->count());
        // No service is asked for anything, and the next start is what it was.
        QVERIFY(!m_start->session.workspace()->sync());
        QVERIFY(m_start->settings.value(Setting::LastProfile).toString().isEmpty());
    }

    void logsAloneOpenOnTheirTab()
    {
        openAndWait({add(QStringLiteral("billing_logs_data.csv"), samplefiles::manyLogs(0, 500))});
        QTRY_COMPARE_WITH_TIMEOUT(monitor()->session().logs().rowCount(), 500, 20'000);
        QCOMPARE(monitor()->session().tab(), MonitorSession::Tab::Logs);
        const auto *sync = m_start->child<FlatButton>("sync");
        QVERIFY(sync->accessibleDescription().contains(QStringLiteral("known only by their log entries")));
    }

    void missingKindIsSaidWithTheNextStep()
    {
        openAndWait({add(QStringLiteral("billing_runs_data.csv"), samplefiles::manyRuns(0, 5))});
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 5, 20'000);
        QTest::keyClick(m_start->window.focusWidget(), Qt::Key_G);
        QTest::keyClick(m_start->window.focusWidget(), Qt::Key_L);
        QTRY_COMPARE(monitor()->session().tab(), MonitorSession::Tab::Logs);
        const auto shown = [this]() -> StatePanel * {
            for (auto *panel : monitor()->findChildren<StatePanel *>()) {
                if (panel->isVisible())
                    return panel;
            }
            return nullptr;
        };
        QTRY_VERIFY_WITH_TIMEOUT(shown() && shown()->what().contains(QStringLiteral("hold no log entries")),
                                 20'000);
    }

    void openingTheSameAgainChangesNothing()
    {
        const QString path = add(QStringLiteral("billing_runs_data.csv"), samplefiles::manyRuns(0, 50));
        openAndWait({path});
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 50, 20'000);
        const Workspace *before = m_start->session.workspace();
        QSignalSpy recent(&m_start->settings, &Settings::changed);
        m_start->window.opening().open({path});
        QTRY_VERIFY_WITH_TIMEOUT(
            !m_start->child<QWidget>("importPage")->isVisible() && monitor()->isVisible(), 20'000);
        QCOMPARE(m_start->session.workspace(), before);
        QCOMPARE(rows(), 50);
        QCOMPARE(workspaces().size(), 1);
    }

    void laterExportJoinsWhatIsShown()
    {
        openAndWait({add(QStringLiteral("billing_runs_data.csv"), samplefiles::manyRuns(0, 50))});
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 50, 20'000);
        const Workspace *before = m_start->session.workspace();
        m_start->window.opening().open(
            {add(QStringLiteral("billing_runs_data (1).csv"), samplefiles::manyRuns(40, 50))});
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 90, 30'000);
        QCOMPARE(m_start->session.workspace(), before);
        QTRY_COMPARE(m_start->child<FlatButton>("sync")->text(),
                     QStringLiteral("Imported from 2 files · may be partial"));
        QCOMPARE(workspaces().size(), 1);
    }

    void anotherScriptIsAnotherWorkspace()
    {
        openAndWait({add(QStringLiteral("billing_runs_data.csv"), samplefiles::manyRuns(0, 50))});
        openAndWait({add(QStringLiteral("orders_runs_data.csv"), samplefiles::manyRuns(0, 7))});
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 7, 20'000);
        QCOMPARE(workspaces().size(), 2);
        // The first one is a click away.
        auto *recent = m_start->child<QMenu>("recentFiles");
        QVERIFY(QMetaObject::invokeMethod(recent, "aboutToShow"));
        QCOMPARE(recent->actions().at(0)->text(), QStringLiteral("orders"));
        QCOMPARE(recent->actions().at(1)->text(), QStringLiteral("billing"));
        QVERIFY(QFile::remove(m_folder->filePath(QStringLiteral("files/billing_runs_data.csv"))));
        QSignalSpy opened(&m_start->session, &Session::workspaceOpened);
        recent->actions().at(1)->trigger();
        QVERIFY(opened.wait(60'000));
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 50, 20'000);
    }

    void controlOOpensADialog()
    {
        const QString path = add(QStringLiteral("billing_runs_data.csv"), samplefiles::manyRuns(0, 50));
        QTest::keyClick(&m_start->window, Qt::Key_O, Qt::ControlModifier);
        auto *dialog = m_start->child<QFileDialog>("openFilesDialog");
        QVERIFY(dialog && dialog->isVisible());
        QSignalSpy opened(&m_start->session, &Session::workspaceOpened);
        auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
        QVERIFY(name);
        name->setText(path);
        QTest::keyClick(name, Qt::Key_Return);
        QVERIFY(opened.wait(60'000));
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 50, 20'000);
    }

    void droppedFilesAreOpened()
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(
            add(QStringLiteral("billing_runs_data.csv"), samplefiles::manyRuns(0, 50)))});
        auto *overlay = m_start->child<DropOverlay>("dropOverlay");
        QVERIFY(!overlay->isVisible());
        drag(QEvent::DragEnter, data);
        QVERIFY(overlay->isVisible());
        QVERIFY(overlay->what().contains(QStringLiteral("billing_runs_data.csv")));
        QCOMPARE(overlay->geometry(), m_start->window.rect());
        drag(QEvent::DragLeave, data);
        QVERIFY(!overlay->isVisible());
        drag(QEvent::DragEnter, data);
        QSignalSpy opened(&m_start->session, &Session::workspaceOpened);
        drag(QEvent::Drop, data);
        QVERIFY(!overlay->isVisible());
        QVERIFY(opened.wait(60'000));
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 50, 20'000);
    }

    void otherThingsAreNotTaken()
    {
        QMimeData text;
        text.setText(QStringLiteral("file:///tmp/x.csv"));
        drag(QEvent::DragEnter, text);
        QVERIFY(!m_start->child<DropOverlay>("dropOverlay")->isVisible());
        QMimeData remote;
        remote.setUrls({QUrl(QStringLiteral("https://a.example/x.csv"))});
        drag(QEvent::DragEnter, remote);
        QVERIFY(!m_start->child<DropOverlay>("dropOverlay")->isVisible());
        drag(QEvent::Drop, remote);
        QVERIFY(!m_start->session.workspace());
    }

    void asksForTheScriptThatNothingTells()
    {
        QSignalSpy opened(&m_start->session, &Session::workspaceOpened);
        m_start->window.opening().open({add(QStringLiteral("run_1.txt"), "INFO :: hello\nERROR :: no\n")});
        auto *page = m_start->child<ScriptPage>("scriptPage");
        QTRY_VERIFY_WITH_TIMEOUT(page->isVisible(), 20'000);
        auto *name = m_start->child<QComboBox>("scriptName");
        QCOMPARE(name->currentText(), QStringLiteral("run_1"));
        QTest::keyClick(name->lineEdit(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(name->lineEdit(), QStringLiteral("billing"));
        QTest::keyClick(name->lineEdit(), Qt::Key_Return);
        QVERIFY(opened.wait(60'000));
        QTRY_COMPARE_WITH_TIMEOUT(monitor()->session().logs().rowCount(), 2, 20'000);
        QCOMPARE(QString::fromStdString(monitor()->session().script()->name), QStringLiteral("billing"));
    }

    void cancelGoesBackToWhatWasShown()
    {
        openAndWait({add(QStringLiteral("billing_runs_data.csv"), samplefiles::manyRuns(0, 50))});
        const Workspace *before = m_start->session.workspace();
        m_start->window.opening().open({add(QStringLiteral("run_1.txt"), "INFO :: hello\n")});
        auto *page = m_start->child<ScriptPage>("scriptPage");
        QTRY_VERIFY_WITH_TIMEOUT(page->isVisible(), 20'000);
        QTest::keyClick(m_start->child<QComboBox>("scriptName"), Qt::Key_Escape);
        QTRY_VERIFY(monitor()->isVisible());
        QCOMPARE(m_start->session.workspace(), before);
        QCOMPARE(workspaces().size(), 1);
    }

    void cancelledImportLeavesNothing()
    {
        m_start->window.opening().open(
            {add(QStringLiteral("billing_runs_data.csv"), samplefiles::manyRuns(0, 400'000))});
        auto *page = m_start->child<StatePanel>("importPage");
        QTRY_VERIFY_WITH_TIMEOUT(page->isVisible(), 20'000);
        auto *cancel = page->findChild<QPushButton *>();
        QTest::mouseClick(cancel, Qt::LeftButton);
        QTRY_VERIFY(m_start->connectionPageIsShown());
        m_start->background.run([] { return 0; }, this, [](int) {});
        const auto leftovers = [this] {
            QStringList all;
            const QString folder = places().cache + QStringLiteral("/profiles");
            for (const QString &name : workspaces())
                all += QDir(folder + QLatin1Char('/') + name).entryList(QDir::Files | QDir::Hidden);
            return all;
        };
        QTRY_COMPARE_WITH_TIMEOUT(leftovers(), QStringList(), 20'000);
        QVERIFY(!m_start->session.workspace());
    }

    void badFileIsToldOnAPageOfItsOwn()
    {
        m_start->window.opening().open({add(QStringLiteral("billing_runs_data.csv"), QByteArray(100, '\0'))});
        auto *page = m_start->child<StatePanel>("importFailure");
        QTRY_VERIFY_WITH_TIMEOUT(page->isVisible(), 20'000);
        QVERIFY(page->what().contains(QStringLiteral("billing_runs_data.csv")));
        QVERIFY(page->why().contains(QStringLiteral("binary")));
        // Mended, it opens by the same button.
        add(QStringLiteral("billing_runs_data.csv"), samplefiles::manyRuns(0, 5));
        QSignalSpy opened(&m_start->session, &Session::workspaceOpened);
        QTest::mouseClick(page->findChild<QPushButton *>(), Qt::LeftButton);
        QVERIFY(opened.wait(60'000));
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 5, 20'000);
    }

    void badFileLosesNothingThatIsShown()
    {
        openAndWait({add(QStringLiteral("billing_runs_data.csv"), samplefiles::manyRuns(0, 50))});
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 50, 20'000);
        QSignalSpy failed(&m_start->window.opening(), &FileOpening::failed);
        m_start->window.opening().open({m_folder->path()});
        QVERIFY(failed.wait(20'000));
        QVERIFY(monitor() && monitor()->isVisible());
        QCOMPARE(rows(), 50);
        QCOMPARE(m_start->child<NoticeBar>("noticeBar")->count(), 1);
    }

    void whatCouldNotBeReadIsListedAndSaved()
    {
        const QByteArray content =
            samplefiles::manyRuns(0, 5) + "<b>bad</b>,Success,38,12,f,yesterday,API,s\r\n";
        openAndWait({add(QStringLiteral("billing_runs_data.csv"), content)});
        QTRY_COMPARE_WITH_TIMEOUT(m_start->child<NoticeBar>("noticeBar")->count(), 1, 20'000);
        QTest::mouseClick(m_start->child<FlatButton>("sync"), Qt::LeftButton);
        auto *problems = m_start->child<QTreeWidget>("importProblems");
        QVERIFY(problems);
        QTRY_COMPARE_WITH_TIMEOUT(problems->topLevelItemCount(), 1, 20'000);
        QCOMPARE(problems->topLevelItem(0)->text(0), QStringLiteral("billing_runs_data.csv"));
        QCOMPARE(problems->topLevelItem(0)->text(1), QStringLiteral("7"));
        QVERIFY(problems->topLevelItem(0)->text(3).contains(QStringLiteral("Executed On")));
        auto *files = m_start->child<QTreeWidget>("openedFiles");
        QCOMPARE(files->topLevelItemCount(), 1);
        QCOMPARE(files->topLevelItem(0)->text(1), QStringLiteral("5"));

        QTest::mouseClick(m_start->child<QPushButton>("saveProblems"), Qt::LeftButton);
        auto *dialog = m_start->child<QFileDialog>("saveProblemsDialog");
        QVERIFY(dialog && dialog->isVisible());
        const QString saved = m_folder->filePath(QStringLiteral("list.txt"));
        auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
        name->setText(saved);
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(m_start->child<QLabel>("problemsSaved")->isVisible(), 20'000);
        QFile file(saved);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("billing_runs_data.csv:7: Executed On"));
    }

    void closingDuringAnImportEndsIt()
    {
        m_start->window.opening().open(
            {add(QStringLiteral("billing_runs_data.csv"), samplefiles::manyRuns(0, 400'000))});
        QTRY_VERIFY_WITH_TIMEOUT(m_start->child<StatePanel>("importPage")->isVisible(), 20'000);
        m_start->close();
        QVERIFY(!m_start->window.isVisible());
    }
};

QTEST_MAIN(TestFileOpening)
#include "tst_fileopening.moc"
