// SPDX-License-Identifier: EUPL-1.2
#include "seal/container.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "crypto/hex.h"
#include "crypto/sha256.h"
#include "format/xml_writer.h"
#include "seal/xades/names.h"
#include "seal/xades/read_signature.h"
#include "seal/zip/zip_writer.h"

namespace comity::seal {

namespace {

constexpr std::string_view mimetype = "mimetype";
constexpr std::string_view folder = "META-INF/";
constexpr std::string_view manifest_file = "META-INF/manifest.xml";
constexpr std::string_view signature_file = "META-INF/signatures.xml";
constexpr std::string_view manifest_space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

constexpr std::string_view hexadecimal = "0123456789ABCDEF";

bool is_unreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-._~/").find(c) != std::string_view::npos;
}

tl::unexpected<Error> no_container(std::string what) {
    return fail(ErrorKind::invalid, "this is no ASiC-E container: " + std::move(what), {},
                "ask its sender for one of EN 319 162-1 with XAdES");
}

bool in_folder(std::string_view name) {
    std::string low(name.substr(0, folder.size()));
    for (char& c : low)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return low == folder;
}

/// The manifest of OpenDocument 1.2 part 3, which other readers want to see (EN 319 162-1 section 4.3.3).
Result<std::string> manifest_of(std::span<const Part> parts) {
    constexpr std::array<format::XmlPrefix, 1> prefixes{{{"manifest", manifest_space}}};
    format::XmlWriter xml(prefixes);
    const auto entry = [&](std::string_view path, std::string_view type) {
        xml.element("manifest:file-entry",
                    {{"manifest:full-path", std::string(path)}, {"manifest:media-type", std::string(type)}});
    };
    xml.element("manifest:manifest", {{"manifest:version", "1.2"}}, [&] {
        entry("/", container_media_type);
        for (const Part& part : parts) entry(part.name, part.media_type);
    });
    return std::move(xml).finish();
}

std::vector<ObjectToSign> objects_of(std::span<const Part> parts) {
    std::vector<ObjectToSign> objects;
    for (const Part& part : parts) {
        objects.push_back({fmt::format("r-{}", objects.size() + 1),
                           uri_of_part(part.name),
                           {},
                           crypto::sha256(octets(part.content)),
                           part.media_type});
    }
    return objects;
}

/// EN 319 162-1 annex A.5: one asic:XAdESSignatures with our signature in it.
Result<std::string> signatures_of(std::span<const Part> parts, const Sealer& sealer, Instant now,
                                  const TimeStamper& stamper) {
    constexpr std::array<format::XmlPrefix, 1> prefixes{{{"asic", asic_space}}};
    TRY(signature, make_signature({"S-1", "S-1-properties"}, objects_of(parts), sealer, now));
    format::XmlWriter xml(prefixes);
    xml.element("asic:XAdESSignatures", {}, [&] { xml.raw(signature); });
    TRY(document, std::move(xml).finish());
    if (!stamper) return document;
    TRY(read, format::read_xml(document));
    TRY(own, read_signature(read.root().children().front(), Shape::ours));
    TRY(token, stamper(own.stamped));
    return with_time_stamp(document, token);
}

}  // namespace

std::string uri_of_part(std::string_view name) {
    std::string uri;
    for (const char c : name) {
        const auto octet = static_cast<unsigned char>(c);
        if (is_unreserved(c))
            uri += c;
        else
            uri += {'%', hexadecimal[octet >> 4], hexadecimal[octet & 15]};
    }
    return uri;
}

std::optional<std::string> part_of_uri(std::string_view uri) {
    if (uri.empty() || uri.front() == '/' || uri.find_first_of(":#?\\") != std::string_view::npos) return std::nullopt;
    std::string name;
    for (std::size_t at = 0; at < uri.size(); ++at) {
        if (uri[at] != '%') {
            name += uri[at];
            continue;
        }
        const auto octet = crypto::from_hex(uri.substr(at + 1, 2));
        if (!octet || octet->empty()) return std::nullopt;
        name += *octet;
        at += 2;
    }
    return name;
}

Result<std::string> make_container(std::span<const Part> parts, const Sealer& sealer, Instant now,
                                   const TimeStamper& stamper) {
    if (parts.empty()) return fail(ErrorKind::invalid, "there is nothing to seal", {}, "name a file at least");
    for (const Part& part : parts) {
        if (part.name == mimetype || in_folder(part.name)) {
            return fail(ErrorKind::invalid, fmt::format("'{}' is a name of the container's own", part.name), {},
                        "give the file another name");
        }
    }
    TRY(signatures, signatures_of(parts, sealer, now, stamper));
    TRY(manifest, manifest_of(parts));
    ZipWriter zip;
    // EN 319 162-1 annex A.1: the first entry, stored and without extra field, so that the type stands at octet 38.
    TRY_VOID(zip.add(mimetype, container_media_type, Packing::stored));
    for (const Part& part : parts) TRY_VOID(zip.add(part.name, part.content, Packing::deflated));
    TRY_VOID(zip.add(manifest_file, std::string(declaration) + manifest, Packing::deflated));
    TRY_VOID(zip.add(signature_file, std::string(declaration) + signatures, Packing::deflated));
    return std::move(zip).finish();
}

Result<Container> Container::open(Octets file) {
    if (file.size() > max_container_octets) {
        return fail(ErrorKind::limit, fmt::format("a container of {} octets", file.size()), {},
                    fmt::format("at most {} are read", max_container_octets));
    }
    TRY(archive, ZipArchive::open(file));
    Container container(std::move(archive));
    const auto& entries = container.archive_.entries();
    if (entries.empty() || entries.front().name != mimetype) return no_container("its first entry is not 'mimetype'");
    const ZipEntry& type = entries.front();
    if (type.method != 0 || type.has_extra)
        return no_container("its entry 'mimetype' is compressed or has extra fields");
    constexpr std::size_t longest_type = 128;
    TRY(said, container.archive_.content(type, longest_type));
    if (said != container_media_type) return no_container(fmt::format("it says it is '{}'", said));
    for (const ZipEntry& entry : std::span(entries).subspan(1)) {
        if (!in_folder(entry.name)) {
            container.parts_.push_back(&entry);
            continue;
        }
        // Any file of META-INF/ with "signatures" in its name and ".xml" at its end (section 4.4.3.2).
        const bool signs = entry.name.find("signatures") != std::string::npos && entry.name.ends_with(".xml");
        if (signs) container.signature_files_.push_back(&entry);
    }
    if (container.signature_files_.size() > max_container_signatures) {
        return fail(ErrorKind::limit, fmt::format("{} files of signatures", container.signature_files_.size()), {},
                    fmt::format("at most {} are read", max_container_signatures));
    }
    return container;
}

}  // namespace comity::seal
