// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/demo/scriptprofile.h"

#include <array>
#include <cmath>

namespace runglass::gateway {

namespace {

using Failure = ScriptProfile::Failure;
using Function = ScriptProfile::Function;
using Line = ScriptProfile::Line;
using Plan = ScriptProfile::DeploymentPlan;
using Source = ScriptProfile::Source;
using Logging = ScriptProfile::Logging;

constexpr Function balanceFunctions[] = {{"reconcile", 1400, 5},
                                         {"fetch_ledger", 620, 3},
                                         {"post_adjustments", 900, 2},
                                         {"validate_entries", 240, 3},
                                         {"close_period", 5200, 0.4}};
constexpr Source balanceSources[] = {{"workflow", "Month-end close", 0},
                                     {"workflow", "Daily reconciliation", 0},
                                     {"workflow", "Intercompany check", 0},
                                     {"workflow", "Treasury review", 0},
                                     {"api", "erp-connector", 0},
                                     {"api", "finance-portal", 0},
                                     {"api", "audit-export", 0.01},
                                     {"tool", "Ledger assistant", 0},
                                     {"workflow", "Zahlungsabgleich München", 0}};
constexpr Failure balanceFailures[] = {
    {"LedgerMismatch", "Debit and credit of batch {id} differ by {eur} EUR"},
    {"ValidationError", "Entry {n} of batch {id} has no cost centre"},
    {"ConnectionError", "Ledger API closed the connection after {ms} ms"}};
constexpr Line balanceLines[] = {{"INFO", "Reconciled {n} invoices for {who}"},
                                 {"INFO", "Batch {id}: {n} entries, {eur} EUR"},
                                 {"DEBUG", "Ledger page {n} fetched in {ms} ms"},
                                 {"DEBUG", "cache hit ratio 0.{n}"},
                                 {"WARNING", "Rounding difference of {eur} EUR in batch {id}, tolerated"},
                                 {"INFO", "Posted adjustment {id} to account {n}"},
                                 {"INFO", "Zahlung von {who} über {eur} EUR zugeordnet"},
                                 {"DEBUG", ""}};
constexpr Plan balanceDeployments[] = {
    {33, -41.6, 1.0, 0.03, {}},
    {34, -24.45, 1.0, 0.03, {}},
    {35, -17.4, 1.0, 0.03, {}},
    {36, -11.35, 1.0, 0.03, {}},
    {37, -6.5, 1.0, 0.03, {}},
    {38, -1.6, 2.3, 0.16, Failure{"LedgerTimeout", "No answer from the ledger for batch {id} within 10 s"}},
    {39, 4.4, 1.0, 0.03, {}}};

constexpr Function invoiceFunctions[] = {
    {"classify", 480, 6}, {"extract_fields", 1100, 4}, {"score", 160, 3}, {"check_duplicates", 350, 2}};
constexpr Source invoiceSources[] = {
    {"workflow", "Invoice inbox", 0},       {"workflow", "SAP nightly sync", 0.34},
    {"workflow", "Supplier onboarding", 0}, {"workflow", "Rechnungseingang", 0},
    {"api", "scanner-gateway", 0},          {"api", "supplier-portal", 0},
    {"api", "mobile-capture", 0.02},        {"tool", "Accounts payable bot", 0}};
constexpr Failure invoiceFailures[] = {
    {"ConnectionResetError", "[Errno 104] Connection reset by peer while reading document {id}"},
    {"UnicodeDecodeError", "'utf-8' codec can't decode byte 0xfc in position {n}: invalid start byte"},
    {"KeyError", "'invoice_date'"}};
constexpr Line invoiceLines[] = {{"INFO", "document {id}: {n} pages"},
                                 {"INFO", "\x1b[32mclassified\x1b[0m {id} as utilities (0.9{n})"},
                                 {"INFO", "supplier: {who}"},
                                 {"WARNING", "DeprecationWarning: model v2 is replaced by v3 in {n} days"},
                                 {"INFO", "total {eur} EUR, tax 19 %"},
                                 {"INFO", "fields:\n  number = {id}\n  amount = {eur}\n  supplier = {who}"}};
constexpr Plan invoiceDeployments[] = {
    {11, -52.3, 1.0, 0.03, {}}, {12, -19.55, 1.0, 0.03, {}}, {13, -8.4, 1.0, 0.03, {}}};

constexpr Function ticketFunctions[] = {
    {"routeTicket", 210, 7}, {"detectLanguage", 90, 4}, {"suggestReply", 1900, 2}, {"escalate", 320, 1}};
constexpr Source ticketSources[] = {{"workflow", "Support inbox", 0},
                                    {"workflow", "Chat hand-over", 0},
                                    {"workflow", "VIP escalation", 0},
                                    {"workflow", "Night shift triage", 0},
                                    {"api", "helpdesk", 0},
                                    {"api", "status-page", 0},
                                    {"api", "crm-webhook", 0.02},
                                    {"tool", "Reply assistant", 0}};
constexpr Failure ticketFailures[] = {{"TypeError", "Cannot read properties of undefined (reading 'locale')"},
                                      {"RateLimitError", "429 from the language model, retry after {n} s"},
                                      {"Error", "Queue {id} does not exist"}};
constexpr Line ticketLines[] = {{"INFO", "Ticket {id} from {who} routed to queue {n}"},
                                {"DEBUG", "language=de confidence=0.{n}"},
                                {"INFO", "Vorschlag für {who} erstellt ✅"},
                                {"WARNING", "No agent of queue {n} is online, using the fallback"},
                                {"DEBUG", "tokens in={n} out={n}"},
                                {"INFO", "チケット {id} を {who} に割り当てました"}};
constexpr Plan ticketDeployments[] = {{4, -47.5, 1.0, 0.03, {}},
                                      {5, -26.6, 1.0, 0.03, {}},
                                      {6, -13.4, 1.0, 0.03, {}},
                                      {7, -3.55, 1.0, 0.03, {}}};

constexpr Function priceFunctions[] = {
    {"pullPrices", 760, 5}, {"normalise", 130, 5}, {"publish", 280, 3}, {"auditSpread", 2400, 1}};
constexpr Source priceSources[] = {{"workflow", "Every five minutes", 0},
                                   {"workflow", "Market open", 0.01},
                                   {"workflow", "Market close", 0},
                                   {"workflow", "Spread audit", 0},
                                   {"api", "trading-desk", 0},
                                   {"api", "risk-engine", 0},
                                   {"api", "web-shop", 0},
                                   {"tool", "Price check", 0}};
constexpr Failure priceFailures[] = {
    {"FetchError", "request to https://feed.example.com/prices failed, reason: socket hang up"},
    {"SyntaxError", "Unexpected token < in JSON at position {n}"},
    {"RangeError", "spread of {eur} is out of bounds"}};
constexpr Line priceLines[] = {{"INFO", "{n} prices in {ms} ms"},
                               {"INFO", "\x1b[36mpublish\x1b[0m topic=prices.eu count={n}"},
                               {"WARNING", "stale quote for {id}, {ms} ms old"},
                               {"INFO", ""},
                               {"INFO", "normalised {n} of {n} symbols"}};
constexpr Plan priceDeployments[] = {
    {21, -38.2, 1.0, 0.03, {}}, {22, -15.5, 1.0, 0.03, {}}, {23, -9.45, 1.0, 0.03, {}}};

constexpr Function kycFunctions[] = {
    {"screen_person", 1600, 5}, {"match_sanctions", 850, 4}, {"score_risk", 310, 3}};
constexpr Source kycSources[] = {{"workflow", "New customer", 0},      {"workflow", "Yearly review", 0},
                                 {"workflow", "Beneficial owners", 0}, {"workflow", "Payment hold", 0},
                                 {"api", "onboarding-app", 0},         {"api", "branch-terminal", 0},
                                 {"api", "partner-bank", 0.03},        {"tool", "Compliance assistant", 0}};
constexpr Failure kycFailures[] = {
    {"SanctionsListUnavailable", "The list of {n} entries could not be loaded"},
    {"ValueError", "time data '31.02.1984' does not match format '%d.%m.%Y'"}};
constexpr Line kycLines[] = {{"INFO", "Screening {who}"},
                             {"DEBUG", "{n} candidates after phonetic match"},
                             {"INFO", "Risk score 0.{n} for case {id}"},
                             {"WARNING", "Weak match with {who}, sent to manual review"},
                             {"ERROR", "Provider answered in {ms} ms, above the agreed 2000 ms"}};
constexpr Plan kycDeployments[] = {
    {1, -36.4, 1.0, 0.03, {}}, {2, -21.5, 1.0, 0.03, {}}, {3, -5.35, 1.0, 0.03, {}}};

constexpr Function reportFunctions[] = {
    {"buildReport", 3100, 3}, {"mailReport", 420, 3}, {"archive", 260, 2}};
constexpr Source reportSources[] = {{"workflow", "Weekly report", 0}, {"workflow", "Monthly report", 0},
                                    {"workflow", "Board pack", 0},    {"workflow", "Archive run", 0},
                                    {"api", "intranet", 0},           {"api", "excel-addin", 0.02},
                                    {"api", "mail-gateway", 0},       {"tool", "Report on demand", 0}};
constexpr Failure reportFailures[] = {{"Error", "ENOSPC: no space left on device, write"},
                                      {"TemplateError", "Unknown field {id} in line {n}"}};
constexpr Line reportLines[] = {{"INFO", "{n} rows"},
                                {"INFO", "mailed to {who}"},
                                {"WARNING", "font missing, using fallback"},
                                {"INFO", "archived as report-{id}.pdf"}};
constexpr Plan reportDeployments[] = {{57, -60.4, 1.0, 0.03, {}}, {58, -28.5, 1.0, 0.03, {}}};

constexpr ScriptProfile scripts[] = {
    {"Qbalance",
     "python",
     "gvisor-py-normal",
     Logging::Korelogger,
     24,
     balanceFunctions,
     balanceSources,
     balanceFailures,
     balanceLines,
     balanceDeployments,
     {}},
    {"invoice-classifier",
     "python",
     "gvisor-py-normal",
     Logging::Standard,
     19,
     invoiceFunctions,
     invoiceSources,
     invoiceFailures,
     invoiceLines,
     invoiceDeployments,
     {}},
    {"ticket-router",
     "javascript",
     "gvisor-js-normal",
     Logging::Korelogger,
     17,
     ticketFunctions,
     ticketSources,
     ticketFailures,
     ticketLines,
     ticketDeployments,
     {}},
    {"price-feed-sync",
     "javascript",
     "gvisor-js-normal",
     Logging::Standard,
     13,
     priceFunctions,
     priceSources,
     priceFailures,
     priceLines,
     priceDeployments,
     {}},
    {"kyc-screening",
     "python",
     "gvisor-py-large",
     Logging::Korelogger,
     7,
     kycFunctions,
     kycSources,
     kycFailures,
     kycLines,
     kycDeployments,
     {}},
    {"legacy-report", "javascript", "gvisor-js-normal", Logging::Standard, 5, reportFunctions, reportSources,
     reportFailures, reportLines, reportDeployments, -6.3},
    {"holiday-greetings",
     "python",
     "gvisor-py-normal",
     Logging::Standard,
     0,
     {},
     {},
     {},
     {},
     {},
     {},
     "draft"},
};

/// Without its average being 1.
double shape(std::int64_t hourOfWeek)
{
    const std::int64_t day = hourOfWeek / 24; // 0: Monday
    const double hour = static_cast<double>(hourOfWeek % 24) + 0.5;
    const double noon = (hour - 12.0) / 3.6;
    const double factor = 0.18 + 1.9 * std::exp(-0.5 * noon * noon);
    return day >= 5 ? factor * 0.3 : factor;
}

} // namespace

std::span<const ScriptProfile> demoScripts()
{
    return scripts;
}

Micros plannedTime(Micros anchor, double days)
{
    return anchor + static_cast<Micros>(std::llround(days * 24 * 60)) * microsPerMinute;
}

const ScriptProfile::DeploymentPlan &deploymentAt(const ScriptProfile &script, Micros anchor, Micros time)
{
    const Plan *current = &script.deployments.front();
    for (const Plan &plan : script.deployments) {
        if (plannedTime(anchor, plan.days) <= time)
            current = &plan;
    }
    return *current;
}

double rhythm(std::int64_t hour)
{
    static const double average = [] {
        double sum = 0;
        for (std::int64_t i = 0; i < 168; ++i)
            sum += shape(i);
        return sum / 168;
    }();
    // 1970-01-01 was a Thursday.
    return shape((hour + 3 * 24) % 168) / average;
}

} // namespace runglass::gateway
