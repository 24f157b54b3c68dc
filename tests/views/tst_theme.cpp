// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "common/icons.h"
#include "common/themecontroller.h"

#include <QApplication>
#include <QTest>

#include <cmath>

using namespace runglass;

namespace {

/// WCAG 2.1, relative luminance and contrast ratio.
double luminance(const QColor &color)
{
    const auto channel = [](double c) {
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) +
           0.0722 * channel(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double light = std::max(luminance(a), luminance(b));
    return (light + 0.05) / (std::min(luminance(a), luminance(b)) + 0.05);
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mutedIconFollowsThePalette()
    {
        const QPalette before = QApplication::palette();
        const QIcon icon = mutedIcon(Icon::Cross);
        QList<QColor> inks;
        for (const ColorScheme scheme : {ColorScheme::Light, ColorScheme::Dark}) {
            QApplication::setPalette(themePalette(scheme));
            const QImage image = icon.pixmap(QSize(16, 16)).toImage();
            QColor ink;
            for (int i = 0; i < 16; ++i) {
                if (image.pixelColor(i, i).alpha() == 255)
                    ink = image.pixelColor(i, i);
            }
            QVERIFY(ink.isValid());
            QCOMPARE(ink.rgb(), color(themePalette(scheme), ColorRole::MutedText).rgb());
            inks.append(ink);
        }
        QVERIFY(inks[0] != inks[1]);
        QApplication::setPalette(before);
    }

    void textsCanBeRead()
    {
        using Role = ColorRole;
        const std::pair<Role, Role> pairs[] = {{Role::Text, Role::Window},
                                               {Role::Text, Role::Surface},
                                               {Role::MutedText, Role::Window},
                                               {Role::MutedText, Role::Surface},
                                               {Role::SelectedText, Role::Selection},
                                               {Role::Success, Role::SuccessGround},
                                               {Role::Failed, Role::FailedGround},
                                               {Role::Neutral, Role::NeutralGround},
                                               {Role::Warning, Role::WarningGround},
                                               {Role::Info, Role::InfoGround},
                                               {Role::AccentText, Role::Accent}};
        for (const ColorScheme scheme : {ColorScheme::Light, ColorScheme::Dark}) {
            const QPalette palette = themePalette(scheme);
            QCOMPARE(schemeOf(palette), scheme);
            for (const auto &[text, ground] : pairs)
                QVERIFY2(contrast(color(palette, text), color(palette, ground)) >= 5.8,
                         qPrintable(QString::number(static_cast<int>(text))));
        }
    }
    void highContrastWins()
    {
        QPalette palette(Qt::white, Qt::black, Qt::white, Qt::black, Qt::gray, Qt::white, Qt::white,
                         Qt::black, Qt::black);
        palette.setColor(QPalette::Highlight, Qt::yellow);
        QCOMPARE(schemeOf(palette), ColorScheme::Foreign);
        QCOMPARE(color(palette, ColorRole::Failed), QColor(Qt::white));
        QCOMPARE(color(palette, ColorRole::Selection), QColor(Qt::yellow));
    }
    void controllerFollowsTheSetting()
    {
        ThemeController theme(*qApp);
        theme.setTheme(QStringLiteral("dark"));
        QCOMPARE(schemeOf(QApplication::palette()), ColorScheme::Dark);
        theme.setTheme(QStringLiteral("light"));
        QCOMPARE(schemeOf(QApplication::palette()), ColorScheme::Light);
        theme.setTheme(QStringLiteral("no such theme"));
        QCOMPARE(theme.scheme(), ColorScheme::Light);
    }
    void everyIconIsThereInItsColor()
    {
        for (int i = 0; i <= static_cast<int>(Icon::Warning); ++i) {
            const QImage image = iconPixmap(static_cast<Icon>(i), Qt::red, 16, 2).toImage();
            QCOMPARE(image.size(), QSize(32, 32));
            bool drawn = false;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    const QColor pixel = image.pixelColor(x, y);
                    drawn = drawn || pixel.alpha() > 200;
                    QVERIFY(pixel.alpha() < 200 || (pixel.red() > 200 && pixel.green() == 0));
                }
            }
            QVERIFY2(drawn, qPrintable(QString::number(i)));
        }
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
