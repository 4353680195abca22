// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <vector>

#include "channel/ebms/envelope.h"
#include "channel/security/policy.h"
#include "channel/security/security_header.h"
#include "crypto/certificate.h"

/// Steps 8 and 9: who signed, and that they did. All errors are failed_authentication; the reason is for the log.
namespace comity::channel {

inline constexpr int min_signing_rsa_bits = 3072;

/// Step 8: which of the certificates that the directory gives for eb:From - listed to sign, in force and unrevoked at
/// eb:Timestamp and now - the header names. Several only where one key is in several certificates or an authority gave
/// two keys one identifier. What came with the message selects among them and adds none.
EbmsResult<std::vector<crypto::Certificate>> named_signers(const SecurityHeader& header,
                                                           std::span<const crypto::Certificate> listed);

/// Step 9: the signature over SignedInfo, and the digests of the very nodes of `envelope`. Gives the certificate whose
/// key signed.
EbmsResult<crypto::Certificate> check_signature(const SecurityHeader& header, const Envelope& envelope,
                                                const SignedPlaces& places,
                                                std::span<const crypto::Certificate> signers);

}  // namespace comity::channel
