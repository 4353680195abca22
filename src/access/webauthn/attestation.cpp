// SPDX-License-Identifier: EUPL-1.2
#include "access/webauthn/attestation.h"

#include <fmt/format.h>

namespace comity::access {
namespace {

using Kind = CborValue::Kind;

tl::unexpected<Error> refused(std::string_view why) {
    return fail(ErrorKind::invalid, fmt::format("the attestation {}", why), {},
                "the browser is to be asked for attestation 'none'");
}

/// WebAuthn section 8.2, "attStmt" without x5c.
Result<std::string> self_signature(const CborValue& statement, const CoseKey& key) {
    if (statement.find("x5c") != nullptr)
        return refused("is by the maker of the authenticator, which is not evaluated");
    const CborValue* algorithm = statement.find("alg");
    const CborValue* signature = statement.find("sig");
    if (algorithm == nullptr || !algorithm->is(Kind::integer) || signature == nullptr || !signature->is(Kind::bytes) ||
        statement.keys.size() != 2) {
        return refused("has another statement than 'packed' has without certificates");
    }
    // "Validate that alg matches the algorithm of the credentialPublicKey".
    if (algorithm->integer != static_cast<std::int64_t>(key.algorithm))
        return refused("names another algorithm than its key");
    return signature->octets;
}

}  // namespace

Result<Attestation> read_attestation(Octets octets) {
    TRY(map, read_cbor(octets, "attestation"));
    const CborValue* format = map.find("fmt");
    const CborValue* statement = map.find("attStmt");
    const CborValue* data = map.find("authData");
    if (format == nullptr || !format->is(Kind::text) || statement == nullptr || !statement->is(Kind::map) ||
        data == nullptr || !data->is(Kind::bytes)) {
        return refused("lacks 'fmt', 'attStmt' or 'authData'");
    }
    Attestation attestation;
    attestation.authenticator_octets = data->octets;
    TRY(authenticator, read_authenticator_data(comity::octets(data->octets)));
    if (!authenticator.credential) return refused("holds no credential");
    if (format->octets == "none") {
        if (!statement->keys.empty()) return refused("is 'none' and says something all the same");
    } else if (format->octets == "packed") {
        TRY(signature, self_signature(*statement, authenticator.credential->key));
        attestation.format = Attestation::Format::packed_self;
        attestation.signature = std::move(signature);
    } else {
        return refused(fmt::format("is of the format '{}'", format->octets.substr(0, 40)));
    }
    attestation.authenticator = std::move(authenticator);
    return attestation;
}

}  // namespace comity::access
