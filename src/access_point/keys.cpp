// SPDX-License-Identifier: EUPL-1.2
#include "access_point/keys.h"

#include <algorithm>

#include <fmt/format.h>

#include "channel/directory/authority.h"
#include "crypto/private_key_source.h"
#include "store/files/file.h"

namespace comity::access_point {
namespace {

constexpr std::size_t most_of_certificates = 1 << 20;

}  // namespace

Result<Keys> Keys::open(const Configuration& configuration) {
    Keys keys;
    for (const KeyConfiguration& of : configuration.keys) {
        TRY(pem, store::read_whole(of.certificate, most_of_certificates));
        TRY(path, crypto::Certificate::all_from_pem(pem));
        TRY(key, crypto::open_private_key(of.key, configuration.folder, of.pin));
        if (key->public_key().spki() != path.back().public_key().spki())
            return fail(ErrorKind::invalid,
                        fmt::format("the last certificate of {} is not that of its key", of.certificate.string()), {},
                        "put our own certificate last, and name the key it was issued for");
        if (of.signs) {
            const auto profile = channel::read_listed_profile(of.profile);
            keys.add_signing(*profile, std::move(path), std::move(key));
        } else {
            keys.add_decryption(path.back(), std::move(key));
        }
    }
    return keys;
}

void Keys::add_signing(channel::Profile profile, std::vector<crypto::Certificate> path,
                       std::unique_ptr<crypto::PrivateKey> key) {
    signing_.push_back({profile, std::move(path), std::move(key)});
}

void Keys::add_decryption(crypto::Certificate certificate, std::unique_ptr<crypto::PrivateKey> key) {
    decryption_.push_back({std::move(certificate), key.get()});
    held_.push_back(std::move(key));
}

std::optional<channel::Signer> Keys::signer(channel::Profile profile, channel::SignatureAlgorithm algorithm,
                                            channel::SigningToken token, Instant now) const {
    const Signing* newest = nullptr;
    for (const Signing& signing : signing_) {
        const auto& own = signing.path.back();
        if (signing.profile != profile || !own.in_force(now)) continue;
        if (!newest || newest->path.back().not_before() < own.not_before()) newest = &signing;
    }
    if (!newest) return std::nullopt;
    return channel::Signer{*newest->key, algorithm, token, newest->path};
}

std::optional<channel::Signer> Keys::any_signer(Instant now) const {
    using channel::Profile;
    using channel::SignatureAlgorithm;
    const bool newer = std::ranges::any_of(
        signing_, [&](const Signing& one) { return one.profile == Profile::as4_2_0 && one.path.back().in_force(now); });
    return newer ? signer(Profile::as4_2_0, SignatureAlgorithm::eddsa_ed25519, channel::SigningToken::x509v3, now)
                 : signer(Profile::as4_1_15, SignatureAlgorithm::rsa_sha256, channel::SigningToken::x509v3, now);
}

}  // namespace comity::access_point
