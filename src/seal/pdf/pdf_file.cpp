// SPDX-License-Identifier: EUPL-1.2
#include "seal/pdf/pdf_file.h"

#include <fmt/format.h>
#include <qpdf/QPDF.hh>

#include "seal/pdf/pdf_seal.h"

namespace comity::seal {

tl::unexpected<Error> pdf_fault(std::string_view what) {
    return fail(ErrorKind::invalid, fmt::format("the PDF cannot be read as it stands: {}", what.substr(0, 200)), {},
                "ask its sender to make it anew");
}

Result<std::shared_ptr<QPDF>> open_pdf(std::string_view pdf) {
    if (pdf.size() > max_pdf_octets) {
        return fail(ErrorKind::limit, fmt::format("a PDF of {} octets", pdf.size()), {},
                    fmt::format("at most {} are read", max_pdf_octets));
    }
    // Octets before the header move every offset: readers disagree what they are counted from.
    if (!pdf.starts_with("%PDF-")) return pdf_fault("it does not begin with %PDF-");
    try {
        auto file = QPDF::create();
        file->setSuppressWarnings(true);
        file->setAttemptRecovery(false);
        file->processMemoryFile("the PDF", pdf.data(), pdf.size());
        if (file->isEncrypted()) return pdf_fault("it is encrypted");
        if (file->getObjectCount() > max_pdf_objects) {
            return fail(ErrorKind::limit, fmt::format("a PDF of {} objects", file->getObjectCount()), {},
                        fmt::format("at most {} are read", max_pdf_objects));
        }
        if (!file->getRoot().isDictionary()) return pdf_fault("it has no catalog");
        return file;
    } catch (const std::exception& thrown) {
        return pdf_fault(thrown.what());
    }
}

namespace {

std::string text_of(QPDFObjectHandle object) {
    return object.isString() ? object.getStringValue() : std::string();
}

SignatureField field_of(std::string name, QPDFObjectHandle value) {
    SignatureField field;
    field.name = std::move(name);
    QPDFObjectHandle range = value.getKey("/ByteRange");
    if (range.isArray() && range.getArrayNItems() == static_cast<int>(field.byte_range.size())) {
        for (int i = 0; i < range.getArrayNItems(); ++i) {
            QPDFObjectHandle item = range.getArrayItem(i);
            field.byte_range[static_cast<std::size_t>(i)] = item.isInteger() ? item.getIntValue() : -1;
        }
    }
    field.contents = text_of(value.getKey("/Contents"));
    QPDFObjectHandle filter = value.getKey("/SubFilter");
    if (filter.isName()) field.sub_filter = filter.getName();
    field.claimed_time = text_of(value.getKey("/M"));
    return field;
}

/// Fields inherit their type from those above.
Result<void> collect(QPDFObjectHandle fields, const std::string& above, bool signature_above, int depth,
                     std::vector<SignatureField>& found) {
    if (depth > max_field_depth) return fail(ErrorKind::limit, "the form has fields too deep within fields");
    if (!fields.isArray()) return {};
    for (int i = 0; i < fields.getArrayNItems(); ++i) {
        QPDFObjectHandle field = fields.getArrayItem(i);
        if (!field.isDictionary()) continue;
        const std::string partial = field.hasKey("/T") ? text_of(field.getKey("/T")) : "";
        const std::string name = above.empty() || partial.empty() ? above + partial : above + "." + partial;
        QPDFObjectHandle type = field.getKey("/FT");
        const bool signature = type.isName() ? type.getName() == "/Sig" : signature_above;
        QPDFObjectHandle value = field.getKey("/V");
        if (signature && value.isDictionary()) {
            if (found.size() == max_pdf_signatures) return fail(ErrorKind::limit, "the PDF has too many signatures");
            found.push_back(field_of(name, value));
        }
        TRY_VOID(collect(field.getKey("/Kids"), name, signature, depth + 1, found));
    }
    return {};
}

}  // namespace

Result<std::vector<SignatureField>> signature_fields(QPDF& pdf) {
    std::vector<SignatureField> found;
    try {
        QPDFObjectHandle form = pdf.getRoot().getKey("/AcroForm");
        if (form.isDictionary()) TRY_VOID(collect(form.getKey("/Fields"), "", false, 0, found));
    } catch (const std::exception& thrown) {
        return pdf_fault(thrown.what());
    }
    return found;
}

}  // namespace comity::seal
