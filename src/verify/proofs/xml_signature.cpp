// SPDX-License-Identifier: EUPL-1.2
#include "verify/proofs/xml_signature.h"

#include <algorithm>

#include "verify/octets.h"
#include "verify/proofs/canonical.h"

namespace comity::verify {

namespace {

constexpr std::string_view sha256_method = "http://www.w3.org/2001/04/xmlenc#sha256";

const std::string& algorithm_of(const XmlElement* element) {
    static const std::string none;
    const std::string* algorithm = element ? element->attribute("", "Algorithm") : nullptr;
    return algorithm ? *algorithm : none;
}

/// The PrefixList of an InclusiveNamespaces within, which is named by the canonical form's own namespace.
Outcome<std::vector<std::string>> prefix_list(const XmlElement& method) {
    const XmlElement* listed = method.only(exclusive_form, "InclusiveNamespaces");
    const std::string* text = listed ? listed->attribute("", "PrefixList") : nullptr;
    std::vector<std::string> prefixes;
    std::string_view rest = text ? std::string_view(*text) : std::string_view();
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        if (end > 0 && prefixes.size() == max_prefixes) {
            return wrong("the PrefixList of a '" + method.name + "' of the signature has more than 64 prefixes");
        }
        if (end > 0) prefixes.emplace_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return prefixes;
}

}  // namespace

Outcome<std::string> octets_in(const XmlElement& element) {
    std::string text = element.text();
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; });
    auto octets = from_base64(text);
    if (!octets || octets->empty()) return wrong("'" + element.name + "' is not base64");
    return *std::move(octets);
}

Outcome<XmlReference> read_reference(const XmlElement& element) {
    XmlReference reference;
    const std::string* uri = element.attribute("", "URI");
    const std::string* type = element.attribute("", "Type");
    const XmlElement* value = element.only(ds_space, "DigestValue");
    if (!uri || !value) return wrong("a reference of the signature is not whole");
    reference.uri = *uri;
    reference.type = type ? *type : "";
    if (algorithm_of(element.only(ds_space, "DigestMethod")) != sha256_method) {
        return wrong("the digest of '" + *uri + "' is not by SHA-256");
    }
    auto digest = octets_in(*value);
    if (!digest || digest->size() != digest_octets) return wrong("the digest of '" + *uri + "' is none");
    reference.digest = *std::move(digest);
    if (const XmlElement* transforms = element.only(ds_space, "Transforms")) {
        for (const XmlElement* each : transforms->elements(ds_space, "Transform")) {
            auto prefixes = prefix_list(*each);
            if (!prefixes) return tl::unexpected(prefixes.error());
            reference.transforms.push_back({algorithm_of(each), *std::move(prefixes)});
        }
    }
    return reference;
}

Outcome<XmlSignature> read_xml_signature(const XmlElement& signature) {
    const XmlElement* info = signature.only(ds_space, "SignedInfo");
    const XmlElement* value = signature.only(ds_space, "SignatureValue");
    const XmlElement* form = info ? info->only(ds_space, "CanonicalizationMethod") : nullptr;
    if (!value || !form) return wrong("the signature is not whole");
    if (algorithm_of(form) != exclusive_form) return wrong("the signature is over another form than exclusive C14N");
    const auto method = signature_method_of(algorithm_of(info->only(ds_space, "SignatureMethod")));
    if (!method) return wrong("the signature is by an algorithm that the channel does not use");
    const auto prefixes = prefix_list(*form);
    if (!prefixes) return tl::unexpected(prefixes.error());
    XmlSignature read;
    read.method = *method;
    read.signed_info = canonical(*info, *prefixes);
    auto octets = octets_in(*value);
    if (!octets) return tl::unexpected(octets.error());
    read.value = *std::move(octets);
    for (const XmlElement* each : info->elements(ds_space, "Reference")) {
        auto reference = read_reference(*each);
        if (!reference) return tl::unexpected(reference.error());
        const auto same_uri = [&](const XmlReference& other) { return other.uri == reference->uri; };
        if (std::ranges::any_of(read.references, same_uri)) return wrong("'" + reference->uri + "' is signed twice");
        if (read.references.size() == max_references) return wrong("the signature has more than 300 references");
        read.references.push_back(*std::move(reference));
    }
    return read;
}

bool digests(const XmlReference& reference, const XmlElement& element) {
    return reference.transforms.size() == 1 && reference.transforms.front().algorithm == exclusive_form &&
           sha256(canonical(element, reference.transforms.front().prefixes)) == reference.digest;
}

}  // namespace comity::verify
