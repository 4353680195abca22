// SPDX-License-Identifier: EUPL-1.2
#include "access/oidc/key_set.h"

#include <array>
#include <optional>

#include <fmt/format.h>

#include "access/oidc/members.h"
#include "format/base64.h"

namespace comity::access {
namespace {

using format::Tree;

constexpr std::array<std::string_view, 4> algorithm_words = {"RS256", "PS256", "ES256", "EdDSA"};

Result<std::string> octets_at(const Members& members, std::string_view key, std::size_t least, std::size_t most) {
    TRY(text, members.text(key));
    auto octets = format::from_base64_url(text);
    if (!octets || octets->size() < least || octets->size() > most) {
        return fail(ErrorKind::invalid, fmt::format("a key of the provider's key set has a broken '{}'", key), {},
                    "this is to be set right at the identity provider");
    }
    return octets;
}

/// Nothing where the key is of no use here.
Result<std::optional<ProviderKey>> read_key(const Tree& tree) {
    const Members members(tree, "key of the key set");
    ProviderKey key;
    TRY(type, members.text("kty"));
    TRY(use, members.text_or_none("use"));
    TRY(operations, members.texts("key_ops"));
    TRY(id, members.text_or_none("kid"));
    TRY(algorithm, members.text_or_none("alg"));
    if (!use.empty() && use != "sig") return std::nullopt;
    if (!operations.empty() && std::ranges::find(operations, "verify") == operations.end()) return std::nullopt;
    if (!algorithm.empty() && !parse_jws_algorithm(algorithm)) return std::nullopt;
    if (members.has("d")) {
        return fail(ErrorKind::invalid, "the provider's key set publishes a private key", {},
                    "do not use this provider until its operator replaced the key");
    }
    key.type = type;
    key.id = id;
    key.algorithm = algorithm;
    if (type == "RSA") {
        TRY(modulus, octets_at(members, "n", 256, 1024));
        TRY(exponent, octets_at(members, "e", 1, 8));
        key.first = modulus;
        key.second = exponent;
        return key;
    }
    TRY(curve, members.text_or_none("crv"));
    if (type == "EC" && curve == "P-256") {
        TRY(x, octets_at(members, "x", 32, 32));
        TRY(y, octets_at(members, "y", 32, 32));
        key.first = x;
        key.second = y;
        return key;
    }
    if (type == "OKP" && curve == "Ed25519") {
        TRY(x, octets_at(members, "x", 32, 32));
        key.first = x;
        return key;
    }
    return std::nullopt;
}

}  // namespace

std::string_view name(JwsAlgorithm algorithm) {
    return algorithm_words.at(static_cast<std::size_t>(algorithm));
}

Result<JwsAlgorithm> parse_jws_algorithm(std::string_view word) {
    for (std::size_t i = 0; i < algorithm_words.size(); ++i) {
        if (algorithm_words[i] == word) return static_cast<JwsAlgorithm>(i);
    }
    return fail(ErrorKind::invalid, fmt::format("'{}' is no algorithm a provider may sign with", word.substr(0, 40)),
                {}, fmt::format("one of {}", fmt::join(algorithm_words, ", ")));
}

Result<std::vector<ProviderKey>> read_key_set(std::string_view json) {
    TRY(tree, read_object(json, "key set", max_key_set));
    const Tree* list = tree.find("keys");
    if (list == nullptr || !list->is(Tree::Kind::list))
        return fail(ErrorKind::invalid, "the key set has no list 'keys'");
    if (list->items.size() > max_provider_keys) {
        return fail(ErrorKind::limit, fmt::format("the key set has over {} keys", max_provider_keys));
    }
    std::vector<ProviderKey> keys;
    for (const Tree& item : list->items) {
        TRY(key, read_key(item));
        if (key) keys.push_back(*std::move(key));
    }
    if (keys.empty()) {
        return fail(ErrorKind::invalid, "the key set has no key to verify with", {},
                    "the provider is to sign with RS256, PS256, ES256 or EdDSA");
    }
    return keys;
}

}  // namespace comity::access
