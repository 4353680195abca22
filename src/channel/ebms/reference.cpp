// SPDX-License-Identifier: EUPL-1.2
#include "channel/ebms/reference.h"

#include <fmt/format.h>

#include "channel/ebms/names.h"
#include "channel/ebms/schema.h"
#include "format/base64.h"

namespace comity::channel {

using format::XmlElement;

namespace {

std::vector<std::string> words(std::string_view text) {
    const std::string list = collapsed(text);
    std::vector<std::string> out;
    for (std::size_t begin = 0; begin < list.size();) {
        const auto end = std::min(list.find(' ', begin), list.size());
        out.push_back(list.substr(begin, end - begin));
        begin = end + 1;
    }
    return out;
}

/// Base64 of XML Schema: white space may stand anywhere.
EbmsResult<std::string> octets_of(const XmlElement& element) {
    if (element.has_children()) return refuse(EbmsCode::invalid_header, "a digest holds elements");
    std::string text = element.text();
    std::erase_if(text, [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
    auto octets = format::from_base64(text);
    if (!octets || octets->empty()) return refuse(EbmsCode::invalid_header, "a digest is no Base64");
    return *std::move(octets);
}

EbmsResult<std::string> algorithm_of(const XmlElement& method) {
    TRY_VOID(check_attributes(method, {"Algorithm"}));
    TRY(algorithm, optional_attribute(method, "Algorithm"));
    if (algorithm.empty()) {
        return refuse(EbmsCode::invalid_header, fmt::format("{} names no algorithm", method.name()));
    }
    return algorithm;
}

}  // namespace

EbmsResult<std::vector<std::string>> read_prefix_list(const XmlElement& method) {
    if (method.has_text()) return refuse(EbmsCode::invalid_header, fmt::format("text stands in {}", method.name()));
    const auto children = method.children();
    if (children.empty()) return std::vector<std::string>();
    if (children.size() != 1 || !children[0].is(ns::ec, "InclusiveNamespaces")) {
        return refuse(EbmsCode::invalid_header, fmt::format("{} has a parameter that is not known", method.name()));
    }
    TRY_VOID(check_attributes(children[0], {"PrefixList"}));
    if (children[0].has_children() || children[0].has_text()) {
        return refuse(EbmsCode::invalid_header, "InclusiveNamespaces is not empty");
    }
    return words(children[0].attribute("", "PrefixList").value_or(""));
}

EbmsResult<Reference> read_reference(const XmlElement& element) {
    TRY(content, Content::of(element, ns::ds, {"URI", "Id", "Type"}));
    Reference reference;
    TRY(uri, optional_attribute(element, "URI"));
    reference.uri = std::move(uri);
    if (const auto transforms = content.maybe("Transforms")) {
        TRY(list, Content::of(*transforms, ns::ds, {}));
        for (const XmlElement& each : list.many("Transform")) {
            TRY(algorithm, algorithm_of(each));
            TRY(prefixes, read_prefix_list(each));
            reference.transforms.push_back({std::move(algorithm), std::move(prefixes)});
        }
        TRY_VOID(list.end());
        if (reference.transforms.empty() || reference.transforms.size() > max_transforms) {
            return refuse(EbmsCode::invalid_header,
                          fmt::format("a reference has {} transforms", reference.transforms.size()));
        }
    }
    TRY(method, content.one("DigestMethod"));
    TRY(algorithm, algorithm_of(method));
    reference.digest_method = std::move(algorithm);
    if (method.has_children() || method.has_text()) {
        return refuse(EbmsCode::invalid_header, "DigestMethod has a parameter");
    }
    TRY(value, content.one("DigestValue"));
    TRY_VOID(check_attributes(value, {}));
    TRY(digest, octets_of(value));
    reference.digest = std::move(digest);
    TRY_VOID(content.end());
    return reference;
}

void write_reference(format::XmlWriter& xml, const Reference& reference) {
    const auto uri = reference.uri.empty() ? std::nullopt : std::optional(reference.uri);
    xml.element("ds:Reference", {{"URI", uri}}, [&] {
        if (!reference.transforms.empty()) {
            xml.element("ds:Transforms", {}, [&] {
                for (const Transform& transform : reference.transforms) {
                    xml.element("ds:Transform", {{"Algorithm", transform.algorithm}}, [&] {
                        if (transform.inclusive_prefixes.empty()) return;
                        std::string list;
                        for (const std::string& prefix : transform.inclusive_prefixes) {
                            if (!list.empty()) list += ' ';
                            list += prefix;
                        }
                        xml.element("ec:InclusiveNamespaces", {{"PrefixList", list}});
                    });
                }
            });
        }
        xml.element("ds:DigestMethod", {{"Algorithm", reference.digest_method}});
        xml.element("ds:DigestValue", {}, format::base64(octets(reference.digest)));
    });
}

}  // namespace comity::channel
