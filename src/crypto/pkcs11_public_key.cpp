// SPDX-License-Identifier: EUPL-1.2
#include "crypto/pkcs11_public_key.h"

#include <openssl/core_names.h>
#include <openssl/param_build.h>

#include "crypto/openssl_call.h"
#include "crypto/public_key_handle.h"

namespace comity::crypto {

namespace {

using namespace std::string_literals;
using ParamBuilder = std::unique_ptr<OSSL_PARAM_BLD, Release<OSSL_PARAM_BLD_free>>;
using ParamList = std::unique_ptr<OSSL_PARAM, Release<OSSL_PARAM_free>>;

/// A curve as tokens name it, and what stands before its point in a SubjectPublicKeyInfo.
struct Curve {
    KeyKind kind;
    std::string identifier;  ///< OBJECT IDENTIFIER
    std::string name;        ///< PrintableString, which PKCS#11 3.0 allows instead
    std::string spki_head;
    std::size_t point_octets;
};

const std::vector<Curve>& curves() {
    static const std::vector<Curve> list = {
        {KeyKind::p256, "\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07"s, "\x13\x09secp256r1"s,
         "\x30\x59\x30\x13\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07\x03\x42\x00"s,
         65},
        {KeyKind::ed25519, "\x06\x03\x2b\x65\x70"s, "\x13\x0c"s + "edwards25519",
         "\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00"s, 32},
        {KeyKind::x25519, "\x06\x03\x2b\x65\x6e"s, "\x13\x0a"s + "curve25519",
         "\x30\x2a\x30\x05\x06\x03\x2b\x65\x6e\x03\x21\x00"s, 32},
    };
    return list;
}

const Curve* curve_of(KeyKind kind) {
    for (const Curve& curve : curves())
        if (curve.kind == kind) return &curve;
    return nullptr;
}

BignumPointer number(const std::string& octets) {
    BignumPointer made(
        BN_bin2bn(reinterpret_cast<const unsigned char*>(octets.data()), static_cast<int>(octets.size()), nullptr));
    must_succeed(made != nullptr, "BN_bin2bn");
    return made;
}

Result<PublicKey> rsa_key(const std::string& modulus, const std::string& exponent) {
    const BignumPointer n = number(modulus);
    const BignumPointer e = number(exponent);
    const ParamBuilder builder(OSSL_PARAM_BLD_new());
    must_succeed(builder && OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) == 1 &&
                     OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) == 1,
                 "OSSL_PARAM_BLD_push_BN");
    const ParamList parameters(OSSL_PARAM_BLD_to_param(builder.get()));
    const PkeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr));
    EVP_PKEY* made = nullptr;
    must_succeed(parameters && context && EVP_PKEY_fromdata_init(context.get()) == 1, "EVP_PKEY_fromdata_init");
    EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, parameters.get());
    const PkeyPointer key(made);
    return public_key_of(key.get(), Holds::public_part);
}

}  // namespace

Result<PublicKey> token_public_key(const TokenKeyLocation& location, const TokenSession& session,
                                   CK_OBJECT_HANDLE object) {
    TRY(type, session.attribute(location, object, CKA_KEY_TYPE));
    const std::string rsa = [] {
        const CK_KEY_TYPE number = CKK_RSA;
        return std::string(reinterpret_cast<const char*>(&number), sizeof number);
    }();
    if (type == rsa) {
        TRY(modulus, session.attribute(location, object, CKA_MODULUS));
        TRY(exponent, session.attribute(location, object, CKA_PUBLIC_EXPONENT));
        return rsa_key(modulus, exponent);
    }
    TRY(parameters, session.attribute(location, object, CKA_EC_PARAMS));
    TRY(point, session.attribute(location, object, CKA_EC_POINT));
    for (const Curve& curve : curves()) {
        if (parameters != curve.identifier && parameters != curve.name) continue;
        // An OCTET STRING around the point; some tokens leave it out.
        const std::string head = {'\x04', static_cast<char>(curve.point_octets)};
        if (point.size() == curve.point_octets + 2 && point.starts_with(head)) point.erase(0, 2);
        return PublicKey::from_spki(octets(curve.spki_head + point));
    }
    return fail(
        ErrorKind::invalid,
        "the key labelled '" + location.key + "' in the token '" + location.token + "' is of a kind that is not in use",
        {location.module.string()}, "RSA, P-256, Ed25519 and X25519 are");
}

std::string point_of(const PublicKey& key) {
    const Curve* curve = curve_of(key.kind());
    return curve ? key.spki().substr(curve->spki_head.size()) : std::string();
}

std::string curve_parameters(KeyKind kind) {
    const Curve* curve = curve_of(kind);
    return curve ? curve->identifier : std::string();
}

}  // namespace comity::crypto
