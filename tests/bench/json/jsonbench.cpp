// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

// From a document in memory to its first lines on the screen, in a pane of 600 by 800: wall time, which is
// what a user waits, and CPU time of all threads, which other programs on the machine don't lengthen. Median
// and best of several.
//
//   runglass-jsonbench [REPETITIONS]

#include "common/themecontroller.h"
#include "json/documents.h"
#include "json/jsonbrowser.h"
#include "json/jsonpane.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>

#include <time.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <vector>

using namespace runglass;

namespace {

struct Case
{
    const char *name;
    std::function<std::string()> make;
    double wanted; ///< ms
};

constexpr std::size_t megabyte = 1'000'000;

const Case cases[] = {
    {"2 KB", [] { return bench::invoices(2'000, true); }, 20},
    {"1 MB", [] { return bench::invoices(megabyte, true); }, 20},
    {"10 MB", [] { return bench::invoices(10 * megabyte, true); }, 40},
    {"50 MB", [] { return bench::invoices(50 * megabyte, true); }, 120},
    {"10 MB, one line", [] { return bench::invoices(10 * megabyte, false); }, 40},
    {"50 MB, one line", [] { return bench::invoices(50 * megabyte, false); }, 120},
    {"1 MB string", [] { return bench::longString(megabyte); }, 20},
    {"10 MB string", [] { return bench::longString(10 * megabyte); }, 40},
    {"100,000 levels", [] { return bench::nested(100'000); }, 20},
    {"10 MB, cut off", [] { return bench::cutOff(10 * megabyte); }, 40},
};

double cpuMilliseconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) * 1e-6;
}

/// What the process holds in memory now, in MB.
double residentMegabytes()
{
    QFile status(QStringLiteral("/proc/self/statm"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    return status.readAll().split(' ').value(1).toDouble() * 4096 / 1e6;
}

class Bench : public QObject
{
public:
    explicit Bench(int repetitions)
        : m_repetitions(repetitions)
    {
        m_pane.resize(600, 800);
        m_pane.show();
        connect(&m_pane, &JsonPane::documentPainted, this, &Bench::painted);
        std::printf("%-18s %10s %10s %10s %10s %8s\n", "document", "wall, ms", "best", "CPU, ms", "wanted",
                    "MB");
        QMetaObject::invokeMethod(this, &Bench::nextCase, Qt::QueuedConnection);
    }

private:
    void nextCase()
    {
        if (m_case == std::size(cases)) {
            QCoreApplication::quit();
            return;
        }
        m_pane.showMessage(QStringLiteral("-"));
        m_text = std::make_shared<const std::string>(cases[m_case].make());
        m_wall.clear();
        m_cpu.clear();
        m_before = residentMegabytes();
        QMetaObject::invokeMethod(this, &Bench::start, Qt::QueuedConnection);
    }
    void start()
    {
        m_cpuStart = cpuMilliseconds();
        m_clock.start();
        m_pane.showDocument(m_text);
    }
    void painted()
    {
        m_wall.push_back(static_cast<double>(m_clock.nsecsElapsed()) * 1e-6);
        m_cpu.push_back(cpuMilliseconds() - m_cpuStart);
        if (static_cast<int>(m_wall.size()) < m_repetitions) {
            m_pane.showMessage(QStringLiteral("-"));
            QMetaObject::invokeMethod(this, &Bench::start, Qt::QueuedConnection);
            return;
        }
        std::sort(m_wall.begin(), m_wall.end());
        std::sort(m_cpu.begin(), m_cpu.end());
        std::printf("%-18s %10.1f %10.1f %10.1f %10.0f %8.0f\n", cases[m_case].name,
                    m_wall[m_wall.size() / 2], m_wall.front(), m_cpu[m_cpu.size() / 2], cases[m_case].wanted,
                    residentMegabytes() - m_before);
        std::fflush(stdout);
        ++m_case;
        QMetaObject::invokeMethod(this, &Bench::nextCase, Qt::QueuedConnection);
    }

    const int m_repetitions;
    JsonPane m_pane{QStringLiteral("Input")};
    std::shared_ptr<const std::string> m_text;
    std::size_t m_case = 0;
    QElapsedTimer m_clock;
    double m_cpuStart = 0;
    double m_before = 0;
    std::vector<double> m_wall;
    std::vector<double> m_cpu;
};

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    ThemeController theme(application);
    theme.setTheme(QStringLiteral("light"));
    const int repetitions = argc > 1 ? std::max(1, std::atoi(argv[1])) : 7;
    Bench bench(repetitions);
    return QApplication::exec();
}
