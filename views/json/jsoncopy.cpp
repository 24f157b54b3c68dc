// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "json/jsoncopy.h"

#include "json/jsonbrowser.h"
#include "json/jsonpath.h"
#include "json/jsonpretty.h"
#include "json/jsonstring.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>

namespace runglass {

namespace {

QString toText(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString valueText(const JsonDocument &document, JsonNodeId node)
{
    return document.kind(node) == JsonKind::String ? decodedJsonString(document.stringSource(node))
                                                   : toText(document.source(node));
}

} // namespace

JsonCopy::JsonCopy(JsonBrowser &browser, QObject *parent)
    : QObject(parent)
    , m_browser(browser)
{
}

/// `make(token)` gives the text; a large one is made on a thread.
template <class Make>
void JsonCopy::copy(std::size_t bytes, Make make, const QString &what)
{
    constexpr std::size_t atOnce = 200'000;
    const auto done = [this, what](const QString &text) {
        QGuiApplication::clipboard()->setText(text);
        Q_EMIT copied(tr("%1 copied").arg(what));
    };
    if (bytes <= atOnce)
        done(make(CancelToken()));
    else
        m_browser.tasks().run(JsonTasks::Kind::Copy, std::move(make), done);
}

void JsonCopy::copyValue(qsizetype row)
{
    if (row >= m_browser.lineCount())
        return;
    if (const JsonRows *rows = m_browser.rows()) {
        const JsonRow at = m_browser.placeOf(row);
        const JsonDocument &document = rows->documentOf(at);
        // From its beginning to that of what comes next: about its size.
        const std::size_t end = document.after(at.node) < document.size()
                                    ? document.begin(document.after(at.node))
                                    : document.sharedText()->size();
        copy(
            end - document.begin(at.node),
            [shared = rows->sharedDocumentOf(at), node = at.node](const CancelToken &) {
                return valueText(*shared, node);
            },
            tr("Value"));
    } else {
        const TextLines &lines = *m_browser.textLines();
        copy(
            0,
            [&](const CancelToken &) {
                return toText(lines.piece(*m_browser.text(), static_cast<std::size_t>(row)));
            },
            tr("Line"));
    }
}

void JsonCopy::copyText(qsizetype row)
{
    if (row >= m_browser.lineCount())
        return;
    if (const JsonRows *rows = m_browser.rows()) {
        const JsonRow at = m_browser.placeOf(row);
        const JsonDocument &document = rows->documentOf(at);
        const std::size_t values = document.after(at.node) - at.node;
        copy(
            values == 1 ? document.source(at.node).size() : 40 * values,
            [shared = rows->sharedDocumentOf(at), node = at.node](const CancelToken &token) {
                return toText(prettyJson(*shared, node, token).value_or(std::string()));
            },
            tr("Text"));
    } else {
        copy(
            m_browser.text()->size(),
            [text = m_browser.text()](const CancelToken &) { return toText(*text); }, tr("Text"));
    }
}

QString JsonCopy::path(qsizetype row) const
{
    const JsonRows *rows = m_browser.rows();
    if (!rows || row >= m_browser.lineCount())
        return {};
    QString path;
    for (std::optional<JsonRow> at = m_browser.placeOf(row); at; at = rows->hostOf(*at)) {
        const QString own = jsonPath(rows->documentOf(*at), at->node);
        path = path.isEmpty() ? own : own + QStringLiteral(" → ") + path;
    }
    return path;
}

void JsonCopy::copyPath(qsizetype row)
{
    if (const QString text = path(row); !text.isEmpty())
        copy(
            0, [&](const CancelToken &) { return text; }, tr("Path"));
}

} // namespace runglass
