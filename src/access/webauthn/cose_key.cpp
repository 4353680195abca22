// SPDX-License-Identifier: EUPL-1.2
#include "access/webauthn/cose_key.h"

#include <fmt/format.h>

#include "access/webauthn/signature.h"

namespace comity::access {
namespace {

// RFC 9052 table 4, RFC 9053 tables 17–19, RFC 8230 table 4.
constexpr std::int64_t kty = 1;
constexpr std::int64_t alg = 3;
constexpr std::int64_t crv = -1;
constexpr std::int64_t x = -2;
constexpr std::int64_t y = -3;
constexpr std::int64_t d = -4;  // of EC2 and OKP
constexpr std::int64_t rsa_n = -1;
constexpr std::int64_t rsa_e = -2;
constexpr std::int64_t rsa_d = -3;
constexpr std::int64_t okp = 1;
constexpr std::int64_t ec2 = 2;
constexpr std::int64_t rsa = 3;
constexpr std::int64_t p_256 = 1;
constexpr std::int64_t ed25519 = 6;

tl::unexpected<Error> refused(std::string_view why) {
    return fail(ErrorKind::invalid, fmt::format("the public key {}", why), {},
                "a key of Ed25519, P-256 or RSA with 2,048 bits is needed");
}

Result<std::int64_t> integer(const CborValue& map, std::int64_t label) {
    const CborValue* value = map.find(label);
    if (value == nullptr || !value->is(CborValue::Kind::integer))
        return refused(fmt::format("lacks the number {}", label));
    return value->integer;
}

Result<std::string> bytes(const CborValue& map, std::int64_t label, std::size_t size) {
    const CborValue* value = map.find(label);
    if (value == nullptr || !value->is(CborValue::Kind::bytes) || value->octets.size() != size) {
        return refused(fmt::format("lacks part {} of {} octets", label, size));
    }
    return value->octets;
}

}  // namespace

Result<CoseKey> read_cose_key(const CborValue& map) {
    if (!map.is(CborValue::Kind::map)) return refused("is no COSE_Key");
    TRY(type, integer(map, kty));
    TRY(algorithm, integer(map, alg));
    CoseKey key;
    if (algorithm == static_cast<std::int64_t>(CoseAlgorithm::es256) && type == ec2) {
        TRY(curve, integer(map, crv));
        if (curve != p_256) return refused("is on another curve");
        if (map.find(d) != nullptr) return refused("comes with its private part");
        TRY(first, bytes(map, x, 32));
        TRY(second, bytes(map, y, 32));
        key = {CoseAlgorithm::es256, first + second};
    } else if (algorithm == static_cast<std::int64_t>(CoseAlgorithm::ed_dsa) && type == okp) {
        TRY(curve, integer(map, crv));
        if (curve != ed25519) return refused("is on another curve");
        if (map.find(d) != nullptr) return refused("comes with its private part");
        TRY(point, bytes(map, x, 32));
        key = {CoseAlgorithm::ed_dsa, point};
    } else if (algorithm == static_cast<std::int64_t>(CoseAlgorithm::rs256) && type == rsa) {
        if (map.find(rsa_d) != nullptr) return refused("comes with its private part");
        TRY(modulus, bytes(map, rsa_n, 256));
        TRY(exponent, bytes(map, rsa_e, 3));
        key = {CoseAlgorithm::rs256, modulus + exponent};
    } else {
        return refused("is of an algorithm not offered");
    }
    if (!is_usable(key)) return refused("is no point of its curve, or no key");
    return key;
}

Result<CoseKey> read_cose_key(Octets octets) {
    TRY(value, read_cbor(octets, "public key"));
    return read_cose_key(value);
}

}  // namespace comity::access
