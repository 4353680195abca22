// SPDX-License-Identifier: EUPL-1.2
// What the browser is asked and what it answers, as JSON (WebAuthn section 5.4, 5.5; the forms of level 3 section 5.1).
#include <array>

#include <fmt/format.h>

#include "access/webauthn/authenticator_data.h"
#include "access/webauthn/webauthn.h"
#include "crypto/sha256.h"
#include "format/base64.h"
#include "format/json_writer.h"
#include "format/tree.h"

namespace comity::access {
namespace {

using format::JsonWriter;
using format::Tree;

constexpr std::int64_t timeout_milliseconds = 5 * 60 * 1000;

void write_passkeys(JsonWriter& json, const Account& account) {
    json.array([&] {
        for (const Passkey& passkey : account.passkeys) {
            json.object([&] {
                json.key("type").string("public-key");
                json.key("id").string(format::base64_url(octets(passkey.id)));
            });
        }
    });
}

Result<Tree> read_answer(std::string_view json) {
    if (json.size() > max_answer)
        return fail(ErrorKind::limit, fmt::format("the passkey's answer has over {} octets", max_answer));
    TRY(tree, format::read_json(json, "passkey"));
    const Tree* type = tree.find("type");
    if (type == nullptr || type->text != "public-key") {
        return fail(ErrorKind::invalid, "the passkey's answer is no public-key credential", {},
                    "send what PublicKeyCredential.toJSON gives");
    }
    return tree;
}

Result<std::string> octets_at(const Tree* object, std::string_view key, std::size_t most) {
    const Tree* value = object == nullptr ? nullptr : object->find(key);
    if (value == nullptr || !value->is(Tree::Kind::scalar) || !value->quoted) {
        return fail(ErrorKind::invalid, fmt::format("the passkey's answer lacks '{}'", key), {},
                    "send what PublicKeyCredential.toJSON gives");
    }
    auto octets = format::from_base64_url(value->text);
    if (!octets) return fail(ErrorKind::invalid, fmt::format("'{}' of the passkey's answer is no base64url", key));
    if (octets->size() > most) {
        return fail(ErrorKind::limit, fmt::format("'{}' of the passkey's answer has over {} octets", key, most));
    }
    return octets;
}

}  // namespace

std::string new_challenge(const crypto::RandomBytes& random) {
    std::array<unsigned char, challenge_octets> bits{};
    random(bits);
    return std::string(as_text(bits));
}

std::string user_handle(const Account& account) {
    return std::string(as_text(crypto::sha256(octets("comity user handle\n" + account.id))));
}

std::string registration_options(const RelyingParty& party, const Account& account, std::string_view challenge) {
    JsonWriter json;
    json.object([&] {
        json.key("rp").object([&] {
            json.key("id").string(party.id);
            json.key("name").string(party.name);
        });
        json.key("user").object([&] {
            json.key("id").string(format::base64_url(octets(user_handle(account))));
            json.key("name").string(account.sign_in_name);
            json.key("displayName").string(account.name);
        });
        json.key("challenge").string(format::base64_url(octets(challenge)));
        json.key("pubKeyCredParams").array([&] {
            for (const CoseAlgorithm algorithm : cose_algorithms) {
                json.object([&] {
                    json.key("type").string("public-key");
                    json.key("alg").integer(static_cast<std::int64_t>(algorithm));
                });
            }
        });
        json.key("timeout").integer(timeout_milliseconds);
        json.key("excludeCredentials");
        write_passkeys(json, account);
        json.key("authenticatorSelection").object([&] {
            json.key("residentKey").string("preferred");
            json.key("userVerification").string("preferred");
        });
        json.key("attestation").string("none");
    });
    return json.take();
}

std::string assertion_options(const RelyingParty& party, const Account* account, std::string_view challenge) {
    JsonWriter json;
    json.object([&] {
        json.key("rpId").string(party.id);
        json.key("challenge").string(format::base64_url(octets(challenge)));
        json.key("timeout").integer(timeout_milliseconds);
        json.key("userVerification").string(account != nullptr ? "preferred" : "required");
        if (account != nullptr) {
            json.key("allowCredentials");
            write_passkeys(json, *account);
        }
    });
    return json.take();
}

Result<RegistrationAnswer> read_registration_answer(std::string_view text) {
    TRY(tree, read_answer(text));
    const Tree* response = tree.find("response");
    TRY(id, octets_at(&tree, "rawId", max_credential_id));
    TRY(client_data, octets_at(response, "clientDataJSON", max_answer));
    TRY(attestation, octets_at(response, "attestationObject", max_answer));
    return RegistrationAnswer{std::move(id), std::move(client_data), std::move(attestation)};
}

Result<AssertionAnswer> read_assertion_answer(std::string_view text) {
    TRY(tree, read_answer(text));
    const Tree* response = tree.find("response");
    TRY(id, octets_at(&tree, "rawId", max_credential_id));
    TRY(client_data, octets_at(response, "clientDataJSON", max_answer));
    TRY(authenticator_data, octets_at(response, "authenticatorData", max_answer));
    TRY(signature, octets_at(response, "signature", max_signature));
    std::string handle;
    const Tree* said = response == nullptr ? nullptr : response->find("userHandle");
    if (said != nullptr && !said->is(Tree::Kind::null)) {
        TRY(given, octets_at(response, "userHandle", 64));
        handle = std::move(given);
    }
    return AssertionAnswer{std::move(id), std::move(client_data), std::move(authenticator_data), std::move(signature),
                           std::move(handle)};
}

}  // namespace comity::access
