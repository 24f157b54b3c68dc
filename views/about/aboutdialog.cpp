// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "about/aboutdialog.h"

#include "about/diagnostics.h"
#include "common/metrics.h"
#include "common/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSysInfo>
#include <QVBoxLayout>

namespace runglass {

namespace {

QLabel *line(const QString &text, FontRole role, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setFont(runglass::font(role));
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QString licences()
{
    return AboutDialog::tr(
        "Runglass is free software: you can redistribute it and modify it under the terms of the GNU General "
        "Public License, version 3 or any later version. It comes without any warranty.\n\n"
        "It is built with:\n"
        "Qt — LGPL 3 or GPL 3\n"
        "SQLite — public domain\n"
        "simdjson — Apache 2.0\n"
        "Zstandard — BSD\n"
        "zlib — zlib licence\n"
        "cpp-httplib — MIT (in the gateway)\n"
        "Protocol Buffers — BSD (in the gateway)\n"
        "QtKeychain — BSD");
}

} // namespace

AboutDialog::AboutDialog(const QString &version, std::function<QString()> diagnostics, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("About Runglass"));
    setMinimumWidth(480);
    auto *versions = new QFormLayout;
    versions->setHorizontalSpacing(metrics::edge);
    versions->setVerticalSpacing(metrics::unit);
    for (const auto &[name, number] : componentVersions(version))
        versions->addRow(name, line(number, FontRole::Ui, this));
    versions->addRow(tr("System"), line(QSysInfo::prettyProductName(), FontRole::Ui, this));

    auto *terms = new QPlainTextEdit(licences(), this);
    terms->setReadOnly(true);
    terms->setAccessibleName(tr("Licences"));
    terms->setMinimumHeight(192);

    auto *box = new QDialogButtonBox(QDialogButtonBox::Close, this);
    box->button(QDialogButtonBox::Close)->setDefault(true);
    auto *copy = box->addButton(tr("Copy &Diagnostics"), QDialogButtonBox::ActionRole);
    copy->setObjectName(QStringLiteral("copyDiagnostics"));
    copy->setToolTip(tr("Versions, sync state and timings; no keys and no data of runs or logs"));
    connect(copy, &QPushButton::clicked, this, [copy, diagnostics = std::move(diagnostics)] {
        QApplication::clipboard()->setText(diagnostics());
        copy->setText(tr("Copied"));
    });
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::edge, metrics::edge, metrics::edge, metrics::edge);
    layout->setSpacing(metrics::cardGap);
    layout->addWidget(line(QStringLiteral("Runglass"), FontRole::Metric, this));
    layout->addWidget(line(tr("A monitor for the runs and logs of custom scripts."), FontRole::Ui, this));
    layout->addLayout(versions);
    layout->addWidget(terms, 1);
    layout->addWidget(box);
}

} // namespace runglass
