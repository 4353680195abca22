// SPDX-License-Identifier: EUPL-1.2
#include "channel/pmode/algorithms.h"

#include <algorithm>
#include <array>
#include <utility>

namespace comity::channel {

namespace {

template <class Choice, std::size_t count>
using Names = std::array<std::pair<Choice, std::string_view>, count>;

constexpr Names<Profile, 2> profiles{{{Profile::as4_1_15, "as4-1.15"}, {Profile::as4_2_0, "as4-2.0"}}};
constexpr Names<SignatureAlgorithm, 3> signatures{{{SignatureAlgorithm::rsa_sha256, "rsa-sha256"},
                                                   {SignatureAlgorithm::eddsa_ed25519, "eddsa-ed25519"},
                                                   {SignatureAlgorithm::ecdsa_sha256, "ecdsa-sha256"}}};
constexpr Names<KeyTransport, 3> transports{{{KeyTransport::rsa_oaep_sha256, "rsa-oaep-sha256"},
                                             {KeyTransport::x25519_hkdf, "x25519-hkdf"},
                                             {KeyTransport::ecdh_hkdf, "ecdh-hkdf"}}};
constexpr Names<SigningToken, 2> tokens{
    {{SigningToken::x509v3, "X509v3"}, {SigningToken::x509_pki_path_v1, "X509PKIPathv1"}}};
constexpr Names<KeyReference, 3> references{
    {{KeyReference::ski, "ski"}, {KeyReference::issuer_serial, "issuer-serial"}, {KeyReference::bst, "bst"}}};

template <class Choice, std::size_t count>
std::string_view name_in(const Names<Choice, count>& names, Choice choice) {
    return std::ranges::find(names, choice, &std::pair<Choice, std::string_view>::first)->second;
}

template <class Choice, std::size_t count>
std::optional<Choice> find_in(const Names<Choice, count>& names, std::string_view name) {
    const auto found = std::ranges::find(names, name, &std::pair<Choice, std::string_view>::second);
    return found == names.end() ? std::nullopt : std::optional(found->first);
}

}  // namespace

std::string_view name_of(Profile profile) {
    return name_in(profiles, profile);
}
std::string_view name_of(SignatureAlgorithm algorithm) {
    return name_in(signatures, algorithm);
}
std::string_view name_of(KeyTransport transport) {
    return name_in(transports, transport);
}
std::string_view name_of(SigningToken token) {
    return name_in(tokens, token);
}
std::string_view name_of(KeyReference reference) {
    return name_in(references, reference);
}

template <>
std::optional<Profile> choice_of(std::string_view name) {
    return find_in(profiles, name);
}
template <>
std::optional<SignatureAlgorithm> choice_of(std::string_view name) {
    return find_in(signatures, name);
}
template <>
std::optional<KeyTransport> choice_of(std::string_view name) {
    return find_in(transports, name);
}
template <>
std::optional<SigningToken> choice_of(std::string_view name) {
    return find_in(tokens, name);
}
template <>
std::optional<KeyReference> choice_of(std::string_view name) {
    return find_in(references, name);
}

bool allows(Profile profile, SignatureAlgorithm algorithm) {
    return (profile == Profile::as4_1_15) == (algorithm == SignatureAlgorithm::rsa_sha256);
}

bool allows(Profile profile, KeyTransport transport) {
    return (profile == Profile::as4_1_15) == (transport == KeyTransport::rsa_oaep_sha256);
}

}  // namespace comity::channel
