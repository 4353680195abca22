// SPDX-License-Identifier: EUPL-1.2
#include "channel/security/content_key.h"

#include "channel/security/identifiers.h"
#include "crypto/aes_key_wrap.h"
#include "crypto/hkdf.h"

namespace comity::channel {

namespace {

/// The content key as the private operations give it; their errors are not told apart by the caller.
Result<crypto::Secret> opened(const EncryptedKey& key, const crypto::PrivateKey& own) {
    if (key.transport == KeyTransport::rsa_oaep_sha256) return own.decrypt_oaep(octets(key.cipher_value));
    if (!key.originator) return crypto::does_not_decrypt();
    TRY(agreed, own.derive(*key.originator));
    const crypto::Secret wrapping =
        crypto::hkdf_sha256(agreed.octets(), octets(key.salt), octets(key.info), crypto::gcm_key_octets);
    return crypto::unwrap_key(wrapping.octets(), octets(key.cipher_value));
}

tl::unexpected<EbmsError> does_not_open() {
    return refuse(EbmsCode::failed_decryption, "the content key does not open");
}

}  // namespace

ContentKey ContentKey::random(const crypto::RandomBytes& random) {
    return ContentKey(crypto::Secret::random(crypto::gcm_key_octets, random));
}

std::optional<ContentKey> ContentKey::of(const crypto::Secret& octets) {
    if (octets.size() != crypto::gcm_key_octets) return std::nullopt;
    return ContentKey(octets.copy());
}

crypto::GcmEncryptor ContentKey::encrypt(std::uint32_t part, crypto::OctetSink sink) const {
    crypto::GcmNonce nonce{};
    for (std::size_t i = 0; i < sizeof part; ++i)
        nonce[nonce.size() - 1 - i] = static_cast<unsigned char>(part >> (8 * i));
    return {octets(), nonce, std::move(sink)};
}

crypto::GcmDecryptor ContentKey::decrypt(crypto::OctetSink sink) const {
    return {octets(), std::move(sink)};
}

EbmsResult<ContentKey> unwrap_content_key(const EncryptedKey& key, std::span<const DecryptionKey> ours) {
    for (const DecryptionKey& own : ours) {
        if (own.certificate.public_key().kind() != recipient_kind(key.transport)) continue;
        if (!names(key.recipient, own.certificate)) continue;
        const auto secret = opened(key, *own.key);
        if (!secret && secret.error().kind == ErrorKind::unavailable) {
            return refuse(EbmsCode::delivery_failure, to_string(secret.error()));
        }
        auto content_key = secret ? ContentKey::of(*secret) : std::nullopt;
        if (!content_key) return does_not_open();
        return *std::move(content_key);
    }
    return does_not_open();
}

}  // namespace comity::channel
