// SPDX-License-Identifier: EUPL-1.2
#include "documents/photograph/photograph.h"

#include <cstring>
#include <memory>
#include <vector>

#include <gmock/gmock.h>
#include <png.h>
#include <turbojpeg.h>

#include "documents/photograph/orientation.h"

namespace comity::documents {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// Left half red, right half blue; the lower half of each in a darker shade.
std::vector<unsigned char> halves(int width, int height) {
    std::vector<unsigned char> pixels;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const unsigned char shade = y < height / 2 ? 250 : 120;
            const bool red = x < width / 2;
            for (const unsigned char colour : {red ? shade : 0, 0, red ? 0 : shade})
                pixels.push_back(static_cast<unsigned char>(colour));
        }
    return pixels;
}

std::string jpeg(const std::vector<unsigned char>& pixels, int width, int height) {
    const std::unique_ptr<void, int (*)(void*)> writer(tjInitCompress(), tjDestroy);
    unsigned char* made = nullptr;
    unsigned long size = 0;
    if (tjCompress2(writer.get(), pixels.data(), width, 0, height, TJPF_RGB, &made, &size, TJSAMP_444, 95, 0) != 0)
        throw std::runtime_error("no JPEG");
    const std::unique_ptr<unsigned char, void (*)(unsigned char*)> owned(made, tjFree);
    return {reinterpret_cast<const char*>(made), size};
}

std::string png(const std::vector<unsigned char>& pixels, int width, int height, png_uint_32 format) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(width);
    image.height = static_cast<png_uint_32>(height);
    image.format = format;
    png_alloc_size_t size = 0;
    if (png_image_write_to_memory(&image, nullptr, &size, 0, pixels.data(), 0, nullptr) == 0)
        throw std::runtime_error("no PNG");
    std::string made(size, '\0');
    png_image_write_to_memory(&image, made.data(), &size, 0, pixels.data(), 0, nullptr);
    return made;
}

/// With an Exif segment behind the first marker: orientation, and words that must not survive.
std::string with_exif(std::string file, char orientation) {
    std::string tiff("MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 19);
    tiff += orientation;
    tiff += std::string("\0\0\0\0\0\0", 6) + "GPS 46.9480 N 7.4474 E";
    const std::string segment = std::string("Exif\0\0", 6) + tiff;
    const std::size_t length = segment.size() + 2;
    file.insert(2,
                std::string("\xff\xe1") + static_cast<char>(length >> 8) + static_cast<char>(length & 0xff) + segment);
    return file;
}

struct Colour {
    int red = 0, green = 0, blue = 0;
};
/// At hundredths of width and height.
Colour colour_at(const DrawnPhotograph& drawn, int across, int down) {
    const std::unique_ptr<void, int (*)(void*)> reader(tjInitDecompress(), tjDestroy);
    std::vector<unsigned char> pixels(static_cast<std::size_t>(drawn.width) * static_cast<std::size_t>(drawn.height) *
                                      3);
    if (tjDecompress2(reader.get(), reinterpret_cast<const unsigned char*>(drawn.jpeg.data()), drawn.jpeg.size(),
                      pixels.data(), drawn.width, 0, drawn.height, TJPF_RGB, 0) != 0)
        throw std::runtime_error("what was drawn cannot be read");
    const std::size_t at =
        (static_cast<std::size_t>(drawn.height * down / 100) * static_cast<std::size_t>(drawn.width) +
         static_cast<std::size_t>(drawn.width * across / 100)) *
        3;
    return {pixels[at], pixels[at + 1], pixels[at + 2]};
}
bool is_red(const Colour& colour) {
    return colour.red > 90 && colour.blue < 60;
}

TEST(Photograph, IsDrawnInTwoSizesWithinTheirBounds) {
    const auto drawn = drawn_anew(octets(jpeg(halves(2400, 1600), 2400, 1600)));
    ASSERT_TRUE(drawn) << to_string(drawn.error());
    EXPECT_EQ(drawn->large.width, 960);
    EXPECT_EQ(drawn->large.height, 640);
    EXPECT_EQ(drawn->small.width, 480);
    EXPECT_EQ(drawn->small.height, 320);
    EXPECT_LE(drawn->large.jpeg.size(), large_photograph.octets);
    EXPECT_LE(drawn->small.jpeg.size(), small_photograph.octets);
    EXPECT_TRUE(is_red(colour_at(drawn->large, 25, 25)));
    EXPECT_FALSE(is_red(colour_at(drawn->large, 75, 25)));
}

TEST(Photograph, FitsHoweverMuchThereIsInIt) {
    std::vector<unsigned char> noise;
    std::uint32_t state = 1;
    for (int i = 0; i < 1500 * 1500 * 3; ++i) {
        state = state * 1664525 + 1013904223;
        noise.push_back(static_cast<unsigned char>(state >> 24));
    }
    const auto drawn = drawn_anew(octets(png(noise, 1500, 1500, PNG_FORMAT_RGB)));
    ASSERT_TRUE(drawn) << to_string(drawn.error());
    EXPECT_LE(drawn->large.jpeg.size(), large_photograph.octets);
    EXPECT_LE(drawn->small.jpeg.size(), small_photograph.octets);
}

TEST(Photograph, IsNeverEnlarged) {
    const auto drawn = drawn_anew(octets(png(halves(200, 100), 200, 100, PNG_FORMAT_RGB)));
    ASSERT_TRUE(drawn) << to_string(drawn.error());
    EXPECT_EQ(drawn->large.width, 200);
    EXPECT_EQ(drawn->small.height, 100);
}

TEST(Photograph, KeepsNothingButItsPixels) {
    const std::string file = with_exif(jpeg(halves(800, 600), 800, 600), 1) + "PK\x03\x04 another file behind";
    const auto drawn = drawn_anew(octets(file));
    ASSERT_TRUE(drawn) << to_string(drawn.error());
    for (const std::string& jpeg : {drawn->large.jpeg, drawn->small.jpeg}) {
        EXPECT_THAT(jpeg, Not(HasSubstr("Exif")));
        EXPECT_THAT(jpeg, Not(HasSubstr("GPS")));
        EXPECT_THAT(jpeg, Not(HasSubstr("another file")));
    }
}

// CIPA DC-008, table of the orientation: where row 0 and column 0 of the file are, as one sees the picture.
TEST(Photograph, StandsUprightHoweverTheCameraWasHeld) {
    const std::string file = jpeg(halves(800, 600), 800, 600);  // red left, blue right, light above
    struct Seen {
        char orientation;
        bool turned, red_left, light_above;  // of turned ones: red above, light left
    };
    for (const Seen& seen : {Seen{1, false, true, true}, Seen{2, false, false, true}, Seen{3, false, false, false},
                             Seen{4, false, true, false}, Seen{5, true, true, true}, Seen{6, true, true, false},
                             Seen{7, true, false, false}, Seen{8, true, false, true}}) {
        const std::string turned = with_exif(file, seen.orientation);
        EXPECT_EQ(orientation_of(octets(turned)), seen.orientation);
        const auto drawn = drawn_anew(octets(turned));
        ASSERT_TRUE(drawn) << to_string(drawn.error());
        const DrawnPhotograph& large = drawn->large;
        EXPECT_EQ(large.width < large.height, seen.turned) << int{seen.orientation};
        const Colour corner = colour_at(large, 20, 20);
        EXPECT_EQ(is_red(corner), seen.red_left) << int{seen.orientation};
        EXPECT_EQ(corner.red + corner.blue > 180, seen.light_above) << int{seen.orientation};
    }
}

TEST(Photograph, StandsOnWhiteWhereItShinesThrough) {
    const std::vector<unsigned char> clear(100 * 100 * 4, 0);
    const auto drawn = drawn_anew(octets(png(clear, 100, 100, PNG_FORMAT_RGBA)));
    ASSERT_TRUE(drawn) << to_string(drawn.error());
    EXPECT_GT(colour_at(drawn->large, 50, 50).green, 250);
}

TEST(Photograph, RefusesWhatIsNoneAndWhatIsTooLarge) {
    EXPECT_EQ(drawn_anew(octets("%PDF-1.7")).error().kind, ErrorKind::invalid);
    const std::string whole = jpeg(halves(800, 600), 800, 600);
    EXPECT_EQ(drawn_anew(octets(whole.substr(0, whole.size() / 2))).error().kind, ErrorKind::invalid);
    std::string wide = whole;
    const std::size_t frame = wide.find("\xff\xc0");
    ASSERT_NE(frame, std::string::npos);
    wide.replace(frame + 5, 4, "\x3e\x81\x3e\x81");  // 16,001 by 16,001
    EXPECT_EQ(drawn_anew(octets(wide)).error().kind, ErrorKind::limit);
    EXPECT_EQ(drawn_anew(octets(std::string(max_photograph_octets + 1, '\xff'))).error().kind, ErrorKind::limit);
}

}  // namespace
}  // namespace comity::documents
