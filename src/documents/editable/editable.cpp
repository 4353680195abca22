// SPDX-License-Identifier: EUPL-1.2
#include "documents/editable/editable.h"

#include <algorithm>

#include <fmt/format.h>

#include "documents/document_words.h"
#include "documents/editable/docx.h"
#include "documents/editable/odt.h"
#include "format/utf8.h"
#include "seal/zip/zip_writer.h"

namespace comity::documents {

namespace {

using seal::Packing;
using seal::ZipWriter;

Result<void> add_xml(ZipWriter& zip, std::string_view name, const std::string& xml) {
    constexpr std::string_view declaration = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
    return zip.add(name, fmt::format("{}\n{}", declaration, xml), Packing::deflated);
}

Result<std::string> odt(const Document& document, std::size_t version) {
    TRY(content, odt_content(document, version));
    TRY(styles, odt_styles(document, version));
    TRY(meta, odt_meta(document, version));
    TRY(manifest, odt_manifest());
    ZipWriter zip;
    // First and stored, so that the type is read at a fixed place (ISO/IEC 26300-2, 3.3).
    TRY_VOID(zip.add("mimetype", odt_media_type, Packing::stored));
    TRY_VOID(add_xml(zip, "content.xml", content));
    TRY_VOID(add_xml(zip, "styles.xml", styles));
    TRY_VOID(add_xml(zip, "meta.xml", meta));
    TRY_VOID(add_xml(zip, "META-INF/manifest.xml", manifest));
    return std::move(zip).finish();
}

Result<std::string> docx(const Document& document, std::size_t version) {
    TRY(body, docx_body(document, version));
    TRY(parts, docx_parts(document, version, body.counts));
    ZipWriter zip;
    for (const auto& [name, xml] : parts) TRY_VOID(add_xml(zip, name, xml));
    TRY_VOID(add_xml(zip, "word/document.xml", body.document));
    TRY_VOID(add_xml(zip, "word/footnotes.xml", body.footnotes));
    return std::move(zip).finish();
}

bool is_utf8(const Document& document, std::size_t version) {
    return std::ranges::all_of(segments_of(document), [&](const Segment* segment) {
        return version >= segment->versions.size() ||
               std::ranges::all_of(segment->versions[version],
                                   [](const TextRun& run) { return format::is_utf8(run.text); });
    });
}

}  // namespace

std::optional<EditableForm> editable_form(std::string_view word) {
    const auto found = std::ranges::find(editable_form_words, word);
    if (found == editable_form_words.end()) return std::nullopt;
    return static_cast<EditableForm>(found - editable_form_words.begin());
}

std::string_view media_type(EditableForm form) {
    return form == EditableForm::odt ? odt_media_type : docx_media_type;
}

Result<std::string> write_editable(const Document& document, std::size_t version, EditableForm form) {
    if (version >= document.languages.size()) {
        return fail(ErrorKind::invalid, fmt::format("the document has no version {}", version), {},
                    fmt::format("it has {}", document.languages.size()));
    }
    if (!is_utf8(document, version)) return fail(ErrorKind::invalid, "a text of the document is not UTF-8");
    return form == EditableForm::odt ? odt(document, version) : docx(document, version);
}

}  // namespace comity::documents
