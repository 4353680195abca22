// SPDX-License-Identifier: EUPL-1.2
#include "verify/proofs/listed_keys.h"

#include <algorithm>

#include "verify/instant.h"
#include "verify/json.h"
#include "verify/octets.h"

namespace comity::verify {

namespace {

tl::unexpected<std::string> not_readable() {
    return wrong("the directory cannot be read");
}

Outcome<Party> read_party(const Json& json) {
    auto type = text_of(json, "type");
    auto value = text_of(json, "value");
    if (!type || !value) return not_readable();
    return Party{*std::move(type), *std::move(value)};
}

Outcome<ListedKey> read_listed_key(const Json& json) {
    const auto use = text_of(json, "use");
    const auto der = text_of(json, "der");
    const auto from = text_of(json, "notBefore");
    const auto until = text_of(json, "notAfter");
    if (!use || !der || !from || !until) return not_readable();
    const auto octets = from_base64(*der);
    const auto begin = xml_instant_of(*from);
    const auto end = xml_instant_of(*until);
    if (!octets || !begin || !end) return not_readable();
    return ListedKey{*use, *octets, *begin, *end};
}

Outcome<ListedAuthority> read_authority(const Json& json) {
    ListedAuthority authority;
    auto id = text_of(json, "id");
    const Json* party = json.find("partyId");
    const Json* certificates = json.find("certificates");
    if (!id || !party || !certificates) return not_readable();
    authority.id = *std::move(id);
    auto own = read_party(*party);
    if (!own) return tl::unexpected(own.error());
    authority.parties.push_back(*std::move(own));
    if (const Json* aliases = json.find("aliases")) {
        for (const Json& each : aliases->items) {
            auto alias = read_party(each);
            if (!alias) return tl::unexpected(alias.error());
            authority.parties.push_back(*std::move(alias));
        }
    }
    for (const Json& each : certificates->items) {
        auto key = read_listed_key(each);
        if (!key) return tl::unexpected(key.error());
        authority.keys.push_back(*std::move(key));
    }
    return authority;
}

/// The six lines of a directory's note.
struct DirectoryNote {
    std::string federation;
    std::string sequence;
    std::string digest;  ///< base64
};

Outcome<DirectoryNote> read_lines(std::string_view text) {
    std::vector<std::string> lines;
    for (std::size_t end = text.find('\n'); end != text.npos; end = text.find('\n')) {
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    if (lines.size() != 6 || lines[0] != "comity-directory/v1" || !text.empty()) {
        return wrong("its note is not that of a directory");
    }
    return DirectoryNote{lines[1], lines[2], lines[5]};
}

}  // namespace

Outcome<Roots> read_roots(std::string_view json) {
    const auto read = read_json(json);
    if (!read) return wrong(read.error());
    const auto keys = texts_of(*read, "keys");
    const auto threshold = number_of(*read, "threshold");
    if (!keys || !threshold) return wrong("it does not name 'keys' and 'threshold'");
    Roots roots;
    for (const std::string& text : *keys) {
        auto key = read_key(text, KeyUse::log);
        if (!key) return tl::unexpected(key.error());
        // One key twice must not count as two.
        if (std::ranges::find(roots.keys, key->public_key, &Key::public_key) != roots.keys.end()) {
            return wrong("it names a key twice");
        }
        roots.keys.push_back(*std::move(key));
    }
    if (roots.keys.size() > max_roots || *threshold < 1 || static_cast<std::size_t>(*threshold) > roots.keys.size()) {
        return wrong("it does not name 1 to 16 keys with a threshold that they can reach");
    }
    roots.threshold = static_cast<std::size_t>(*threshold);
    return roots;
}

const ListedAuthority* DirectoryVersion::authority(std::string_view id) const {
    const auto found = std::ranges::find(authorities, id, &ListedAuthority::id);
    return found == authorities.end() ? nullptr : &*found;
}

const ListedAuthority* DirectoryVersion::by_party(const Party& party) const {
    for (const ListedAuthority& each : authorities) {
        if (std::ranges::find(each.parties, party) != each.parties.end()) return &each;
    }
    return nullptr;
}

Outcome<DirectoryVersion> read_directory(std::string_view json, std::string_view note,
                                         const std::optional<Roots>& roots) {
    if (json.size() > max_directory_octets) return wrong("the directory is longer than 4 MiB");
    const auto signatures = read_note(note, roots ? roots->keys : std::vector<Key>());
    if (!signatures) return wrong("its note: " + signatures.error());
    const auto lines = read_lines(signatures->text);
    if (!lines) return tl::unexpected(lines.error());
    if (lines->digest != to_base64(sha256(json))) return wrong("its note is of another directory");
    if (roots && signatures->signers < roots->threshold) {
        return wrong("only " + std::to_string(signatures->signers) + " of the roots you gave signed it, " +
                     std::to_string(roots->threshold) + " must");
    }
    const auto read = read_json(json);
    const Json* authorities = read ? read->find("authorities") : nullptr;
    if (!authorities) return not_readable();
    const auto format = text_of(*read, "format");
    const auto federation = text_of(*read, "federation");
    const auto sequence = number_of(*read, "sequence");
    if (!format || *format != "comity-directory/v1" || !federation || !sequence) return not_readable();
    if (*federation != lines->federation || std::to_string(*sequence) != lines->sequence) {
        return wrong("its note names another federation or number");
    }
    DirectoryVersion version{*federation, *sequence, {}, signatures->signers};
    for (const Json& each : authorities->items) {
        auto authority = read_authority(each);
        if (!authority) return tl::unexpected(authority.error());
        version.authorities.push_back(*std::move(authority));
    }
    return version;
}

std::vector<const ListedKey*> keys_at(const ListedAuthority& authority, std::string_view use,
                                      std::int64_t milliseconds) {
    std::vector<const ListedKey*> found;
    for (const ListedKey& each : authority.keys) {
        if (each.use == use && each.from <= milliseconds && milliseconds <= each.until) found.push_back(&each);
    }
    return found;
}

}  // namespace comity::verify
