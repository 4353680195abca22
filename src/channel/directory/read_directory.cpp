// SPDX-License-Identifier: EUPL-1.2
#include <map>

#include <fmt/format.h>

#include "channel/directory/document.h"
#include "channel/json/members.h"

namespace comity::channel {

namespace {

using format::Tree;

Result<RootKeys> next_roots(const Tree& tree) {
    TRY(members, Members::of(tree, "the next roots"));
    TRY(keys_member, members.required("keys"));
    TRY(threshold_member, members.required("threshold"));
    TRY_VOID(members.nothing_else());
    TRY(keys,
        list_of<record::VerifierKey>(*keys_member, max_roots, [](const Tree& item) -> Result<record::VerifierKey> {
            TRY(text, text_of(item));
            auto key = record::read_vkey(text);
            if (!key) return wrong_at(item, key.error().message, key.error().hint);
            return *std::move(key);
        }));
    TRY(threshold, number_of(*threshold_member));
    auto roots = root_keys(std::move(keys), static_cast<std::size_t>(threshold));
    if (!roots) return wrong_at(tree, roots.error().message, roots.error().hint);
    return roots;
}

/// The rows of the table of keys: none serves two of them. Client and server of TLS are one row.
int purpose(CertificateUse use) {
    return use == CertificateUse::tls_client ? static_cast<int>(CertificateUse::tls_server) : static_cast<int>(use);
}

tl::unexpected<Error> twice(std::string_view what, std::string_view which, const std::string& a, const std::string& b) {
    return fail(ErrorKind::conflict, fmt::format("{} {} stands with {} and with {}", what, which, a, b), {},
                "only one of them can be meant");
}

}  // namespace

Result<void> check_distinct(const std::vector<ListedAuthority>& authorities) {
    std::map<std::string, const ListedAuthority*> ids;
    std::map<ListedParty, const ListedAuthority*> parties;
    std::map<crypto::Sha256, std::pair<const ListedAuthority*, int>> certificates;
    std::map<std::string, const ListedAuthority*> logs;
    for (const ListedAuthority& authority : authorities) {
        if (!ids.emplace(authority.id, &authority).second) {
            return fail(ErrorKind::conflict, fmt::format("the authority {} is listed twice", authority.id), {},
                        "keep one of the two");
        }
        const auto claim_party = [&](const ListedParty& party) -> Result<void> {
            const auto [at, fresh] = parties.emplace(party, &authority);
            if (!fresh) return twice("the party", party.value, at->second->id, authority.id);
            return {};
        };
        TRY_VOID(claim_party(authority.party));
        for (const ListedParty& alias : authority.aliases) TRY_VOID(claim_party(alias));
        for (const ListedCertificate& listed : authority.certificates) {
            const auto [at, fresh] = certificates.try_emplace(listed.sha256, &authority, purpose(listed.use));
            const auto& [owner, use] = at->second;
            if (owner != &authority)
                return twice("the certificate", crypto::hex(listed.sha256), owner->id, authority.id);
            if (use != purpose(listed.use)) {
                return fail(
                    ErrorKind::conflict,
                    fmt::format("{} has the certificate {} for two purposes", authority.id, crypto::hex(listed.sha256)),
                    {}, "no key serves two");
            }
        }
        for (const auto* keys : {&authority.log, &authority.witness}) {
            for (const ListedKey& key : *keys) {
                const std::string name = key.text.substr(0, key.text.find('+'));
                const auto [at, fresh] = logs.emplace(name, &authority);
                if (!fresh && at->second != &authority)
                    return twice("the key name", name, at->second->id, authority.id);
            }
        }
    }
    return {};
}

Result<DirectoryDocument> read_directory(std::string_view json) {
    TRY(tree, format::read_json(json, "directory.json"));
    TRY(members, Members::of(tree, "the directory"));
    TRY(format, members.text("format"));
    if (format != directory_format) {
        return wrong_at(*tree.find("format"), fmt::format("the directory has the format '{}'", format.substr(0, 40)),
                        fmt::format("this version of the program reads {}", directory_format));
    }
    DirectoryDocument read;
    TRY(federation, members.text("federation"));
    read.federation = std::move(federation);
    TRY(sequence_member, members.required("sequence"));
    TRY(sequence, number_of(*sequence_member));
    if (sequence == 0) return wrong_at(*sequence_member, "a sequence of 0", "the first directory has 1");
    read.sequence = sequence;
    TRY(from_member, members.required("validFrom"));
    TRY(from, utc_of(*from_member));
    TRY(until_member, members.required("validUntil"));
    TRY(until, utc_of(*until_member));
    if (until <= from) return wrong_at(*until_member, "it ends before it begins", "exchange the two");
    read.valid_from = from;
    read.valid_until = until;
    TRY(previous_member, members.required("previousSha256"));
    TRY(previous, digest_of(*previous_member));
    read.previous = previous;
    TRY(authorities_member, members.required("authorities"));
    TRY(authorities, list_of<ListedAuthority>(*authorities_member, max_authorities, read_authority));
    TRY_VOID(check_distinct(authorities));
    read.authorities = std::move(authorities);
    if (const Tree* roots = members.optional("nextRoots")) {
        TRY(next, next_roots(*roots));
        read.next_roots = std::move(next);
    }
    TRY_VOID(members.nothing_else());
    return read;
}

}  // namespace comity::channel
