// SPDX-License-Identifier: EUPL-1.2
#include "channel/security/policy.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "channel/ebms/names.h"
#include "channel/ebms/part.h"
#include "channel/security/identifiers.h"
#include "channel/security/security_reader.h"

namespace comity::channel {

namespace {

constexpr std::size_t unseen = static_cast<std::size_t>(-1);

/// Things that must be signed, and the reference that signs each.
struct Coverage {
    std::map<std::string, std::size_t> blocks;  ///< "#id"
    std::map<std::string, std::size_t> parts;   ///< Content-ID
};

EbmsResult<void> expect_block(Coverage& coverage, const format::XmlElement& element) {
    const auto id = element.attribute(ns::wsu, "Id");
    if (!id || id->empty()) return against_policy(fmt::format("{} has no wsu:Id to be signed by", element.name()));
    if (!coverage.blocks.emplace("#" + *id, unseen).second) return against_policy("two blocks have one wsu:Id");
    return {};
}

EbmsResult<void> cover(Coverage& coverage, const Reference& reference, std::size_t place) {
    if (reference.digest_method != uri::sha256) return against_policy("a digest is not SHA-256");
    if (reference.digest.size() != sizeof(crypto::Sha256)) return against_policy("a digest has another length");
    if (reference.transforms.size() != 1) return against_policy("a reference has not one transform");
    const Transform& transform = reference.transforms.front();
    std::size_t* seen = nullptr;
    if (const auto block = coverage.blocks.find(reference.uri); block != coverage.blocks.end()) {
        if (transform.algorithm != uri::exclusive_c14n) return against_policy("a block is signed in another form");
        seen = &block->second;
    } else if (const auto content_id = content_id_of(reference.uri)) {
        const auto part = coverage.parts.find(*content_id);
        if (part == coverage.parts.end()) return against_policy("a part is signed that the header does not announce");
        if (transform.algorithm != uri::attachment_content || !transform.inclusive_prefixes.empty()) {
            return against_policy("a part is signed in another form than its content");
        }
        seen = &part->second;
    } else {
        return against_policy("something is signed that is neither a block nor a part");
    }
    if (*seen != unseen) return against_policy("one thing is signed twice");
    *seen = place;
    return {};
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// "text/xml" of "Text/XML; charset=utf-8".
std::string media_type(std::string_view text) {
    std::string type = collapsed(text.substr(0, text.find(';')));
    std::ranges::transform(type, type.begin(), lower);
    return type;
}

EbmsResult<void> check_encryption(const SecurityHeader& header, const SecurityPolicy& policy,
                                  std::span<const AnnouncedPart> announced, std::vector<SignedPart>& parts) {
    if (!policy.encrypt || announced.empty()) {
        if (header.key || !header.parts.empty()) return against_policy("something is encrypted that should not be");
        return {};
    }
    if (!header.key) return against_policy("the parts are not encrypted");
    if (header.key->transport != *policy.encrypt) return against_policy("the key is transported in another way");
    std::map<std::string, const EncryptedPart*> by_content_id;
    std::set<std::string> ids;
    for (const EncryptedPart& part : header.parts) {
        if (!by_content_id.emplace(part.content_id, &part).second) return against_policy("a part is encrypted twice");
        ids.insert(part.id);
    }
    if (by_content_id.size() != announced.size()) return against_policy("not just the announced parts are encrypted");
    for (std::size_t i = 0; i < announced.size(); ++i) {
        const auto found = by_content_id.find(announced[i].content_id);
        if (found == by_content_id.end()) return against_policy("an announced part is not encrypted");
        // EncryptedData is not signed, and its MimeType decides what is digested: were another type taken, line ends
        // of a part could be changed without the digest telling.
        std::string type = media_type(found->second->mime_type);
        if (!announced[i].mime_type.empty() && type != media_type(announced[i].mime_type)) {
            return against_policy("an encrypted part is of another type than the header announces");
        }
        parts[i].encrypted = true;
        parts[i].mime_type = std::move(type);
    }
    const std::set<std::string> listed(header.key->data.begin(), header.key->data.end());
    if (listed != ids || listed.size() != header.key->data.size() || ids.size() != header.parts.size()) {
        return against_policy("the list of the encrypted key is not that of the encrypted parts");
    }
    return {};
}

std::optional<std::size_t> place_of(const Coverage& coverage, const std::optional<format::XmlElement>& element) {
    if (!element) return std::nullopt;
    return coverage.blocks.at("#" + element->attribute(ns::wsu, "Id").value_or(""));
}

}  // namespace

EbmsResult<PolicyOutcome> check_policy(const SecurityHeader& header, const SecurityPolicy& policy,
                                       const Envelope& envelope, std::span<const AnnouncedPart> announced) {
    if (header.signature.algorithm != policy.sign) {
        return against_policy(fmt::format("the signature is {} where the P-Mode has {}",
                                          name_of(header.signature.algorithm), name_of(policy.sign)));
    }
    Coverage coverage;
    TRY_VOID(expect_block(coverage, envelope.messaging));
    TRY_VOID(expect_block(coverage, envelope.body));
    if (envelope.anchor) TRY_VOID(expect_block(coverage, *envelope.anchor));
    if (envelope.fragment) TRY_VOID(expect_block(coverage, *envelope.fragment));
    for (const AnnouncedPart& part : announced) {
        if (!coverage.parts.emplace(part.content_id, unseen).second) return against_policy("a part is announced twice");
    }
    const std::vector<Reference>& references = header.signature.references;
    for (std::size_t i = 0; i < references.size(); ++i) TRY_VOID(cover(coverage, references[i], i));
    for (const auto& [what, place] : coverage.blocks)
        if (place == unseen) return against_policy("a block is not signed");
    for (const auto& [what, place] : coverage.parts)
        if (place == unseen) return against_policy("a part is not signed");

    PolicyOutcome found;
    found.places = {*place_of(coverage, envelope.messaging), *place_of(coverage, envelope.body),
                    place_of(coverage, envelope.anchor), place_of(coverage, envelope.fragment)};
    for (const AnnouncedPart& part : announced) {
        SignedPart& made = found.parts.emplace_back();
        made.content_id = part.content_id;
        const std::string& digest = references[coverage.parts.at(part.content_id)].digest;
        std::ranges::copy(octets(digest), made.digest.begin());
    }
    TRY_VOID(check_encryption(header, policy, announced, found.parts));
    return found;
}

}  // namespace comity::channel
