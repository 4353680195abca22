// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>

#include "base/octets.h"
#include "base/result.h"
#include "crypto/certificate.h"
#include "crypto/digest.h"
#include "crypto/public_key.h"
#include "crypto/time_stamp.h"

/// Signatures and time stamps of others, who may choose what ours do not use.
namespace comity::crypto {

/// Whatever is digested with. RSASSA-PSS as RFC 6931 section 2.3.10 has it: MGF1 with the digest of the message, salt
/// of its length. ECDSA is r‖s, each as long as the order of the curve: P-256, P-384 or P-521.
enum class SignatureScheme { rsa_pkcs1, rsa_pss, ecdsa };

/// False also where the scheme is not for keys of this kind.
bool verifies(const PublicKey& key, SignatureScheme scheme, DigestKind digest, Octets message, Octets signature);

/// As check_time_stamp() of time_stamp.h, for a token whose imprint of those octets may be of any DigestKind.
Result<TimeStamp> check_time_stamp_over(Octets token, Octets stamped, std::span<const Certificate> anchors);

}  // namespace comity::crypto
