// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "access/four_eyes.h"
#include "base/state_code.h"
#include "cases/command.h"
#include "format/settings.h"

namespace comity::node {

/// Where the people of an authority sign in elsewhere, and what of it counts here (OpenID Connect).
struct IdentityProviderConfiguration {
    std::string issuer;
    std::string client_id;
    std::string client_secret;  ///< "file:PATH" or "environment:NAME"; empty: none, PKCE alone
    bool creates_accounts = false;
    std::string roles_claim;                   ///< empty: roles are given here
    std::map<std::string, std::string> roles;  ///< word of the claim, role here
    std::vector<std::string> second_factor;    ///< acr or amr words, one of which must be said
    bool loopback = false;                     ///< http to this machine is allowed: for trying out
};

/// Where the authority key lies, when it lies in a token (PKCS#11).
struct TokenConfiguration {
    std::filesystem::path module;  ///< "/usr/lib/softhsm/libsofthsm2.so"
    std::string token;             ///< its label
    std::string key;               ///< label of the AES-256 key in it
    std::string pin;               ///< "file:PATH" or "environment:NAME"
};

/// Where a program outside is told what changes (Standard Webhooks).
struct WebhookConfiguration {
    std::string name;       ///< lower-case letters, digits, hyphens
    std::string url;        ///< checked: https, or http to this machine where `loopback` says so
    std::string secret;     ///< "file:PATH" or "environment:NAME"
    bool loopback = false;  ///< http to this machine is allowed: for trying out
};
inline constexpr std::size_t most_webhooks = 16;
inline constexpr std::size_t most_retentions = 64;  ///< of an authority: periods by category

/// The official channel of an authority: its access point, and who registers what comes. Paths are relative to the
/// node's folder.
struct ChannelConfiguration {
    std::string authority;                   ///< its id in the federation directory
    std::string access_point;                ///< "http://127.0.0.1:8471"
    std::string listen;                      ///< where the access point finds the node: "127.0.0.1:8472"
    std::filesystem::path secret;            ///< file both read
    std::filesystem::path exchange;          ///< folder both use
    std::filesystem::path seal_key;          ///< PKCS#8 in PEM: seals evidences
    std::filesystem::path seal_certificate;  ///< PEM: its certificate and what stands behind it
    std::filesystem::path anchors;           ///< PEM: what the certificates of others must lead to
    std::string federation;
    std::vector<std::string> roots;  ///< verifier keys that sign the first directory
    std::int64_t threshold = 0;      ///< how many of them must
    std::string registry;            ///< account that gets cases which a message begins
    std::string registry_substitute;
    std::string registry_unit;                   ///< unit whose head approves for it, ""
    std::int64_t gap_alarm_minutes = 240;        ///< so long is waited for a missing message before it is asked for
    std::int64_t anchor_minutes = 60;            ///< after so long without word a peer is asked to witness our log
    std::vector<std::filesystem::path> manual;   ///< onboarding records of authorities in no federation
    std::vector<std::string> stamp_authorities;  ///< URLs of time-stamping authorities (RFC 3161), asked in turn
    std::filesystem::path stamp_anchors;         ///< PEM: what their certificates must lead to
};

/// Whom the authority trusts when it judges what others sealed. Paths are relative to the node's folder.
struct ValidationConfiguration {
    std::filesystem::path anchors;               ///< PEM: what the certificates of signers must lead to; "" for nobody
    std::filesystem::path stamp_anchors;         ///< PEM: those of time-stamping authorities
    std::vector<std::filesystem::path> revoked;  ///< lists of revoked certificates (CRL in DER)
    bool no_revocation = false;                  ///< a certificate that no list speaks of counts as not revoked
};
inline constexpr std::size_t most_revocation_lists = 64;

/// One authority the node serves.
struct AuthorityConfiguration {
    std::string id;    ///< "fi-moj": lower-case letters, digits, hyphens
    std::string name;  ///< as people know it
    StateCode state = {};
    std::string time_zone;  ///< IANA name: whose days count
    std::string key;        ///< "file:PATH" or "environment:NAME"; a file beside the configuration
    std::optional<IdentityProviderConfiguration> identity_provider = {};
    std::optional<ChannelConfiguration> channel = {};
    std::string log_origin;  ///< name of its log: "comity.example/fi-moj/log/2026"
    std::vector<WebhookConfiguration> webhooks = {};
    std::optional<TokenConfiguration> token = {};  ///< instead of `key`
    std::filesystem::path templates = {};          ///< of papers, which replace ours; "" where it has none of its own
    std::filesystem::path seal_key = {};           ///< PKCS#8 in PEM: seals papers; "" where it seals none here
    std::filesystem::path seal_certificate = {};   ///< PEM: its certificate and what stands behind it
    ValidationConfiguration validation = {};
    access::FourEyes four_eyes = access::FourEyes::built_in();
    std::vector<cases::Retention> retention = {};
};

/// Where the documents lie, when that is object storage (S3) and no folder.
struct ObjectStorageConfiguration {
    std::string endpoint;  ///< checked: https, or http to this machine where `loopback` says so
    std::string region;
    std::string bucket;
    std::string prefix;     ///< of every key: "" or "comity/"
    std::string key_id;     ///< "file:PATH" or "environment:NAME"
    std::string secret;     ///< the same
    bool loopback = false;  ///< http to this machine is allowed: for trying out
};

/// The node's file, comity.toml. Paths in it are relative to its folder.
struct Configuration {
    std::filesystem::path folder;
    std::string database;  ///< "sqlite:comity.db" or "postgresql://…"
    std::filesystem::path contents;
    std::optional<ObjectStorageConfiguration> documents = {};  ///< instead of `contents`
    bool demonstration = false;                                ///< invented cases, known passwords
    std::string malware_scanner = {};  ///< checked: "unix:/PATH" or "tcp:127.0.0.1:3310" of clamd; "" for none
    bool recognise_text = false;       ///< on what comes in, without anybody asking
    std::vector<AuthorityConfiguration> authorities;
    cases::Practice practice;
};

/// Every key with what it means, as `comity config --explain` prints it.
std::span<const format::SettingsKey> configuration_keys();

/// Reads FOLDER/comity.toml. Errors: every unknown key, missing key or wrong value, with its line.
Result<Configuration> read_configuration(const std::filesystem::path& folder);

/// Makes the folder with comity.toml and keys, readable to the owner only; finishes what was killed before. Errors:
/// there are settings, or a database without; a name or zone that cannot be; the folder cannot be written.
Result<void> make_configuration(const std::filesystem::path& folder, const std::vector<AuthorityConfiguration>& of,
                                const std::string& database, bool demonstration = false);

}  // namespace comity::node
