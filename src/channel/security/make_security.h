// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "channel/ebms/reference.h"
#include "channel/pmode/algorithms.h"
#include "channel/security/content_key.h"
#include "crypto/certificate.h"
#include "crypto/private_key.h"
#include "crypto/random.h"
#include "crypto/sha256.h"

/// wsse:Security as we write it: EncryptedKey, EncryptedData of every part, token, Signature.
namespace comity::channel {

struct Signer {
    const crypto::PrivateKey& key;
    SignatureAlgorithm algorithm;
    SigningToken token;
    std::vector<crypto::Certificate> path;  ///< from the one nearest the anchor to the signer's, which is the last
};

/// A block of the envelope that is signed: its wsu:Id, and its octets in exclusive canonical form.
struct SignedBlock {
    std::string id;
    std::string text;
};

/// A payload part that is signed, and encrypted where the message is.
struct OutgoingPart {
    std::string content_id;
    std::string mime_type;    ///< before encryption
    crypto::Sha256 digest{};  ///< of what the attachment transform gives
};

struct Encryption {
    KeyTransport transport;
    KeyReference reference;
    crypto::Certificate recipient;
    ContentKey key;
};

/// What a signature covers, in the order Messaging, Body, LogAnchor, MessageFragment as far as they are there, parts.
std::vector<Reference> references_of(std::span<const SignedBlock> blocks, std::span<const OutgoingPart> parts);

/// The canonical octets of ds:SignedInfo that are signed.
Result<std::string> signed_info_of(SignatureAlgorithm algorithm, std::span<const Reference> references);

struct MadeSecurity {
    std::string block;                  ///< wsse:Security in its canonical form
    std::vector<Reference> references;  ///< which the receipt must repeat
};

/// `ids` ends every id in the header, "3f0c…": it must be of one message. Parts in a message without `encryption` are
/// signed only. Errors: invalid where a certificate does not fit an algorithm or its use; those of the keys.
Result<MadeSecurity> make_security(const Signer& signer, const std::optional<Encryption>& encryption,
                                   std::span<const SignedBlock> blocks, std::span<const OutgoingPart> parts,
                                   std::string_view ids, const crypto::RandomBytes& random);

/// The same where the blocks of encryption_blocks() were made before, "" for none.
Result<MadeSecurity> make_security(const Signer& signer, const std::string& encryption_blocks,
                                   std::span<const SignedBlock> blocks, std::span<const OutgoingPart> parts,
                                   std::string_view ids);
/// wsse:Security as the former makes it whatever the digests of the parts are, but with a signature of zeros: of as
/// many octets, to keep its place while the parts are written.
Result<std::string> security_without_signature(const Signer& signer, const std::string& encryption_blocks,
                                               std::span<const SignedBlock> blocks, std::span<const OutgoingPart> parts,
                                               std::string_view ids);

/// The EncryptedKey and EncryptedData elements alone; the digests of the parts do not matter.
Result<std::string> encryption_blocks(const Encryption& encryption, std::span<const OutgoingPart> parts,
                                      std::string_view ids, const crypto::RandomBytes& random);

}  // namespace comity::channel
