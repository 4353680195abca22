// SPDX-License-Identifier: EUPL-1.2
#include "cases/decide_parts.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace comity::cases {

tl::unexpected<Error> unknown_part(std::string_view what, std::string_view id, const std::string& known) {
    return fail(ErrorKind::invalid, fmt::format("the case has no {} '{}'", what, id), {},
                fmt::format("it has: {}", known));
}

std::string moment_text(Instant instant) {
    std::string text = to_string(instant);
    return text.erase(text.find('.'), 4);
}

CivilDate day_of(Instant instant) {
    constexpr std::int64_t day = 86'400'000;
    const std::int64_t local = instant.utc_milliseconds() + std::int64_t{instant.offset_minutes()} * 60'000;
    return CivilDate(static_cast<std::int32_t>((local - ((local % day) + day) % day) / day));
}

void copy(const format::Value& from, format::Value& to, std::initializer_list<std::string_view> keys) {
    for (const std::string_view key : keys)
        if (const format::Value* value = from.find(key); value && !value->is_null()) to.set(key, *value);
}

NewEvent fact_of(std::string_view fact, std::string_view subject, format::Value value, std::string_view source) {
    constexpr std::array<std::string_view, 5> of_a_person{"custody.", "surrender.", "consent.", "person.", "transit."};
    const bool personal = std::ranges::any_of(of_a_person, [&](auto prefix) { return fact.starts_with(prefix); });
    return {"fact-recorded", format::Value::object({{"fact", fact},
                                                    {"subject", personal ? subject : std::string_view{}},
                                                    {"value", std::move(value)},
                                                    {"source", format::Value::object({{"words", source}})}})};
}

Source read_source(const format::Value& object) {
    const format::Value* source = object.find("source");
    if (!source || !source->as_object()) return {};
    Fields read(*source);
    return {read.text_or("document"), static_cast<int>(read.integer_or("page", 0)), read.text_or("words")};
}

}  // namespace comity::cases
