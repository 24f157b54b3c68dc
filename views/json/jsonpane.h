// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/usererror.h"
#include "json/jsonlines.h"
#include "json/linesview.h"

#include <QTimer>
#include <QWidget>

#include <memory>
#include <string>

class QLabel;
class QPushButton;
class QStackedLayout;
class QTimeZone;

namespace runglass {

class Banner;
class CommandRegistry;
class JsonActions;
class JsonBrowser;
class JsonCopy;
class JsonFindBar;
class JsonSearch;

/// Shows one document: a title, and below it the document as a tree or as text, folded, searched and copied
/// from; or in words why there is none. What is not JSON is shown as text with the reason and its place.
///
/// Documents are parsed on a thread; until one is ready the pane is empty, and says that it is loading only
/// when that takes long enough to be read.
class JsonPane : public QWidget
{
    Q_OBJECT

public:
    /// `title` names what the pane shows, for the eye and read aloud: "Input".
    explicit JsonPane(const QString &title, QWidget *parent = nullptr);
    ~JsonPane() override;

    /// UTF-8, shared and not copied. Whether it is JSON is found out.
    void showDocument(std::shared_ptr<const std::string> text);
    void showDocument(std::string text);
    /// In place of a document: "No output: the run failed." `action`: a button with the next step.
    void showMessage(const QString &what, const QString &why = {}, const QString &action = {});
    void showError(const UserError &error);
    /// A document is on its way.
    void showLoading();

    /// Its keys are those of the registry from now on. `commands` must outlive it.
    void handleCommands(CommandRegistry &commands);

    /// The zone in which times are told when they are pointed at.
    void setZone(const QTimeZone &zone);
    JsonStyle style() const;
    void setStyle(JsonStyle style);
    bool isWrapped() const;
    void setWrapped(bool wrapped);

    const JsonBrowser &browser() const { return *m_browser; }
    const JsonSearch &search() const { return *m_search; }
    LinesView &lines() const { return *m_lines; }
    /// What stands in place of a document; empty while there is one.
    QString message() const;

public Q_SLOTS:
    void toggle();
    void showString();
    void unfold();
    void openAllInside();
    void openAll();
    void closeAll();
    void openToLevel(int levels);
    void copyValue();
    void copyPath();
    void copyText();
    void find();
    void nextHit();
    void previousHit();
    void toggleWrap();
    void toggleStyle();

Q_SIGNALS:
    /// The button below a message.
    void actionTriggered();
    /// Once for each document, when its first lines are on the screen.
    void documentPainted();
    void styleChanged(runglass::JsonStyle style);
    void wrappedChanged(bool wrapped);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeDocumentPage();
    QWidget *makeMessagePage();
    void connectParts();
    void showPage(const QString &what, const QString &why, const QString &action = {});
    void takeState();
    void keepPlaces();
    void restorePlaces();
    void fold(qsizetype row, LinesView::Fold how);
    void showHit(const JsonHit &hit, qsizetype row);
    void closeFind();
    void showMenu(const QPoint &globalPosition);
    void say(const QString &text);
    void showTitle();

    const QString m_titleText;
    JsonBrowser *m_browser;
    JsonSearch *m_search;
    JsonCopy *m_copy;
    LinesView *m_lines;
    JsonActions *m_actions;
    JsonFindBar *m_findBar;
    Banner *m_notJson;
    QLabel *m_title;
    QLabel *m_what;
    QLabel *m_why;
    QPushButton *m_action;
    QWidget *m_body = nullptr;
    QStackedLayout *m_pages;
    QTimer m_sayLoading;
    QTimer m_sayNoMore;
    QString m_said;
    JsonRow m_keptCurrent;
    JsonRow m_keptTop;
    bool m_isNewDocument = false;
};

} // namespace runglass
