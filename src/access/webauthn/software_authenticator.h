// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "access/webauthn/cose_key.h"
#include "access/webauthn/webauthn.h"

// An authenticator in memory for tests: its keys and signatures are OpenSSL's, so that what is verified was not made by
// the library that verifies. Implemented in software_authenticator_test.cpp.
namespace comity::access::test {

/// CBOR as authenticators write it.
std::string cbor_head(unsigned major, std::uint64_t argument);
std::string cbor_integer(std::int64_t value);
std::string cbor_bytes(std::string_view octets);
std::string cbor_text(std::string_view text);

class SoftwareAuthenticator {
   public:
    /// Keys of RSA take long to make: there is one for each `person` in a run of the tests.
    explicit SoftwareAuthenticator(CoseAlgorithm algorithm, int person = 0);
    ~SoftwareAuthenticator();

    std::string public_key() const;  ///< COSE_Key
    std::string sign(std::string_view message) const;

    /// Attestation of the format, over the authenticator data below; the signature is right unless changed after.
    std::string attestation(std::string_view format, std::string_view client_data) const;
    RegistrationAnswer registration(std::string_view client_data, std::string_view format = "none") const;
    AssertionAnswer assertion(std::string_view client_data) const;

    /// With credential, as for a registration.
    std::string authenticator_data(bool with_credential) const;

    std::string rp_id = "comity.example";
    std::string credential_id = "credential-1";
    unsigned char flags = 0x05;  // touched, and the person verified
    std::uint32_t sign_count = 0;
    std::string extensions;  // CBOR; sets the flag

   private:
    struct Key;
    CoseAlgorithm algorithm_;
    std::unique_ptr<Key> key_;
};

std::string client_data(std::string_view type, std::string_view challenge,
                        std::string_view origin = "https://comity.example", std::string_view more = "");

}  // namespace comity::access::test
