// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "record/documenttexts.h"

#include <QCoreApplication>

namespace runglass {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(runglass::DocumentTexts)
};

DocumentText notGiven(RunStatus status, bool isInput)
{
    if (isInput)
        return {Texts::tr("No input: the run was given none."), {}, false};
    if (status == RunStatus::Failed)
        return {Texts::tr("No output: the run failed."), {}, false};
    if (status == RunStatus::InProgress)
        return {Texts::tr("No output yet: the run is in progress."), {}, false};
    return {Texts::tr("No output: the run returned none."), {}, false};
}

} // namespace

DocumentText documentText(const DocumentDetails &document, RunStatus status, bool isInput)
{
    using State = DocumentDetails::State;
    DocumentText text;
    switch (document.state) {
    case State::Loading:
    case State::Present:
        return {};
    case State::NotGiven:
        return notGiven(status, isInput);
    case State::NotHeld:
        return {isInput ? Texts::tr("The input is not held here.")
                        : Texts::tr("The output is not held here."),
                Texts::tr("It has not been fetched, and there is no service to ask."), false};
    case State::Missing:
        text = {isInput ? Texts::tr("The input is missing.") : Texts::tr("The output is missing."),
                Texts::tr("The service does not have it."), false};
        break;
    case State::TooLarge:
        text = {isInput ? Texts::tr("The input is too large.") : Texts::tr("The output is too large."),
                Texts::tr("It is over what Runglass fetches."), false};
        break;
    case State::Failed:
        text = {isInput ? Texts::tr("The input could not be fetched.")
                        : Texts::tr("The output could not be fetched."),
                {},
                true};
        break;
    }
    if (!document.error)
        return text;
    QStringList why;
    if (!document.error->message.isEmpty() && document.error->message != text.what)
        why << document.error->message;
    if (!document.error->reason.isEmpty())
        why << document.error->reason;
    if (!document.error->help.isEmpty())
        why << document.error->help;
    text.why = why.join(QLatin1Char('\n'));
    return text;
}

} // namespace runglass
