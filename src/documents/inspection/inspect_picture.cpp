// SPDX-License-Identifier: EUPL-1.2
// Pictures by their structure: whole, ended where they say, of a size that can be drawn.
#include <set>

#include <fmt/format.h>

#include "documents/inspection/looking.h"
#include "documents/inspection/octet_reading.h"

namespace comity::documents {

namespace {

class PictureLook {
   public:
    PictureLook(Looking& looking, Octets file, const std::string& where)
        : looking_(looking), file_(file), where_(where) {}

    /// ISO/IEC 15948: chunks of length, name, data and checksum; the last is IEND.
    void png() {
        std::size_t at = 8;
        while (file_.size() - at >= 12) {
            const std::uint64_t length = big32(file_, at);
            const std::string_view name = as_text(file_.subspan(at + 4, 4));
            if (length > file_.size() - at - 12) break;
            if (name == "IHDR" && length >= 8) size(big32(file_, at + 8), big32(file_, at + 12));
            at += 12 + length;
            if (name == "IEND") return ended(at);
        }
        looking_.found("broken", where_);
    }

    /// ISO/IEC 10918-1: segments up to the scan, then data up to the marker of its end.
    void jpeg() {
        std::size_t at = 2;
        while (file_.size() - at >= 4 && file_[at] == 0xff) {
            const unsigned char marker = file_[at + 1];
            const std::size_t length = big16(file_, at + 2);
            if (length < 2 || length > file_.size() - at - 2) break;
            const bool frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
            if (frame && length >= 7) size(big16(file_, at + 7), big16(file_, at + 5));
            at += 2 + length;
            if (marker != 0xda) continue;
            const std::size_t end = as_text(file_).find("\xff\xd9", at);
            if (end == std::string_view::npos) break;
            return ended(end + 2);
        }
        looking_.found("broken", where_);
    }

    /// TIFF 6.0: directories chained by their offsets, one for each page.
    std::size_t tiff() {
        const bool little = file_[0] == 'I';
        const auto number16 = [&](std::size_t place) { return little ? little16(file_, place) : big16(file_, place); };
        const auto number32 = [&](std::size_t place) { return little ? little32(file_, place) : big32(file_, place); };
        std::set<std::size_t> seen;
        std::size_t at = file_.size() < 8 ? 0 : number32(4);
        while (at != 0) {
            if (at > file_.size() || file_.size() - at < 2 || !seen.insert(at).second) break;
            const std::size_t entries = number16(at);
            if (file_.size() - at - 2 < entries * 12 + 4) break;
            std::uint32_t width = 0;
            std::uint32_t height = 0;
            for (std::size_t i = 0; i < entries; ++i) {
                const std::size_t entry = at + 2 + i * 12;
                const std::uint32_t value = number16(entry + 2) == 3 ? number16(entry + 8) : number32(entry + 8);
                if (number16(entry) == 256) width = value;
                if (number16(entry) == 257) height = value;
            }
            size(width, height);
            at = number32(at + 2 + entries * 12);
            if (at == 0) return seen.size();
        }
        looking_.found("broken", where_);
        return 0;
    }

    void gif() {
        if (file_.size() < 14) {
            looking_.found("broken", where_);
            return;
        }
        size(little16(file_, 6), little16(file_, 8));
        if (file_.back() != 0x3b) looking_.found("behind-the-end", where_);
    }

   private:
    void size(std::uint64_t width, std::uint64_t height) {
        if (width * height > many_points)
            looking_.found("large-picture", where_, fmt::format("{} × {}", width, height));
    }
    void ended(std::size_t at) {
        if (at < file_.size()) looking_.found("behind-the-end", where_, std::to_string(file_.size() - at));
    }

    Looking& looking_;
    Octets file_;
    const std::string& where_;
};

}  // namespace

std::size_t look_into_picture(Looking& looking, Octets file, std::string_view type, const std::string& where) {
    PictureLook look(looking, file, where);
    if (type == "png") look.png();
    if (type == "jpeg") look.jpeg();
    if (type == "gif") look.gif();
    return type == "tiff" ? look.tiff() : 0;
}

}  // namespace comity::documents
