// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "json/jsonpath.h"

#include "json/jsonstring.h"

#include <algorithm>
#include <vector>

namespace runglass {

namespace {

/// RFC 9535, 2.7, normal-single-quoted.
void appendName(const QString &name, QString &path)
{
    const auto isLone = [&name](qsizetype i) {
        if (name[i].isHighSurrogate())
            return i + 1 == name.size() || !name[i + 1].isLowSurrogate();
        return name[i].isLowSurrogate() && (i == 0 || !name[i - 1].isHighSurrogate());
    };
    path += QLatin1String("['");
    for (qsizetype i = 0; i < name.size(); ++i) {
        const char16_t c = name[i].unicode();
        constexpr char escaped[] = "\b\t\n\f\r'\\";
        constexpr char letters[] = "btnfr'\\";
        const char *const at =
            c < 0x80 && c != 0 ? std::find(escaped, escaped + 7, static_cast<char>(c)) : nullptr;
        if (at && at != escaped + 7) {
            path += QLatin1Char('\\');
            path += QLatin1Char(letters[at - escaped]);
        } else if (c < 0x20 || isLone(i)) {
            path += QStringLiteral("\\u%1").arg(c, 4, 16, QLatin1Char('0'));
        } else {
            path += name[i];
        }
    }
    path += QLatin1String("']");
}

} // namespace

QString jsonPath(const JsonDocument &document, JsonNodeId node)
{
    std::vector<JsonNodeId> steps;
    for (; document.parent(node) != noJsonNode; node = document.parent(node))
        steps.push_back(node);
    std::reverse(steps.begin(), steps.end());
    QString path(QLatin1Char('$'));
    for (const JsonNodeId step : steps) {
        if (document.hasKey(step))
            appendName(decodedJsonString(document.keySource(step)), path);
        else
            path += QLatin1Char('[') + QString::number(document.position(step)) + QLatin1Char(']');
    }
    return path;
}

} // namespace runglass
