// SPDX-License-Identifier: EUPL-1.2
// PDF as readers of it open it, with repair: what acts, what is within, what is hidden (ISO 32000-1).
#include <algorithm>
#include <array>
#include <new>
#include <set>
#include <stdexcept>

#include <fmt/format.h>
#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>

#include "documents/inspection/looking.h"

namespace comity::documents {

namespace {

constexpr int max_direct_depth = 64;  ///< values within values of one object

/// An end of what is read: over the limits of the looking it stops the reader.
class Kept final : public Pipeline {
   public:
    Kept(Looking& looking, std::uint64_t packed) : Pipeline("kept", nullptr), looking_(looking), packed_(packed) {}

    void write(const unsigned char* data, std::size_t count) override {
        made_ += count;
        if (!looking_.take_inflated(count, made_, packed_)) {
            bomb_ = true;
            throw std::length_error("it unpacks to too much");
        }
        if (made_ <= max_inspected_part) content_.append(reinterpret_cast<const char*>(data), count);
    }
    void finish() override {}

    bool bomb() const { return bomb_; }
    bool whole() const { return made_ <= max_inspected_part; }
    const std::string& content() const { return content_; }
    std::uint64_t made() const { return made_; }

   private:
    Looking& looking_;
    std::uint64_t packed_;
    std::uint64_t made_ = 0;
    bool bomb_ = false;
    std::string content_;
};

std::string name_of(QPDFObjectHandle value) {
    return value.isName() ? value.getName() : std::string();
}

class PdfLook {
   public:
    PdfLook(Looking& looking, const std::string& where, int depth) : looking_(looking), where_(where), depth_(depth) {}

    /// Gives the number of pages.
    std::size_t run(Octets file) {
        auto pdf = QPDF::create();
        pdf->setSuppressWarnings(true);
        pdf->processMemoryFile("the PDF", reinterpret_cast<const char*>(file.data()), file.size());
        if (pdf->isEncrypted()) found("encrypted", "it opens without a password");
        if (pdf->getObjectCount() > max_inspected_objects) {
            found("not-looked-into", fmt::format("{} objects", pdf->getObjectCount()));
            return 0;
        }
        for (QPDFObjectHandle& object : pdf->getAllObjects()) look_at(object, 0);
        if (!pdf->getRoot().isDictionary()) found("broken", "it has no catalog");
        // Where it was stopped here, the reader warns of that.
        if (!stopped_ && pdf->anyWarnings()) found("broken", pdf->getWarnings().front().getMessageDetail());
        return pages_;
    }

   private:
    void found(std::string_view kind, std::string_view detail = {}) { looking_.found(kind, where_, detail); }

    /// A value with what stands directly within; objects it refers to are looked at in their turn.
    void look_at(QPDFObjectHandle& value, int depth) {
        if (depth > max_direct_depth) {
            if (value.isArray() || value.isDictionary())
                found("too-heavy", fmt::format("over {} values within values", max_direct_depth));
            return;
        }
        if (value.isArray()) {
            for (int i = 0; i < value.getArrayNItems(); ++i) {
                QPDFObjectHandle item = value.getArrayItem(i);
                if (!item.isIndirect()) look_at(item, depth + 1);
            }
            return;
        }
        const bool stream = value.isStream();
        if (!stream && !value.isDictionary()) return;
        QPDFObjectHandle dictionary = stream ? value.getDict() : value;
        look_at_dictionary(dictionary);
        if (stream && name_of(dictionary.getKey("/Type")) == "/EmbeddedFile") look_at_file(value);
        for (const std::string& key : dictionary.getKeys()) {
            QPDFObjectHandle item = dictionary.getKey(key);
            if (!item.isIndirect()) look_at(item, depth + 1);
        }
    }

    void look_at_dictionary(QPDFObjectHandle& dictionary) {
        const std::string type = name_of(dictionary.getKey("/Type"));
        if (type == "/Page") ++pages_;
        // 12.6.4: actions by their kind.
        const std::string action = name_of(dictionary.getKey("/S"));
        if (action == "/JavaScript" || dictionary.hasKey("/JS")) found("script", "JavaScript");
        if (action == "/Launch") found("launch");
        if (action == "/SubmitForm" || action == "/ImportData") found("sends", action.substr(1));
        if (action == "/GoToR" || action == "/GoToE") found("external", action.substr(1));
        if (dictionary.hasKey("/XFA")) found("xfa");
        // Names that stand for a file within: 7.11.4; they say how it is called.
        if (dictionary.hasKey("/EF")) {
            QPDFObjectHandle name = dictionary.getKey(dictionary.hasKey("/UF") ? "/UF" : "/F");
            const std::string called = name.isString() ? name.getUTF8Value() : std::string();
            found("embedded", called);
            if (named_as_program(called)) found("program", called);
            // They need not say of themselves that they are one (7.11.4.1, table 45).
            QPDFObjectHandle files = dictionary.getKey("/EF");
            if (files.isDictionary())
                for (const std::string& key : files.getKeys())
                    if (QPDFObjectHandle file = files.getKey(key); file.isStream()) look_at_file(file);
        }
        constexpr std::array<std::string_view, 5> objects{"/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"};
        const std::string subtype = name_of(dictionary.getKey("/Subtype"));
        if (std::ranges::find(objects, subtype) != objects.end()) found("active-object", subtype.substr(1));
    }

    void look_at_file(QPDFObjectHandle& stream) {
        if (!looked_at_.insert(stream.getObjectID()).second) return;
        if (!looking_.take_entry()) {
            found("archive-bomb", "over 2,000 files within");
            return;
        }
        if (depth_ >= max_inspected_depth) {
            found("too-deep", std::to_string(depth_));
            return;
        }
        const std::string place = within(where_, fmt::format("object {}", stream.getObjectID()));
        QPDFObjectHandle length = stream.getDict().getKey("/Length");
        Kept kept(looking_, length.isInteger() && length.getIntValue() > 0
                                ? static_cast<std::uint64_t>(length.getIntValue())
                                : 1);
        const bool piped = stream.pipeStreamData(&kept, 0, qpdf_dl_generalized, true, false);
        if (kept.bomb()) {
            stopped_ = true;
            looking_.found("archive-bomb", place, std::to_string(kept.made()));
            return;
        }
        if (!piped) {
            looking_.found("broken", place);
            return;
        }
        if (!kept.whole()) {
            looking_.found("not-looked-into", place, std::to_string(kept.made()));
            return;
        }
        const std::string subtype = name_of(stream.getDict().getKey("/Subtype"));
        (void)looking_.look(
            octets(kept.content()),
            {.name = {}, .media_type = subtype.empty() ? std::string_view() : std::string_view(subtype).substr(1)},
            place, depth_ + 1);
    }

    Looking& looking_;
    const std::string& where_;
    int depth_;
    std::size_t pages_ = 0;
    std::set<int> looked_at_;  ///< files within, by the numbers of their objects
    bool stopped_ = false;
};

}  // namespace

std::size_t look_into_pdf(Looking& looking, Octets file, const std::string& where, int depth) {
    // Readers take what begins later as well, and count its places differently.
    if (!as_text(file).starts_with("%PDF-")) looking.found("broken", where, "it does not begin with %PDF-");
    try {
        return PdfLook(looking, where, depth).run(file);
    } catch (const QPDFExc& thrown) {
        const bool password = thrown.getErrorCode() == qpdf_e_password;
        looking.found(password ? "encrypted" : "broken", where, thrown.getMessageDetail());
    } catch (const std::bad_alloc&) {
        looking.found("too-heavy", where, "memory");
    } catch (const std::exception& thrown) {
        looking.found("broken", where, thrown.what());
    }
    return 0;
}

}  // namespace comity::documents
