// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "crypto/certificate.h"

namespace comity::crypto {

/// Certificates of a path behind the anchor, the end's own included, as RFC 5280 section 6.1 counts.
inline constexpr std::size_t max_path_certificates = 4;
inline constexpr int min_chain_rsa_bits = 3072;

/// When a path is good, both ends included.
struct ValidityInterval {
    Instant from;
    Instant until;

    bool contains(Instant at) const { return from <= at && at <= until; }
};

/// Checks that a path leads from `leaf` to one of `anchors` at that instant: signatures, basic constraints, key usage
/// of the authorities, at most max_path_certificates, every certificate in force, RSA of 3072 bits or more and no
/// SHA-1. `others` are what may stand between. No revocation, no names: the caller's directory decides these.
/// Gives the time in which this very path is good, so that one answer serves for many messages. Errors: invalid, with
/// what is wrong with which certificate.
Result<ValidityInterval> check_chain(const Certificate& leaf, std::span<const Certificate> others,
                                     std::span<const Certificate> anchors, Instant at);

/// The same at each of several instants.
Result<void> check_chain(const Certificate& leaf, std::span<const Certificate> others,
                         std::span<const Certificate> anchors, std::span<const Instant> instants);

/// PKIPath (X.509, ASN.1 SEQUENCE): certificates from the one nearest the anchor to the end's own.
std::string to_pki_path(std::span<const Certificate> path);

/// Errors: invalid where it is no such sequence in DER, holds none, or octets follow; limit over one anchor and
/// max_path_certificates. That each is issued by the one before is not checked here.
Result<std::vector<Certificate>> from_pki_path(Octets der);

/// The DER of each, not read: to compare with certificates that are known before anything is spent on a stranger's.
/// Errors: as above, but for what is wrong within a certificate.
Result<std::vector<std::string>> pki_path_elements(Octets der);

}  // namespace comity::crypto
