// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "filter/filterlexer.h"
#include "filter/filteroperators.h"
#include "filter/filtertext.h"
#include "filter/filtervalidation.h"
#include "filter/filtervalue.h"
#include "filter/nearestcolumn.h"

#include <QCoreApplication>

#include <array>
#include <utility>

namespace runglass {

namespace {

struct FilterParser
{
    Q_DECLARE_TR_FUNCTIONS(runglass::FilterParser)
};

QString shown(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// Recursive descent over the grammar in filtertext.h. After the first error every step returns at once.
class Parser
{
public:
    Parser(std::string_view source, FilterSubject subject)
        : m_source(source)
        , m_subject(subject)
        , m_lexer(source)
    {
        advance();
    }

    FilterParse parse()
    {
        FilterParse result;
        if (m_token.kind == FilterToken::Kind::End)
            return result;
        result.set = set(1);
        if (!m_error && m_token.kind != FilterToken::Kind::End)
            fail(FilterParser::tr("Expected “and” or “or”, found “%1”.").arg(shown(m_token.text)),
                 m_token.isSign(")") ? FilterParser::tr("There is no ( for this ).")
                                     : FilterParser::tr("Join conditions by one of them."));
        if (m_error)
            return {{}, std::move(m_error)};
        return result;
    }

private:
    bool failed() const { return m_error.has_value(); }

    void failAt(std::size_t begin, std::size_t length, UserError error)
    {
        if (!m_error)
            m_error = FilterTextError{begin, length, std::move(error)};
    }

    void fail(const QString &message, const QString &help)
    {
        // What cannot even be cut into words explains itself.
        if (m_token.kind == FilterToken::Kind::Wrong)
            failAt(m_token.begin, m_token.length,
                   {.message = QCoreApplication::translate("runglass::FilterLexer", m_token.problem),
                    .reason = {},
                    .help = {}});
        else
            failAt(m_token.begin, m_token.length, {.message = message, .reason = {}, .help = help});
    }

    /// "Expected …, found …" at the token.
    void expected(const QString &what, const QString &help = {})
    {
        fail(m_token.kind == FilterToken::Kind::End
                 ? FilterParser::tr("Expected %1 at the end.").arg(what)
                 : FilterParser::tr("Expected %1, found “%2”.").arg(what, shown(m_token.text)),
             help);
    }

    void advance()
    {
        m_end = m_token.end();
        m_token = m_lexer.next();
    }

    bool take(std::string_view word)
    {
        if (!m_token.isWord(word))
            return false;
        advance();
        return true;
    }

    bool takeSign(std::string_view sign)
    {
        if (!m_token.isSign(sign))
            return false;
        advance();
        return true;
    }

    FilterSet set(int depth)
    {
        FilterSet result;
        const std::size_t begin = m_token.begin;
        if (depth > maxFilterDepth) {
            fail(FilterParser::tr("More than %1 sets inside sets.").arg(maxFilterDepth),
                 FilterParser::tr("Join some of them."));
            return result;
        }
        std::optional<FilterSet::Join> join;
        std::size_t lastBegin = begin;
        while (!failed()) {
            lastBegin = m_token.begin;
            if (takeSign("(")) {
                result.items.emplace_back(set(depth + 1));
                if (!failed() && !takeSign(")"))
                    expected(FilterParser::tr("“)”, “and” or “or”"));
            } else {
                result.items.emplace_back(condition());
            }
            if (failed() || !(m_token.isWord("and") || m_token.isWord("or")))
                break;
            const auto next = m_token.isWord("or") ? FilterSet::Join::Or : FilterSet::Join::And;
            if (join && *join != next) {
                failMixed(begin, lastBegin);
                break;
            }
            join = next;
            advance();
        }
        result.join = join.value_or(FilterSet::Join::And);
        return result;
    }

    /// The items from `begin` on are joined otherwise than by the token that follows them.
    void failMixed(std::size_t begin, std::size_t lastBegin)
    {
        const QString all = shown(m_source.substr(begin, m_end - begin));
        const QString before = shown(m_source.substr(begin, lastBegin - begin));
        const QString last = shown(m_source.substr(lastBegin, m_end - lastBegin));
        const QString join = shown(m_token.text);
        failAt(m_token.begin, m_token.length,
               {.message = FilterParser::tr("“and” and “or” stand side by side."),
                .reason = FilterParser::tr("Which belongs together must be shown by parentheses."),
                .help = FilterParser::tr("Write (%1) %2 …, or %3(%4 %2 …).").arg(all, join, before, last)});
    }

    Condition condition()
    {
        Condition result;
        if (const auto found = column())
            result.column = *found;
        else
            return result;
        comparison(result);
        return result;
    }

    std::optional<FilterColumn> column()
    {
        if (m_token.kind != FilterToken::Kind::Word) {
            expected(FilterParser::tr("a column"),
                     FilterParser::tr("A condition begins with one, such as “%1”.")
                         .arg(m_subject == FilterSubject::Runs ? QLatin1String("status = Failed")
                                                               : QLatin1String("level = Error")));
            return {};
        }
        const ColumnLookup found = lookUpColumn(m_token.text, m_subject);
        if (!found.column) {
            failAt(m_token.begin, m_token.length, found.error);
            return {};
        }
        advance();
        return found.column;
    }

    void comparison(Condition &condition)
    {
        const std::size_t begin = m_token.begin;
        const auto op = comparisonOperator();
        if (!op)
            return;
        condition.op = *op;
        if (!offersOperator(condition.column, *op)) {
            failAt(begin, m_end - begin, *conditionError(condition));
            return;
        }
        if (*op == FilterOperator::Between)
            pairs(condition);
        else if (!takesNoValue(*op))
            values(condition);
    }

    std::optional<FilterOperator> comparisonOperator()
    {
        m_needsList = false;
        for (const FilterOperator op :
             {FilterOperator::Equal, FilterOperator::NotEqual, FilterOperator::Less,
              FilterOperator::LessOrEqual, FilterOperator::Greater, FilterOperator::GreaterOrEqual}) {
            if (takeSign(filterWord(op)))
                return op;
        }
        if (take("contains"))
            return FilterOperator::Contains;
        if (take("matches"))
            return FilterOperator::Matches;
        if (take("between"))
            return FilterOperator::Between;
        if (take("in"))
            return list(FilterOperator::Equal);
        if (take("not")) {
            if (take("contains"))
                return FilterOperator::NotContains;
            if (take("in"))
                return list(FilterOperator::NotEqual);
            expected(FilterParser::tr("“contains” or “in” after “not”"));
            return {};
        }
        if (take("starts")) {
            if (take("with"))
                return FilterOperator::StartsWith;
            expected(FilterParser::tr("“with” after “starts”"));
            return {};
        }
        if (take("is")) {
            const bool negative = take("not");
            if (take("empty"))
                return negative ? FilterOperator::NotEmpty : FilterOperator::Empty;
            expected(negative ? FilterParser::tr("“empty” after “is not”")
                              : FilterParser::tr("“empty” or “not empty” after “is”"),
                     FilterParser::tr("To compare with a value, write = or !=."));
            return {};
        }
        expected(
            FilterParser::tr("an operator"),
            FilterParser::tr("Operators are = != contains, not contains, starts with, matches, in, not in, "
                             "< <= > >= between, is empty, is not empty."));
        return {};
    }

    FilterOperator list(FilterOperator op)
    {
        m_needsList = true;
        return op;
    }

    void values(Condition &condition)
    {
        if (!takeSign("(")) {
            if (m_needsList)
                expected(FilterParser::tr("“(” and a list of values"));
            else
                value(condition);
            return;
        }
        do {
            value(condition);
        } while (!failed() && takeSign(","));
        if (!failed() && !takeSign(")"))
            expected(FilterParser::tr("“,” or “)”"));
    }

    void pairs(Condition &condition)
    {
        if (!takeSign("(")) {
            pair(condition);
            return;
        }
        do {
            pair(condition);
        } while (!failed() && takeSign(","));
        if (!failed() && !takeSign(")"))
            expected(FilterParser::tr("“,” or “)”"));
    }

    void pair(Condition &condition)
    {
        const std::size_t begin = m_token.begin;
        Condition ends{condition.column, condition.op, {}};
        value(ends);
        if (!failed() && !take("and"))
            expected(FilterParser::tr("“and” between the two ends"));
        if (!failed())
            value(ends);
        if (failed())
            return;
        if (auto error = conditionError(ends)) {
            failAt(begin, m_end - begin, *std::move(error));
            return;
        }
        condition.values.insert(condition.values.end(), ends.values.begin(), ends.values.end());
    }

    void value(Condition &condition)
    {
        const bool isKeyword = m_token.kind == FilterToken::Kind::Word && isFilterKeyword(m_token.text);
        if (!m_token.isValue() || isKeyword) {
            expected(FilterParser::tr("a value"),
                     isKeyword ? FilterParser::tr(
                                     "“%1” is a word of filters: as a value it stands in double quotes.")
                                     .arg(shown(m_token.text))
                               : QString());
            return;
        }
        auto read = readFilterValue(condition.column, condition.op, m_token.text);
        std::optional<UserError> error;
        if (!read)
            error = read.error();
        else
            error = valueError({condition.column, condition.op, {*read}});
        if (error) {
            failAt(m_token.begin, m_token.length, *std::move(error));
            return;
        }
        condition.values.push_back(*std::move(read));
        advance();
    }

    const std::string_view m_source;
    const FilterSubject m_subject;
    FilterLexer m_lexer;
    FilterToken m_token;
    std::size_t m_end = 0; ///< of the token before
    bool m_needsList = false;
    std::optional<FilterTextError> m_error;
};

} // namespace

FilterParse parseFilter(std::string_view text, FilterSubject subject)
{
    return Parser(text, subject).parse();
}

} // namespace runglass
