// SPDX-License-Identifier: EUPL-1.2
#include "channel/mime/multipart_writer.h"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "crypto/hex.h"

namespace comity::channel {

std::string random_uuid(const crypto::RandomBytes& random) {
    std::array<unsigned char, 16> octets{};
    random(octets);
    octets[6] = static_cast<unsigned char>((octets[6] & 0x0f) | 0x40);
    octets[8] = static_cast<unsigned char>((octets[8] & 0x3f) | 0x80);
    std::string text = crypto::hex(octets);
    for (const std::size_t place : {8U, 13U, 18U, 23U}) text.insert(place, 1, '-');
    return text;
}

std::string random_boundary(const crypto::RandomBytes& random) {
    std::array<unsigned char, 16> octets{};
    random(octets);
    return "=_" + crypto::hex(octets);
}

std::string random_content_id(std::string_view name, std::string_view host, const crypto::RandomBytes& random) {
    return fmt::format("{}-{}@{}", name, random_uuid(random), host);
}

MultipartWriter::MultipartWriter(std::string boundary, std::string root_id, crypto::OctetSink sink)
    : boundary_(std::move(boundary)), root_id_(std::move(root_id)), sink_(std::move(sink)), search_(boundary_) {}

std::string MultipartWriter::content_type() const {
    return fmt::format(R"(multipart/related; type="application/soap+xml"; boundary="{}"; start="<{}>")", boundary_,
                       root_id_);
}

Result<void> MultipartWriter::begin_part(std::string_view content_id, std::string_view content_type) {
    TRY_VOID(
        put(fmt::format("{}--{}\r\nContent-Type: {}\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <{}>\r\n\r\n",
                        first_ ? "" : "\r\n", boundary_, content_type, content_id)));
    first_ = false;
    search_.begin_line();
    return {};
}

Result<void> MultipartWriter::write(Octets content) {
    if (search_.advance(content).delimiter) {
        collided_ = true;
        return fail(ErrorKind::conflict, "the boundary occurs in a part", {},
                    "write the message with another boundary");
    }
    return sink_(content);
}

Result<void> MultipartWriter::finish() {
    return put(fmt::format("\r\n--{}--\r\n", boundary_));
}

}  // namespace comity::channel
