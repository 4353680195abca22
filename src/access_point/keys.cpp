// SPDX-License-Identifier: EUPL-1.2
#include "access_point/keys.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include <fmt/format.h>

#include "access_point/secrets.h"
#include "channel/directory/authority.h"
#include "crypto/pkcs11_private_key.h"
#include "crypto/secret_source.h"

namespace comity::access_point {
namespace {

constexpr std::string_view file_prefix = "file:";
constexpr std::string_view token_prefix = "pkcs11:";

Result<std::unique_ptr<crypto::PrivateKey>> open_token(const KeyConfiguration& of,
                                                       const std::filesystem::path& folder) {
    std::string rest = of.key.substr(token_prefix.size());
    const std::size_t first = rest.find(';');
    const std::size_t second = first == std::string::npos ? first : rest.find(';', first + 1);
    if (second == std::string::npos)
        return fail(ErrorKind::invalid, fmt::format("\"{}\" names no key of a token", of.key), {},
                    "write pkcs11:MODULE;TOKEN;LABEL");
    TRY(pin, read_secret(of.pin, folder, "PIN of the token"));
    return crypto::token_private_key(
        {rest.substr(0, first), rest.substr(first + 1, second - first - 1), rest.substr(second + 1)}, std::move(pin));
}

Result<std::unique_ptr<crypto::PrivateKey>> open_key(const KeyConfiguration& of, const std::filesystem::path& folder) {
    if (of.key.starts_with(token_prefix)) return open_token(of, folder);
    if (of.key.starts_with(file_prefix))
        return crypto::private_key_from_file(folder / of.key.substr(file_prefix.size()));
    return fail(ErrorKind::invalid, fmt::format("\"{}\" is not where a key can lie", of.key), {},
                "write file:PATH or pkcs11:MODULE;TOKEN;LABEL");
}

Result<std::vector<crypto::Certificate>> read_path(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::stringstream text;
    text << stream.rdbuf();
    if (!stream)
        return fail(ErrorKind::unavailable, fmt::format("the certificate {} cannot be read", file.string()), {},
                    "give a PEM file that this program may read");
    return crypto::Certificate::all_from_pem(text.str());
}

}  // namespace

Result<crypto::Secret> read_secret(const std::string& reference, const std::filesystem::path& folder,
                                   std::string_view what) {
    constexpr std::string_view environment_prefix = "environment:";
    if (reference.starts_with(file_prefix))
        return crypto::secret_from_file(folder / reference.substr(file_prefix.size()), what);
    if (reference.starts_with(environment_prefix))
        return crypto::secret_from_environment(reference.substr(environment_prefix.size()), what);
    return fail(ErrorKind::invalid, fmt::format("where the {} lies is not said", what), {},
                "write file:PATH or environment:NAME");
}

Result<Keys> Keys::open(const Configuration& configuration) {
    Keys keys;
    for (const KeyConfiguration& of : configuration.keys) {
        TRY(path, read_path(of.certificate));
        TRY(key, open_key(of, configuration.folder));
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
