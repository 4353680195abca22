// SPDX-License-Identifier: EUPL-1.2
#include "store/s3/answers.h"

#include <charconv>
#include <memory>

#include <fmt/format.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

namespace comity::store::s3 {

namespace {

using Document = std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)>;

tl::unexpected<Error> wrong(std::string_view what) {
    return fail(ErrorKind::unavailable, fmt::format("the storage server's answer {}", what), {},
                "look whether the endpoint is an S3 server");
}

Document parse(std::string_view xml) {
    // No network and no entities expanded; libxml2 limits depth and sizes of its own. S3 answers have no document type.
    constexpr int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA;
    if (xml.size() > max_answer) return {nullptr, xmlFreeDoc};
    xmlDoc* document = xmlReadMemory(xml.data(), static_cast<int>(xml.size()), "answer.xml", nullptr, options);
    if (document && document->intSubset) {
        xmlFreeDoc(document);
        document = nullptr;
    }
    return {document, xmlFreeDoc};
}

bool is(const xmlNode* node, std::string_view name) {
    return node->type == XML_ELEMENT_NODE && name == reinterpret_cast<const char*>(node->name);
}

std::string text_of(const xmlNode* node) {
    const std::unique_ptr<xmlChar, void (*)(void*)> text(xmlNodeGetContent(node), xmlFree);
    return text ? reinterpret_cast<const char*>(text.get()) : std::string();
}

/// The text of the first child of that name, or nothing.
std::string child(const xmlNode* parent, std::string_view name) {
    for (const xmlNode* node = parent->children; node; node = node->next)
        if (is(node, name)) return text_of(node);
    return {};
}

Result<const xmlNode*> root(const Document& document, std::string_view name) {
    if (!document) return wrong("is no XML");
    const xmlNode* element = xmlDocGetRootElement(document.get());
    if (element && is(element, "Error")) {
        return fail(ErrorKind::unavailable,
                    fmt::format("the storage server says {}: {}", child(element, "Code"), child(element, "Message")),
                    {}, "try again");
    }
    if (!element || !is(element, name)) return wrong(fmt::format("has no {}", name));
    return element;
}

Result<std::uint64_t> number(const std::string& text, std::string_view name) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || text.empty())
        return wrong(fmt::format("has a {} that is no number", name));
    return value;
}

Result<Instant> instant(const std::string& text, std::string_view name) {
    auto read = parse_instant(text);
    if (!read) return wrong(fmt::format("has a {} that is no time", name));
    return read;
}

}  // namespace

Result<Listing> read_listing(std::string_view xml) {
    const Document document = parse(xml);
    TRY(element, root(document, "ListBucketResult"));
    Listing listing;
    for (const xmlNode* node = element->children; node; node = node->next) {
        if (!is(node, "Contents")) continue;
        if (listing.objects.size() == max_listed) return wrong("lists more than it may");
        TRY(octets, number(child(node, "Size"), "Size"));
        TRY(modified, instant(child(node, "LastModified"), "LastModified"));
        listing.objects.push_back({child(node, "Key"), octets, modified});
        if (listing.objects.back().key.empty()) return wrong("has no Key");
    }
    if (child(element, "IsTruncated") == "true") {
        listing.continuation = child(element, "NextContinuationToken");
        if (listing.continuation.empty()) return wrong("has no NextContinuationToken");
    }
    return listing;
}

Result<std::vector<ListedUpload>> read_uploads(std::string_view xml) {
    const Document document = parse(xml);
    TRY(element, root(document, "ListMultipartUploadsResult"));
    std::vector<ListedUpload> uploads;
    for (const xmlNode* node = element->children; node; node = node->next) {
        if (!is(node, "Upload")) continue;
        if (uploads.size() == max_listed) return wrong("lists more than it may");
        TRY(initiated, instant(child(node, "Initiated"), "Initiated"));
        uploads.push_back({child(node, "Key"), child(node, "UploadId"), initiated});
        if (uploads.back().key.empty() || uploads.back().upload_id.empty()) return wrong("has no Key or no UploadId");
    }
    return uploads;
}

Result<std::string> read_upload_id(std::string_view xml) {
    const Document document = parse(xml);
    TRY(element, root(document, "InitiateMultipartUploadResult"));
    std::string id = child(element, "UploadId");
    if (id.empty()) return wrong("has no UploadId");
    return id;
}

Result<std::string> read_copied_tag(std::string_view xml) {
    const Document document = parse(xml);
    TRY(element, root(document, "CopyPartResult"));
    std::string tag = child(element, "ETag");
    if (tag.empty()) return wrong("has no ETag");
    return tag;
}

Result<void> read_completed(std::string_view xml) {
    const Document document = parse(xml);
    TRY_VOID(root(document, "CompleteMultipartUploadResult"));
    return {};
}

ServerError read_error(std::string_view xml) {
    const Document document = parse(xml);
    const xmlNode* element = document ? xmlDocGetRootElement(document.get()) : nullptr;
    if (!element || !is(element, "Error")) return {};
    return {child(element, "Code"), child(element, "Message")};
}

}  // namespace comity::store::s3
