// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace comity::documents {

/// Where a name stands, in octets of the text.
struct NamePlace {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Where a text has a name as its spelling is fixed; in capital letters too, and in Russian in any case: "Рашада
/// Экземпла". A name's own words must all be there, in their order and beside each other.
std::vector<NamePlace> name_places(std::string_view text, std::string_view name, std::string_view language);

/// Two or three words in capital letters, as persons have them.
bool is_name_of_a_person(std::string_view name, std::string_view language);

/// Where one word of a person's name stands without the others: "Mr Example".
std::vector<NamePlace> part_places(std::string_view text, std::string_view name, std::string_view language);

}  // namespace comity::documents
