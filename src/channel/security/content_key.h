// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "channel/ebms/errors.h"
#include "channel/security/security_header.h"
#include "crypto/certificate.h"
#include "crypto/gcm_stream.h"
#include "crypto/private_key.h"
#include "crypto/random.h"
#include "crypto/secret.h"

/// The one key under which all parts of a message are encrypted (AES-128-GCM).
namespace comity::channel {

class ContentKey {
   public:
    static ContentKey random(const crypto::RandomBytes& random);
    /// Of 16 octets.
    static std::optional<ContentKey> of(const crypto::Secret& octets);

    ContentKey copy() const { return ContentKey(octets_.copy()); }
    crypto::GcmKey octets() const { return crypto::GcmKey(octets_.octets().data(), crypto::gcm_key_octets); }

    /// Nonces are counted: `part` is the number of the part in its message, and each may be encrypted once only.
    crypto::GcmEncryptor encrypt(std::uint32_t part, crypto::OctetSink sink) const;
    /// What comes out must not be used before `finish` succeeded.
    crypto::GcmDecryptor decrypt(crypto::OctetSink sink) const;

   private:
    explicit ContentKey(crypto::Secret octets) : octets_(std::move(octets)) {}

    crypto::Secret octets_;
};

/// A certificate of ours to encrypt for, and its private key; old ones stay as long as messages for them may come.
struct DecryptionKey {
    crypto::Certificate certificate;
    const crypto::PrivateKey* key;
};

/// Step 11. To be called only after the signature was checked. Errors: failed_decryption in the same words for a
/// certificate that is not ours, a point of low order and a key that does not open, so that nobody learns which;
/// delivery_failure where our token does not answer.
EbmsResult<ContentKey> unwrap_content_key(const EncryptedKey& key, std::span<const DecryptionKey> ours);

}  // namespace comity::channel
