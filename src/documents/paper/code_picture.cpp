// SPDX-License-Identifier: EUPL-1.2
#define ZX_USE_UTF8 1
#include "documents/paper/code_picture.h"

#include <algorithm>
#include <array>

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>
#include <ZXing/ReadBarcode.h>
#include <fmt/format.h>

#include "format/utf8.h"

namespace comity::documents {

Result<CodeModules> code_modules(std::string_view text, Robustness robustness) {
    if (text.empty() || !format::is_utf8(text))
        return fail(ErrorKind::invalid, "the text of a code is empty or not UTF-8");
    if (text.size() > max_code_octets) {
        return fail(ErrorKind::limit, fmt::format("a code of {} octets", text.size()), {},
                    fmt::format("at most {} can still be read from paper; shorten the text", max_code_octets));
    }
    try {
        constexpr int medium = 3;  // of 0 to 8, as the library counts the four levels
        constexpr int high = 5;
        ZXing::MultiFormatWriter writer(ZXing::BarcodeFormat::QRCode);
        writer.setMargin(0).setEccLevel(robustness == Robustness::medium ? medium : high);
        writer.setEncoding(ZXing::CharacterSet::UTF8);
        const ZXing::BitMatrix matrix = writer.encode(std::string(text), 0, 0);
        CodeModules modules{matrix.width(), {}};
        for (int y = 0; y < matrix.height(); ++y)
            for (int x = 0; x < matrix.width(); ++x) modules.dark.push_back(matrix.get(x, y));
        return modules;
    } catch (const std::exception& thrown) {
        return fail(ErrorKind::limit, fmt::format("the code cannot be drawn: {}", thrown.what()), {},
                    "shorten the text");
    }
}

Picture drawn_code(const CodeModules& modules, int pixels) {
    const int side = (modules.side + 2 * quiet_zone) * pixels;
    Picture picture{side, side, {}};
    picture.grey.reserve(static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const int column = x / pixels - quiet_zone;
            const int row = y / pixels - quiet_zone;
            const bool within = column >= 0 && row >= 0 && column < modules.side && row < modules.side;
            picture.grey.push_back(within && modules.at(column, row) ? 0 : 255);
        }
    }
    return picture;
}

namespace {

std::vector<std::string> read_once(const Picture& picture) {
    std::vector<std::string> texts;
    try {
        const ZXing::ImageView view(picture.grey.data(), picture.width, picture.height, ZXing::ImageFormat::Lum);
        // A QR code is found however it is turned.
        ZXing::DecodeHints hints;
        hints.setFormats(ZXing::BarcodeFormat::QRCode).setTryHarder(true).setTryRotate(false);
        for (const ZXing::Result& result : ZXing::ReadBarcodes(view, hints)) {
            if (!result.isValid() || texts.size() == max_codes_in_picture) continue;
            const ZXing::ByteArray& octets = result.bytes();
            texts.emplace_back(octets.begin(), octets.end());
        }
    } catch (const std::exception&) {
        texts.clear();  // a picture in which the library stumbles is one without codes: the page goes to the work list
    }
    return texts;
}

/// The middle one of each pixel and the eight around it: specks go, edges stay.
Picture without_specks(const Picture& picture) {
    Picture clean = picture;
    std::array<unsigned char, 9> around{};
    for (int y = 1; y < picture.height - 1; ++y) {
        for (int x = 1; x < picture.width - 1; ++x) {
            std::size_t count = 0;
            for (int dy = -1; dy <= 1; ++dy)
                for (int dx = -1; dx <= 1; ++dx) around[count++] = picture.at(x + dx, y + dy);
            std::nth_element(around.begin(), around.begin() + 4, around.end());
            clean.grey[static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) +
                       static_cast<std::size_t>(x)] = around[4];
        }
    }
    return clean;
}

/// Twice as wide and high, in steps between the pixels, which also evens out the noise of a sensor.
Picture doubled(const Picture& picture) {
    Picture large{2 * picture.width, 2 * picture.height, {}};
    large.grey.reserve(4 * picture.grey.size());
    for (int y = 0; y < large.height; ++y) {
        for (int x = 0; x < large.width; ++x) {
            const int right = std::min(x / 2 + 1, picture.width - 1);
            const int below = std::min(y / 2 + 1, picture.height - 1);
            const int own = picture.at(x / 2, y / 2);
            const int beside = x % 2 == 0 ? own : picture.at(right, y / 2);
            const int under = y % 2 == 0 ? own : picture.at(x / 2, below);
            const int across = y % 2 == 0 ? beside : picture.at(x % 2 == 0 ? x / 2 : right, below);
            large.grey.push_back(static_cast<unsigned char>((own + beside + under + across) / 4));
        }
    }
    return large;
}

}  // namespace

std::vector<std::string> codes_in(const Picture& picture) {
    std::vector<std::string> texts = read_once(picture);
    if (!texts.empty()) return texts;
    // What a poor scanner hid shows itself on second sight.
    const Picture clean = without_specks(picture);
    texts = read_once(clean);
    if (!texts.empty() || picture.width > max_picture_side / 2 || picture.height > max_picture_side / 2 ||
        static_cast<std::int64_t>(picture.grey.size()) > max_picture_pixels / 4)
        return texts;
    return read_once(doubled(clean));
}

}  // namespace comity::documents
