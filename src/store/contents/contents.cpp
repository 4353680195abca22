// SPDX-License-Identifier: EUPL-1.2
#include "store/contents/contents.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "crypto/hex.h"

namespace comity::store {

namespace {

constexpr std::size_t max_authority = 64;
constexpr std::size_t id_octets = 16;

bool letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

}  // namespace

Result<void> read_whole(ContentStore& store, std::string_view authority, const ContentAddress& address,
                        const crypto::OctetSink& sink) {
    crypto::RunningSha256 running;
    std::uint64_t octets = 0;
    TRY_VOID(store.read(authority, address.digest, 0, max_stored_octets, [&](Octets piece) -> Result<void> {
        running.update(piece);
        octets += piece.size();
        return sink(piece);
    }));
    if (octets != address.octets || running.digest() != address.digest)
        return fail(ErrorKind::unavailable,
                    fmt::format("content {} of {} is damaged", crypto::hex(address.digest), authority), {},
                    "restore it from a backup");
    return {};
}

Result<void> check_authority(std::string_view authority) {
    const bool fits = !authority.empty() && authority.size() <= max_authority && letter_or_digit(authority[0]) &&
                      std::ranges::all_of(authority, [](char c) { return letter_or_digit(c) || c == '.' || c == '-'; });
    if (fits) return {};
    return fail(ErrorKind::invalid, fmt::format("'{}' is no name of an authority", authority.substr(0, max_authority)),
                {}, "lower-case letters, digits, dots and hyphens, from a letter or digit on");
}

Result<void> check_upload_id(std::string_view id) {
    const bool fits = id.size() == 2 * id_octets &&
                      std::ranges::all_of(id, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
    if (fits) return {};
    return fail(ErrorKind::invalid, "that is no id of an upload", {}, "give the id that beginning the upload gave");
}

std::string new_upload_id(const crypto::RandomBytes& random) {
    std::array<unsigned char, id_octets> octets{};
    random(octets);
    return crypto::hex(octets);
}

tl::unexpected<Error> other_digest(const crypto::Sha256& expected, const crypto::Sha256& found) {
    return fail(ErrorKind::invalid,
                fmt::format("the octets have digest {}, not {}", crypto::hex(found), crypto::hex(expected)), {},
                "something was changed or left out on the way; upload it again");
}

tl::unexpected<Error> no_content(const crypto::Sha256& digest, std::string place) {
    return fail(ErrorKind::not_found, fmt::format("there is no content {}", crypto::hex(digest)),
                Place{std::move(place)}, "it was never stored here, or erased");
}

tl::unexpected<Error> no_upload(std::string_view id, std::string place) {
    return fail(ErrorKind::not_found, fmt::format("there is no upload {}", id), Place{std::move(place)},
                "it was finished, abandoned or too old; begin again");
}

tl::unexpected<Error> too_large() {
    return fail(ErrorKind::limit, fmt::format("a content may have {} octets", max_stored_octets), {},
                "split the document");
}

}  // namespace comity::store
