// SPDX-License-Identifier: EUPL-1.2
#include "channel/pmode/algorithms.h"

#include "channel/pmode/choice_table.h"

namespace comity::channel {

namespace {

constexpr ChoiceTable<Profile, 2> profiles{{{Profile::as4_1_15, "as4-1.15"}, {Profile::as4_2_0, "as4-2.0"}}};
constexpr ChoiceTable<SignatureAlgorithm, 3> signatures{{{SignatureAlgorithm::rsa_sha256, "rsa-sha256"},
                                                         {SignatureAlgorithm::eddsa_ed25519, "eddsa-ed25519"},
                                                         {SignatureAlgorithm::ecdsa_sha256, "ecdsa-sha256"}}};
constexpr ChoiceTable<KeyTransport, 3> transports{{{KeyTransport::rsa_oaep_sha256, "rsa-oaep-sha256"},
                                                   {KeyTransport::x25519_hkdf, "x25519-hkdf"},
                                                   {KeyTransport::ecdh_hkdf, "ecdh-hkdf"}}};
constexpr ChoiceTable<SigningToken, 2> tokens{
    {{SigningToken::x509v3, "X509v3"}, {SigningToken::x509_pki_path_v1, "X509PKIPathv1"}}};
constexpr ChoiceTable<KeyReference, 3> references{
    {{KeyReference::ski, "ski"}, {KeyReference::issuer_serial, "issuer-serial"}, {KeyReference::bst, "bst"}}};

}  // namespace

std::string_view name_of(Profile choice) {
    return name_in(profiles, choice);
}
template <>
std::optional<Profile> choice_of(std::string_view name) {
    return find_in(profiles, name);
}
template <>
std::string names_of<Profile>() {
    return joined(profiles);
}

std::string_view name_of(SignatureAlgorithm choice) {
    return name_in(signatures, choice);
}
template <>
std::optional<SignatureAlgorithm> choice_of(std::string_view name) {
    return find_in(signatures, name);
}
template <>
std::string names_of<SignatureAlgorithm>() {
    return joined(signatures);
}

std::string_view name_of(KeyTransport choice) {
    return name_in(transports, choice);
}
template <>
std::optional<KeyTransport> choice_of(std::string_view name) {
    return find_in(transports, name);
}
template <>
std::string names_of<KeyTransport>() {
    return joined(transports);
}

std::string_view name_of(SigningToken choice) {
    return name_in(tokens, choice);
}
template <>
std::optional<SigningToken> choice_of(std::string_view name) {
    return find_in(tokens, name);
}
template <>
std::string names_of<SigningToken>() {
    return joined(tokens);
}

std::string_view name_of(KeyReference choice) {
    return name_in(references, choice);
}
template <>
std::optional<KeyReference> choice_of(std::string_view name) {
    return find_in(references, name);
}
template <>
std::string names_of<KeyReference>() {
    return joined(references);
}

bool allows(Profile profile, SignatureAlgorithm algorithm) {
    return (profile == Profile::as4_1_15) == (algorithm == SignatureAlgorithm::rsa_sha256);
}

bool allows(Profile profile, KeyTransport transport) {
    return (profile == Profile::as4_1_15) == (transport == KeyTransport::rsa_oaep_sha256);
}

}  // namespace comity::channel
