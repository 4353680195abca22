// SPDX-License-Identifier: EUPL-1.2
// Keys of the channel, one for each purpose, and requests for their certificates (PKCS#10).
#include "cli/channel/key_commands.h"

#include <array>
#include <filesystem>
#include <iostream>
#include <memory>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include "base/octets.h"
#include "cli/arguments.h"
#include "cli/exit_status.h"
#include "crypto/certificate_issue.h"
#include "crypto/hex.h"
#include "store/files/file.h"

namespace comity::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t longest_file = 1024 * 1024;

/// A key that an authority needs. An X25519 key agrees and cannot sign, so another signs its request.
struct Purpose {
    std::string_view file;
    std::string_view profile;  ///< "": whatever the profile
    crypto::KeyKind kind;
    std::string_view says;
    std::string_view signed_by = "";  ///< file of the key that signs the request; "": its own
};

constexpr std::array purposes{
    Purpose{"sign-2.0", "2.0", crypto::KeyKind::ed25519, "signs messages of profile 2.0"},
    Purpose{"decrypt-2.0", "2.0", crypto::KeyKind::x25519, "opens messages of profile 2.0", "sign-2.0"},
    Purpose{"sign-1.15", "1.15", crypto::KeyKind::rsa, "signs messages of profile 1.15"},
    Purpose{"decrypt-1.15", "1.15", crypto::KeyKind::rsa, "opens messages of profile 1.15"},
    Purpose{"tls-server", "", crypto::KeyKind::p256, "TLS, as it answers peers"},
    Purpose{"tls-client", "", crypto::KeyKind::p256, "TLS, as it calls peers"},
    Purpose{"seal", "", crypto::KeyKind::p256, "seals evidences; belongs to the node, not to the access point"},
};

struct MakeOptions {
    std::string folder;
    std::string subject;
    std::string host;
    std::vector<std::string> profiles{"2.0"};
};

struct ShowOptions {
    std::vector<std::string> files;
};

/// The authority's name, with the purpose as its common name; TLS is asked for under the name of the host.
Result<crypto::DistinguishedName> subject_of(const MakeOptions& options, const Purpose& purpose) {
    const bool tls = purpose.file.starts_with("tls");
    return crypto::parse_distinguished_name(
        fmt::format("CN={},{}", tls ? options.host : std::string(purpose.file), options.subject));
}

struct MadeKey {
    const Purpose* purpose;
    crypto::MadePrivateKey key;
};

Result<void> make_one(const MakeOptions& options, const Purpose& purpose, std::vector<MadeKey>& made) {
    TRY(key, crypto::make_private_key(purpose.kind));
    const crypto::PrivateKey* signer = key.key.get();
    for (const MadeKey& before : made)
        if (before.purpose->file == purpose.signed_by) signer = before.key.key.get();
    TRY(subject, subject_of(options, purpose));
    TRY(request, crypto::make_request(subject, key.key->public_key(), *signer));
    const fs::path folder = options.folder;
    TRY_VOID(store::write_new(folder / fmt::format("{}.key", purpose.file), key.pem.octets()));
    TRY_VOID(store::write_new(folder / fmt::format("{}.request.pem", purpose.file), octets(request.pem()),
                              store::Readers::by_mask));
    std::cout << fmt::format(
        "{:<14} {:<8} {}{}\n", purpose.file, crypto::name_of(purpose.kind), purpose.says,
        purpose.signed_by.empty() ? std::string() : fmt::format("; its request is signed by {}", purpose.signed_by));
    made.push_back({&purpose, std::move(key)});
    return {};
}

Result<int> make(const MakeOptions& options) {
    std::error_code error;
    fs::create_directories(options.folder, error);
    if (error)
        return fail(ErrorKind::unavailable, fmt::format("{} cannot be made: {}", options.folder, error.message()), {},
                    "choose a place you may write to");
    fs::permissions(options.folder, fs::perms::owner_all, error);
    std::vector<MadeKey> made;
    for (const Purpose& purpose : purposes) {
        const bool wanted =
            purpose.profile.empty() || std::ranges::find(options.profiles, purpose.profile) != options.profiles.end();
        if (wanted) TRY_VOID(make_one(options, purpose, made));
    }
    std::cout << fmt::format(
        "\nKeep the .key files where only their program can read them; send the .request.pem files to whoever issues\n"
        "certificates for the federation, and the fingerprints of `comity channel keys show` by another way.\n");
    return exit_ok;
}

std::string uses_of(const std::optional<crypto::KeyUsage>& usage) {
    if (!usage) return "whatever for";
    std::vector<std::string_view> words;
    if (usage->digital_signature) words.push_back("signatures");
    if (usage->content_commitment) words.push_back("commitment");
    if (usage->key_encipherment) words.push_back("enciphering keys");
    if (usage->key_agreement) words.push_back("agreeing on keys");
    if (usage->certificate_signing) words.push_back("issuing certificates");
    if (usage->crl_signing) words.push_back("revocation lists");
    return fmt::format("for {}", fmt::join(words, ", "));
}

std::string key_words(const crypto::PublicKey& key) {
    return key.kind() == crypto::KeyKind::rsa ? fmt::format("RSA {}", key.bits())
                                              : std::string(crypto::name_of(key.kind()));
}

/// In groups of four, to be read out.
std::string fingerprint(const crypto::Sha256& digest) {
    std::string grouped;
    for (const std::string hex = crypto::hex(digest); const char digit : hex) {
        if (!grouped.empty() && (grouped.size() + 1) % 5 == 0) grouped += ' ';
        grouped += digit;
    }
    return grouped;
}

void show_certificate(const std::string& file, const crypto::Certificate& certificate) {
    std::cout << fmt::format("{}: certificate, {}, {}\n  of {}\n  by {}, number {}\n  from {} until {}\n  SHA-256 {}\n",
                             file, key_words(certificate.public_key()), uses_of(certificate.key_usage()),
                             crypto::to_string(certificate.subject()), crypto::to_string(certificate.issuer()),
                             certificate.serial(), to_string(certificate.not_before()),
                             to_string(certificate.not_after()), fingerprint(certificate.digest()));
}

void show_request(const std::string& file, const crypto::CertificateRequest& request) {
    const bool own = request.is_signed_by(request.public_key());
    std::cout << fmt::format("{}: request for a certificate, {}\n  of {}\n  {}\n  public key, SHA-256 {}\n", file,
                             key_words(request.public_key()), crypto::to_string(request.subject()),
                             own ? "signed by the key itself" : "signed by another key: whoever issues must know it",
                             fingerprint(crypto::sha256(octets(request.public_key().spki()))));
}

Result<int> show(const ShowOptions& options) {
    for (const std::string& file : options.files) {
        TRY(text, store::read_whole(file, longest_file));
        if (text.find("PRIVATE KEY-----") != std::string::npos) {
            TRY(key, crypto::private_key_from_file(file));
            std::cout << fmt::format("{}: private key, {}\n  public key, SHA-256 {}\n", file,
                                     key_words(key->public_key()),
                                     fingerprint(crypto::sha256(octets(key->public_key().spki()))));
        } else if (text.find("CERTIFICATE REQUEST-----") != std::string::npos) {
            TRY(request, crypto::CertificateRequest::from_pem(text));
            show_request(file, request);
        } else {
            TRY(certificates, crypto::Certificate::all_from_pem(text));
            for (const crypto::Certificate& certificate : certificates) show_certificate(file, certificate);
        }
    }
    return exit_ok;
}

}  // namespace

void add_channel_keys(CLI::App& channel, int& status) {
    CLI::App* keys = channel.add_subcommand("keys", "keys and requests for certificates");
    keys->require_subcommand(1);

    auto made = std::make_shared<MakeOptions>();
    CLI::App* make_command = keys->add_subcommand("make", "make a key for each purpose, with its request (PKCS#10)");
    make_command->add_option("folder", made->folder, "where they are put")->type_name("FOLDER")->required();
    make_command->add_option("--subject", made->subject, "name of the authority, as O=Ministry of Justice,C=FI")
        ->type_name("NAME")
        ->required();
    make_command->add_option("--host", made->host, "name of the access point's host, for TLS")
        ->type_name("HOST")
        ->required();
    make_command->add_option("--profile", made->profiles, "security profiles of AS4 it serves")
        ->check(CLI::IsMember({"2.0", "1.15"}))
        ->capture_default_str();
    make_command->callback([made, &status] { status = finished(make(*made)); });
    make_command->footer("Keys made here lie in files. Keys in a token are made there; it gives their requests, too.");

    auto shown = std::make_shared<ShowOptions>();
    CLI::App* show_command =
        keys->add_subcommand("show", "what keys, requests and certificates are, with fingerprints to compare");
    show_command->add_option("files", shown->files, "in PEM")->type_name("FILE")->required();
    show_command->callback([shown, &status] { status = finished(show(*shown)); });
}

}  // namespace comity::cli
