// SPDX-License-Identifier: EUPL-1.2
#include "channel/directory/directory.h"

namespace comity::channel {

Result<Directory> Directory::of(DirectoryDocument document, std::vector<ListedAuthority> manual,
                                std::set<std::string> approved) {
    Directory directory;
    directory.document_ = std::move(document);
    directory.manual_ = std::move(manual);
    directory.approved_ = std::move(approved);
    for (ListedAuthority& authority : directory.manual_) authority.source = EntrySource::manual;
    std::vector<ListedAuthority> all;
    std::size_t index = 0;
    directory.each([&](const ListedAuthority& authority) {
        all.push_back(authority);
        directory.ids_.emplace(authority.id, index);
        directory.parties_.emplace(authority.party, index);
        for (const ListedParty& alias : authority.aliases) directory.parties_.emplace(alias, index);
        for (const ListedKey& key : authority.log)
            directory.logs_.emplace(key.text.substr(0, key.text.find('+')), index);
        ++index;
    });
    TRY_VOID(check_distinct(all));
    return directory;
}

Result<Directory::WithManual> Directory::with_manual(const DirectoryDocument& document,
                                                     const std::vector<ListedAuthority>& manual,
                                                     std::set<std::string> approved) {
    auto whole = of(document, manual, approved);
    if (whole) return WithManual{*std::move(whole), std::nullopt};
    TRY(federation, of(document, {}, std::move(approved)));
    return WithManual{std::move(federation), std::move(whole).error()};
}

const ListedAuthority* Directory::authority(std::string_view id) const {
    const auto found = ids_.find(id);
    return found == ids_.end() ? nullptr : &at(found->second);
}

const ListedAuthority* Directory::by_party(const ListedParty& party) const {
    const auto found = parties_.find(party);
    return found == parties_.end() ? nullptr : &at(found->second);
}

const ListedAuthority* Directory::by_log(std::string_view origin) const {
    const auto found = logs_.find(origin);
    return found == logs_.end() ? nullptr : &at(found->second);
}

std::vector<const ListedAuthority*> Directory::choices() const {
    std::vector<const ListedAuthority*> found;
    each([&](const ListedAuthority& authority) {
        if (authority.status == AuthorityStatus::active && approved_.contains(authority.id))
            found.push_back(&authority);
    });
    return found;
}

std::vector<const ListedAuthority*> Directory::awaiting_approval() const {
    std::vector<const ListedAuthority*> found;
    each([&](const ListedAuthority& authority) {
        if (authority.status == AuthorityStatus::active && !approved_.contains(authority.id))
            found.push_back(&authority);
    });
    return found;
}

std::vector<record::VerifierKey> Directory::log_keys() const {
    std::vector<record::VerifierKey> keys;
    each([&](const ListedAuthority& authority) {
        std::ranges::copy(known_keys(authority.log), std::back_inserter(keys));
    });
    return keys;
}

std::vector<record::VerifierKey> Directory::witness_keys() const {
    std::vector<record::VerifierKey> keys;
    each([&](const ListedAuthority& authority) {
        std::ranges::copy(known_keys(authority.witness), std::back_inserter(keys));
    });
    return keys;
}

std::vector<const ListedCertificate*> listed_certificates(const ListedAuthority& authority, CertificateUse use,
                                                          std::optional<Profile> profile, Instant when) {
    std::vector<const ListedCertificate*> found;
    for (const ListedCertificate& listed : authority.certificates) {
        const bool fits = listed.use == use && (!profile || listed.profile == profile);
        if (fits && listed.listed_at(when)) found.push_back(&listed);
    }
    return found;
}

const ListedCertificate* encryption_certificate(const ListedAuthority& authority, Profile profile, Instant when) {
    const ListedCertificate* newest = nullptr;
    for (const ListedCertificate* listed : listed_certificates(authority, CertificateUse::encrypt, profile, when)) {
        if (newest == nullptr || newest->not_before < listed->not_before) newest = listed;
    }
    return newest;
}

std::vector<const ListedEndpoint*> endpoints_for(const ListedAuthority& authority, Profile profile) {
    std::vector<const ListedEndpoint*> found;
    for (const ListedEndpoint& endpoint : authority.endpoints) {
        if (std::ranges::find(endpoint.profiles, profile) != endpoint.profiles.end()) found.push_back(&endpoint);
    }
    return found;
}

std::set<crypto::Sha256> tls_server_pins(const ListedAuthority& authority, const ListedEndpoint& endpoint,
                                         Instant when) {
    std::set<crypto::Sha256> pins(endpoint.tls_pins.begin(), endpoint.tls_pins.end());
    for (const ListedCertificate* listed :
         listed_certificates(authority, CertificateUse::tls_server, std::nullopt, when)) {
        pins.insert(listed->sha256);
    }
    return pins;
}

std::set<crypto::Sha256> tls_client_pins(const ListedAuthority& authority, Instant when) {
    std::set<crypto::Sha256> pins;
    for (const ListedCertificate* listed :
         listed_certificates(authority, CertificateUse::tls_client, std::nullopt, when)) {
        pins.insert(listed->sha256);
    }
    return pins;
}

std::optional<Profile> common_profile(const ListedAuthority& own, const ListedAuthority& peer) {
    for (const Profile profile : {Profile::as4_2_0, Profile::as4_1_15}) {
        if (!endpoints_for(own, profile).empty() && !endpoints_for(peer, profile).empty()) return profile;
    }
    return std::nullopt;
}

}  // namespace comity::channel
