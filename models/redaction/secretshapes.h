// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "redaction/redactionkind.h"

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace re2 {
class RE2;
}

namespace runglass {

/// A stretch of a text that is to be removed.
struct FoundSecret
{
    std::size_t begin = 0;
    std::size_t end = 0;
    RedactionKind kind = RedactionKind::Key;

    friend bool operator==(const FoundSecret &, const FoundSecret &) = default;
};

/// Finds secrets in plain text by their shape ("AKIA…", "eyJ….eyJ….", "-----BEGIN PRIVATE KEY-----") or by
/// the name before them ("password=…"). Linear in the text (RE2). Any number of threads.
///
/// A text in which all that was found has been replaced by redactionMark() holds nothing more to be found.
/// That is so because shapes are looked for one after the other, each only in what the ones before have left,
/// marks being borders; no expression looks at what stands behind its match, and what follows a match is
/// looked through as if it were a text of its own.
class SecretShapes
{
public:
    explicit SecretShapes(const RedactionKinds &kinds);
    ~SecretShapes();
    SecretShapes(const SecretShapes &) = delete;
    SecretShapes &operator=(const SecretShapes &) = delete;

    /// In ascending order, disjoint, beginning and ending between characters. Existing marks are passed over.
    std::vector<FoundSecret> find(std::string_view text) const;

private:
    struct Shape;
    struct Piece
    {
        std::size_t begin;
        std::size_t end;
    };

    bool mayHold(std::string_view text) const;
    void findIn(const Shape &shape, std::string_view text, Piece piece, std::vector<Piece> &left,
                std::vector<FoundSecret> &found) const;

    std::vector<Shape> m_shapes;
    std::unique_ptr<re2::RE2> m_any; ///< all of them at once: most texts hold nothing
};

} // namespace runglass
