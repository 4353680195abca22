// SPDX-License-Identifier: EUPL-1.2
#include "documents/paper/picture.h"

#include <algorithm>
#include <cstdint>
#include <memory>

#include <fmt/format.h>
#include <png.h>
#include <turbojpeg.h>

namespace comity::documents {

namespace {

tl::unexpected<Error> damaged(std::string_view what) {
    return fail(ErrorKind::invalid, fmt::format("the picture cannot be read: {}", what), {},
                "scan it again as PNG, JPEG, PGM or PDF");
}

/// Room for so many pixels.
Result<Picture> blank(std::int64_t width, std::int64_t height) {
    if (width <= 0 || height <= 0) return damaged("it has no pixels");
    if (width > max_picture_side || height > max_picture_side || width * height > max_picture_pixels) {
        return fail(ErrorKind::limit, fmt::format("a picture of {} by {} pixels", width, height), {},
                    fmt::format("at most {} pixels are read; scan with 150 to 300 dpi", max_picture_pixels));
    }
    return Picture{static_cast<int>(width), static_cast<int>(height),
                   std::vector<unsigned char>(static_cast<std::size_t>(width * height))};
}

Result<Picture> read_png(Octets file) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&image, file.data(), file.size()) == 0) return damaged(image.message);
    const std::unique_ptr<png_image, void (*)(png_image*)> owned(&image, png_image_free);
    TRY(picture, blank(image.width, image.height));
    image.format = PNG_FORMAT_GRAY;
    const png_color white{255, 255, 255};
    if (png_image_finish_read(&image, &white, picture.grey.data(), 0, nullptr) == 0) return damaged(image.message);
    return picture;
}

Result<Picture> read_jpeg(Octets file) {
    const std::unique_ptr<void, int (*)(void*)> reader(tjInitDecompress(), tjDestroy);
    int width = 0;
    int height = 0;
    int sampling = 0;
    int colours = 0;
    const auto size = static_cast<unsigned long>(file.size());
    if (!reader || tjDecompressHeader3(reader.get(), file.data(), size, &width, &height, &sampling, &colours) != 0)
        return damaged("its head is damaged");
    TRY(picture, blank(width, height));
    if (tjDecompress2(reader.get(), file.data(), size, picture.grey.data(), width, 0, height, TJPF_GRAY,
                      TJFLAG_STOPONWARNING) != 0)
        return damaged(tjGetErrorStr2(reader.get()));
    return picture;
}

/// "P5", width, height, 255, one blank, pixels (netpbm).
Result<Picture> read_pgm(Octets file) {
    const std::string_view text = as_text(file);
    std::size_t at = 2;
    std::int64_t numbers[3] = {};
    for (std::int64_t& number : numbers) {
        while (at < text.size() && (text[at] == ' ' || text[at] == '\n' || text[at] == '\t' || text[at] == '\r')) ++at;
        const std::size_t begin = at;
        for (; at < text.size() && text[at] >= '0' && text[at] <= '9' && at - begin < 6; ++at)
            number = number * 10 + (text[at] - '0');
        if (at == begin) return damaged("its head is damaged");
    }
    constexpr std::int64_t white = 255;
    if (numbers[2] != white) return damaged("it has more or less than 8 bits");
    ++at;  // the one blank
    TRY(picture, blank(numbers[0], numbers[1]));
    if (at > file.size() || file.size() - at < picture.grey.size()) return damaged("it ends too early");
    std::copy_n(file.begin() + static_cast<std::ptrdiff_t>(at), picture.grey.size(), picture.grey.begin());
    return picture;
}

}  // namespace

Result<Picture> read_picture(Octets file) {
    if (file.size() > max_picture_octets) {
        return fail(ErrorKind::limit, fmt::format("a picture of {} octets", file.size()), {},
                    fmt::format("at most {} are read", max_picture_octets));
    }
    const std::string_view text = as_text(file);
    if (text.starts_with("\x89PNG\r\n\x1a\n")) return read_png(file);
    if (text.starts_with("\xFF\xD8\xFF")) return read_jpeg(file);
    if (text.starts_with("P5")) return read_pgm(file);
    return damaged("its form is another");
}

Result<std::string> to_png(const Picture& picture) {
    const auto unwritten = [](std::string_view what) {
        return fail(ErrorKind::invalid, fmt::format("the picture cannot be written: {}", what));
    };
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(picture.width);
    image.height = static_cast<png_uint_32>(picture.height);
    image.format = PNG_FORMAT_GRAY;
    png_alloc_size_t size = 0;
    if (png_image_write_get_memory_size(image, size, 0, picture.grey.data(), 0, nullptr) == 0)
        return unwritten(image.message);
    std::string file(size, '\0');
    if (png_image_write_to_memory(&image, file.data(), &size, 0, picture.grey.data(), 0, nullptr) == 0)
        return unwritten(image.message);
    file.resize(size);
    return file;
}

}  // namespace comity::documents
