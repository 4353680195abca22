// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include "crypto/cms.h"
#include "crypto/hex.h"
#include "seal/pdf/pdf_file.h"
#include "seal/pdf/pdf_seal.h"

namespace comity::seal {

namespace {

constexpr std::string_view byte_range_room = "0000000000 0000000000 0000000000";

/// Where the last cross-reference stands, and whether it is a table or a stream: the update continues it in its kind.
struct LastReference {
    std::size_t offset = 0;
    bool is_table = false;
};

Result<LastReference> last_reference(std::string_view pdf) {
    constexpr std::string_view word = "startxref";
    const std::size_t at = pdf.rfind(word);
    if (at == std::string_view::npos) return pdf_fault("it has no startxref");
    std::size_t digit = pdf.find_first_not_of(" \r\n\t", at + word.size());
    std::size_t offset = 0;
    for (; digit < pdf.size() && pdf[digit] >= '0' && pdf[digit] <= '9' && offset < pdf.size(); ++digit)
        offset = offset * 10 + static_cast<std::size_t>(pdf[digit] - '0');
    if (offset == 0 || offset >= pdf.size()) return pdf_fault("its startxref leads nowhere");
    return LastReference{offset, pdf.substr(offset).starts_with("xref")};
}

/// "D:20260304101112Z" (ISO 32000-1 section 7.9.4).
std::string pdf_date(Instant now) {
    const std::string text = to_string(in_utc(now));
    return "D:" + text.substr(0, 4) + text.substr(5, 2) + text.substr(8, 2) + text.substr(11, 2) + text.substr(14, 2) +
           text.substr(17, 2) + "Z";
}

/// Objects behind the end of a file, with the cross-reference to them.
class Update {
   public:
    Update(std::string_view pdf, LastReference last) : out_(pdf), last_(last) {
        if (!out_.ends_with('\n')) out_ += '\n';
    }

    /// Where the body begins.
    std::size_t add(QPDFObjGen id, std::string_view body) {
        offsets_[id.getObj()] = {out_.size(), id.getGen()};
        out_ += fmt::format("{} {} obj\n", id.getObj(), id.getGen());
        const std::size_t begin = out_.size();
        out_ += body;
        out_ += "\nendobj\n";
        return begin;
    }

    std::string finish(QPDFObjectHandle trailer, int next_object, const std::string& id) && {
        std::string keys = fmt::format("/Root {} /Prev {} {}", trailer.getKey("/Root").unparse(), last_.offset, id);
        if (trailer.hasKey("/Info")) keys += fmt::format(" /Info {}", trailer.getKey("/Info").unparse());
        const std::size_t begin = out_.size();
        if (last_.is_table)
            write_table(keys, next_object);
        else
            write_stream(keys, next_object);
        out_ += fmt::format("startxref\n{}\n%%EOF\n", begin);
        return std::move(out_);
    }

   private:
    struct Entry {
        std::size_t offset;
        int generation;
    };

    void write_table(const std::string& keys, int next_object) {
        out_ += "xref\n";
        for (const auto& [number, entry] : offsets_)
            out_ += fmt::format("{} 1\n{:010} {:05} n \n", number, entry.offset, entry.generation);
        out_ += fmt::format("trailer\n<< /Size {} {} >>\n", next_object, keys);
    }

    void write_stream(const std::string& keys, int next_object) {
        offsets_[next_object] = {out_.size(), 0};
        std::string index;
        std::string data;
        for (const auto& [number, entry] : offsets_) {
            index += fmt::format("{} 1 ", number);
            data += '\x01';
            for (int shift = 32; shift >= 0; shift -= 8) data += static_cast<char>(entry.offset >> shift & 0xFF);
            data += static_cast<char>(entry.generation >> 8 & 0xFF);
            data += static_cast<char>(entry.generation & 0xFF);
        }
        out_ += fmt::format(
            "{} 0 obj\n<< /Type /XRef /Size {} /W [ 1 5 2 ] /Index [ {}] /Length {} {} >>\nstream\n{}\n"
            "endstream\nendobj\n",
            next_object, next_object + 1, index, data.size(), keys, data);
    }

    std::string out_;
    LastReference last_;
    std::map<int, Entry> offsets_;
};

/// The second half of the file's identifier says which revision it is (ISO 32000-1 section 14.4).
std::string identifier(QPDFObjectHandle trailer, std::string_view pdf) {
    QPDFObjectHandle old = trailer.getKey("/ID");
    const std::string fresh = crypto::hex(crypto::sha256(octets(pdf))).substr(0, 32);
    const std::string first =
        old.isArray() && old.getArrayNItems() == 2 ? old.getArrayItem(0).unparse() : "<" + fresh + ">";
    return fmt::format("/ID [ {} <{}> ]", first, fresh);
}

Result<std::string> unused_name(QPDF& pdf) {
    TRY(fields, signature_fields(pdf));
    for (std::size_t number = 1;; ++number) {
        std::string name = fmt::format("Signature{}", number);
        if (std::ranges::find(fields, name, &SignatureField::name) == fields.end()) return name;
    }
}

QPDFObjectHandle appended(QPDFObjectHandle array, QPDFObjectHandle item) {
    QPDFObjectHandle grown = array.isArray() ? array.shallowCopy() : QPDFObjectHandle::newArray();
    grown.appendItem(item);
    return grown;
}

/// Octets kept for the CMS: certificates, and what stands around them.
std::size_t room_for(const Sealer& sealer) {
    std::size_t octets = 4096;
    for (const crypto::Certificate& each : sealer.path) octets += each.der().size();
    return octets;
}

struct Prepared {
    std::string pdf;
    std::size_t contents;  ///< where the hexadecimal digits begin
    std::size_t digits;
};

/// The update with room for the signature.
Result<Prepared> prepared(std::string_view pdf, const Sealer& sealer, Instant now) {
    TRY(file, open_pdf(pdf));
    TRY(last, last_reference(pdf));
    try {
        auto pages = QPDFPageDocumentHelper(*file).getAllPages();
        if (pages.empty()) return pdf_fault("it has no page");
        QPDFObjectHandle page = pages.front().getObjectHandle();
        TRY(name, unused_name(*file));
        QPDFObjectHandle signature = file->makeIndirectObject(QPDFObjectHandle::newDictionary());
        QPDFObjectHandle appearance = file->makeIndirectObject(QPDFObjectHandle::newDictionary());
        // Flags 132: printed, and not to be moved (PDF/A wants the first).
        QPDFObjectHandle widget = file->makeIndirectObject(QPDFObjectHandle::parse(
            file.get(), fmt::format("<< /Type /Annot /Subtype /Widget /FT /Sig /T ({}) /F 132 /Rect [ 0 0 0 0 ] /V {} "
                                    "/P {} /AP << /N {} >> >>",
                                    name, signature.unparse(), page.unparse(), appearance.unparse())));
        QPDFObjectHandle form = file->getRoot().getKey("/AcroForm");
        form = form.isDictionary() ? form.shallowCopy() : QPDFObjectHandle::newDictionary();
        form.replaceKey("/Fields", appended(form.getKey("/Fields"), widget));
        form.replaceKey("/SigFlags", QPDFObjectHandle::newInteger(3));  // signatures exist, append only
        QPDFObjectHandle catalog = file->getRoot().shallowCopy();
        catalog.replaceKey("/AcroForm", form);
        QPDFObjectHandle changed_page = page.shallowCopy();
        changed_page.replaceKey("/Annots", appended(page.getKey("/Annots"), widget));

        const std::size_t digits = 2 * room_for(sealer);
        const std::string before = fmt::format(
            "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M ({}) /ByteRange [0 {}] /Contents "
            "<",
            pdf_date(now), byte_range_room);
        Update update(pdf, last);
        update.add(file->getRoot().getObjGen(), catalog.unparse());
        update.add(page.getObjGen(), changed_page.unparse());
        update.add(appearance.getObjGen(),
                   "<< /Type /XObject /Subtype /Form /BBox [ 0 0 0 0 ] /Length 0 >>\nstream\n\nendstream");
        update.add(widget.getObjGen(), widget.unparseResolved());
        const std::size_t at =
            update.add(signature.getObjGen(), before + std::string(digits, '0') + "> >>") + before.size();
        const int next = static_cast<int>(file->getObjectCount()) + 1;
        return Prepared{std::move(update).finish(file->getTrailer(), next, identifier(file->getTrailer(), pdf)), at,
                        digits};
    } catch (const std::exception& thrown) {
        return pdf_fault(thrown.what());
    }
}

}  // namespace

Result<std::string> sign_pdf(std::string_view pdf, const Sealer& sealer, Instant now) {
    TRY_VOID(check_sealer(sealer));
    TRY(made, prepared(pdf, sealer, now));
    // All but the digits and the brackets around them.
    const std::size_t gap = made.contents - 1;
    const std::size_t behind = made.contents + made.digits + 1;
    const std::string range = fmt::format("{:010} {:010} {:010}", gap, behind, made.pdf.size() - behind);
    made.pdf.replace(made.pdf.rfind(byte_range_room, gap), range.size(), range);
    crypto::RunningSha256 digest;
    digest.update(octets(made.pdf).first(gap));
    digest.update(octets(made.pdf).subspan(behind));
    TRY(cms, crypto::make_detached_signature(digest.digest(), sealer.key, sealer.path));
    const std::string digits = crypto::hex(octets(cms));
    if (digits.size() > made.digits) return fail(ErrorKind::limit, "the signature does not fit into the PDF");
    made.pdf.replace(made.contents, digits.size(), digits);
    return std::move(made.pdf);
}

}  // namespace comity::seal
