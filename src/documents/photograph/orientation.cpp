// SPDX-License-Identifier: EUPL-1.2
#include "documents/photograph/orientation.h"

#include <algorithm>
#include <cstddef>

namespace comity::documents {

namespace {

constexpr int not_turned = 1;

/// The TIFF structure within the segment; numbers beyond its end are 0.
class ExifReading {
   public:
    explicit ExifReading(Octets tiff) : tiff_(tiff), little_(!tiff.empty() && tiff[0] == 'I') {}

    int orientation() const {
        constexpr std::size_t orientation_tag = 0x0112, short_type = 3, entry_octets = 12;
        const std::size_t directory = number(4, 4);
        const std::size_t entries = number(directory, 2);
        for (std::size_t i = 0; i < entries; ++i) {
            const std::size_t entry = directory + 2 + i * entry_octets;
            if (entry + entry_octets > tiff_.size()) break;
            if (number(entry, 2) != orientation_tag || number(entry + 2, 2) != short_type) continue;
            const std::size_t value = number(entry + 8, 2);
            return value >= 1 && value <= 8 ? static_cast<int>(value) : not_turned;
        }
        return not_turned;
    }

   private:
    std::size_t number(std::size_t at, std::size_t octets) const {
        if (at > tiff_.size() || tiff_.size() - at < octets) return 0;
        std::size_t value = 0;
        for (std::size_t i = 0; i < octets; ++i) value = value << 8 | tiff_[at + (little_ ? octets - 1 - i : i)];
        return value;
    }

    Octets tiff_;
    bool little_;
};

}  // namespace

int orientation_of(Octets jpeg) {
    constexpr unsigned char application_1 = 0xe1, start_of_scan = 0xda;
    constexpr std::string_view exif("Exif\0\0", 6);
    std::size_t at = 2;
    while (at + 4 <= jpeg.size() && jpeg[at] == 0xff && jpeg[at + 1] != start_of_scan) {
        const std::size_t length = std::size_t{jpeg[at + 2]} << 8 | jpeg[at + 3];
        if (length < 2 || length > jpeg.size() - at - 2) break;
        const Octets segment = jpeg.subspan(at + 4, length - 2);
        if (jpeg[at + 1] == application_1 && as_text(segment).starts_with(exif))
            return ExifReading(segment.subspan(exif.size())).orientation();
        at += 2 + length;
    }
    return not_turned;
}

}  // namespace comity::documents
