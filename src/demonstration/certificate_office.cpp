// SPDX-License-Identifier: EUPL-1.2
#include "demonstration/certificate_office.h"

#include <fstream>

#include <fmt/format.h>

#include "crypto/certificate_issue.h"
#include "crypto/random.h"

namespace comity::demonstration {

namespace fs = std::filesystem;

Result<CertificateOffice> CertificateOffice::open(Instant now) {
    constexpr std::int64_t day = 86'400'000;
    TRY(from, Instant::at(now.utc_milliseconds() / 1000 * 1000 - day));
    TRY(until, Instant::at(from.utc_milliseconds() + 366 * day));
    TRY(key, crypto::make_private_key(crypto::KeyKind::p256));
    TRY(name, crypto::parse_distinguished_name("CN=Demonstration"));
    crypto::KeyUsage usage;
    usage.certificate_signing = true;
    TRY(certificate, crypto::issue_certificate({.subject = std::move(name),
                                                .public_key = key.key->public_key(),
                                                .not_before = from,
                                                .not_after = until,
                                                .usage = usage,
                                                .is_authority = true,
                                                .hosts = {}},
                                               nullptr, *key.key, crypto::system_random()));
    return CertificateOffice(std::move(key), std::move(certificate), from, until);
}

Result<Issued> CertificateOffice::issue(const std::string& name, crypto::KeyKind kind) {
    TRY(key, crypto::make_private_key(kind));
    TRY(subject, crypto::parse_distinguished_name("CN=" + name));
    crypto::KeyUsage usage;
    if (kind == crypto::KeyKind::x25519)
        usage.key_agreement = true;
    else
        usage.digital_signature = usage.content_commitment = true;
    TRY(certificate, crypto::issue_certificate({.subject = std::move(subject),
                                                .public_key = key.key->public_key(),
                                                .not_before = from_,
                                                .not_after = until_,
                                                .usage = usage,
                                                .is_authority = false,
                                                .hosts = {}},
                                               &certificate_, *key_.key, crypto::system_random()));
    return Issued{std::move(key), std::move(certificate)};
}

Result<void> write_file(const fs::path& file, std::string_view text, bool secret) {
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    std::ofstream out(file, std::ios::binary);
    if (secret) fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, error);
    out << text;
    out.close();
    if (!out || error) return fail(ErrorKind::unavailable, fmt::format("{} cannot be written", file.string()));
    return {};
}

Result<void> keep_issued(const Issued& issued, const fs::path& key, const fs::path& certificate) {
    TRY_VOID(write_file(key, as_text(issued.key.pem.octets()), true));
    return write_file(certificate, issued.certificate.pem());
}

}  // namespace comity::demonstration
