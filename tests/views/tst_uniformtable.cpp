// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/uniformtable.h"

#include <QAbstractButton>
#include <QAbstractTableModel>
#include <QAccessible>
#include <QAccessibleTableInterface>
#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStyledItemDelegate>
#include <QTest>

using namespace runglass;

namespace {

constexpr int rowHeight = 20;

/// Any number of rows that hold nothing; cells say where they are.
class Places : public QAbstractTableModel
{
public:
    explicit Places(int rows)
        : m_rows(rows)
    {
    }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_rows; }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 4; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (role != Qt::DisplayRole)
            return {};
        return QStringLiteral("%1/%2").arg(index.row()).arg(index.column());
    }
    QVariant headerData(int section, Qt::Orientation, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(QStringLiteral("Column %1").arg(section)) : QVariant();
    }
    void prepend(int rows)
    {
        beginInsertRows({}, 0, rows - 1);
        m_rows += rows;
        endInsertRows();
    }
    void change(int first, int last) { Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1)); }
    void dropFirst(int rows)
    {
        beginRemoveRows({}, 0, rows - 1);
        m_rows -= rows;
        endRemoveRows();
    }

private:
    int m_rows;
};

/// Notes which cells are painted.
class PaintedCells : public QStyledItemDelegate
{
public:
    void paint(QPainter *, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        cells.append({index.row(), index.column()});
        rects.append(option.rect);
        if (option.state.testFlag(QStyle::State_Selected))
            selectedRows.insert(index.row());
    }

    mutable QList<QPair<int, int>> cells;
    mutable QList<QRect> rects;
    mutable QSet<int> selectedRows;
};

struct Shown
{
    explicit Shown(int rows)
        : model(rows)
        , table(new QHeaderView(Qt::Horizontal))
    {
        table.setFrameShape(QFrame::NoFrame);
        table.setRowHeight(rowHeight);
        table.setSelectionMode(QAbstractItemView::SingleSelection);
        table.setModel(&model);
        table.horizontalHeader()->setDefaultSectionSize(100);
        table.horizontalHeader()->setSectionsMovable(true);
        table.setItemDelegate(&delegate);
        table.resize(420, table.horizontalHeader()->sizeHint().height() + 10 * rowHeight);
        table.show();
    }
    bool isReady() { return QTest::qWaitForWindowExposed(&table); }
    int current() const { return table.currentIndex().row(); }

    Places model;
    PaintedCells delegate;
    UniformTable table;
};

} // namespace

class TestUniformTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void placesAndRowsAreInverse();
    void paintsWhatIsOnScreenOnly();
    void paintsRowsThatChange();
    void keysMoveTheCurrentRow();
    void keysMoveAlongColumnsAsShown();
    void clickSelectsTheRow();
    void scrollsOnlyAsFarAsNeeded();
    void followsRowsThatComeAndGo();
    void wideColumnsScroll();
    void fitsAColumn();
    void isATableForScreenReaders();
};

void TestUniformTable::placesAndRowsAreInverse()
{
    Shown shown(10'000'000);
    QVERIFY(shown.isReady());
    for (const auto *button : shown.table.findChildren<QAbstractButton *>())
        QVERIFY2(!button->isVisible(), "nothing lies over the rows");
    for (const int row : {0, 1, 4'999'999, 9'999'999}) {
        const QModelIndex index = shown.model.index(row, 2);
        shown.table.scrollTo(index, QAbstractItemView::PositionAtCenter);
        const QRect cell = shown.table.visualRect(index);
        QCOMPARE(cell.size(), QSize(100, rowHeight));
        QVERIFY(shown.table.viewport()->rect().contains(cell));
        QCOMPARE(shown.table.indexAt(cell.topLeft()), index);
        QCOMPARE(shown.table.indexAt(cell.bottomRight()), index);
        QVERIFY(shown.table.indexAt(cell.bottomRight() + QPoint(0, 1)) != index);
    }
    QVERIFY(!shown.table.indexAt({10, shown.table.viewport()->height() + 100}).isValid());
    shown.table.horizontalHeader()->hideSection(2);
    QVERIFY(shown.table.visualRect(shown.model.index(0, 2)).isEmpty());
}

void TestUniformTable::paintsWhatIsOnScreenOnly()
{
    Shown shown(1'000'000);
    QVERIFY(shown.isReady());
    shown.table.setCurrentIndex(shown.model.index(500'003, 0));
    shown.table.scrollTo(shown.model.index(500'000, 0), QAbstractItemView::PositionAtTop);
    shown.table.horizontalHeader()->hideSection(1);
    shown.table.repaint();
    shown.delegate.cells.clear();
    shown.delegate.selectedRows.clear();
    shown.table.viewport()->repaint();
    QSet<int> rows;
    QSet<int> columns;
    for (const auto &[row, column] : shown.delegate.cells) {
        rows.insert(row);
        columns.insert(column);
    }
    QCOMPARE(columns, (QSet<int>{0, 2, 3}));
    QCOMPARE(*std::min_element(rows.begin(), rows.end()), 500'000);
    QCOMPARE(rows.size(), shown.table.viewport()->height() / rowHeight);
    QCOMPARE(shown.delegate.selectedRows, QSet<int>{500'003});
}

void TestUniformTable::paintsRowsThatChange()
{
    Shown shown(1'000'000);
    QVERIFY(shown.isReady());
    shown.table.scrollTo(shown.model.index(500'000, 0), QAbstractItemView::PositionAtTop);
    QTRY_VERIFY(shown.delegate.cells.contains({500'000, 0}));
    shown.table.viewport()->repaint();
    shown.delegate.cells.clear();
    shown.model.change(499'000, 499'100);
    shown.model.change(500'002, 500'003);
    const auto rows = [&shown] {
        QSet<int> painted;
        for (const auto &[row, column] : shown.delegate.cells)
            painted.insert(row);
        return painted;
    };
    // Some versions of Qt paint everything that is on screen.
    QTRY_VERIFY(rows().contains(500'002) && rows().contains(500'003));
}

void TestUniformTable::keysMoveTheCurrentRow()
{
    Shown shown(1000);
    QVERIFY(shown.isReady());
    const int page = shown.table.viewport()->height() / rowHeight;
    shown.table.setCurrentIndex(shown.model.index(0, 0));
    QTest::keyClick(&shown.table, Qt::Key_Down);
    QCOMPARE(shown.current(), 1);
    QTest::keyClick(&shown.table, Qt::Key_PageDown);
    QCOMPARE(shown.current(), 1 + page);
    QTest::keyClick(&shown.table, Qt::Key_Up);
    QCOMPARE(shown.current(), page);
    QTest::keyClick(&shown.table, Qt::Key_PageUp);
    QCOMPARE(shown.current(), 0);
    QTest::keyClick(&shown.table, Qt::Key_Up);
    QCOMPARE(shown.current(), 0);
    QTest::keyClick(&shown.table, Qt::Key_End);
    QCOMPARE(shown.current(), 999);
    QVERIFY(shown.table.viewport()->rect().contains(shown.table.visualRect(shown.table.currentIndex())));
    QTest::keyClick(&shown.table, Qt::Key_Home);
    QCOMPARE(shown.current(), 0);
    QCOMPARE(shown.table.verticalScrollBar()->value(), 0);
    QCOMPARE(shown.table.selectionModel()->selectedRows().size(), 1);
}

void TestUniformTable::keysMoveAlongColumnsAsShown()
{
    Shown shown(10);
    QVERIFY(shown.isReady());
    shown.table.horizontalHeader()->moveSection(0, 2); // 1 2 0 3
    shown.table.horizontalHeader()->hideSection(2);    // 1 0 3
    shown.table.setCurrentIndex(shown.model.index(0, 1));
    QTest::keyClick(&shown.table, Qt::Key_Right);
    QCOMPARE(shown.table.currentIndex().column(), 0);
    QTest::keyClick(&shown.table, Qt::Key_Right);
    QCOMPARE(shown.table.currentIndex().column(), 3);
    QTest::keyClick(&shown.table, Qt::Key_Right);
    QCOMPARE(shown.table.currentIndex().column(), 3);
    QTest::keyClick(&shown.table, Qt::Key_Left);
    QCOMPARE(shown.table.currentIndex().column(), 0);
}

void TestUniformTable::clickSelectsTheRow()
{
    Shown shown(1000);
    QVERIFY(shown.isReady());
    shown.table.verticalScrollBar()->setValue(100 * rowHeight + 7);
    QSignalSpy clicked(&shown.table, &QAbstractItemView::clicked);
    QTest::mouseClick(shown.table.viewport(), Qt::LeftButton, {}, {150, 3 * rowHeight + 1});
    QCOMPARE(shown.current(), 103);
    QCOMPARE(shown.table.currentIndex().column(), 1);
    QCOMPARE(clicked.size(), 1);
    const QModelIndexList rows = shown.table.selectionModel()->selectedRows();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().row(), 103);
}

void TestUniformTable::scrollsOnlyAsFarAsNeeded()
{
    Shown shown(1000);
    QVERIFY(shown.isReady());
    QScrollBar *bar = shown.table.verticalScrollBar();
    QCOMPARE(bar->maximum(), 1000 * rowHeight - shown.table.viewport()->height());
    bar->setValue(200);
    shown.table.scrollTo(shown.model.index(12, 0));
    QCOMPARE(bar->value(), 200);
    shown.table.scrollTo(shown.model.index(2, 0));
    QCOMPARE(bar->value(), 2 * rowHeight);
    shown.table.scrollTo(shown.model.index(100, 0));
    QCOMPARE(bar->value(), 101 * rowHeight - shown.table.viewport()->height());
}

void TestUniformTable::followsRowsThatComeAndGo()
{
    Shown shown(0);
    QVERIFY(shown.isReady());
    QCOMPARE(shown.table.verticalScrollBar()->maximum(), 0);
    shown.model.prepend(100);
    QCOMPARE(shown.table.verticalScrollBar()->maximum(), 100 * rowHeight - shown.table.viewport()->height());
    shown.table.setCurrentIndex(shown.model.index(50, 0));
    shown.model.prepend(10);
    QCOMPARE(shown.current(), 60);
    shown.model.dropFirst(105);
    QCOMPARE(shown.table.verticalScrollBar()->maximum(), 0);
    shown.delegate.cells.clear();
    shown.table.viewport()->repaint();
    QCOMPARE(shown.delegate.cells.size(), 5 * 4);
}

void TestUniformTable::wideColumnsScroll()
{
    Shown shown(10);
    QVERIFY(shown.isReady());
    shown.table.horizontalHeader()->resizeSection(1, 1000);
    QTRY_COMPARE(shown.table.horizontalScrollBar()->maximum(),
                 shown.table.horizontalHeader()->length() - shown.table.viewport()->width());
    shown.table.scrollTo(shown.model.index(0, 3));
    const QRect cell = shown.table.visualRect(shown.model.index(0, 3));
    QCOMPARE(cell.right() + 1, shown.table.viewport()->width());
    QCOMPARE(shown.table.horizontalHeader()->sectionViewportPosition(3), cell.left());
}

void TestUniformTable::fitsAColumn()
{
    Shown shown(1000);
    QVERIFY(shown.isReady());
    QStyledItemDelegate plain;
    shown.table.setItemDelegate(&plain);
    shown.table.resizeColumnToContents(0);
    const int narrow = shown.table.horizontalHeader()->sectionSize(0);
    QVERIFY(narrow >= shown.table.horizontalHeader()->sectionSizeHint(0));
    QVERIFY(narrow < 100);
    shown.table.setItemDelegate(&shown.delegate);
}

void TestUniformTable::isATableForScreenReaders()
{
    Shown shown(1000);
    QVERIFY(shown.isReady());
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(&shown.table);
    QVERIFY(interface && interface->tableInterface());
    QAccessibleTableInterface *table = interface->tableInterface();
    QCOMPARE(table->rowCount(), 1000);
    QCOMPARE(table->columnCount(), 4);
    QCOMPARE(table->columnDescription(2), QStringLiteral("Column 2"));
    QCOMPARE(table->cellAt(7, 2)->text(QAccessible::Name), QStringLiteral("7/2"));
    shown.table.setCurrentIndex(shown.model.index(7, 0));
    QVERIFY(table->isRowSelected(7));
}

QTEST_MAIN(TestUniformTable)
#include "tst_uniformtable.moc"
