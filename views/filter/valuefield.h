// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/usererror.h"

#include <QStringList>
#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

class QCompleter;
class QLineEdit;
class QStandardItemModel;

namespace runglass {

class FlowLayout;

/// The values of a condition as chips, and a place to type the next one. Tab and Enter add what is typed,
/// Backspace in the empty field takes the last one away. What is typed and not yet added counts as well.
class ValueField : public QWidget
{
    Q_OBJECT

public:
    /// Why a text can't be a value; nothing when it can.
    using Check = std::function<std::optional<UserError>(const QString &)>;

    explicit ValueField(QWidget *parent = nullptr);

    void setCheck(Check check) { m_check = std::move(check); }
    void setPlaceholder(const QString &text);
    /// What can be chosen while typing: the value, and what stands behind it.
    struct Suggestion
    {
        QString value;
        QString note;
    };
    void setSuggestions(const std::vector<Suggestion> &suggestions);

    void setValues(const QStringList &values);
    /// The chips', then what is typed, if it can be a value.
    QStringList values() const;
    /// Why what is typed can't be a value yet.
    const std::optional<UserError> &problem() const { return m_problem; }
    QLineEdit *edit() const { return m_edit; }

Q_SIGNALS:
    void changed();
    /// Enter in the empty field.
    void accepted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    bool keyPressed(int key);
    bool addTyped();
    void addChip(const QString &value);
    void removeChip(const QString &value);
    void checkTyped();
    void showSuggestions();
    void showPlaceholder();

    QString m_placeholder;
    QStringList m_values;
    FlowLayout *m_flow;
    QLineEdit *m_edit;
    QCompleter *m_completer;
    QStandardItemModel *m_suggestions;
    Check m_check;
    std::optional<UserError> m_problem;
};

} // namespace runglass
