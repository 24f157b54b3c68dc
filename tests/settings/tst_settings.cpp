// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "settings/settings.h"
#include "settings/settingstable.h"

#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace runglass;

class TestSettings : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_file;

    void writeFile(const QByteArray &content)
    {
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    QByteArray readFile()
    {
        QFile file(m_file);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void init()
    {
        m_file = m_folder.filePath(
            QStringLiteral("%1/settings.ini").arg(QString::fromLatin1(QTest::currentTestFunction())));
    }

    void tableNamesEverythingOnce()
    {
        QSet<QString> names;
        int index = 0;
        for (const SettingDefinition &definition : settingsTable()) {
            QCOMPARE(static_cast<int>(definition.setting), index++);
            for (const QString &name : QStringList{definition.name} + definition.oldNames) {
                QVERIFY2(!names.contains(name), qPrintable(name));
                names.insert(name);
            }
            if (definition.type == SettingDefinition::Type::Choice)
                QVERIFY(definition.choices.contains(definition.fallback.toString()));
        }
        QCOMPARE(index, static_cast<int>(Setting::JsonWrapped) + 1);
    }

    void everyTypeComesBack()
    {
        const QVariantMap scripts{{QStringLiteral("a"), QStringLiteral("s1")},
                                  {QStringLiteral("b;="), QStringLiteral("ü")}};
        const QByteArray bytes("\0\1\n\"x", 5);
        {
            Settings settings(m_file);
            QSignalSpy changed(&settings, &Settings::changed);
            settings.setValue(Setting::Theme, QStringLiteral("dark"));
            settings.setValue(Setting::Theme, QStringLiteral("dark"));
            settings.setValue(Setting::ShowUtc, true);
            settings.setValue(Setting::WindowGeometry, bytes);
            settings.setValue(Setting::LastScript, scripts);
            settings.setValue(Setting::RunsSort, QStringLiteral("status asc"));
            settings.setValue(Setting::LastProfile, QStringLiteral("p, 1"));
            QCOMPARE(changed.count(), 6);
        }
        const Settings again(m_file);
        QCOMPARE(again.value(Setting::Theme).toString(), QStringLiteral("dark"));
        QCOMPARE(again.value(Setting::ShowUtc), QVariant(true));
        QCOMPARE(again.value(Setting::WindowGeometry).toByteArray(), bytes);
        QCOMPARE(again.value(Setting::LastScript).toMap(), scripts);
        QCOMPARE(again.value(Setting::RunsSort).toString(), QStringLiteral("status asc"));
        QCOMPARE(again.value(Setting::LogsSort).toString(), QString());
        QCOMPARE(again.value(Setting::LastProfile).toString(), QStringLiteral("p, 1"));
        QCOMPARE(again.value(Setting::Density).toString(), QStringLiteral("comfortable"));
        QCOMPARE(QFile::permissions(m_file) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
    }

    void wrongTypesReadAsTheDefault()
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_file).path()));
        writeFile("[look]\ntheme=pink\ndensity=1, 2\nutc=perhaps\n[window]\ngeometry=text\n"
                  "[last]\nscript=[1]\ntab=\n");
        const Settings settings(m_file);
        for (const SettingDefinition &definition : settingsTable())
            QCOMPARE(settings.value(definition.setting), definition.fallback);
        QVERIFY(!settings.setAsideAs());
    }

    void renamedSettingsKeepTheirValue()
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_file).path()));
        writeFile("[view]\ncolours=dark\nzone=true\n[general2]\nrows=compact\n[look]\nutc=false\n");
        const auto name = [](const char *text) { return QString::fromLatin1(text); };
        using Type = SettingDefinition::Type;
        const std::vector<SettingDefinition> table{
            {Setting::Theme,
             name("look/theme"),
             Type::Choice,
             name("system"),
             {name("system"), name("dark")},
             {name("view/theme"), name("view/colours")}},
            {Setting::Density,
             name("look/density"),
             Type::Choice,
             name("comfortable"),
             {name("comfortable"), name("compact")},
             {name("general2/rows")}},
            {Setting::ShowUtc, name("look/utc"), Type::Bool, true, {}, {name("view/zone")}},
        };
        {
            const Settings settings(m_file, table);
            QCOMPARE(settings.value(Setting::Theme).toString(), name("dark"));
            QCOMPARE(settings.value(Setting::Density).toString(), name("compact"));
            // What the present name says is newer than what an old one says.
            QCOMPARE(settings.value(Setting::ShowUtc), QVariant(false));
        }
        const QByteArray written = readFile();
        QVERIFY2(written.contains("theme=dark") && written.contains("density=compact"), written.constData());
        QVERIFY2(!written.contains("colours") && !written.contains("zone") && !written.contains("rows"),
                 written.constData());
    }

    void unreadableFileIsCopiedAside()
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_file).path()));
        constexpr char bytes[] = "[look\ntheme=dark\n=\n%%%\0\xff";
        const QByteArray garbage(bytes, sizeof bytes - 1);
        writeFile(garbage);
        Settings settings(m_file);
        QVERIFY(settings.setAsideAs());
        QFile copy(*settings.setAsideAs());
        QVERIFY(copy.open(QIODevice::ReadOnly));
        QCOMPARE(copy.readAll(), garbage);
        settings.setValue(Setting::Theme, QStringLiteral("light"));
        QCOMPARE(settings.value(Setting::Theme).toString(), QStringLiteral("light"));
    }
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
