// SPDX-License-Identifier: EUPL-1.2
#include "access/webauthn/webauthn.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "access/webauthn/attestation.h"
#include "access/webauthn/client_data.h"
#include "access/webauthn/signature.h"
#include "crypto/hmac.h"
#include "crypto/sha256.h"

namespace comity::access {
namespace {

tl::unexpected<Error> refused(std::string_view why,
                              std::string_view way_out = "try again from the page of this server") {
    return fail(ErrorKind::invalid, fmt::format("the passkey's answer {}", why), {}, std::string(way_out));
}

/// Section 7.1 steps 7–10, section 7.2 steps 11–14.
Result<void> check_client_data(std::string_view json, std::string_view type, const RelyingParty& party,
                               std::string_view challenge) {
    TRY(data, read_client_data(json));
    if (data.type != type) return refused(fmt::format("is for '{}', not '{}'", data.type.substr(0, 40), type));
    if (challenge.empty() || !crypto::equal_in_constant_time(octets(data.challenge), octets(challenge))) {
        return refused("answers another challenge");
    }
    if (std::ranges::find(party.origins, data.origin) == party.origins.end()) {
        return refused(fmt::format("was given on '{}'", data.origin.substr(0, 100)),
                       fmt::format("open {}", party.origins.empty() ? "this server's own address" : party.origins[0]));
    }
    // Level 2 leaves frames of other origins to the server: there are none here.
    if (data.cross_origin) return refused("was given within a page of somebody else");
    if (data.token_bound) return refused("is bound to a connection by a protocol not spoken here");
    return {};
}

/// Section 7.1 steps 13–14, section 7.2 steps 15–16.
Result<void> check_authenticator(const AuthenticatorData& data, const RelyingParty& party) {
    if (data.rp_id_hash != crypto::sha256(octets(party.id))) {
        return refused(fmt::format("is for another server than '{}'", party.id));
    }
    if (!data.user_present) return refused("was given without anybody touching the authenticator");
    return {};
}

}  // namespace

Result<Passkey> verify_registration(const RelyingParty& party, std::string_view challenge,
                                    const RegistrationAnswer& answer, std::string_view label) {
    // 5–10
    TRY_VOID(check_client_data(answer.client_data, "webauthn.create", party, challenge));
    // 12
    TRY(attestation, read_attestation(octets(answer.attestation)));
    // 13–14; step 15 (user verification) is not required: a password stands before a passkey that cannot do it.
    TRY_VOID(check_authenticator(attestation.authenticator, party));
    const AttestedCredential& credential = *attestation.authenticator.credential;
    // 16: read_cose_key accepts the algorithms offered, no others. 17: no extension was asked for; others are ignored.
    // 18–21: the format and its statement. Self attestation proves the key at once; 'none' has nothing to verify.
    if (attestation.format == Attestation::Format::packed_self &&
        !is_self_attestation(credential.key, party.id, octets(attestation.authenticator_octets),
                             octets(answer.client_data), octets(attestation.signature))) {
        return refused("has a signature that is not of its key");
    }
    if (credential.id != answer.credential_id) return refused("names two credentials");
    // 23
    Passkey passkey;
    passkey.id = credential.id;
    passkey.public_key = credential.public_key;
    passkey.label = label;
    passkey.sign_count = attestation.authenticator.sign_count;
    passkey.backed_up = attestation.authenticator.backup_eligible;
    return passkey;
}

Result<PasskeyProof> verify_assertion(const RelyingParty& party, std::string_view challenge, const Account& account,
                                      const AssertionAnswer& answer) {
    // 5–7: the credential is one of the account's, and the authenticator means the same person.
    const Passkey* passkey = account.find_passkey(answer.credential_id);
    if (passkey == nullptr) return refused("is of a passkey not known here", "use another, or register it first");
    if (!answer.user_handle.empty() && answer.user_handle != user_handle(account))
        return refused("is of another person");
    TRY(key, read_cose_key(octets(passkey->public_key)));
    // 9–14
    TRY_VOID(check_client_data(answer.client_data, "webauthn.get", party, challenge));
    // 15–16
    TRY(data, read_authenticator_data(octets(answer.authenticator_data)));
    TRY_VOID(check_authenticator(data, party));
    if (data.credential) return refused("brings a new key along");  // section 6.1: not in assertions
    // 17: whether the person was verified is said on; what needs it asks for it. 18: no extension was asked for.
    // 19–20
    if (answer.signature.size() > max_signature ||
        !is_assertion_signature(key, party.id, octets(answer.authenticator_data), octets(answer.client_data),
                                octets(answer.signature))) {
        return refused("has a signature that is not of its key");
    }
    return PasskeyProof{passkey->id, data.sign_count, data.user_verified};
}

}  // namespace comity::access
