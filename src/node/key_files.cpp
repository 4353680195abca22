// SPDX-License-Identifier: EUPL-1.2
#include "node/key_files.h"

#include <array>

#include <fmt/format.h>

#include "crypto/hex.h"
#include "crypto/pkcs11_key.h"
#include "crypto/secret_source.h"
#include "format/base64.h"
#include "store/files/file.h"

namespace comity::node {

namespace {

constexpr std::size_t key_octets = 32;

Result<void> check_key_file(const std::filesystem::path& file) {
    TRY(there, crypto::secret_from_file(file, "key"));
    const auto key = crypto::from_hex(as_text(there.octets()));
    if (key && key->size() == key_octets) return {};
    return fail(ErrorKind::conflict, fmt::format("{} exists and is no key", file.string()), {},
                "a key is never written over: choose an empty folder");
}

Result<void> make_key_file(const std::filesystem::path& file, const crypto::RandomBytes& random) {
    std::error_code error;
    const bool there = std::filesystem::exists(file, error);
    if (error)
        return fail(ErrorKind::unavailable, "it is not told whether there is a key: " + error.message(),
                    {file.string()}, "mend the folder, or choose an empty one");
    if (there) return check_key_file(file);
    crypto::Secret key = crypto::Secret::random(key_octets, random);
    std::string digits = crypto::hex(key.octets()) + "\n";
    const auto written = store::write_new(file, octets(digits));
    crypto::Secret::taken_from(digits);
    // Another `init` came between: the key that it made stays.
    if (!written && written.error().kind == ErrorKind::conflict) return check_key_file(file);
    return written;
}

Result<std::unique_ptr<record::Signer>> signer(const std::filesystem::path& file, const std::string& name,
                                               record::KeyType type, std::string_view what) {
    TRY(line, crypto::secret_from_file(file, what));
    TRY(seed, crypto::from_hex(as_text(line.octets())));
    if (seed.size() != crypto::ed25519_seed_octets)
        return fail(ErrorKind::invalid, fmt::format("{} does not hold 64 hexadecimal digits", file.string()), {},
                    "restore the key from its backup");
    crypto::Ed25519Key key(octets(seed).first<crypto::ed25519_seed_octets>());
    crypto::Secret::taken_from(seed);
    TRY(signing, record::Signer::from(name, type, std::move(key)));
    return std::make_unique<record::Signer>(std::move(signing));
}

constexpr std::string_view in_file = "file:";
constexpr std::string_view in_environment = "environment:";

Result<std::unique_ptr<crypto::AuthorityKey>> authority_key(const AuthorityConfiguration& of,
                                                            const std::filesystem::path& folder,
                                                            const crypto::RandomBytes& random) {
    if (of.token) {
        TRY(pin, crypto::secret_named(of.token->pin, folder, "PIN of the token"));
        return crypto::token_authority_key({.module = of.token->module, .token = of.token->token, .key = of.token->key},
                                           std::move(pin), random);
    }
    const std::string& source = of.key;
    if (source.starts_with(in_file))
        return crypto::authority_key_from_file(folder / source.substr(in_file.size()), random);
    if (source.starts_with(in_environment))
        return crypto::authority_key_from_environment(source.substr(in_environment.size()), random);
    return fail(ErrorKind::invalid, fmt::format("'{}' is no source of a key", source), {},
                "file:PATH or environment:NAME");
}

/// As Standard Webhooks writes secrets: "whsec_" and base64 of 24 to 64 octets.
Result<WebhookReceiver> webhook_receiver(const WebhookConfiguration& of, const std::filesystem::path& folder) {
    constexpr std::string_view prefix = "whsec_";
    TRY(line, crypto::secret_named(of.secret, folder, fmt::format("secret of webhook '{}'", of.name)));
    const std::string_view text = as_text(line.octets());
    auto octets = format::from_base64(text.starts_with(prefix) ? text.substr(prefix.size()) : "");
    if (!octets || octets->size() < 24 || octets->size() > 64)
        return fail(
            ErrorKind::invalid, fmt::format("the secret of webhook '{}' is none", of.name), {},
            "it is written whsec_ and 24 to 64 octets in base64, as `echo whsec_$(openssl rand -base64 32)` makes it");
    return WebhookReceiver{of.name, of.url, crypto::Secret::taken_from(*octets)};
}

}  // namespace

Result<void> make_key_files(const std::filesystem::path& folder, const std::string& authority) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (!error) std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
    if (error)
        return fail(ErrorKind::unavailable, "the folder of keys cannot be made its owner's only: " + error.message(),
                    {folder.string()}, "let the user of the service write there");
    const crypto::RandomBytes random = crypto::system_random();
    for (const std::string_view kind : {"key", "log", "witness"})
        TRY_VOID(make_key_file(folder / fmt::format("{}.{}", authority, kind), random));
    return {};
}

Result<std::unique_ptr<Authority>> open_authority(const AuthorityConfiguration& of,
                                                  const std::filesystem::path& folder) {
    auto authority = std::make_unique<Authority>();
    authority->id = of.id;
    authority->name = of.name;
    authority->state = of.state;
    authority->time_zone = of.time_zone;
    authority->four_eyes = of.four_eyes;
    authority->random = crypto::system_random();
    TRY(key, authority_key(of, folder, authority->random));
    authority->key = std::move(key);
    authority->data_keys = std::make_unique<record::DataKeys>(of.id, *authority->key, authority->random);
    TRY(log, signer(folder / "keys" / (of.id + ".log"), of.log_origin, record::KeyType::ed25519, "log key"));
    TRY(witness, signer(folder / "keys" / (of.id + ".witness"), of.log_origin + "/witness",
                        record::KeyType::cosignature_v1, "witness key"));
    authority->log_key = std::move(log);
    authority->witness_key = std::move(witness);
    for (const WebhookConfiguration& webhook : of.webhooks) {
        TRY(receiver, webhook_receiver(webhook, folder));
        authority->webhooks.push_back(std::move(receiver));
    }
    return authority;
}

}  // namespace comity::node
