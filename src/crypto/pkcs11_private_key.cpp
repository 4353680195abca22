// SPDX-License-Identifier: EUPL-1.2
#include "crypto/pkcs11_private_key.h"

#include <algorithm>
#include <mutex>
#include <optional>

#include "crypto/hmac.h"
#include "crypto/pkcs11_public_key.h"
#include "crypto/pkcs11_session.h"
#include "crypto/rsa_padding.h"
#include "crypto/sha256.h"

namespace comity::crypto {

namespace {

constexpr std::size_t agreed_octets = 32;

struct Connection {
    TokenSession session;
    CK_OBJECT_HANDLE key;
    PublicKey public_key;
};

Result<CK_OBJECT_HANDLE> the_one(const TokenKeyLocation& location, const TokenSession& session,
                                 CK_OBJECT_CLASS of_class) {
    TRY(found, session.objects(location, of_class));
    const std::string name = std::string(of_class == CKO_PRIVATE_KEY ? "private" : "public") + " key labelled '" +
                             location.key + "' in the token '" + location.token + "'";
    const Place place{location.module.string()};
    if (found.empty()) {
        return fail(ErrorKind::not_found, "there is no " + name, place,
                    "make the pair, or correct the label in the configuration");
    }
    if (found.size() > 1) {
        return fail(ErrorKind::invalid, "there is more than one " + name, place, "give each pair a label of its own");
    }
    return found.front();
}

Result<Connection> connect(const TokenKeyLocation& location, const Secret& pin) {
    TRY(session, TokenSession::open(location, pin, TokenSession::Purpose::use_keys));
    TRY(key, the_one(location, session, CKO_PRIVATE_KEY));
    TRY(public_object, the_one(location, session, CKO_PUBLIC_KEY));
    TRY(public_key, token_public_key(location, session, public_object));
    return Connection{std::move(session), key, std::move(public_key)};
}

/// What a token says of itself, whatever it was given.
bool is_out_of_order(CK_RV code) {
    constexpr CK_RV codes[] = {CKR_HOST_MEMORY, CKR_DEVICE_ERROR, CKR_DEVICE_MEMORY, CKR_SESSION_COUNT,
                               CKR_PIN_EXPIRED};
    return is_lost(code) || std::ranges::find(codes, code) != std::end(codes);
}

/// The octets a private operation gave, or its code.
struct Output {
    CK_RV code;
    std::string octets;
};

class TokenPrivateKey final : public PrivateKey {
   public:
    TokenPrivateKey(TokenKeyLocation location, Secret pin, Connection connection)
        : location_(std::move(location)),
          pin_(std::move(pin)),
          public_key_(connection.public_key),
          connection_(std::move(connection)) {}

    const PublicKey& public_key() const override { return public_key_; }

    Result<std::string> sign(SignatureAlgorithm algorithm, Octets message) const override {
        if (kind_for(algorithm) != public_key_.kind()) return wrong_kind_of_key(public_key_, "sign so");
        CK_MECHANISM mechanism{CKM_SHA256_RSA_PKCS, nullptr, 0};
        Sha256 digest{};
        if (algorithm == SignatureAlgorithm::ed25519) mechanism.mechanism = CKM_EDDSA;
        if (algorithm == SignatureAlgorithm::ecdsa_p256_sha256) {
            mechanism.mechanism = CKM_ECDSA;
            digest = sha256(message);
            message = digest;
        }
        const std::lock_guard lock(mutex_);
        TRY(output, in_session([&](Connection& to) {
                CK_FUNCTION_LIST& call = to.session.call();
                const CK_RV code = call.C_SignInit(to.session.handle(), &mechanism, to.key);
                return code == CKR_OK ? transform(call.C_Sign, to, message) : Output{code, {}};
            }));
        if (output.code != CKR_OK) return token_error(location_, "C_Sign", output.code);
        return std::move(output.octets);
    }

    Result<Secret> decrypt_oaep(Octets encrypted) const override {
        if (public_key_.kind() != KeyKind::rsa) return wrong_kind_of_key(public_key_, "decrypt");
        const auto modulus_octets = static_cast<std::size_t>((public_key_.bits() + 7) / 8);
        if (encrypted.size() != modulus_octets) return does_not_decrypt();
        CK_RSA_PKCS_OAEP_PARAMS parameters{CKM_SHA256, CKG_MGF1_SHA256, CKZ_DATA_SPECIFIED, nullptr, 0};
        CK_MECHANISM oaep{CKM_RSA_PKCS_OAEP, &parameters, sizeof parameters};
        CK_MECHANISM plain_rsa{CKM_RSA_X_509, nullptr, 0};
        const std::lock_guard lock(mutex_);
        bool padded = false;
        TRY(output, in_session([&](Connection& to) {
                CK_FUNCTION_LIST& call = to.session.call();
                padded = raw_only_;
                CK_RV code =
                    raw_only_ ? CKR_MECHANISM_PARAM_INVALID : call.C_DecryptInit(to.session.handle(), &oaep, to.key);
                if (code == CKR_MECHANISM_PARAM_INVALID || code == CKR_ARGUMENTS_BAD || code == CKR_MECHANISM_INVALID) {
                    raw_only_ = padded = true;
                    code = call.C_DecryptInit(to.session.handle(), &plain_rsa, to.key);
                }
                if (code != CKR_OK) return Output{code, {}};
                started_ = true;
                return transform(call.C_Decrypt, to, encrypted);
            }));
        Secret opened = Secret::taken_from(output.octets);
        const bool started = std::exchange(started_, false);
        if (output.code != CKR_OK) {
            // Nothing that hangs on the octets may be told; what the token says before it saw them, or of itself, may.
            if (!started || is_out_of_order(output.code)) return token_error(location_, "C_Decrypt", output.code);
            return does_not_decrypt();
        }
        return padded ? without_oaep_sha256(opened, modulus_octets) : Result<Secret>(std::move(opened));
    }

    Result<Secret> derive(const PublicKey& peer) const override {
        const bool agrees = public_key_.kind() == KeyKind::x25519 || public_key_.kind() == KeyKind::p256;
        if (!agrees) return wrong_kind_of_key(public_key_, "agree on a secret");
        if (peer.kind() != public_key_.kind()) return wrong_kind_of_key(peer, "agree on a secret with this one");
        std::string point = point_of(peer);
        CK_ECDH1_DERIVE_PARAMS parameters{CKD_NULL, 0, nullptr, point.size(),
                                          reinterpret_cast<unsigned char*>(point.data())};
        CK_MECHANISM mechanism{CKM_ECDH1_DERIVE, &parameters, sizeof parameters};
        const std::lock_guard lock(mutex_);
        TRY(output, in_session([&](Connection& to) { return derived(to, mechanism); }));
        Secret agreed = Secret::taken_from(output.octets);
        const std::string zero(agreed_octets, '\0');
        if (output.code == CKR_MECHANISM_INVALID || output.code == CKR_KEY_FUNCTION_NOT_PERMITTED ||
            is_out_of_order(output.code))
            return token_error(location_, "C_DeriveKey", output.code);
        // A point of low order is refused by some tokens with an error of their own, so all others are one.
        if (output.code != CKR_OK || agreed.size() != agreed_octets ||
            equal_in_constant_time(agreed.octets(), octets(zero)))
            return does_not_decrypt();
        return agreed;
    }

   private:
    Output derived(Connection& to, CK_MECHANISM& mechanism) const {
        CK_OBJECT_CLASS secret_key = CKO_SECRET_KEY;
        CK_KEY_TYPE generic = CKK_GENERIC_SECRET;
        CK_BBOOL yes = CK_TRUE;
        CK_BBOOL no = CK_FALSE;
        CK_ULONG length = agreed_octets;
        CK_ATTRIBUTE wanted[] = {{CKA_CLASS, &secret_key, sizeof secret_key},
                                 {CKA_KEY_TYPE, &generic, sizeof generic},
                                 {CKA_TOKEN, &no, sizeof no},
                                 {CKA_SENSITIVE, &no, sizeof no},
                                 {CKA_EXTRACTABLE, &yes, sizeof yes},
                                 {CKA_VALUE_LEN, &length, sizeof length}};
        CK_FUNCTION_LIST& call = to.session.call();
        CK_OBJECT_HANDLE made = 0;
        CK_RV code = call.C_DeriveKey(to.session.handle(), &mechanism, to.key, wanted, std::size(wanted), &made);
        if (code != CKR_OK) return {code, {}};
        std::string value(agreed_octets, '\0');
        CK_ATTRIBUTE read{CKA_VALUE, value.data(), value.size()};
        code = call.C_GetAttributeValue(to.session.handle(), made, &read, 1);
        call.C_DestroyObject(to.session.handle(), made);  // a session object: gone with the session at the latest
        value.resize(code == CKR_OK ? std::min<std::size_t>(read.ulValueLen, value.size()) : 0);
        return {code, std::move(value)};
    }

    template <class Function>
    Output transform(Function function, Connection& to, Octets input) const {
        std::string result(1024, '\0');  // RSA of max_rsa_bits
        CK_ULONG length = result.size();
        const CK_RV code = function(to.session.handle(), const_cast<unsigned char*>(input.data()), input.size(),
                                    reinterpret_cast<unsigned char*>(result.data()), &length);
        result.resize(code == CKR_OK ? std::min<std::size_t>(length, result.size()) : 0);
        return {code, std::move(result)};
    }

    /// What the operation gave; opens another session where the one it had is lost.
    template <class Operation>
    Result<Output> in_session(Operation operation) const {
        if (connection_) {
            Output output = operation(*connection_);
            if (!is_lost(output.code)) return output;
            connection_.reset();
        }
        started_ = false;
        TRY(again, connect(location_, pin_));
        if (!(again.public_key == public_key_)) {
            return fail(ErrorKind::invalid,
                        "the key labelled '" + location_.key + "' in the token '" + location_.token +
                            "' is another one than before",
                        {location_.module.string()}, "restart the node if it was replaced on purpose");
        }
        connection_ = std::move(again);
        return operation(*connection_);
    }

    TokenKeyLocation location_;
    Secret pin_;
    PublicKey public_key_;
    mutable std::mutex mutex_;
    mutable std::optional<Connection> connection_;
    mutable bool raw_only_ = false;  ///< the token has no OAEP with SHA-256
    mutable bool started_ = false;   ///< the token took the key and the mechanism
};

}  // namespace

Result<std::unique_ptr<PrivateKey>> token_private_key(TokenKeyLocation location, Secret pin) {
    TRY(connection, connect(location, pin));
    return std::make_unique<TokenPrivateKey>(std::move(location), std::move(pin), std::move(connection));
}

Result<void> make_token_private_key(const TokenKeyLocation& location, const Secret& pin, KeyKind kind,
                                    PrivateKeyUse use, int rsa_bits) {
    const bool signs = use == PrivateKeyUse::sign;
    const bool above = kind == KeyKind::p384 || kind == KeyKind::p521;
    if (above || (kind == KeyKind::x25519 && signs) || (kind == KeyKind::ed25519 && !signs)) {
        return fail(ErrorKind::invalid,
                    "a key of the kind " + std::string(name_of(kind)) + " cannot " + (signs ? "sign" : "decrypt"), {},
                    "take another kind for this purpose");
    }
    TRY(session, TokenSession::open(location, pin, TokenSession::Purpose::make_keys));
    TRY(there, session.objects(location, CKO_PRIVATE_KEY));
    if (!there.empty()) {
        return fail(
            ErrorKind::invalid,
            "there is a private key labelled '" + location.key + "' in the token '" + location.token + "' already",
            {location.module.string()}, "use it, or take another label");
    }
    const bool rsa = kind == KeyKind::rsa;
    CK_BBOOL yes = CK_TRUE;
    CK_BBOOL no = CK_FALSE;
    std::string label = location.key;
    CK_ULONG bits = static_cast<CK_ULONG>(rsa_bits);
    unsigned char exponent[] = {1, 0, 1};
    std::string curve = curve_parameters(kind);
    const CK_ATTRIBUTE_TYPE opening = rsa ? CKA_DECRYPT : CKA_DERIVE;
    std::vector<CK_ATTRIBUTE> public_part = {
        {CKA_TOKEN, &yes, sizeof yes}, {CKA_LABEL, label.data(), label.size()}, {CKA_ID, label.data(), label.size()}};
    std::vector<CK_ATTRIBUTE> private_part = {{CKA_TOKEN, &yes, sizeof yes},
                                              {CKA_PRIVATE, &yes, sizeof yes},
                                              {CKA_SENSITIVE, &yes, sizeof yes},
                                              {CKA_EXTRACTABLE, &no, sizeof no},
                                              {CKA_LABEL, label.data(), label.size()},
                                              {CKA_ID, label.data(), label.size()},
                                              {CKA_SIGN, signs ? &yes : &no, sizeof yes},
                                              {opening, signs ? &no : &yes, sizeof yes}};
    CK_MECHANISM mechanism{CKM_RSA_PKCS_KEY_PAIR_GEN, nullptr, 0};
    if (rsa) {
        public_part.push_back({CKA_MODULUS_BITS, &bits, sizeof bits});
        public_part.push_back({CKA_PUBLIC_EXPONENT, exponent, sizeof exponent});
    } else {
        public_part.push_back({CKA_EC_PARAMS, curve.data(), curve.size()});
        mechanism.mechanism = kind == KeyKind::p256 ? CKM_EC_KEY_PAIR_GEN : CKM_EC_EDWARDS_KEY_PAIR_GEN;
    }
    // For X25519 PKCS#11 3.0 has a mechanism of its own; SoftHSM makes such keys as Edwards ones.
    constexpr CK_MECHANISM_TYPE montgomery_pair = 0x1056;
    std::vector<CK_MECHANISM_TYPE> tries{mechanism.mechanism};
    if (kind == KeyKind::x25519) tries.insert(tries.begin(), montgomery_pair);
    CK_RV code = CKR_OK;
    for (const CK_MECHANISM_TYPE type : tries) {
        mechanism.mechanism = type;
        CK_OBJECT_HANDLE made_public = 0;
        CK_OBJECT_HANDLE made_private = 0;
        code = session.call().C_GenerateKeyPair(session.handle(), &mechanism, public_part.data(), public_part.size(),
                                                private_part.data(), private_part.size(), &made_public, &made_private);
        if (code != CKR_MECHANISM_INVALID) break;
    }
    if (code != CKR_OK) return token_error(location, "C_GenerateKeyPair", code);
    return {};
}

}  // namespace comity::crypto
