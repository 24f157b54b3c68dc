// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "measure/documentpainting.h"

#include "measure/stopwatch.h"
#include "json/documents.h"
#include "json/jsonpane.h"

#include <QCoreApplication>
#include <QTimer>

#include <functional>
#include <optional>

namespace runglass::bench {

namespace {

struct Case
{
    const char *name;
    std::function<std::string()> make;
    double limit; ///< ms
};

constexpr std::size_t megabyte = 1'000'000;

/// Shows one document several times.
class Painter : public QObject
{
public:
    Painter(std::shared_ptr<const std::string> text, int rounds, std::vector<double> &samples)
        : m_text(std::move(text))
        , m_rounds(rounds)
        , m_samples(samples)
    {
        m_pane.resize(600, 800);
        m_pane.show();
        connect(&m_pane, &JsonPane::documentPainted, this, &Painter::painted);
        QTimer::singleShot(0, this, &Painter::next);
        QTimer::singleShot(60'000, this, [] { QCoreApplication::exit(1); });
    }

private:
    void next()
    {
        m_watch.emplace();
        m_pane.showDocument(m_text);
    }
    void painted()
    {
        // The first one warms up.
        if (m_round++ > 0)
            m_samples.push_back(m_watch->milliseconds());
        if (m_round > m_rounds) {
            QCoreApplication::exit(0);
            return;
        }
        m_pane.showMessage(QStringLiteral("-"));
        QTimer::singleShot(0, this, &Painter::next);
    }

    JsonPane m_pane{QStringLiteral("Input")};
    const std::shared_ptr<const std::string> m_text;
    const int m_rounds;
    int m_round = 0;
    std::vector<double> &m_samples;
    std::optional<Stopwatch> m_watch;
};

} // namespace

std::vector<Figure> measureDocumentPainting(const Setting &setting)
{
    const Case cases[] = {
        {"1 MB", [] { return invoices(megabyte, true); }, 20},
        {"10 MB", [] { return invoices(10 * megabyte, true); }, 40},
        {"50 MB", [] { return invoices(50 * megabyte, true); }, 120},
        {"10 MB in one line", [] { return invoices(10 * megabyte, false); }, 40},
        {"1 MB in one string", [] { return longString(megabyte); }, 20},
        {"100,000 levels deep", [] { return nested(100'000); }, 20},
    };
    std::vector<Figure> figures;
    for (const Case &one : cases) {
        Figure figure;
        figure.what = QStringLiteral("JSON in memory until painted: %1").arg(QLatin1String(one.name));
        figure.unit = QStringLiteral("ms");
        figure.limit = one.limit;
        const Painter painter(std::make_shared<const std::string>(one.make()), setting.repeats,
                              figure.samples);
        if (QCoreApplication::exec() != 0)
            figure.note = QStringLiteral("it was not painted within a minute");
        figures.push_back(std::move(figure));
    }
    return figures;
}

} // namespace runglass::bench
