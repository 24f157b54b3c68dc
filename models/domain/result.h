// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "domain/usererror.h"

#include <optional>
#include <utility>
#include <variant>

namespace runglass {

/// A value, or the UserError that says why there is none.
template <class T>
class [[nodiscard]] Result
{
public:
    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(UserError error)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    /// The value; only when ok().
    T &value() & { return std::get<0>(m_state); }
    const T &value() const & { return std::get<0>(m_state); }
    T &&value() && { return std::get<0>(std::move(m_state)); }
    T *operator->() { return &value(); }
    const T *operator->() const { return &value(); }
    T &operator*() & { return value(); }
    const T &operator*() const & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }

    /// The error; only when not ok().
    const UserError &error() const { return std::get<1>(m_state); }

private:
    std::variant<T, UserError> m_state;
};

/// Done, or the reason why not.
template <>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(UserError error)
        : m_error(std::move(error))
    {
    }

    bool ok() const { return !m_error; }
    explicit operator bool() const { return ok(); }
    const UserError &error() const { return *m_error; }

private:
    std::optional<UserError> m_error;
};

} // namespace runglass
