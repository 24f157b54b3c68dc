// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "measure/comparing.h"

#include "compare/comparison.h"
#include "measure/stopwatch.h"

#include <random>

namespace runglass::bench {

namespace {

constexpr std::size_t megabyte = 1'000'000;

using Text = std::shared_ptr<const std::string>;

/// Invoices with lines; of `otherPermille` of them an amount is another, and as many are new or at another
/// place.
Text invoices(std::size_t bytes, int otherPermille)
{
    std::mt19937_64 random(7);
    const auto upTo = [&random](int most) { return std::uniform_int_distribution(0, most)(random); };
    std::string text = "[";
    std::string moved;
    for (int i = 0; text.size() < bytes; ++i) {
        const bool isOther = upTo(999) < otherPermille;
        const std::string invoice =
            R"({"invoice_id":"INV-)" + std::to_string(100'000 + i) +
            R"(","vendor":"Müller GmbH","lines":[{"sku":"A-11","n":2},{"sku":"B-07","n":)" +
            std::to_string(i % 40) + R"(}],"total":)" + std::to_string(isOther ? -i : i) +
            R"(.50,"currency":"EUR","paid":false},)";
        if (upTo(999) >= otherPermille)
            text += invoice;
        else
            moved += invoice;
    }
    text += moved;
    text.back() = ']';
    return std::make_shared<const std::string>(std::move(text));
}

/// Figures in no order: nothing to be aligned.
Text noise(std::size_t bytes, std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    std::string text = "[0";
    while (text.size() < bytes)
        text += "," + std::to_string(std::uniform_int_distribution(0, 9)(random));
    return std::make_shared<const std::string>(text + "]");
}

std::shared_ptr<const std::vector<LogRow>> entries(int count, int otherPermille)
{
    std::mt19937_64 random(11);
    std::vector<LogRow> rows;
    for (int i = 0; i < count; ++i) {
        LogRow row;
        row.entry.level = LogLevel::Info;
        row.entry.message = "Reconciled invoice INV-" + std::to_string(random() % 100'000) + " of vendor " +
                            std::string(1, static_cast<char>('a' + i % 26)) + " in " +
                            std::to_string(random() % 900) + " ms";
        if (std::uniform_int_distribution(0, 999)(random) < otherPermille)
            row.entry.message = "retry after 503 from ledger";
        rows.push_back(std::move(row));
    }
    return std::make_shared<const std::vector<LogRow>>(std::move(rows));
}

RecordDetailsPointer record(const Text &input, int logCount = 0, int otherPermille = 0)
{
    RecordDetails details;
    details.input.state = input ? DocumentDetails::State::Present : DocumentDetails::State::NotGiven;
    details.input.text = input;
    details.output.state = DocumentDetails::State::NotGiven;
    details.logs = entries(logCount, otherPermille);
    return std::make_shared<const RecordDetails>(std::move(details));
}

Figure measure(const Setting &setting, const QString &what, const RecordDetailsPointer &left,
               const RecordDetailsPointer &right)
{
    Figure figure;
    figure.what = what;
    figure.unit = QStringLiteral("ms");
    (void)Comparison::make(left, right);
    for (int i = 0; i < setting.repeats; ++i) {
        const Stopwatch time;
        const auto comparison = Comparison::make(left, right);
        figure.samples.push_back(time.milliseconds());
        figure.note = QStringLiteral("%1 differences").arg(comparison->counts().total());
    }
    return figure;
}

} // namespace

std::vector<Figure> measureComparing(const Setting &setting)
{
    constexpr int few = 10;
    constexpr int many = 20'000;
    return {measure(setting, QStringLiteral("Comparison of two documents of 1 MB"),
                    record(invoices(megabyte, 0)), record(invoices(megabyte, few))),
            measure(setting, QStringLiteral("Comparison of two documents of 10 MB"),
                    record(invoices(10 * megabyte, 0)), record(invoices(10 * megabyte, few))),
            measure(setting, QStringLiteral("Comparison of two documents of 10 MB with nothing in common"),
                    record(noise(10 * megabyte, 1)), record(noise(10 * megabyte, 2))),
            measure(setting, QStringLiteral("Comparison of two runs of 20,000 log entries"),
                    record({}, many, 0), record({}, many, few))};
}

} // namespace runglass::bench
