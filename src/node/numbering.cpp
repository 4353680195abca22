// SPDX-License-Identifier: EUPL-1.2
#include "node/numbering.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "crypto/hex.h"
#include "format/base32.h"

namespace comity::node {

std::string random_case_id(const crypto::RandomBytes& random) {
    std::array<unsigned char, 10> octets{};
    random(octets);
    std::string id = format::base32(octets);
    std::ranges::transform(id, id.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return id;
}

std::string random_uuid(const crypto::RandomBytes& random) {
    std::array<unsigned char, 16> octets{};
    random(octets);
    octets[6] = static_cast<unsigned char>((octets[6] & 0x0f) | 0x40);
    octets[8] = static_cast<unsigned char>((octets[8] & 0x3f) | 0x80);
    std::string text = crypto::hex(octets);
    for (const std::size_t at : {8U, 13U, 18U, 23U}) text.insert(at, 1, '-');
    return text;
}

Result<std::string> next_number(store::Connection& rows, std::string_view authority, cases::Kind kind,
                                cases::Direction direction, int year) {
    return next_in_series(
        rows, authority,
        fmt::format("{}-{}-{}", cases::words(kind).letters, direction == cases::Direction::incoming ? 'I' : 'O', year));
}

Result<std::string> next_in_series(store::Connection& rows, std::string_view authority, const std::string& series) {
    TRY(last, rows.one("INSERT INTO docket_number (authority, series, last) VALUES ($1, $2, 1) "
                       "ON CONFLICT (authority, series) DO UPDATE SET last = docket_number.last + 1 RETURNING last",
                       {authority, series}, [](const store::Row& row) { return row.number(0); }));
    return fmt::format("{}-{:05}", series, last.value_or(1));
}

bool gives(const cases::Command& command, std::string_view name) {
    const cases::CommandKind* kind = cases::find_command(command.name);
    return kind && kind->entry().by_node(name);
}

}  // namespace comity::node
