// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include "channel/directory/document.h"
#include "channel/json/members.h"
#include "format/base64.h"

namespace comity::channel {

namespace {

using format::Tree;

bool is_authority_id(std::string_view text) {
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    return !text.empty() && text.size() <= max_authority_id && plain(text[0]) &&
           std::ranges::all_of(text, [&](char c) { return plain(c) || c == '.' || c == '-'; });
}

Result<std::string> authority_id(const Tree& tree) {
    TRY(id, text_of(tree));
    if (!is_authority_id(id)) {
        return wrong_at(tree, fmt::format("'{}' is no id of an authority", id.substr(0, 80)),
                        "lower-case letters, digits, '.' and '-', from a letter or digit on, at most 64");
    }
    return id;
}

/// Printable ASCII, so that no two ids look alike and are not.
Result<std::string> party_text(const Tree& tree) {
    TRY(text, text_of(tree, max_party_value));
    if (!std::ranges::all_of(text, [](char c) { return c > 0x20 && c < 0x7F; })) {
        return wrong_at(tree, "a party id with other characters than printable ASCII", "write it without blanks");
    }
    return text;
}

Result<ListedParty> party(const Tree& tree) {
    TRY(members, Members::of(tree, "a party id"));
    TRY(type, members.required("type"));
    TRY(value, members.required("value"));
    TRY_VOID(members.nothing_else());
    TRY(type_text, party_text(*type));
    TRY(value_text, party_text(*value));
    return ListedParty{std::move(type_text), std::move(value_text)};
}

Result<Profile> profile(const Tree& tree) {
    TRY(text, text_of(tree));
    const auto read = read_listed_profile(text);
    if (!read) return wrong_at(tree, fmt::format("unknown profile '{}'", text.substr(0, 40)), "it is 1.15 or 2.0");
    return *read;
}

/// https, or a loopback address for trying things out.
bool is_endpoint(std::string_view text) {
    const bool web = text.starts_with("https://") && text.size() > 8;
    const bool loopback = text.starts_with("http://127.0.0.1:") || text.starts_with("http://[::1]:");
    const bool plain = std::ranges::all_of(text, [](char c) { return c > 0x20 && c < 0x7F; });
    return (web || loopback) && plain && text.find('@') == std::string_view::npos;
}

Result<std::string> url(const Tree& tree) {
    auto text = text_of(tree);
    if (text && !is_endpoint(*text)) {
        return wrong_at(tree, fmt::format("'{}' is no address of an endpoint", text->substr(0, 80)),
                        "write https://host/path in ASCII, without a user name");
    }
    return text;
}

Result<ListedEndpoint> endpoint(const Tree& tree) {
    TRY(members, Members::of(tree, "an endpoint"));
    ListedEndpoint read;
    TRY(url_member, members.required("url"));
    TRY(address, url(*url_member));
    read.url = std::move(address);
    TRY(profiles, members.required("profiles"));
    TRY(profile_list, list_of<Profile>(*profiles, max_listed, profile));
    if (profile_list.empty()) return wrong_at(*profiles, "an endpoint without a profile", "name 1.15 or 2.0");
    read.profiles = std::move(profile_list);
    if (const Tree* mpc = members.optional("mpc")) {
        TRY(text, text_of(*mpc));
        read.mpc = std::move(text);
    }
    if (const Tree* pins = members.optional("tlsSha256")) {
        TRY(list, list_of<crypto::Sha256>(*pins, max_listed, digest_of));
        read.tls_pins = std::move(list);
    }
    if (const Tree* addresses = members.optional("addresses")) {
        TRY(list, list_of<std::string>(*addresses, max_listed, [](const Tree& item) { return text_of(item); }));
        read.addresses = std::move(list);
    }
    TRY_VOID(members.nothing_else());
    return read;
}

Result<ListedCertificate> certificate(const Tree& tree) {
    TRY(members, Members::of(tree, "a certificate"));
    ListedCertificate read;
    TRY(use_member, members.required("use"));
    TRY(use_text, text_of(*use_member));
    const auto use = read_certificate_use(use_text);
    if (!use) {
        return wrong_at(*use_member, fmt::format("unknown use '{}'", use_text.substr(0, 40)),
                        "it is sign, encrypt, tls-server, tls-client or evidence");
    }
    read.use = *use;
    if (const Tree* member = members.optional("profile")) {
        TRY(named, profile(*member));
        read.profile = named;
    } else if (*use == CertificateUse::sign || *use == CertificateUse::encrypt) {
        return wrong_at(tree, "a certificate to sign or encrypt without 'profile'", "add it");
    }
    TRY(digest_member, members.required("sha256"));
    TRY(digest, digest_of(*digest_member));
    TRY(der_member, members.required("der"));
    TRY(der_text, text_of(*der_member, max_certificate / 3 * 4 + 4));
    auto der = format::from_base64(der_text);
    if (!der) return wrong_at(*der_member, "the certificate is no base64", "write the DER in base64, in one line");
    if (crypto::sha256(*der) != digest) {
        return wrong_at(*digest_member, "the SHA-256 is not that of the certificate", "compute it over the DER");
    }
    read.sha256 = digest;
    read.der = *std::move(der);
    TRY(from, members.required("notBefore"));
    TRY(until, members.required("notAfter"));
    TRY(not_before, utc_of(*from));
    TRY(not_after, utc_of(*until));
    if (not_after < not_before) return wrong_at(*until, "the interval ends before it begins", "exchange the two");
    read.not_before = not_before;
    read.not_after = not_after;
    TRY_VOID(members.nothing_else());
    return read;
}

/// Type and form of a verifier key, whether or not its algorithm is known here: `name+hex id+base64(type ‖ key)`.
Result<ListedKey> verifier_key(const Tree& tree, record::KeyType wanted) {
    TRY(text, text_of(tree));
    const auto wrong = [&](std::string_view why) {
        return wrong_at(tree, fmt::format("'{}' {}", text.substr(0, 160), why), "copy it from where the key was made");
    };
    // Base64 has plus signs too: the name ends at the first, the id at the second.
    const std::size_t first = text.find('+');
    const std::size_t second = first == std::string::npos ? first : text.find('+', first + 1);
    if (second == std::string::npos) return wrong("is no verifier key");
    const auto key = format::from_base64(std::string_view(text).substr(second + 1));
    if (!key || key->size() < 2) return wrong("is no verifier key");
    const auto type = static_cast<unsigned char>(key->front());
    if (type != static_cast<unsigned char>(record::KeyType::ed25519) &&
        type != static_cast<unsigned char>(record::KeyType::cosignature_v1)) {
        return ListedKey{text, std::nullopt};
    }
    const auto read = record::read_vkey(text);
    if (!read) return wrong("is no verifier key");
    if (read->type != wanted) {
        return wrong(wanted == record::KeyType::ed25519 ? "is a witness's key, not a log's"
                                                        : "is a log's key, not a witness's");
    }
    return ListedKey{text, *read};
}

/// One key as a text, or several as a list.
Result<std::vector<ListedKey>> verifier_keys(const Tree& tree, record::KeyType wanted) {
    if (!tree.is(Tree::Kind::list)) {
        TRY(key, verifier_key(tree, wanted));
        return std::vector<ListedKey>{std::move(key)};
    }
    return list_of<ListedKey>(tree, max_listed, [&](const Tree& item) { return verifier_key(item, wanted); });
}

Result<std::vector<LocalName>> names(const Tree& tree) {
    if (!tree.is(Tree::Kind::map) || tree.items.empty() || tree.items.size() > max_listed) {
        return wrong_at(tree, "names by language should stand here", R"(write { "en": "…" }, at most 64)");
    }
    std::vector<LocalName> read;
    for (std::size_t i = 0; i < tree.items.size(); ++i) {
        TRY(name, text_of(tree.items[i]));
        read.push_back({tree.keys[i].text, std::move(name)});
    }
    return read;
}

Result<AuthorityStatus> status(const Tree& tree) {
    TRY(text, text_of(tree));
    for (const auto known : {AuthorityStatus::active, AuthorityStatus::suspended, AuthorityStatus::left}) {
        if (to_string(known) == text) return known;
    }
    return wrong_at(tree, fmt::format("unknown status '{}'", text.substr(0, 40)), "it is active, suspended or left");
}

Result<Operator> duty_operator(const Tree& tree) {
    TRY(members, Members::of(tree, "an operator"));
    TRY(function, members.text("function"));
    TRY(contact, members.text("contact"));
    TRY_VOID(members.nothing_else());
    return Operator{std::move(function), std::move(contact)};
}

Result<void> limits(const Tree& tree, ListedAuthority& authority) {
    TRY(members, Members::of(tree, "the limits"));
    if (const Tree* octets = members.optional("maxMessageBytes")) {
        TRY(number, number_of(*octets));
        authority.max_message_bytes = number;
    }
    if (const Tree* parts = members.optional("maxParts")) {
        TRY(number, number_of(*parts));
        authority.max_parts = number;
    }
    return members.nothing_else();
}

/// Who it is.
Result<void> identity(Members& members, ListedAuthority& read) {
    const auto texts = [](const Tree& list) {
        return list_of<std::string>(list, max_listed, [](const Tree& item) { return text_of(item); });
    };
    TRY(id_member, members.required("id"));
    TRY(id, authority_id(*id_member));
    read.id = std::move(id);
    TRY(state_member, members.required("state"));
    TRY(state_text, text_of(*state_member));
    const auto state = StateCode::parse(state_text);
    if (!state) return wrong_at(*state_member, "no State's code", "write two capital letters of ISO 3166-1");
    read.state = *state;
    TRY(name_member, members.required("name"));
    TRY(name_list, names(*name_member));
    read.names = std::move(name_list);
    TRY(competences_member, members.required("competences"));
    TRY(competences, texts(*competences_member));
    read.competences = std::move(competences);
    TRY(languages_member, members.required("languages"));
    TRY(languages, texts(*languages_member));
    read.languages = std::move(languages);
    if (const Tree* parent = members.optional("parent")) {
        TRY(parent_id, authority_id(*parent));
        read.parent = std::move(parent_id);
    }
    TRY(status_member, members.required("status"));
    TRY(standing, status(*status_member));
    read.status = standing;
    return {};
}

/// How it is reached, and what it signs with.
Result<void> reach(Members& members, ListedAuthority& read) {
    TRY(party_member, members.required("partyId"));
    TRY(own_party, party(*party_member));
    read.party = std::move(own_party);
    if (const Tree* aliases = members.optional("aliases")) {
        TRY(list, list_of<ListedParty>(*aliases, max_listed, party));
        read.aliases = std::move(list);
    }
    TRY(endpoints_member, members.required("endpoints"));
    TRY(endpoints, list_of<ListedEndpoint>(*endpoints_member, max_listed, endpoint));
    read.endpoints = std::move(endpoints);
    TRY(certificates_member, members.required("certificates"));
    TRY(certificates, list_of<ListedCertificate>(*certificates_member, max_listed_certificates, certificate));
    read.certificates = std::move(certificates);
    if (const Tree* log = members.optional("log")) {
        TRY(keys, verifier_keys(*log, record::KeyType::ed25519));
        read.log = std::move(keys);
    }
    if (const Tree* witness = members.optional("witness")) {
        TRY(keys, verifier_keys(*witness, record::KeyType::cosignature_v1));
        read.witness = std::move(keys);
    }
    if (const Tree* address = members.optional("witnessUrl")) {
        TRY(text, url(*address));
        read.witness_url = std::move(text);
    }
    return {};
}

}  // namespace

Result<ListedAuthority> read_authority(const Tree& tree) {
    TRY(members, Members::of(tree, "an authority"));
    ListedAuthority read;
    TRY_VOID(identity(members, read));
    TRY_VOID(reach(members, read));
    if (const Tree* member = members.optional("limits")) TRY_VOID(limits(*member, read));
    if (const Tree* member = members.optional("operators")) {
        TRY(list, list_of<Operator>(*member, max_listed, duty_operator));
        read.operators = std::move(list);
    }
    TRY_VOID(members.nothing_else());
    return read;
}

}  // namespace comity::channel
