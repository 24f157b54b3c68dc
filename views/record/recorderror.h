// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <QWidget>

#include <memory>
#include <string>

class QTextLayout;

namespace runglass {

class ErrorLines;
class LinesView;
class FlatButton;
class PaneButton;

/// What a failed run ended with, in a line or three; the whole of it on demand.
class RecordError : public QWidget
{
    Q_OBJECT

public:
    explicit RecordError(QWidget *parent = nullptr);
    ~RecordError() override;

    void setError(std::shared_ptr<const std::string> text);
    /// In place of an error: why there is none.
    void setNote(const QString &note);
    bool isOpen() const;
    void setOpen(bool open);
    const QString &headline() const { return m_headline; }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void layOut(QTextLayout &layout, int width) const;
    int headHeight(int width) const;
    int textWidth(int width) const;
    void place();
    void showHeadline(const QString &headline);

    QString m_headline;
    std::shared_ptr<const std::string> m_text;
    std::unique_ptr<ErrorLines> m_source;
    LinesView *m_lines;
    FlatButton *m_more;
    PaneButton *m_copy;
};

} // namespace runglass
