// SPDX-License-Identifier: EUPL-1.2
#include "channel/directory/authority.h"

#include <array>
#include <utility>

namespace comity::channel {

namespace {

constexpr std::array<std::pair<CertificateUse, std::string_view>, 5> uses{{
    {CertificateUse::sign, "sign"},
    {CertificateUse::encrypt, "encrypt"},
    {CertificateUse::tls_server, "tls-server"},
    {CertificateUse::tls_client, "tls-client"},
    {CertificateUse::evidence, "evidence"},
}};

}  // namespace

std::string_view listed_name(Profile profile) {
    return profile == Profile::as4_1_15 ? "1.15" : "2.0";
}

std::optional<Profile> read_listed_profile(std::string_view text) {
    if (text == "1.15") return Profile::as4_1_15;
    if (text == "2.0") return Profile::as4_2_0;
    return std::nullopt;
}

std::string_view to_string(CertificateUse use) {
    for (const auto& [value, name] : uses) {
        if (value == use) return name;
    }
    return "";
}

std::optional<CertificateUse> read_certificate_use(std::string_view text) {
    for (const auto& [value, name] : uses) {
        if (name == text) return value;
    }
    return std::nullopt;
}

std::string_view to_string(AuthorityStatus status) {
    switch (status) {
        case AuthorityStatus::active:
            return "active";
        case AuthorityStatus::suspended:
            return "suspended";
        case AuthorityStatus::left:
            return "left";
    }
    return "";
}

const std::string& name_in(const ListedAuthority& authority, std::string_view language) {
    for (const std::string_view wanted : {language, std::string_view("en")}) {
        for (const LocalName& name : authority.names) {
            if (name.language == wanted) return name.name;
        }
    }
    return authority.names.front().name;
}

std::vector<record::VerifierKey> known_keys(const std::vector<ListedKey>& keys) {
    std::vector<record::VerifierKey> known;
    for (const ListedKey& listed : keys) {
        if (listed.key) known.push_back(*listed.key);
    }
    return known;
}

}  // namespace comity::channel
