// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/account.h"
#include "access/sign_in.h"
#include "base/octets.h"
#include "base/result.h"
#include "crypto/random.h"

namespace comity::access {

// Web Authentication (W3C, level 2, 8 April 2021): what the browser is asked, and the checks of sections 7.1 and 7.2.

/// The server as authenticators know it.
struct RelyingParty {
    std::string id;                    ///< "comity.justice.example": the host, or a domain above it
    std::string name;                  ///< shown by some authenticators
    std::vector<std::string> origins;  ///< "https://comity.justice.example"
};

inline constexpr std::size_t challenge_octets = 32;

/// Random octets; keep them in the session (expect) before they are sent.
std::string new_challenge(const crypto::RandomBytes& random);

/// How authenticators name the person: a digest that says nothing of them (section 14.6.1).
std::string user_handle(const Account& account);

/// PublicKeyCredentialCreationOptions and PublicKeyCredentialRequestOptions as JSON, octets in base64url.
std::string registration_options(const RelyingParty& party, const Account& account, std::string_view challenge);
/// With an account its passkeys are named; without, the authenticator offers those it holds.
std::string assertion_options(const RelyingParty& party, const Account* account, std::string_view challenge);

inline constexpr std::size_t max_answer = 64 * 1024;
inline constexpr std::size_t max_signature = 1024;

/// What the browser answers, as PublicKeyCredential.toJSON writes it; octets, not base64url.
struct RegistrationAnswer {
    std::string credential_id;
    std::string client_data;
    std::string attestation;
};
struct AssertionAnswer {
    std::string credential_id;
    std::string client_data;
    std::string authenticator_data;
    std::string signature;
    std::string user_handle;  ///< empty: not said
};
Result<RegistrationAnswer> read_registration_answer(std::string_view json);
Result<AssertionAnswer> read_assertion_answer(std::string_view json);

/// Section 7.1. Whether the credential is registered for another account already (step 17) only the store knows: node
/// asks it. Errors: the first check that fails.
Result<Passkey> verify_registration(const RelyingParty& party, std::string_view challenge,
                                    const RegistrationAnswer& answer, std::string_view label);

/// Section 7.2, but for step 21 (the sign count), which SignIn::with_passkey does. Errors: the first check that fails.
Result<PasskeyProof> verify_assertion(const RelyingParty& party, std::string_view challenge, const Account& account,
                                      const AssertionAnswer& answer);

}  // namespace comity::access
