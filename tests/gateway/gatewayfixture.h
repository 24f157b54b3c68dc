// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include "gateway/gatewayserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <httplib.h>

#include <chrono>
#include <memory>
#include <string>

namespace runglass::test {

/// A gateway of its own on a free port, and a client of it.
class GatewayFixture
{
public:
    explicit GatewayFixture(const QByteArray &key = {})
    {
        options.port = 0;
        options.databaseFile = m_folder.filePath(QStringLiteral("gateway.db"));
        options.key = SecretKey(key);
    }

    GatewayServer::Options options;
    std::unique_ptr<GatewayServer> server;

    bool start()
    {
        server = std::make_unique<GatewayServer>(options);
        return server->start().ok();
    }
    void stop() { server.reset(); }

    static std::string path(const std::string &rest) { return "/api/public/monitoring/v1" + rest; }

    std::unique_ptr<httplib::Client> client() const
    {
        auto made = std::make_unique<httplib::Client>("127.0.0.1", server->port());
        made->set_read_timeout(std::chrono::seconds(40));
        made->set_keep_alive(true);
        made->set_tcp_nodelay(true);
        if (!options.key.isEmpty())
            made->set_default_headers({{"x-api-key", options.key.reveal().toStdString()}});
        return made;
    }
    /// The JSON of a GET; an empty object when it did not answer 200.
    QJsonObject get(const std::string &rest) const
    {
        const auto answer = client()->Get(path(rest));
        if (!answer || answer->status != 200)
            return {};
        return QJsonDocument::fromJson(QByteArray::fromStdString(answer->body)).object();
    }
    /// Sends one run with as many entries, all at `micros` plus their number. True when all was taken.
    bool send(const std::string &runId, std::int64_t micros, int entries = 0,
              const std::string &script = "Fixture") const
    {
        const auto answer =
            client()->Post("/v1/traces", traces(runId, micros, entries, script), "application/json");
        return answer && answer->status == 200 && answer->body == "{}";
    }
    std::string scriptId() const
    {
        return get("/scripts")[QStringLiteral("scripts")][0][QStringLiteral("id")].toString().toStdString();
    }

    static std::string traces(const std::string &runId, std::int64_t micros, int entries,
                              const std::string &script = "Fixture")
    {
        const auto text = [](const std::string &key, const std::string &value) {
            return R"({"key":")" + key + R"(","value":{"stringValue":")" + value + "\"}}";
        };
        const std::string start = std::to_string(micros) + "000";
        const std::string origin = text("run_id", runId) + ',' + text("script.name", script);
        std::string spans = R"({"name":"work","startTimeUnixNano":")" + start + R"(","endTimeUnixNano":")" +
                            start + R"(","attributes":[)" + origin + "]}";
        for (int i = 0; i < entries; ++i) {
            const std::string time = std::to_string(micros + i) + "000";
            spans += R"(,{"name":"entry","startTimeUnixNano":")" + time + R"(","endTimeUnixNano":")" + time +
                     R"(","attributes":[)" + origin + ',' +
                     text("log.message", "entry " + std::to_string(i)) + ',' + text("log.level", "INFO") +
                     ',' + text("log.meta.logid", runId + "-" + std::to_string(i)) + "]}";
        }
        return R"({"resourceSpans":[{"scopeSpans":[{"spans":[)" + spans + "]}]}]}";
    }

private:
    QTemporaryDir m_folder;
};

} // namespace runglass::test
