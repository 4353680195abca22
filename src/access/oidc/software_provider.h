// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "access/oidc/oidc.h"

// An identity provider in memory for tests; its keys and signatures are OpenSSL's, and it checks PKCE and the client's
// secret. Implemented in software_provider_test.cpp.
namespace comity::access::test {

class SigningKey {
   public:
    explicit SigningKey(JwsAlgorithm algorithm, std::string id = "key-1");
    ~SigningKey();
    SigningKey(const SigningKey&) = delete;
    SigningKey& operator=(const SigningKey&) = delete;

    std::string jwk() const;
    /// Compact form; `header` replaces the usual one.
    std::string sign(std::string_view payload, std::string_view header = "") const;

    JwsAlgorithm algorithm;
    std::string id;

   private:
    struct Pair;
    std::unique_ptr<Pair> pair_;
};

struct SoftwareProvider {
    explicit SoftwareProvider(JwsAlgorithm algorithm) : key(std::make_unique<SigningKey>(algorithm)) {}

    std::string issuer = "https://id.example";
    std::unique_ptr<SigningKey> key;
    std::string discovery_more;  ///< further members, ",\"x\":1"
    std::string claims;          ///< of the next ID token
    std::string code = "code-1";
    std::string challenge;  ///< of PKCE, as the browser brought it
    std::string client_secret = "s3cret&";
    int key_fetches = 0;
    std::vector<ProviderRequest> requests;

    std::string discovery() const;
    AskProvider ask();
};

/// The parameters of an address or form, decoded.
std::map<std::string, std::string> parameters(std::string_view query);

}  // namespace comity::access::test
