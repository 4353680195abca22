// SPDX-License-Identifier: EUPL-1.2
#include "crypto/pkcs11_key.h"

#include <algorithm>
#include <mutex>
#include <optional>

#include "crypto/pkcs11_session.h"

namespace comity::crypto {

namespace {

/// The value of an attribute of RFC 7512: unreserved characters and some more stand as they are.
std::string percent_encoded(std::string_view text) {
    constexpr std::string_view also = "-._~:[]@!$'()*+,=&";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        const auto octet = static_cast<unsigned char>(c);
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (letter || also.find(c) != std::string_view::npos)
            encoded += c;
        else
            encoded += {'%', digits[octet >> 4], digits[octet & 15]};
    }
    return encoded;
}

struct Connection {
    TokenSession session;
    CK_OBJECT_HANDLE key;
};

Result<Connection> connect(const TokenKeyLocation& location, const Secret& pin) {
    TRY(session, TokenSession::open(location, pin, TokenSession::Purpose::use_keys));
    TRY(keys, session.keys(location));
    const Place place{location.module.string()};
    const std::string name = "labelled '" + location.key + "' in the token '" + location.token + "'";
    if (keys.empty()) {
        return fail(ErrorKind::not_found, "there is no AES key " + name, place,
                    "make one, or correct the label in the configuration");
    }
    if (keys.size() > 1) {
        return fail(ErrorKind::invalid, "there are several AES keys " + name, place,
                    "give each key a label of its own");
    }
    CK_ULONG length = 0;
    CK_ATTRIBUTE attribute{CKA_VALUE_LEN, &length, sizeof length};
    if (const CK_RV code = session.call().C_GetAttributeValue(session.handle(), keys.front(), &attribute, 1);
        code != CKR_OK) {
        return token_error(location, "C_GetAttributeValue", code);
    }
    if (length != aead_key_octets) {
        return fail(ErrorKind::invalid, "the AES key " + name + " has " + std::to_string(length * 8) + " bits", place,
                    "make one of 256 bits");
    }
    return Connection{std::move(session), keys.front()};
}

class TokenAuthorityKey final : public AuthorityKey {
   public:
    TokenAuthorityKey(TokenKeyLocation location, Secret pin, RandomBytes random, Connection connection)
        : location_(std::move(location)),
          id_(to_uri(location_)),
          pin_(std::move(pin)),
          random_(std::move(random)),
          connection_(std::move(connection)) {}

    const std::string& id() const override { return id_; }

    Result<std::string> wrap(const AeadKey& key, Octets associated) const override {
        AeadNonce nonce{};
        random_(nonce);
        std::string sealed;
        const std::lock_guard lock(mutex_);
        TRY(code, encrypt(nonce, associated, key.octets(), sealed));
        if (code != CKR_OK) return token_error(location_, "C_Encrypt", code);
        if (sealed.size() != aead_key_octets + aead_tag_octets) {
            return fail(ErrorKind::unavailable,
                        "the token '" + location_.token + "' wrapped a key into " + std::to_string(sealed.size()) +
                            " octets instead of " + std::to_string(aead_key_octets + aead_tag_octets),
                        {location_.module.string()}, "its CKM_AES_GCM is not that of PKCS#11 2.40: ask its maker");
        }
        return sealed.insert(0, as_text(nonce));
    }

    Result<AeadKey> unwrap(Octets wrapped, Octets associated) const override {
        if (wrapped.size() != wrapped_key_octets) return does_not_unwrap(id_);
        AeadNonce nonce{};
        std::ranges::copy(wrapped.first(nonce.size()), nonce.begin());
        std::string plain;
        const std::lock_guard lock(mutex_);
        TRY(code, decrypt(nonce, associated, wrapped.subspan(nonce.size()), plain));
        const Secret key = Secret::taken_from(plain);
        if (code == CKR_OK && key.size() == aead_key_octets) return AeadKey::from(key.octets());
        if (code == CKR_OK || is_refusal(code) || (code == CKR_GENERAL_ERROR && works())) return does_not_unwrap(id_);
        return token_error(location_, "C_Decrypt", code);
    }

   private:
    /// How PKCS#11 2.40 says that a tag is wrong, and since 3.0.
    static bool is_refusal(CK_RV code) {
        constexpr CK_RV aead_decrypt_failed = 0x42;  // CKR_AEAD_DECRYPT_FAILED
        return code == CKR_ENCRYPTED_DATA_INVALID || code == CKR_ENCRYPTED_DATA_LEN_RANGE ||
               code == aead_decrypt_failed;
    }

    /// SoftHSM has the same code for a wrong tag and for a token out of order. This one seals and opens, or it does
    /// not.
    bool works() const {
        AeadNonce nonce{};
        random_(nonce);
        constexpr std::array<unsigned char, aead_key_octets> zeros{};
        std::string sealed;
        std::string plain;
        const auto there = encrypt(nonce, {}, zeros, sealed);
        if (!there || *there != CKR_OK) return false;
        const auto back = decrypt(nonce, {}, octets(sealed), plain);
        return back && *back == CKR_OK;
    }

    Result<CK_RV> encrypt(AeadNonce& nonce, Octets associated, Octets plain, std::string& sealed) const {
        return with_mechanism(nonce, associated, [&](Connection& to, CK_MECHANISM& mechanism) {
            CK_FUNCTION_LIST& call = to.session.call();
            const CK_RV code = call.C_EncryptInit(to.session.handle(), &mechanism, to.key);
            return code == CKR_OK ? transform(call.C_Encrypt, to, plain, sealed) : code;
        });
    }

    Result<CK_RV> decrypt(AeadNonce& nonce, Octets associated, Octets sealed, std::string& plain) const {
        return with_mechanism(nonce, associated, [&](Connection& to, CK_MECHANISM& mechanism) {
            CK_FUNCTION_LIST& call = to.session.call();
            const CK_RV code = call.C_DecryptInit(to.session.handle(), &mechanism, to.key);
            return code == CKR_OK ? transform(call.C_Decrypt, to, sealed, plain) : code;
        });
    }

    template <class Function>
    static CK_RV transform(Function function, Connection& to, Octets input, std::string& output) {
        output.assign(input.size() + aead_tag_octets, '\0');
        CK_ULONG length = output.size();
        const CK_RV code = function(to.session.handle(), const_cast<unsigned char*>(input.data()), input.size(),
                                    reinterpret_cast<unsigned char*>(output.data()), &length);
        output.resize(code == CKR_OK ? std::min<std::size_t>(length, output.size()) : 0);
        return code;
    }

    /// The code of the operation; opens another session where the one it had is lost.
    template <class Operation>
    Result<CK_RV> with_mechanism(AeadNonce& nonce, Octets associated, Operation operation) const {
        CK_GCM_PARAMS parameters{};
        parameters.iv_ptr = nonce.data();
        parameters.iv_len = nonce.size();
        parameters.iv_bits = nonce.size() * 8;
        parameters.aad_ptr = const_cast<unsigned char*>(associated.data());
        parameters.aad_len = associated.size();
        parameters.tag_bits = aead_tag_octets * 8;
        CK_MECHANISM mechanism{CKM_AES_GCM, &parameters, sizeof parameters};
        if (connection_) {
            const CK_RV code = operation(*connection_, mechanism);
            if (!is_lost(code)) return code;
            connection_.reset();
        }
        TRY(again, connect(location_, pin_));
        connection_ = std::move(again);
        return operation(*connection_, mechanism);
    }

    TokenKeyLocation location_;
    std::string id_;
    Secret pin_;
    RandomBytes random_;
    mutable std::mutex mutex_;
    mutable std::optional<Connection> connection_;
};

}  // namespace

std::string to_uri(const TokenKeyLocation& location) {
    return "pkcs11:token=" + percent_encoded(location.token) + ";object=" + percent_encoded(location.key) +
           ";type=secret-key";
}

Result<std::unique_ptr<AuthorityKey>> token_authority_key(TokenKeyLocation location, Secret pin, RandomBytes random) {
    TRY(connection, connect(location, pin));
    return std::make_unique<TokenAuthorityKey>(std::move(location), std::move(pin), std::move(random),
                                               std::move(connection));
}

Result<void> make_token_authority_key(const TokenKeyLocation& location, const Secret& pin) {
    TRY(session, TokenSession::open(location, pin, TokenSession::Purpose::make_keys));
    TRY(keys, session.keys(location));
    if (!keys.empty()) {
        return fail(ErrorKind::invalid,
                    "there is an AES key labelled '" + location.key + "' in the token '" + location.token + "' already",
                    {location.module.string()}, "use it, or take another label");
    }
    CK_BBOOL yes = CK_TRUE;
    CK_BBOOL no = CK_FALSE;
    CK_ULONG length = aead_key_octets;
    std::string label = location.key;
    CK_ATTRIBUTE wanted[] = {{CKA_TOKEN, &yes, sizeof yes},
                             {CKA_PRIVATE, &yes, sizeof yes},
                             {CKA_SENSITIVE, &yes, sizeof yes},
                             {CKA_EXTRACTABLE, &no, sizeof no},
                             {CKA_ENCRYPT, &yes, sizeof yes},
                             {CKA_DECRYPT, &yes, sizeof yes},
                             {CKA_WRAP, &no, sizeof no},
                             {CKA_UNWRAP, &no, sizeof no},
                             {CKA_VALUE_LEN, &length, sizeof length},
                             {CKA_LABEL, label.data(), label.size()}};
    CK_MECHANISM mechanism{CKM_AES_KEY_GEN, nullptr, 0};
    CK_OBJECT_HANDLE made = 0;
    if (const CK_RV code = session.call().C_GenerateKey(session.handle(), &mechanism, wanted, std::size(wanted), &made);
        code != CKR_OK) {
        return token_error(location, "C_GenerateKey", code);
    }
    return {};
}

}  // namespace comity::crypto
