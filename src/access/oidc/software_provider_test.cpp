// SPDX-License-Identifier: EUPL-1.2
#include "access/oidc/software_provider.h"

#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <stdexcept>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/octets.h"
#include "crypto/sha256.h"
#include "format/base64.h"

namespace comity::access::test {
namespace {

struct FreeKey {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};

void require(bool good) {
    if (!good) throw std::runtime_error("OpenSSL refused");
}

std::string number(EVP_PKEY* key, const char* name, int size) {
    BIGNUM* bignum = nullptr;
    require(EVP_PKEY_get_bn_param(key, name, &bignum) == 1);
    std::string octets(static_cast<std::size_t>(size), '\0');
    require(BN_bn2binpad(bignum, reinterpret_cast<unsigned char*>(octets.data()), size) == size);
    BN_free(bignum);
    return format::base64_url(comity::octets(octets));
}

/// RSA keys take long to make: one of each id in a run of the tests.
EVP_PKEY* make(JwsAlgorithm algorithm, const std::string& id) {
    if (algorithm == JwsAlgorithm::es256) return EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256");
    if (algorithm == JwsAlgorithm::ed_dsa) return EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
    static std::map<std::string, std::unique_ptr<EVP_PKEY, FreeKey>> kept;
    auto& key = kept[id];
    if (key == nullptr) key.reset(EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t{2048}));
    EVP_PKEY_up_ref(key.get());
    return key.get();
}

/// RFC 7518 section 3.4: r and s, 32 octets each, not DER.
std::string joined(const std::string& der) {
    const auto* data = reinterpret_cast<const unsigned char*>(der.data());
    ECDSA_SIG* signature = d2i_ECDSA_SIG(nullptr, &data, static_cast<long>(der.size()));
    require(signature != nullptr);
    std::string raw(64, '\0');
    auto* out = reinterpret_cast<unsigned char*>(raw.data());
    require(BN_bn2binpad(ECDSA_SIG_get0_r(signature), out, 32) == 32 &&
            BN_bn2binpad(ECDSA_SIG_get0_s(signature), out + 32, 32) == 32);
    ECDSA_SIG_free(signature);
    return raw;
}

}  // namespace

struct SigningKey::Pair {
    std::unique_ptr<EVP_PKEY, FreeKey> pkey;
};

SigningKey::SigningKey(JwsAlgorithm algorithm, std::string id)
    : algorithm(algorithm), id(std::move(id)), pair_(std::make_unique<Pair>()) {
    pair_->pkey.reset(make(algorithm, this->id));
    require(pair_->pkey != nullptr);
}

SigningKey::~SigningKey() = default;

std::string SigningKey::jwk() const {
    EVP_PKEY* key = pair_->pkey.get();
    const std::string common = fmt::format(R"("kid":"{}","use":"sig","alg":"{}")", id, name(algorithm));
    if (algorithm == JwsAlgorithm::es256) {
        return fmt::format(R"({{"kty":"EC","crv":"P-256","x":"{}","y":"{}",{}}})",
                           number(key, OSSL_PKEY_PARAM_EC_PUB_X, 32), number(key, OSSL_PKEY_PARAM_EC_PUB_Y, 32),
                           common);
    }
    if (algorithm == JwsAlgorithm::ed_dsa) {
        std::string point(32, '\0');
        std::size_t size = point.size();
        require(EVP_PKEY_get_raw_public_key(key, reinterpret_cast<unsigned char*>(point.data()), &size) == 1);
        return fmt::format(R"({{"kty":"OKP","crv":"Ed25519","x":"{}",{}}})", format::base64_url(octets(point)), common);
    }
    return fmt::format(R"({{"kty":"RSA","n":"{}","e":"{}",{}}})", number(key, OSSL_PKEY_PARAM_RSA_N, 256),
                       number(key, OSSL_PKEY_PARAM_RSA_E, 3), common);
}

std::string SigningKey::sign(std::string_view payload, std::string_view header) const {
    const std::string usual = fmt::format(R"({{"alg":"{}","kid":"{}"}})", name(algorithm), id);
    const std::string input = format::base64_url(octets(header.empty() ? std::string_view(usual) : header)) + "." +
                              format::base64_url(octets(payload));
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    EVP_PKEY_CTX* options = nullptr;
    const EVP_MD* digest = algorithm == JwsAlgorithm::ed_dsa ? nullptr : EVP_sha256();
    require(EVP_DigestSignInit(context, &options, digest, nullptr, pair_->pkey.get()) == 1);
    if (algorithm == JwsAlgorithm::ps256) {
        require(EVP_PKEY_CTX_set_rsa_padding(options, RSA_PKCS1_PSS_PADDING) == 1);
        require(EVP_PKEY_CTX_set_rsa_pss_saltlen(options, RSA_PSS_SALTLEN_DIGEST) == 1);
    }
    const auto* data = reinterpret_cast<const unsigned char*>(input.data());
    std::size_t size = 0;
    require(EVP_DigestSign(context, nullptr, &size, data, input.size()) == 1);
    std::string signature(size, '\0');
    require(EVP_DigestSign(context, reinterpret_cast<unsigned char*>(signature.data()), &size, data, input.size()) ==
            1);
    EVP_MD_CTX_free(context);
    signature.resize(size);
    if (algorithm == JwsAlgorithm::es256) signature = joined(signature);
    return input + "." + format::base64_url(octets(signature));
}

std::string SoftwareProvider::discovery() const {
    return fmt::format(
        R"({{"issuer":"{0}","authorization_endpoint":"{0}/auth","token_endpoint":"{0}/token","jwks_uri":"{0}/jwks",)"
        R"("end_session_endpoint":"{0}/end","id_token_signing_alg_values_supported":["{1}","HS256"],)"
        R"("code_challenge_methods_supported":["S256"]{2}}})",
        issuer, name(key->algorithm), discovery_more);
}

AskProvider SoftwareProvider::ask() {
    return [this](const ProviderRequest& request) -> Result<ProviderAnswer> {
        requests.push_back(request);
        if (request.address == issuer + "/.well-known/openid-configuration") return ProviderAnswer{200, discovery()};
        if (request.address == issuer + "/jwks") {
            ++key_fetches;
            return ProviderAnswer{200, R"({"keys":[)" + key->jwk() + "]}"};
        }
        if (request.address != issuer + "/token" || request.method != "POST") return ProviderAnswer{404, ""};
        const auto form = parameters(request.body);
        const auto value = [&](const char* name) { return form.contains(name) ? form.at(name) : std::string(); };
        std::string authorization;
        for (const auto& [name, content] : request.headers) {
            if (name == "Authorization") authorization = content;
        }
        const std::string basic = "Basic " + format::base64(octets("client%201:s3cret%26"));
        const bool known =
            authorization == basic || (value("client_id") == "client 1" && value("client_secret") == client_secret);
        if (!known) return ProviderAnswer{401, R"({"error":"invalid_client"})"};
        const crypto::Sha256 digest = crypto::sha256(octets(value("code_verifier")));
        if (value("grant_type") != "authorization_code" || value("code") != code ||
            format::base64_url(digest) != challenge ||
            value("redirect_uri") != "https://comity.example/sign-in/answer") {
            return ProviderAnswer{400, R"({"error":"invalid_grant","error_description":"grant request is invalid"})"};
        }
        return ProviderAnswer{
            200, fmt::format(R"({{"access_token":"at","token_type":"Bearer","expires_in":60,"id_token":"{}"}})",
                             key->sign(claims))};
    };
}

std::map<std::string, std::string> parameters(std::string_view query) {
    std::map<std::string, std::string> found;
    query = query.substr(query.find('?') == std::string_view::npos ? 0 : query.find('?') + 1);
    while (!query.empty()) {
        const std::string_view pair = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(pair.size() + 1, query.size()));
        std::string value;
        for (std::size_t i = pair.find('=') + 1; i < pair.size(); ++i) {
            if (pair[i] == '%') {
                value += static_cast<char>(std::stoi(std::string(pair.substr(i + 1, 2)), nullptr, 16));
                i += 2;
            } else {
                value += pair[i];
            }
        }
        found[std::string(pair.substr(0, pair.find('=')))] = value;
    }
    return found;
}

}  // namespace comity::access::test
