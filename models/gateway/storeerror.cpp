// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "gateway/storeerror.h"

#include <QCoreApplication>
#include <QDir>

namespace runglass::gateway {

UserError takeError(Connection &connection, const QString &file)
{
    const SqlError error = connection.error().value_or(SqlError{});
    connection.clearError();
    return {QCoreApplication::translate("Gateway", "The database failed."),
            QCoreApplication::translate("Gateway", "%1: %2.")
                .arg(QDir::toNativeSeparators(file), QString::fromStdString(error.detail)),
            QCoreApplication::translate("Gateway",
                                        "Check that the file is a database, that it and its folder can be "
                                        "written, and that the disk is not full.")};
}

} // namespace runglass::gateway
