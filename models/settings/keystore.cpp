// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#include "settings/keystore.h"

#include "settings/privatefile.h"

#include <QFile>
#include <QPointer>
#include <qt6keychain/keychain.h>

#include <type_traits>

namespace runglass {

namespace {

constexpr qint64 longestKeyFile = 64 * 1024;

/// Calls `handle` when the job is done, if `guard` is still there. The job deletes itself.
template <class Job, class Handle>
void startGuarded(Job *job, QObject *guard, Handle handle)
{
    QObject::connect(job, &QKeychain::Job::finished, guard,
                     [job, handle = std::move(handle)] { handle(*job); });
    job->start();
}

/// An answer that is ready already still comes later, so that callers see one order of events.
template <class Answer, class Value>
void answerLater(QObject *guard, Answer answer, Value value)
{
    QMetaObject::invokeMethod(
        guard, [answer = std::move(answer), value = std::move(value)] { answer(value); },
        Qt::QueuedConnection);
}

} // namespace

KeyStore::KeyStore(const QString &folder, const QString &service, QObject *parent)
    : QObject(parent)
    , m_folder(folder)
    , m_service(service)
{
}

QString KeyStore::fileOf(const QString &profileId) const
{
    return m_folder + QLatin1Char('/') + profileId + QStringLiteral(".key");
}

void KeyStore::remember(const QString &profileId, const SecretKey &key)
{
    if (key.isEmpty())
        return;
    m_session.insert(profileId, key);
    Q_EMIT seen(key);
}

void KeyStore::read(const QString &profileId, KeyPlace place, QObject *guard,
                    std::function<void(Result<SecretKey>)> answer)
{
    if (const auto known = m_session.constFind(profileId); known != m_session.cend())
        return answerLater(guard, std::move(answer), Result<SecretKey>(*known));
    switch (place) {
    case KeyPlace::Session:
        return answerLater(guard, std::move(answer), Result<SecretKey>(SecretKey()));
    case KeyPlace::File: {
        QFile file(fileOf(profileId));
        if (!file.open(QIODevice::ReadOnly)) {
            return answerLater(
                guard, std::move(answer),
                Result<SecretKey>(UserError{tr("The API key could not be read."),
                                            tr("%1: %2").arg(file.fileName(), file.errorString()),
                                            tr("Enter the key again.")}));
        }
        const SecretKey key(file.read(longestKeyFile));
        remember(profileId, key);
        return answerLater(guard, std::move(answer), Result<SecretKey>(key));
    }
    case KeyPlace::Keychain:
        return readKeychain(profileId, guard, std::move(answer));
    }
}

void KeyStore::readKeychain(const QString &profileId, QObject *guard,
                            std::function<void(Result<SecretKey>)> answer)
{
    auto *job = new QKeychain::ReadPasswordJob(m_service, this);
    job->setKey(profileId);
    startGuarded(
        job, guard, [this, profileId, answer = std::move(answer)](const QKeychain::ReadPasswordJob &done) {
            if (done.error() == QKeychain::EntryNotFound)
                return answer(SecretKey());
            if (done.error() != QKeychain::NoError) {
                return answer(UserError{tr("The keychain did not give the API key."), done.errorString(),
                                        tr("Unlock the keychain and try again, or enter the key again.")});
            }
            const SecretKey key(done.binaryData());
            remember(profileId, key);
            answer(key);
        });
}

void KeyStore::write(const QString &profileId, KeyPlace place, const SecretKey &key, QObject *guard,
                     std::function<void(Result<void>)> answer)
{
    remember(profileId, key);
    switch (place) {
    case KeyPlace::Session:
        QFile::remove(fileOf(profileId));
        return answerLater(guard, std::move(answer), Result<void>());
    case KeyPlace::File: {
        const Result<void> written = createPrivateFolder(m_folder)
                                         ? writePrivateFile(fileOf(profileId), key.reveal() + '\n')
                                         : UserError{tr("The API key could not be saved."),
                                                     tr("The folder %1 could not be made.").arg(m_folder),
                                                     tr("The key is kept for this session only.")};
        return answerLater(guard, std::move(answer), written);
    }
    case KeyPlace::Keychain: {
        auto *job = new QKeychain::WritePasswordJob(m_service, this);
        job->setKey(profileId);
        job->setBinaryData(key.reveal());
        startGuarded(job, guard, [file = fileOf(profileId), answer = std::move(answer)](const auto &done) {
            if (done.error() == QKeychain::NoError) {
                // Only now: until then it may be the only copy.
                QFile::remove(file);
                return answer(Result<void>());
            }
            answer(UserError{
                tr("The API key is kept for this session only."),
                tr("The keychain did not take it: %1").arg(done.errorString()),
                tr("Start or unlock the desktop's keychain, or keep the key in a file only you can read.")});
        });
        return;
    }
    }
}

void KeyStore::remove(const QString &profileId, KeyPlace place, QObject *guard,
                      std::function<void(Result<void>)> answer)
{
    m_session.remove(profileId);
    const QString file = fileOf(profileId);
    if (QFile::exists(file) && !QFile::remove(file)) {
        return answerLater(
            guard, std::move(answer),
            Result<void>(UserError{tr("The API key was not removed."), tr("%1 can't be deleted.").arg(file),
                                   tr("Delete this file.")}));
    }
    if (place != KeyPlace::Keychain)
        return answerLater(guard, std::move(answer), Result<void>());
    auto *job = new QKeychain::DeletePasswordJob(m_service, this);
    job->setKey(profileId);
    startGuarded(job, guard, [answer = std::move(answer)](const QKeychain::Job &done) {
        if (done.error() == QKeychain::NoError || done.error() == QKeychain::EntryNotFound)
            return answer(Result<void>());
        answer(UserError{tr("The API key may still be in the keychain."), done.errorString(),
                         tr("Remove the entry “Runglass” with the keychain's own program.")});
    });
}

} // namespace runglass
