// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "access_point/surroundings.h"
#include "channel/directory/directory.h"
#include "crypto/certificate.h"
#include "crypto/revocation.h"

namespace comity::access_point {

/// Who says of an issuer's certificates whether they were revoked. Addresses come from the configuration only: one that
/// stands in a certificate would let its owner have us call whom he likes.
struct RevocationSource {
    crypto::Certificate issuer;
    std::string list;       ///< path or http(s) URL of its list (DER); "" for none
    std::string responder;  ///< http(s) URL (OCSP); "" for none
};

/// How they are asked. May block. Errors: unavailable.
struct RevocationAccess {
    std::function<Result<std::string>(const std::string& from)> fetch;
    std::function<Result<std::string>(const std::string& responder, const std::string& request)> ask;
};
RevocationAccess revocation_access();

/// What issuers and responders said, until they say it anew (section 16.4). Asked on a schedule, never while a message
/// waits. Safe to use from several threads.
class Revocation {
   public:
    Revocation(std::vector<RevocationSource> sources, RevocationAccess access, Surroundings surroundings)
        : sources_(std::move(sources)), access_(std::move(access)), surroundings_(std::move(surroundings)) {}

    /// The newest answer; nothing where nobody was asked or answered yet. Whether it is still good is for the caller
    /// to weigh (channel/directory/trust.h).
    std::optional<crypto::RevocationAnswer> of(const crypto::Certificate& certificate) const;

    /// Asks for what is not known, or runs out before the next call in `until_next`, of the certificates to sign that
    /// the directory lists. Who does not answer is named in the log, and what he said before stays.
    void refresh(const channel::Directory& directory, std::chrono::milliseconds until_next);

   private:
    struct Held {
        std::optional<crypto::RevocationList> list;
        std::map<crypto::Sha256, crypto::RevocationAnswer> answers;  ///< of the responder, by certificate
    };

    bool is_due(const std::optional<Instant>& next_update, std::chrono::milliseconds until_next) const;
    bool is_answered(std::size_t source, const crypto::Sha256& certificate, std::chrono::milliseconds until_next) const;
    void refresh_list(std::size_t source, std::chrono::milliseconds until_next);
    void refresh_answers(std::size_t source, const channel::Directory& directory, std::chrono::milliseconds until_next);
    /// False where the responder cannot be reached.
    bool refresh_answer(std::size_t source, const crypto::Certificate& certificate);
    void note(const std::string& from, const Error& error) const;

    std::vector<RevocationSource> sources_;
    RevocationAccess access_;
    Surroundings surroundings_;
    mutable std::mutex mutex_;
    std::map<std::size_t, Held> held_;  ///< by place in sources_
};

}  // namespace comity::access_point
