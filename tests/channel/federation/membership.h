// SPDX-License-Identifier: EUPL-1.2
// An invented federation of any number of authorities, in one directory, each with keys of its own.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "channel/message/directory_trust.h"
#include "channel/pmode/selection.h"
#include "channel/security/content_key.h"
#include "channel/security/make_security.h"
#include "world.h"

namespace comity::simulation {

struct Member {
    std::string id;
    std::unique_ptr<crypto::PrivateKey> signing;
    std::unique_ptr<crypto::PrivateKey> decrypting;
    std::vector<crypto::Certificate> path;  ///< of the signing key
    crypto::Certificate encryption;

    channel::Signer signer() const {
        return {*signing, channel::SignatureAlgorithm::eddsa_ed25519, channel::SigningToken::x509v3, path};
    }
};

struct Membership {
    std::vector<Member> members;
    std::shared_ptr<const channel::Directory> directory;
    std::shared_ptr<const channel::Trust> trust;  ///< says of every certificate that it is not revoked
};

/// Certificates and directory are good from a day before `begin` for 500 days. Keys are others every time; all that is
/// made of them has the same length where `random` is the same.
Membership make_membership(std::size_t count, Instant begin, const crypto::RandomBytes& random);

channel::PartyId party_of(const std::string& authority);
/// From one authority to another, in profile 2.0.
channel::PMode pmode_of(const std::string& from, const std::string& to);
channel::DirectoryAnswers answers_of(const std::shared_ptr<const channel::Directory>& directory);

}  // namespace comity::simulation
