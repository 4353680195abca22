// SPDX-License-Identifier: EUPL-1.2
#include "documents/photograph/photograph.h"

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include <fmt/format.h>
#include <png.h>
#include <turbojpeg.h>

#include "documents/photograph/orientation.h"

namespace comity::documents {

namespace {

constexpr std::size_t channels = 3;

/// Red, green and blue, row by row from the top.
struct Pixels {
    int width = 0;
    int height = 0;
    std::vector<unsigned char> of = {};

    const unsigned char* at(int x, int y) const {
        return &of[(static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) *
                   channels];
    }
};

tl::unexpected<Error> damaged(std::string_view what) {
    return fail(ErrorKind::invalid, fmt::format("the photograph cannot be read: {}", what), {},
                "give it as JPEG or PNG, in colours of the screen");
}

Result<void> check_sides(std::int64_t width, std::int64_t height) {
    if (width <= 0 || height <= 0) return damaged("it has no pixels");
    if (width > max_photograph_side || height > max_photograph_side || width * height > max_photograph_pixels)
        return fail(ErrorKind::limit, fmt::format("a photograph of {} by {} pixels", width, height), {},
                    fmt::format("at most {} pixels; make it smaller", max_photograph_pixels));
    return {};
}

Pixels blank(int width, int height) {
    return {width, height,
            std::vector<unsigned char>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * channels)};
}

Result<Pixels> read_png(Octets file) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&image, file.data(), file.size()) == 0) return damaged(image.message);
    const std::unique_ptr<png_image, void (*)(png_image*)> owned(&image, png_image_free);
    TRY_VOID(check_sides(image.width, image.height));
    Pixels pixels = blank(static_cast<int>(image.width), static_cast<int>(image.height));
    image.format = PNG_FORMAT_RGB;
    const png_color white{255, 255, 255};
    if (png_image_finish_read(&image, &white, pixels.of.data(), 0, nullptr) == 0) return damaged(image.message);
    return pixels;
}

/// The smallest of the sizes in which the format can be read at once that is no smaller than what is drawn.
tjscalingfactor reading_size(int width, int height) {
    for (const int divisor : {8, 4, 2}) {
        const tjscalingfactor factor{1, divisor};
        if (std::max(TJSCALED(width, factor), TJSCALED(height, factor)) >= large_photograph.side) return factor;
    }
    return {1, 1};
}

Result<Pixels> read_jpeg(Octets file) {
    const std::unique_ptr<void, int (*)(void*)> reader(tjInitDecompress(), tjDestroy);
    int width = 0, height = 0, sampling = 0, colours = 0;
    const auto size = static_cast<unsigned long>(file.size());
    if (!reader || tjDecompressHeader3(reader.get(), file.data(), size, &width, &height, &sampling, &colours) != 0)
        return damaged("its head is damaged");
    TRY_VOID(check_sides(width, height));
    if (colours == TJCS_CMYK || colours == TJCS_YCCK) return damaged("it is in colours of print (CMYK)");
    const tjscalingfactor factor = reading_size(width, height);
    Pixels pixels = blank(TJSCALED(width, factor), TJSCALED(height, factor));
    if (tjDecompress2(reader.get(), file.data(), size, pixels.of.data(), pixels.width, 0, pixels.height, TJPF_RGB,
                      TJFLAG_STOPONWARNING) != 0)
        return damaged(tjGetErrorStr2(reader.get()));
    return pixels;
}

/// As whoever held the camera saw it.
Pixels upright(Pixels pixels, int orientation) {
    if (orientation == 1) return pixels;
    const bool turned = orientation >= 5;
    Pixels seen = turned ? blank(pixels.height, pixels.width) : blank(pixels.width, pixels.height);
    const int right = pixels.width - 1, bottom = pixels.height - 1;
    unsigned char* to = seen.of.data();
    for (int y = 0; y < seen.height; ++y)
        for (int x = 0; x < seen.width; ++x, to += channels) {
            const std::array<std::pair<int, int>, 9> from{{{x, y},
                                                           {x, y},
                                                           {right - x, y},
                                                           {right - x, bottom - y},
                                                           {x, bottom - y},
                                                           {y, x},
                                                           {y, bottom - x},
                                                           {right - y, bottom - x},
                                                           {right - y, x}}};
            const auto& [column, row] = from.at(static_cast<std::size_t>(orientation));
            std::copy_n(pixels.at(column, row), channels, to);
        }
    return seen;
}

/// Each new pixel is the mean of those it covers.
Pixels reduced(const Pixels& pixels, int side) {
    const int longest = std::max(pixels.width, pixels.height);
    if (longest <= side) return pixels;
    const auto scaled = [&](int length) {
        return std::max(1, static_cast<int>(std::int64_t{length} * side / longest));
    };
    Pixels small = blank(scaled(pixels.width), scaled(pixels.height));
    const auto from = [](int at, int whole, int parts) { return static_cast<int>(std::int64_t{at} * whole / parts); };
    unsigned char* to = small.of.data();
    for (int y = 0; y < small.height; ++y) {
        const int top = from(y, pixels.height, small.height);
        const int below = std::max(top + 1, from(y + 1, pixels.height, small.height));
        for (int x = 0; x < small.width; ++x) {
            const int left = from(x, pixels.width, small.width);
            const int behind = std::max(left + 1, from(x + 1, pixels.width, small.width));
            std::array<unsigned, channels> sums{};
            for (int row = top; row < below; ++row)
                for (int column = left; column < behind; ++column)
                    for (std::size_t channel = 0; channel < channels; ++channel)
                        sums.at(channel) += pixels.at(column, row)[channel];
            const auto covered = static_cast<unsigned>((below - top) * (behind - left));
            for (const unsigned sum : sums) *to++ = static_cast<unsigned char>((sum + covered / 2) / covered);
        }
    }
    return small;
}

Result<std::string> written(const Pixels& pixels, int quality) {
    const std::unique_ptr<void, int (*)(void*)> writer(tjInitCompress(), tjDestroy);
    unsigned char* made = nullptr;
    unsigned long size = 0;
    const int status = writer ? tjCompress2(writer.get(), pixels.of.data(), pixels.width, 0, pixels.height, TJPF_RGB,
                                            &made, &size, TJSAMP_420, quality, TJFLAG_ACCURATEDCT)
                              : -1;
    const std::unique_ptr<unsigned char, void (*)(unsigned char*)> owned(made, tjFree);
    if (status != 0) return fail(ErrorKind::unavailable, "the photograph cannot be written as JPEG");
    return std::string(as_text({made, size}));
}

/// In the best quality that fits; where none does, smaller.
Result<DrawnPhotograph> drawn(const Pixels& pixels, const PhotographBounds& bounds) {
    constexpr int smallest_side = 64;
    for (int side = bounds.side; side >= smallest_side; side = side * 3 / 4) {
        const Pixels small = reduced(pixels, side);
        for (const int quality : {84, 76, 68, 60, 50}) {
            TRY(jpeg, written(small, quality));
            if (jpeg.size() <= bounds.octets) return DrawnPhotograph{small.width, small.height, std::move(jpeg)};
        }
    }
    return fail(ErrorKind::limit, "the photograph stays too large however it is drawn");
}

}  // namespace

Result<Photograph> drawn_anew(Octets file) {
    if (file.size() > max_photograph_octets)
        return fail(ErrorKind::limit, fmt::format("a photograph of {} octets", file.size()), {},
                    fmt::format("at most {}", max_photograph_octets));
    const std::string_view text = as_text(file);
    const bool jpeg = text.starts_with("\xFF\xD8\xFF");
    if (!jpeg && !text.starts_with("\x89PNG\r\n\x1a\n")) return damaged("its form is another");
    TRY(pixels, jpeg ? read_jpeg(file) : read_png(file));
    const Pixels seen = upright(std::move(pixels), jpeg ? orientation_of(file) : 1);
    TRY(large, drawn(seen, large_photograph));
    TRY(small, drawn(seen, small_photograph));
    return Photograph{std::move(large), std::move(small)};
}

}  // namespace comity::documents
