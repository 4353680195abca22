// SPDX-License-Identifier: EUPL-1.2
#include "store/s3/answers.h"

#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "format/xml.h"

namespace comity::store::s3 {

namespace {

using format::XmlDocument;
using format::XmlElement;

/// A thousand objects, each with its owner and in lines of its own.
constexpr format::XmlLimits answer_limits{.octets = max_answer, .depth = 16, .nodes = 200'000};

tl::unexpected<Error> wrong(std::string_view what) {
    return fail(ErrorKind::unavailable, fmt::format("the storage server's answer {}", what), {},
                "look whether the endpoint is an S3 server");
}

Result<XmlDocument> parse(std::string_view xml) {
    auto document = format::read_xml(xml, answer_limits, "answer.xml");
    if (!document) return wrong("is no XML");
    return document;
}

/// The text of the first child of that name, whatever its namespace, or nothing.
std::string child(const XmlElement& parent, std::string_view name) {
    for (const XmlElement& each : parent.children())
        if (each.name() == name) return each.text();
    return {};
}

Result<XmlElement> root(const XmlDocument& document, std::string_view name) {
    const XmlElement element = document.root();
    if (element.name() == "Error") {
        return fail(ErrorKind::unavailable,
                    fmt::format("the storage server says {}: {}", child(element, "Code"), child(element, "Message")),
                    {}, "try again");
    }
    if (element.name() != name) return wrong(fmt::format("has no {}", name));
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
    TRY(document, parse(xml));
    TRY(element, root(document, "ListBucketResult"));
    Listing listing;
    for (const XmlElement& node : element.children()) {
        if (node.name() != "Contents") continue;
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
    TRY(document, parse(xml));
    TRY(element, root(document, "ListMultipartUploadsResult"));
    std::vector<ListedUpload> uploads;
    for (const XmlElement& node : element.children()) {
        if (node.name() != "Upload") continue;
        if (uploads.size() == max_listed) return wrong("lists more than it may");
        TRY(initiated, instant(child(node, "Initiated"), "Initiated"));
        uploads.push_back({child(node, "Key"), child(node, "UploadId"), initiated});
        if (uploads.back().key.empty() || uploads.back().upload_id.empty()) return wrong("has no Key or no UploadId");
    }
    return uploads;
}

Result<std::string> read_upload_id(std::string_view xml) {
    TRY(document, parse(xml));
    TRY(element, root(document, "InitiateMultipartUploadResult"));
    std::string id = child(element, "UploadId");
    if (id.empty()) return wrong("has no UploadId");
    return id;
}

Result<std::string> read_copied_tag(std::string_view xml) {
    TRY(document, parse(xml));
    TRY(element, root(document, "CopyPartResult"));
    std::string tag = child(element, "ETag");
    if (tag.empty()) return wrong("has no ETag");
    return tag;
}

Result<void> read_completed(std::string_view xml) {
    TRY(document, parse(xml));
    TRY_VOID(root(document, "CompleteMultipartUploadResult"));
    return {};
}

ServerError read_error(std::string_view xml) {
    const auto document = parse(xml);
    if (!document || document->root().name() != "Error") return {};
    return {child(document->root(), "Code"), child(document->root(), "Message")};
}

}  // namespace comity::store::s3
