// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/octets.h"
#include "base/result.h"
#include "crypto/distinguished_name.h"
#include "crypto/public_key.h"
#include "crypto/sha256.h"

namespace comity::crypto {

/// RFC 5280 section 4.2.1.3, as far as it concerns the keys in use.
struct KeyUsage {
    bool digital_signature = false;
    bool content_commitment = false;
    bool key_encipherment = false;
    bool key_agreement = false;
    bool certificate_signing = false;
    bool crl_signing = false;

    friend bool operator==(const KeyUsage&, const KeyUsage&) = default;
};

inline constexpr std::size_t max_certificate_octets = 16 * 1024;  ///< DER
inline constexpr std::size_t max_certificates_in_pem = 64;

/// An X.509 certificate as its octets say, trusted by nobody yet. Cheap to copy; safe to use from several threads.
class Certificate {
   public:
    /// DER of version 3 and nothing behind it. Errors: invalid, also for a key of a kind that is not in use; limit.
    static Result<Certificate> from_der(Octets der);
    /// One certificate in PEM, with any text around it. Errors: as above; invalid for none and for several.
    static Result<Certificate> from_pem(std::string_view pem);
    /// All certificates of a PEM file, one at least. Errors: as above; limit.
    static Result<std::vector<Certificate>> all_from_pem(std::string_view pem);

    const std::string& der() const;
    std::string pem() const;
    const Sha256& digest() const;                             ///< SHA-256 of the DER
    const std::array<unsigned char, 20>& thumbprint() const;  ///< SHA-1 of the DER: names it, proves nothing
    const std::string& serial() const;                        ///< decimal, as ds:X509SerialNumber has it
    const DistinguishedName& issuer() const;
    const DistinguishedName& subject() const;
    const std::optional<std::string>& subject_key_identifier() const;  ///< octets
    Instant not_before() const;
    Instant not_after() const;  ///< the last second of it
    bool in_force(Instant at) const;
    const PublicKey& public_key() const;
    const std::optional<KeyUsage>& key_usage() const;
    bool is_authority() const;  ///< basicConstraints says so

    /// Whether ds:X509IssuerSerial means this one: the name part by part, the number octet by octet.
    bool is_named(std::string_view issuer_name, std::string_view serial_number) const;

    friend bool operator==(const Certificate& a, const Certificate& b) { return a.der() == b.der(); }

    struct Handle;  ///< OpenSSL's certificate and what was read of it, for the source files of this folder
    const Handle& handle() const { return *handle_; }

   private:
    explicit Certificate(std::shared_ptr<const Handle> handle) : handle_(std::move(handle)) {}

    std::shared_ptr<const Handle> handle_;
};

}  // namespace comity::crypto
