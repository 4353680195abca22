// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "format/settings.h"

namespace comity::access_point {

/// A key for messages with its certificate.
struct KeyConfiguration {
    bool signs = false;                 ///< otherwise it decrypts
    std::string profile;                ///< "1.15", "2.0"
    std::filesystem::path certificate;  ///< PEM: the path from the one nearest the anchor to our own, which is the last
    std::string key;                    ///< "file:PATH" or "pkcs11:MODULE;TOKEN;LABEL"
    std::string pin;                    ///< "file:PATH" or "environment:NAME", for pkcs11
};

/// Who says whether certificates of an issuer were revoked.
struct RevocationConfiguration {
    std::filesystem::path issuer;  ///< PEM
    std::string list;              ///< path or http(s) URL of its list; "" for none
    std::string responder;         ///< http(s) URL (OCSP); "" for none
};

/// The access point's file, access-point.toml. Paths in it are relative to its folder.
struct Configuration {
    std::filesystem::path folder;
    std::string authority;  ///< our id in the federation directory
    std::string host;       ///< right-hand side of our message ids
    std::string database = "sqlite:access-point.db";
    std::filesystem::path spool;
    std::filesystem::path exchange;
    std::filesystem::path pmodes;
    bool clock_required = true;
    bool tests = false;  ///< P-Modes without encryption and plain HTTP on loopback

    std::string address = "0.0.0.0";
    std::uint16_t port = 0;
    std::string path = "/msh";
    std::filesystem::path tls_certificate;  ///< empty only where `tests`
    std::filesystem::path tls_key;
    bool client_certificate_required = true;

    std::filesystem::path client_certificate;
    std::filesystem::path client_key;
    std::string local_address;
    std::string proxy;

    std::string node_url;              ///< http on loopback
    std::string secret;                ///< "file:PATH" or "environment:NAME"
    std::uint16_t interface_port = 0;  ///< where the node calls us; on 127.0.0.1

    std::string federation;
    std::vector<std::string> roots;  ///< vkeys
    std::size_t threshold = 0;
    std::string directory_json;  ///< path or https URL
    std::string directory_note;
    std::chrono::minutes directory_fetch{15};
    std::int64_t directory_grace_days = 14;
    std::vector<std::filesystem::path> manual;  ///< onboarding records of authorities in no federation
    std::filesystem::path anchors;              ///< PEM of the certificates that chains must lead to

    std::uint64_t max_message = std::uint64_t{65} << 30;
    std::uint64_t reserve = std::uint64_t{1} << 30;
    std::uint64_t peer_quota = std::uint64_t{200} << 30;
    std::size_t workers = 8;
    std::size_t senders = 8;
    std::size_t joiners = 4;
    std::chrono::minutes join_wait{720};
    int retention_days = 30;
    double requests_per_second = 200;  ///< of one address, lasting; four times as many at once
    std::size_t connections = 512;

    std::vector<KeyConfiguration> keys;
    std::vector<RevocationConfiguration> revocation;
};

/// Every key with what it means, as `comity-access-point --explain` prints it.
std::span<const format::SettingsKey> configuration_keys();

/// Reads FOLDER/access-point.toml. Errors: every unknown key, missing key or wrong value, with its line.
Result<Configuration> read_configuration(const std::filesystem::path& folder);

}  // namespace comity::access_point
