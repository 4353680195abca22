// SPDX-License-Identifier: EUPL-1.2
#include "documents/print/archive.h"

#include <algorithm>
#include <memory>

#include <fmt/format.h>
#include <lcms2.h>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFFileSpecObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "documents/print/text_block.h"
#include "format/xml_writer.h"

namespace comity::documents {

namespace {

constexpr const char* producer = "Comity";

struct ReleaseProfile {
    void operator()(void* profile) const { cmsCloseProfile(profile); }
};

/// The sRGB profile, dated 2000-01-01 so that it is always the same octets.
Result<std::string> srgb_profile() {
    const auto unmade = [] {
        return fail(ErrorKind::unavailable, "the colour profile of PDF/A cannot be made", {},
                    "look whether memory is short");
    };
    const std::unique_ptr<void, ReleaseProfile> profile(cmsCreate_sRGBProfile());
    if (!profile) return unmade();
    cmsSetProfileVersion(profile.get(), 2.1);
    cmsUInt32Number size = 0;
    if (!cmsSaveProfileToMem(profile.get(), nullptr, &size)) return unmade();
    std::string octets(size, '\0');
    if (!cmsSaveProfileToMem(profile.get(), octets.data(), &size)) return unmade();
    constexpr std::size_t date_at = 24;  // ICC.1:2004-10, table 9
    constexpr std::string_view date("\x07\xd0\x00\x01\x00\x01\x00\x00\x00\x00\x00\x00", 12);
    return octets.replace(date_at, date.size(), date);
}

QPDFObjectHandle text(const std::string& utf8) {
    return QPDFObjectHandle::newUnicodeString(utf8);
}

/// "2026-03-04T10:11:12Z", and the same as PDF writes it.
std::string xmp_time(Instant now) {
    return to_string(in_utc(now)).substr(0, 19) + "Z";
}
std::string pdf_time(Instant now) {
    std::string digits = to_string(in_utc(now)).substr(0, 19);
    std::erase_if(digits, [](char c) { return c < '0' || c > '9'; });
    return "D:" + digits + "Z";
}

/// ISO 19005-3 section 6.6: what the information dictionary says, once more as XMP.
Result<std::string> metadata(const std::string& title, const std::string& language, Instant now) {
    constexpr std::array<format::XmlPrefix, 6> prefixes{{{"x", "adobe:ns:meta/"},
                                                         {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
                                                         {"dc", "http://purl.org/dc/elements/1.1/"},
                                                         {"xmp", "http://ns.adobe.com/xap/1.0/"},
                                                         {"pdf", "http://ns.adobe.com/pdf/1.3/"},
                                                         {"pdfaid", "http://www.aiim.org/pdfa/ns/id/"}}};
    format::XmlWriter xml(prefixes);
    xml.element("x:xmpmeta", {}, [&] {
        xml.element("rdf:RDF", {}, [&] {
            xml.element("rdf:Description", {{"rdf:about", ""}}, [&] {
                xml.element("dc:title", {}, [&] {
                    xml.element("rdf:Alt", {}, [&] { xml.element("rdf:li", {{"xml:lang", "x-default"}}, title); });
                });
                xml.element("dc:language", {},
                            [&] { xml.element("rdf:Bag", {}, [&] { xml.element("rdf:li", {}, language); }); });
                xml.element("xmp:CreateDate", {}, xmp_time(now));
                xml.element("xmp:ModifyDate", {}, xmp_time(now));
                xml.element("pdf:Producer", {}, producer);
                xml.element("pdfaid:part", {}, "3");
                xml.element("pdfaid:conformance", {}, "U");
            });
        });
    });
    TRY(packet, std::move(xml).finish());
    return fmt::format("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n{}\n<?xpacket end=\"r\"?>",
                       packet);
}

void set_information(QPDF& pdf, const std::string& title, Instant now) {
    QPDFObjectHandle information = QPDFObjectHandle::newDictionary();
    information.replaceKey("/Title", text(title));
    information.replaceKey("/Producer", text(producer));
    information.replaceKey("/CreationDate", QPDFObjectHandle::newString(pdf_time(now)));
    information.replaceKey("/ModDate", QPDFObjectHandle::newString(pdf_time(now)));
    pdf.getTrailer().replaceKey("/Info", pdf.makeIndirectObject(information));
}

Result<void> set_output_intent(QPDF& pdf) {
    TRY(octets, srgb_profile());
    QPDFObjectHandle profile = pdf.newStream(octets);
    profile.getDict().replaceKey("/N", QPDFObjectHandle::newInteger(3));
    QPDFObjectHandle intent = QPDFObjectHandle::parse(
        "<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB IEC61966-2.1) >>");
    intent.replaceKey("/DestOutputProfile", profile);
    QPDFObjectHandle intents = QPDFObjectHandle::newArray();
    intents.appendItem(intent);
    pdf.getRoot().replaceKey("/OutputIntents", intents);
    return {};
}

void embed(QPDF& pdf, const EmbeddedFile& file, Instant now, QPDFObjectHandle associated) {
    auto stream = QPDFEFStreamObjectHelper::createEFStream(pdf, file.content);
    stream.setSubtype(file.media_type);
    stream.setCreationDate(pdf_time(now)).setModDate(pdf_time(now));
    auto specification = QPDFFileSpecObjectHelper::createFileSpec(pdf, file.name, stream);
    specification.setDescription(file.description);
    // The same matter as the document, in a form for programs (ISO 19005-3 annex E).
    specification.getObjectHandle().replaceKey("/AFRelationship", QPDFObjectHandle::newName("/Data"));
    QPDFEmbeddedFileDocumentHelper(pdf).replaceEmbeddedFile(file.name, specification);
    associated.appendItem(specification.getObjectHandle());
}

/// Fonts by glyph need the map from characters to glyphs said (ISO 19005-3 section 6.2.11.3.2).
void complete_fonts(QPDF& pdf) {
    for (QPDFObjectHandle object : pdf.getAllObjects()) {
        if (object.isDictionaryOfType("/Font", "/CIDFontType2") && !object.hasKey("/CIDToGIDMap"))
            object.replaceKey("/CIDToGIDMap", QPDFObjectHandle::newName("/Identity"));
    }
}

}  // namespace

Result<std::string> archived(std::string_view pdf, const Document& document, const PrintOrder& order) {
    const std::string& language = document.languages[order.version];
    const std::string title = order.version < document.titles.size() && !document.titles[order.version].empty()
                                  ? printable(document.titles[order.version])
                                  : document.kind;
    TRY(packet, metadata(title, language, order.now));
    try {
        QPDF file;
        file.setSuppressWarnings(true);
        file.processMemoryFile("drawn", pdf.data(), pdf.size());
        QPDFObjectHandle catalog = file.getRoot();
        catalog.replaceKey("/Lang", text(language));
        catalog.replaceKey("/MarkInfo", QPDFObjectHandle::parse("<< /Marked true >>"));
        catalog.replaceKey("/ViewerPreferences", QPDFObjectHandle::parse("<< /DisplayDocTitle true >>"));
        QPDFObjectHandle xmp = file.newStream(packet);
        xmp.getDict().replaceKey("/Type", QPDFObjectHandle::newName("/Metadata"));
        xmp.getDict().replaceKey("/Subtype", QPDFObjectHandle::newName("/XML"));
        catalog.replaceKey("/Metadata", xmp);
        set_information(file, title, order.now);
        TRY_VOID(set_output_intent(file));
        complete_fonts(file);
        QPDFObjectHandle associated = QPDFObjectHandle::newArray();
        for (const EmbeddedFile& each : order.embedded) embed(file, each, order.now, associated);
        if (!order.embedded.empty()) catalog.replaceKey("/AF", associated);

        QPDFWriter writer(file);
        writer.setOutputMemory();
        writer.setDeterministicID(true);
        writer.setMinimumPDFVersion("1.7");
        writer.setObjectStreamMode(qpdf_o_disable);
        writer.setNewlineBeforeEndstream(true);  // ISO 19005-3 section 6.1.7.1
        writer.write();
        const std::shared_ptr<Buffer> buffer = writer.getBufferSharedPointer();
        return std::string(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
    } catch (const std::exception& thrown) {
        return fail(ErrorKind::invalid, fmt::format("the drawn pages cannot be made PDF/A: {}", thrown.what()), {},
                    "report this as a fault");
    }
}

}  // namespace comity::documents
