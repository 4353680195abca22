// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "channel/directory/directory.h"
#include "channel/evidence/evidence.h"
#include "crypto/certificate.h"
#include "crypto/time_stamp.h"
#include "seal/xades/make_signature.h"

/// The seal of an evidence: an enveloped XML signature with the properties of XAdES baseline B (EN 319 132-1), with
/// room for a time stamp (level T). One form is made and only that form is accepted: two references by position,
/// exclusive canonical form, SHA-256, RSA or P-256.
namespace comity::channel {

inline constexpr std::int64_t max_seal_skew_seconds = 2 * 60;  ///< by which clocks of two authorities may differ

/// The key of an authority that seals evidences, and no other thing.
using EvidenceSealer = seal::Sealer;

/// The document. `now` is the signing time. Errors: an evidence that check_evidence() refuses, or whose id is no UUID;
/// a key that cannot seal, or is not that of the certificate; the key's own.
Result<std::string> sealed_evidence(const Evidence& evidence, const EvidenceSealer& sealer, Instant now);

/// An evidence whose seal is good: the octets are those that the key of `signer` sealed. Who that is, is
/// trusted_evidence()'s to say.
struct SealedEvidence {
    Evidence evidence;
    crypto::Certificate signer;
    std::vector<crypto::Certificate> others;  ///< which came with it
    Instant sealed;                           ///< as the signer states
    std::string seal_value;                   ///< canonical ds:SignatureValue: what a time stamp is over
    std::optional<std::string> stamp;         ///< DER of a time-stamp token, not verified
};

/// Errors: any other form; `forbidden` where a digest or the signature is wrong.
Result<SealedEvidence> open_evidence(std::string_view xml);

/// The document with a time-stamp token over `seal_value` (XAdES level T). Errors: no sealed evidence, one that is
/// stamped.
Result<std::string> stamped_evidence(std::string_view xml, std::string_view token);

/// The verified time stamp of an evidence that has one. Errors: not_found; those of crypto::check_time_stamp().
Result<crypto::TimeStamp> evidence_stamp(const SealedEvidence& sealed, std::span<const crypto::Certificate> anchors);

/// Whether the directory lists the signer for evidences of the issuer at the time of sealing and of the event, with a
/// path to an anchor, and check_evidence() agrees. `proven` is a time before which the seal is known to have existed (a
/// time stamp, a cosignature, its arrival): then the certificate had to be good. Errors (`forbidden`, `invalid`).
Result<void> trusted_evidence(const SealedEvidence& sealed, const Directory& directory,
                              std::span<const crypto::Certificate> anchors, Instant proven);

}  // namespace comity::channel
