// SPDX-License-Identifier: EUPL-1.2
// Payloads from outside. What has a canonical text is read from it as the same value, and has no second one.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "format/canonical_json.h"
#include "require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity::format;
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto value = read_value(input, "input");
    // The quick way reads nothing that the strict one refuses, and nothing otherwise.
    const auto strict = read_json(input, "input").and_then([](const Tree& tree) { return to_value(tree); });
    require(strict.has_value() == value.has_value() && (!value || *strict == *value));
    if (!value) {
        require(value.error().place.line >= 1 && !value.error().message.empty());
        require(!is_canonical(input));
        return 0;
    }
    const auto text = canonical_json(*value);
    require(text.has_value());  // it is never longer or deeper than what was read
    require(is_canonical(input) == (input == *text));
    const auto again = read_value(*text, "written");
    require(again.has_value() && *again == *value && is_canonical(*text));
    return 0;
}
