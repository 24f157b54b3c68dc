// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "json/linesaccessible.h"

#include "json/linesource.h"
#include "json/linesview.h"
#include "json/linetones.h"

#include <QAccessibleWidget>

#include <map>

namespace runglass {

namespace {

/// One line. Owned by Qt's table of interfaces, which LinesTree empties.
class LineItem : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    LineItem(LinesView &view, qsizetype row)
        : m_view(view)
        , m_row(row)
    {
    }

    bool isValid() const override { return m_view.source() && m_row < m_view.source()->lineCount(); }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_view.window()->windowHandle(); }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(&m_view); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::TreeItem; }
    void setText(QAccessible::Text, const QString &) override {}

    QRect rect() const override
    {
        const QRect line = m_view.lineRect(m_row);
        return line.isEmpty() ? QRect() : line.translated(m_view.viewport()->mapToGlobal(QPoint(0, 0)));
    }
    QString text(QAccessible::Text kind) const override
    {
        if (!isValid())
            return {};
        if (kind == QAccessible::Name)
            return spokenLine(m_view.source()->line(m_row));
        return kind == QAccessible::Description ? m_view.source()->toolTip(m_row) : QString();
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        const ShownLine::Fold fold = m_view.source()->line(m_row).fold;
        state.focusable = state.selectable = true;
        state.selected = m_row == m_view.current();
        state.focused = state.selected && m_view.hasFocus();
        state.expandable = fold != ShownLine::Fold::None;
        state.expanded = fold == ShownLine::Fold::Open;
        state.collapsed = fold == ShownLine::Fold::Closed;
        state.offscreen = m_view.lineRect(m_row).isEmpty();
        return state;
    }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this)
                                                    : nullptr;
    }

    QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString &name) override
    {
        if (!isValid())
            return;
        m_view.setCurrent(m_row);
        if (name == setFocusAction())
            m_view.setFocus();
        else if (name == pressAction())
            Q_EMIT m_view.foldRequested(m_row, LinesView::Fold::Toggle);
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    LinesView &m_view;
    const qsizetype m_row;
};

class LinesTree : public QAccessibleWidget
{
public:
    explicit LinesTree(LinesView *view)
        : QAccessibleWidget(view, QAccessible::Tree)
        , m_view(*view)
    {
    }
    ~LinesTree() override { forget(); }

    int childCount() const override { return static_cast<int>(m_view.bottom() - m_view.top()); }
    QAccessibleInterface *child(int index) const override
    {
        return index < 0 || index >= childCount() ? nullptr : item(m_view.top() + index);
    }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        for (const auto &[row, id] : m_items) {
            if (QAccessible::accessibleInterface(id) == child)
                return static_cast<int>(row - m_view.top());
        }
        return -1;
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        const QPoint at = m_view.viewport()->mapFromGlobal(QPoint(x, y));
        const qsizetype row = m_view.viewport()->rect().contains(at) ? m_view.rowAt(at.y()) : -1;
        return row < 0 ? nullptr : item(row);
    }
    QAccessibleInterface *focusChild() const override { return currentItem(); }
    QAccessibleInterface *currentItem() const
    {
        return m_view.source() && m_view.source()->lineCount() > 0 ? item(m_view.current()) : nullptr;
    }
    void forget()
    {
        for (const auto &[row, id] : m_items)
            QAccessible::deleteAccessibleInterface(id);
        m_items.clear();
    }

private:
    QAccessibleInterface *item(qsizetype row) const
    {
        auto found = m_items.find(row);
        if (found == m_items.end())
            found = m_items.emplace(row, QAccessible::registerAccessibleInterface(new LineItem(m_view, row)))
                        .first;
        return QAccessible::accessibleInterface(found->second);
    }

    LinesView &m_view;
    mutable std::map<qsizetype, QAccessible::Id> m_items;
};

QAccessibleInterface *makeTree(const QString &, QObject *object)
{
    auto *view = qobject_cast<LinesView *>(object);
    return view ? new LinesTree(view) : nullptr;
}

} // namespace

void registerLinesAccessible()
{
    QAccessible::installFactory(makeTree);
}

void tellAccessible(LinesView &view, LinesChange change)
{
    if (!QAccessible::isActive())
        return;
    auto *tree = dynamic_cast<LinesTree *>(QAccessible::queryAccessibleInterface(&view));
    if (!tree)
        return;
    if (change != LinesChange::Current) {
        // Lines have other contents, or other places among the children, from now on.
        tree->forget();
        QAccessibleEvent event(&view, QAccessible::ObjectReorder);
        QAccessible::updateAccessibility(&event);
    }
    if (!view.hasFocus() || change == LinesChange::Scrolled)
        return;
    if (QAccessibleInterface *item = tree->currentItem()) {
        QAccessibleEvent event(item, QAccessible::Focus);
        QAccessible::updateAccessibility(&event);
    }
}

} // namespace runglass
