// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "filter/filtertext.h"

#include <QLineEdit>

#include <optional>

namespace runglass {

/// A filter's text form to read and type. What is wrong is underlined where it is.
class FilterTextField : public QLineEdit
{
    Q_OBJECT

public:
    explicit FilterTextField(FilterSubject subject, QWidget *parent = nullptr);

    /// Shows a set; keeps what is being typed if it means the same.
    void setFilter(const FilterSet &set);
    const std::optional<FilterTextError> &problem() const { return m_problem; }
    /// The characters that are underlined: first and how many.
    std::pair<int, int> underlined() const;

Q_SIGNALS:
    /// What was typed is a filter.
    void typed(const runglass::FilterSet &set);
    /// It is none (yet): problem() says why.
    void refused();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void read(const QString &text);

    const FilterSubject m_subject;
    std::optional<FilterTextError> m_problem;
};

} // namespace runglass
