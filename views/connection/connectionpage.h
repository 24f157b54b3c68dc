// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "connection/connectionrequest.h"
#include "domain/result.h"
#include "domain/usererror.h"

#include <QWidget>

#include <memory>
#include <optional>

class QFormLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace runglass {

class ConnectionTest;
class HintLabel;
class KeyField;
class KeyPlaceBox;
struct ConnectionAnswer;

/// Where a connection is described for the first time, or its key changed: URL, key, a test with a plain
/// answer, and the demo for who has no service at hand.
class ConnectionPage : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionPage(QWidget *parent = nullptr);
    ~ConnectionPage() override;

    /// Empty, for a new connection. `canGoBack`: there is something else to show.
    void beginNew(bool canGoBack);
    /// For another key of a connection there is; only key and place can be changed.
    void beginEdit(const Profile &profile);
    /// Told where the answer of a test would be.
    void showError(const UserError &error);

Q_SIGNALS:
    /// The test succeeded, or the user wants it anyway. In an edit the URL is the profile's.
    void connectRequested(const runglass::ConnectionRequest &request);
    void demoRequested();
    void openFilesRequested();
    void backRequested();

protected:
    /// Escape cancels a test under way, else goes back.
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Intent { TestOnly, Connect };

    QWidget *makeForm();
    QWidget *makeButtons();
    QWidget *makeDemoRow();
    void fieldEdited();
    void judgeUrl(bool complain);
    void submit(Intent intent);
    void cancelTest();
    void testFinished(const ConnectionAnswer &answer);
    void setBusy(bool busy);
    std::optional<ConnectionRequest> request();

    QLabel *m_title;
    QLabel *m_subtitle;
    QFormLayout *m_form = nullptr;
    QLineEdit *m_url;
    HintLabel *m_urlHint;
    KeyField *m_key;
    KeyPlaceBox *m_place;
    QLineEdit *m_name;
    HintLabel *m_answer;
    QProgressBar *m_progress;
    QPushButton *m_back;
    QPushButton *m_test;
    QPushButton *m_connect;
    QWidget *m_demoRow;
    std::unique_ptr<ConnectionTest> m_running;
    Intent m_intent = Intent::TestOnly;
    bool m_editing = false;
    bool m_anyway = false; ///< the test of exactly these values failed
};

} // namespace runglass
