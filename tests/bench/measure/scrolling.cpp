// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "measure/scrolling.h"

#include "cache/cache.h"
#include "measure/scroller.h"
#include "monitor/monitorview.h"
#include "settings/settings.h"
#include "tables/answermodel.h"
#include "userdata/marksstore.h"
#include "userdata/savedfilters.h"
#include "workspace/workspace.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QTimer>

#include <algorithm>

namespace runglass::bench {

namespace {

/// The visible table that shows a windowed model.
QAbstractItemView *visibleTable(const QWidget &window)
{
    const auto views = window.findChildren<QAbstractItemView *>();
    const auto found = std::find_if(views.begin(), views.end(), [](const QAbstractItemView *view) {
        return view->isVisible() && qobject_cast<AnswerModel *>(view->model());
    });
    return found == views.end() ? nullptr : *found;
}

} // namespace

std::vector<Figure> measureScrolling(const Setting &setting, const QString &cacheFile)
{
    const QString size = QLocale(QLocale::English).toString(setting.largeCount());
    std::vector<Figure> figures{
        {QStringLiteral("Scroll bar dragged anywhere in %1 runs until rows painted").arg(size),
         QStringLiteral("ms"),
         {},
         50,
         {},
         {}},
        {QStringLiteral("Painting the whole window, a frame"), QStringLiteral("ms"), {}, 8, {}, {}}};

    Result<std::shared_ptr<Cache>> cache = Cache::open(cacheFile, {});
    if (!cache) {
        figures[0].note = cache.error().oneLine();
        return figures;
    }
    Settings settings(setting.scratchFile(QStringLiteral("bench.ini")));
    Workspace workspace(*cache, nullptr, QStringLiteral("bench"));
    SavedFilters filters(setting.scratchFile(QStringLiteral("filters.json")));
    MarksStore marks(setting.scratchFile(QStringLiteral("marks.sqlite")));
    MonitorView view(workspace, settings, filters, marks);
    view.resize(1600, 1000);

    std::unique_ptr<Scroller> scroller;
    QObject::connect(&view, &MonitorView::rowsPainted, &view, [&](int rows) {
        QAbstractItemView *table = visibleTable(view);
        // The first rows of an answer come before its count; jump when all of it is there.
        if (scroller || !table || rows < setting.largeCount())
            return;
        scroller =
            std::make_unique<Scroller>(table, setting.quick ? 20 : 100, [] { QCoreApplication::exit(0); });
        scroller->start();
    });
    QTimer::singleShot(60'000, &view, [&scroller] {
        if (!scroller)
            QCoreApplication::exit(1);
    });
    view.show();
    QCoreApplication::exec();
    if (!scroller) {
        figures[0].note = QStringLiteral("the table did not fill within a minute");
        return figures;
    }
    if (scroller->gaveUp())
        figures[0].note = QStringLiteral("rows did not come within ten seconds");
    figures[0].samples = scroller->untilPainted();
    figures[1].samples = scroller->windowPaint();
    return figures;
}

} // namespace runglass::bench
