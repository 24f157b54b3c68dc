// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "json/jsondocument.h"
#include "json/jsonrow.h"
#include "json/openstring.h"

#include <map>
#include <optional>
#include <vector>

namespace runglass {

/// The lines of a document as folded and unfolded by the user, in order.
///
/// What is open is told by the rows themselves: an object or array is open when the row of its first child
/// follows. Opening takes time in proportion to the rows that appear and those below; finding a row is
/// logarithmic. Closing forgets what was open inside.
///
/// A value, used by one thread at a time.
class JsonRows
{
public:
    static constexpr int allLevels = 1 << 30;

    /// The outermost value, closed. `withClosings`: closing brackets have rows of their own.
    JsonRows(std::shared_ptr<const JsonDocument> document, bool withClosings);

    std::size_t size() const { return m_rows.size(); }
    const JsonRow &operator[](std::size_t row) const { return m_rows[row]; }
    bool hasClosings() const { return m_withClosings; }

    /// The document a row belongs to: the outermost one or one unfolded from a string.
    const JsonDocument &documentOf(const JsonRow &row) const { return *m_documents[row.document].document; }
    const std::shared_ptr<const JsonDocument> &sharedDocumentOf(const JsonRow &row) const
    {
        return m_documents[row.document].document;
    }
    const std::shared_ptr<const JsonDocument> &outermost() const { return m_documents[0].document; }
    /// The string a document was unfolded from; nullopt for the outermost one.
    std::optional<JsonRow> hostOf(const JsonRow &row) const;
    /// How deep a row is, but no more than `limit`.
    int depth(std::size_t row, int limit) const;

    bool canOpen(std::size_t row) const; ///< an object or array with something in it
    bool isOpen(std::size_t row) const;  ///< … that shows it
    bool isUnfolded(std::size_t row) const { return m_unfolded.contains(key(m_rows[row])); }
    /// The string of a row if it is shown in full, else null.
    const OpenString *openString(const JsonRow &row) const;

    /// The row above that this one belongs to: its parent, or its own first row. nullopt for the first row.
    std::optional<std::size_t> parentRow(std::size_t row) const;
    /// The row of a place, or of what is around it as far as that is shown. Places that are no more are
    /// allowed.
    std::size_t rowOf(const JsonRow &place) const;

    void open(std::size_t row, int levels = 1);
    /// Hides what is in an object or array, in a string shown in full, or unfolded from a string.
    void close(std::size_t row);
    /// As many levels as told are open everywhere; 0 shows one row.
    void openToLevel(int levels);
    /// How many rows openToLevel() would make, no more than `limit`. Linear in the answer.
    std::size_t countToLevel(int levels, std::size_t limit) const;
    /// Opens all around a value of the outermost document and returns its row.
    std::size_t reveal(JsonNodeId node);
    /// Shows a string in full. Returns false, and does nothing, for other rows.
    bool showString(std::size_t row, std::shared_ptr<const OpenString> string);
    /// Shows the document that a string holds, below it. False when too many are unfolded.
    bool unfold(std::size_t row, std::shared_ptr<const JsonDocument> document);
    void setClosings(bool shown);

private:
    struct Shown
    {
        std::shared_ptr<const JsonDocument> document;
        JsonRow host; ///< where it was unfolded from
    };

    static std::uint64_t key(const JsonRow &row) { return std::uint64_t(row.document) << 32 | row.node; }
    static JsonRow valueRow(const JsonRow &row) { return {row.node, 0, row.document}; }
    void appendInside(std::vector<JsonRow> &out, const JsonRow &root, int levels) const;
    template <class Open>
    void appendInside(std::vector<JsonRow> &out, const JsonRow &root, Open shouldOpen) const;
    void insertBehind(std::size_t row, const std::vector<JsonRow> &rows);
    std::size_t endOfInside(std::size_t row) const;
    void forget(std::size_t begin, std::size_t end);
    bool isBefore(JsonRow row, const std::vector<JsonRow> &place) const;
    std::size_t lowerBound(const JsonRow &place) const;
    std::vector<JsonRow> withHosts(const JsonRow &place) const;
    std::vector<JsonRow> rowsWithClosings() const;
    JsonRow existing(JsonRow place) const;

    bool m_withClosings;
    std::vector<JsonRow> m_rows;
    std::vector<Shown> m_documents;                    ///< [0]: the outermost; gaps are null
    std::map<std::uint64_t, std::uint32_t> m_unfolded; ///< key of the string, its document
    std::map<std::uint64_t, std::shared_ptr<const OpenString>> m_strings; ///< by key
};

} // namespace runglass
