// SPDX-License-Identifier: EUPL-1.2
#include "command/fields.h"

#include <fmt/format.h>

namespace comity::command {

const format::Value* Fields::find(std::string_view key) const {
    const format::Value* value = object_.find(key);
    return value && !value->is_null() ? value : nullptr;
}

void Fields::fault(std::string_view key, std::string_view expected) {
    if (!first_) first_ = Error{ErrorKind::invalid, fmt::format("'{}' must be {}", key, expected), {}, ""};
}

Result<void> Fields::finish() const {
    if (first_) return tl::unexpected(*first_);
    return {};
}

std::string Fields::text_or(std::string_view key, std::string_view otherwise) {
    const format::Value* value = find(key);
    if (!value) return std::string(otherwise);
    if (const std::string* text = value->as_string()) return *text;
    fault(key, "a text");
    return {};
}

std::string Fields::text(std::string_view key) {
    std::string read = text_or(key);
    if (read.empty()) fault(key, "given, as a text");
    return read;
}

std::int64_t Fields::integer_or(std::string_view key, std::int64_t otherwise) {
    const format::Value* value = find(key);
    if (!value) return otherwise;
    if (const auto number = value->as_integer()) return *number;
    fault(key, "a whole number");
    return otherwise;
}

std::int64_t Fields::integer(std::string_view key) {
    if (!has(key)) fault(key, "given, as a whole number");
    return integer_or(key, 0);
}

bool Fields::flag(std::string_view key, bool otherwise) {
    const format::Value* value = find(key);
    if (!value) return otherwise;
    if (const auto flag = value->as_boolean()) return *flag;
    fault(key, "true or false");
    return otherwise;
}

std::optional<CivilDate> Fields::day_if(std::string_view key) {
    if (!has(key)) return std::nullopt;
    const auto day = parse_date(text_or(key));
    if (day && day->exact()) return day->first;
    fault(key, "a day, as 2026-11-21");
    return std::nullopt;
}

CivilDate Fields::day(std::string_view key) {
    if (!has(key)) fault(key, "given, as a day, 2026-11-21");
    return day_if(key).value_or(CivilDate{});
}

std::optional<Instant> Fields::instant_if(std::string_view key) {
    if (!has(key)) return std::nullopt;
    if (const auto instant = parse_instant(text_or(key))) return *instant;
    fault(key, "a moment with its offset, as 2026-11-21T22:30:00+03:00");
    return std::nullopt;
}

Instant Fields::instant(std::string_view key) {
    if (!has(key)) fault(key, "given, as a moment with its offset, 2026-11-21T22:30:00+03:00");
    return instant_if(key).value_or(Instant{});
}

StateCode Fields::state(std::string_view key) {
    const auto code = StateCode::parse(text_or(key));
    if (!code) fault(key, "a State by its two letters (ISO 3166-1), as FI");
    return code.value_or(StateCode{});
}

std::vector<std::string> Fields::texts(std::string_view key) {
    std::vector<std::string> read;
    const format::Value* value = find(key);
    if (!value) return read;
    if (const auto* items = value->as_list()) {
        for (const format::Value& item : *items) {
            if (const std::string* text = item.as_string())
                read.push_back(*text);
            else
                fault(key, "a list of texts");
        }
    } else {
        fault(key, "a list of texts");
    }
    return read;
}

std::vector<const format::Value*> Fields::objects(std::string_view key) {
    std::vector<const format::Value*> read;
    const format::Value* value = find(key);
    if (!value) return read;
    if (const auto* items = value->as_list()) {
        for (const format::Value& item : *items) {
            if (item.as_object())
                read.push_back(&item);
            else
                fault(key, "a list of objects");
        }
    } else {
        fault(key, "a list of objects");
    }
    return read;
}

}  // namespace comity::command
