// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "sharing/bundlecontent.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QLineEdit;
class QPlainTextEdit;
class QRadioButton;

namespace runglass {

class PathsField;

/// What the sender can choose: which runs, what of them, what to say, what to remove.
class BundleForm : public QWidget
{
    Q_OBJECT

public:
    /// What there is to choose from.
    struct Choice
    {
        BundleContent shown;                  ///< all runs that are shown
        QString shownText;                    ///< "All 12,408 runs shown"
        std::vector<std::string> selectedIds; ///< may be empty
        QString selectedText;                 ///< "The selected run"
        QString sender;
    };

    explicit BundleForm(const Choice &choice, QWidget *parent = nullptr);

    /// Nothing while a path is wrong.
    std::optional<BundleContent> content() const;

Q_SIGNALS:
    /// What a preview depends on, not what is said.
    void changed();

private:
    QWidget *makeRuns();
    QWidget *makeRemovals();

    const Choice m_choice;
    QRadioButton *m_selected;
    QRadioButton *m_shown;
    QCheckBox *m_logs;
    QCheckBox *m_payloads;
    QLineEdit *m_sender;
    QPlainTextEdit *m_message;
    QCheckBox *m_keys;
    QCheckBox *m_tokens;
    QCheckBox *m_emails;
    PathsField *m_paths;
};

} // namespace runglass
