// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QStringList>
#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace runglass {

/// Asks which script files belong to that don't tell it.
class ScriptPage : public QWidget
{
    Q_OBJECT

public:
    explicit ScriptPage(QWidget *parent = nullptr);

    /// `suggestions`: names to choose from; the first one is there at once.
    void ask(const QStringList &files, const QStringList &suggestions);

Q_SIGNALS:
    /// Never empty.
    void chosen(const QString &scriptName);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void accept();

    QLabel *m_what;
    QLabel *m_why;
    QComboBox *m_name;
    QPushButton *m_open;
};

} // namespace runglass
