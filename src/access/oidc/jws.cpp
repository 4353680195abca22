// SPDX-License-Identifier: EUPL-1.2
#include "access/oidc/jws.h"

#include <cjose/cjose.h>
#include <openssl/err.h>

#include <array>
#include <memory>
#include <vector>

#include <fmt/format.h>

#include "access/oidc/members.h"
#include "base/octets.h"
#include "crypto/ed25519.h"
#include "format/base64.h"

namespace comity::access {
namespace {

struct ReleaseKey {
    void operator()(cjose_jwk_t* key) const { cjose_jwk_release(key); }
};
struct ReleaseJws {
    void operator()(cjose_jws_t* jws) const { cjose_jws_release(jws); }
};

tl::unexpected<Error> refused(std::string_view why) {
    return fail(ErrorKind::invalid, fmt::format("the signed token {}", why), {},
                "this is to be set right at the identity provider");
}

std::string_view key_type(JwsAlgorithm algorithm) {
    switch (algorithm) {
        case JwsAlgorithm::rs256:
        case JwsAlgorithm::ps256:
            return "RSA";
        case JwsAlgorithm::es256:
            return "EC";
        case JwsAlgorithm::ed_dsa:
            return "OKP";
    }
    return "";
}

std::string jwk(const ProviderKey& key) {
    const std::string first = format::base64_url(octets(key.first));
    const std::string second = format::base64_url(octets(key.second));
    if (key.type == "RSA") return fmt::format(R"({{"kty":"RSA","n":"{}","e":"{}"}})", first, second);
    return fmt::format(R"({{"kty":"EC","crv":"P-256","x":"{}","y":"{}"}})", first, second);
}

bool verified_by_cjose(const Jws& jws, const ProviderKey& key) {
    cjose_err error{};
    const std::string json = jwk(key);
    const std::unique_ptr<cjose_jwk_t, ReleaseKey> imported(cjose_jwk_import(json.data(), json.size(), &error));
    const std::unique_ptr<cjose_jws_t, ReleaseJws> token(
        imported ? cjose_jws_import(jws.compact.data(), jws.compact.size(), &error) : nullptr);
    const bool verified = token != nullptr && cjose_jws_verify(token.get(), imported.get(), &error);
    ERR_clear_error();
    return verified;
}

bool verified_by_ed25519(const Jws& jws, const ProviderKey& key) {
    crypto::Ed25519PublicKey point{};
    crypto::Ed25519Signature signature{};
    if (key.first.size() != point.size() || jws.signature.size() != signature.size()) return false;
    std::ranges::copy(octets(key.first), point.begin());
    std::ranges::copy(octets(jws.signature), signature.begin());
    return crypto::verifies(point, octets(jws.signed_part), signature);
}

}  // namespace

Result<Jws> read_jws(std::string_view text) {
    if (text.size() > max_jws)
        return fail(ErrorKind::limit, fmt::format("the signed token has over {} octets", max_jws));
    const std::size_t first = text.find('.');
    const std::size_t second = first == std::string_view::npos ? first : text.find('.', first + 1);
    if (second == std::string_view::npos || text.find('.', second + 1) != std::string_view::npos) {
        return refused("has not three parts with points between");
    }
    const auto header = format::from_base64_url(text.substr(0, first));
    auto payload = format::from_base64_url(text.substr(first + 1, second - first - 1));
    auto signature = format::from_base64_url(text.substr(second + 1));
    if (!header || !payload || !signature) return refused("is not base64url");
    TRY(object, read_object(*header, "header of the signed token", max_jws_header));
    const Members members(object, "header of the signed token");
    // RFC 7515 section 4.1.11: what must be understood is not understood here.
    if (members.has("crit")) return refused("has extensions that must be understood");
    TRY(algorithm_word, members.text("alg"));
    TRY(algorithm, parse_jws_algorithm(algorithm_word));
    TRY(key_id, members.text_or_none("kid"));
    TRY(type, members.text_or_none("typ"));
    Jws jws;
    jws.algorithm = algorithm;
    jws.key_id = key_id;
    jws.type = type;
    jws.payload = *std::move(payload);
    jws.signature = *std::move(signature);
    jws.signed_part = text.substr(0, second);
    jws.compact = text;
    return jws;
}

JwsCheck check_signature(const Jws& jws, std::span<const ProviderKey> keys, SetOf<JwsAlgorithm> allowed) {
    if (!allowed.has(jws.algorithm)) return JwsCheck::forged;
    std::vector<const ProviderKey*> fitting;
    for (const ProviderKey& key : keys) {
        const bool fits = key.type == key_type(jws.algorithm) &&
                          (key.algorithm.empty() || key.algorithm == name(jws.algorithm)) &&
                          (jws.key_id.empty() || key.id == jws.key_id);
        if (fits) fitting.push_back(&key);
    }
    if (fitting.size() != 1) return JwsCheck::no_such_key;
    const bool verified = jws.algorithm == JwsAlgorithm::ed_dsa ? verified_by_ed25519(jws, *fitting[0])
                                                                : verified_by_cjose(jws, *fitting[0]);
    return verified ? JwsCheck::verified : JwsCheck::forged;
}

}  // namespace comity::access
