// SPDX-License-Identifier: EUPL-1.2
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>

#include "format/xml.h"
#include "seal/pdf/pdf_file.h"

namespace comity::seal {

namespace {

/// A dictionary without some of its keys, in its canonical text.
std::string without(QPDFObjectHandle dictionary, std::initializer_list<const char*> keys) {
    QPDFObjectHandle copy = dictionary.shallowCopy();
    for (const char* key : keys) copy.removeKey(key);
    return copy.unparse();
}

/// All an object is, streams with their data.
std::string content_of(QPDFObjectHandle object) {
    if (!object.isStream()) return object.unparseResolved();
    const auto data = object.getRawStreamData();
    return object.getDict().unparse() + std::string(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
}

/// A widget of a signature that nobody sees.
bool is_unseen_signature(QPDFObjectHandle annotation) {
    if (!annotation.isDictionary() || !annotation.getKey("/FT").isName() ||
        annotation.getKey("/FT").getName() != "/Sig")
        return false;
    QPDFObjectHandle rectangle = annotation.getKey("/Rect");
    if (!rectangle.isArray() || rectangle.getArrayNItems() != 4) return false;
    const auto number = [&](int i) { return rectangle.getArrayItem(i).getNumericValue(); };
    return number(0) == number(2) && number(1) == number(3);
}

/// An array that begins as it was and goes on with unseen signatures only.
bool only_grew(QPDFObjectHandle before, QPDFObjectHandle after) {
    const int count = before.isArray() ? before.getArrayNItems() : 0;
    if (!after.isArray()) return !before.isArray();
    if (after.getArrayNItems() < count) return false;
    for (int i = 0; i < after.getArrayNItems(); ++i) {
        QPDFObjectHandle item = after.getArrayItem(i);
        if (i < count ? item.unparse() != before.getArrayItem(i).unparse() : !is_unseen_signature(item)) return false;
    }
    return true;
}

bool form_only_grew(QPDFObjectHandle before, QPDFObjectHandle after) {
    if (!after.isDictionary()) return !before.isDictionary();
    if (!before.isDictionary()) before = QPDFObjectHandle::newDictionary();
    return without(before, {"/Fields", "/SigFlags"}) == without(after, {"/Fields", "/SigFlags"}) &&
           only_grew(before.getKey("/Fields"), after.getKey("/Fields"));
}

constexpr std::string_view dublin_core = "http://purl.org/dc/elements/1.1/";

void collect_described(const format::XmlElement& at, std::vector<std::string>& found) {
    if (at.space() == dublin_core) {
        const auto text = canonical(at, format::CanonicalForm::exclusive_1_0);
        found.push_back(text ? *text : "");
        return;
    }
    for (const format::XmlAttribute& each : at.attributes())
        if (each.name.space == dublin_core) found.push_back(each.name.local + "=" + each.value);
    for (const format::XmlElement& child : at.children()) collect_described(child, found);
}

/// What XMP says of the document for people: title, author, subject. Nothing where it cannot be read.
std::optional<std::vector<std::string>> described(QPDFObjectHandle metadata) {
    const bool xmp = metadata.isStream() && metadata.getDict().isDictionaryOfType("/Metadata", "/XML");
    if (!xmp || metadata.getDict().hasKey("/Filter")) return std::nullopt;
    const auto data = metadata.getRawStreamData();
    format::XmlLimits limits = format::message_xml_limits;
    limits.processing_instructions = true;  // xpacket
    const auto document = format::read_xml({reinterpret_cast<const char*>(data->getBuffer()), data->getSize()}, limits);
    if (!document) return std::nullopt;
    std::vector<std::string> found;
    collect_described(document->root(), found);
    return found;
}

/// Whether the catalog alone refers to the object: metadata that are shown as a page's content too are content.
bool only_the_catalog_has(QPDF& pdf, QPDFObjectHandle object) {
    const std::string reference = " " + object.unparse();
    int count = 0;
    for (QPDFObjectHandle each : pdf.getAllObjects()) {
        const std::string text = each.isStream() ? each.getDict().unparse() : each.unparseResolved();
        for (std::size_t at = text.find(reference); at != std::string::npos; at = text.find(reference, at + 1)) ++count;
    }
    return count == 1;
}

/// Who saved a file, and when, may be said anew; what it is called may not.
bool describes_the_same(QPDF& signed_revision, QPDFObjectHandle before, QPDFObjectHandle after) {
    const auto was = described(before);
    return was && was == described(after) && only_the_catalog_has(signed_revision, before);
}

bool information_is_the_same(QPDFObjectHandle before, QPDFObjectHandle after) {
    return before.isDictionary() && after.isDictionary() &&
           without(before, {"/ModDate", "/Producer"}) == without(after, {"/ModDate", "/Producer"});
}

bool is_page(QPDFObjectHandle object) {
    return object.isDictionary() && object.getKey("/Type").isName() && object.getKey("/Type").getName() == "/Page";
}

/// What a change of an object that was signed is; "" where a further signature may have made it.
std::string change(QPDFObjectHandle before, QPDFObjectHandle after, const QPDFObjGen& catalog, const QPDFObjGen& form) {
    const std::string name = fmt::format("object {}", after.getObjGen().getObj());
    if (after.isNull()) return fmt::format("object {} was removed", before.getObjGen().getObj());
    if (after.getObjGen() == catalog && before.isDictionary() && after.isDictionary()) {
        const bool rest = without(before, {"/AcroForm", "/DSS", "/Extensions"}) ==
                          without(after, {"/AcroForm", "/DSS", "/Extensions"});
        return rest && form_only_grew(before.getKey("/AcroForm"), after.getKey("/AcroForm"))
                   ? ""
                   : "the catalog or the form was changed";
    }
    if (after.getObjGen() == form) return form_only_grew(before, after) ? "" : "the form was changed";
    if (is_page(before) && is_page(after)) {
        const bool rest = without(before, {"/Annots"}) == without(after, {"/Annots"});
        return rest && only_grew(before.getKey("/Annots"), after.getKey("/Annots"))
                   ? ""
                   : fmt::format("a page ({}) was changed", name);
    }
    if (before.isStream() || after.isStream()) return fmt::format("content or a picture ({}) was changed", name);
    return fmt::format("{} was changed", name);
}

}  // namespace

std::string changes_since(QPDF& signed_revision, QPDF& later) {
    const QPDFObjGen catalog = later.getRoot().getObjGen();
    if (signed_revision.getRoot().getObjGen() != catalog) return "it has another catalog";
    if (signed_revision.getTrailer().getKey("/Info").unparse() != later.getTrailer().getKey("/Info").unparse())
        return "the document information was changed";
    const QPDFObjGen form = later.getRoot().getKey("/AcroForm").getObjGen();
    const QPDFObjGen information = later.getTrailer().getKey("/Info").getObjGen();
    const QPDFObjGen metadata = later.getRoot().getKey("/Metadata").getObjGen();
    // New objects alone show nothing: what refers to them is among those compared.
    for (QPDFObjectHandle before : signed_revision.getAllObjects()) {
        QPDFObjectHandle after = later.getObjectByObjGen(before.getObjGen());
        const bool form_or_page = after.getObjGen() == catalog || after.getObjGen() == form || is_page(before);
        if (!form_or_page && content_of(before) == content_of(after)) continue;
        if (after.getObjGen() == information) {
            if (information_is_the_same(before, after)) continue;
            return "the document information was changed";
        }
        if (after.getObjGen() == metadata && describes_the_same(signed_revision, before, after)) continue;
        if (std::string what = change(before, after, catalog, form); !what.empty()) return what;
    }
    return "";
}

}  // namespace comity::seal
