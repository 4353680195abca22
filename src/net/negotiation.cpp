// SPDX-License-Identifier: EUPL-1.2
#include "net/negotiation.h"

#include <algorithm>
#include <optional>

#include "net/http.h"

namespace comity::net {

std::string_view trim(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

namespace {

// Takes the part before the separator off the text.
std::string_view next_part(std::string_view& text, char separator) {
    const std::size_t end = std::min(text.find(separator), text.size());
    const auto part = trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    return part;
}

// "q=0", "q=0.000" mean never; anything else that is a weight means sometimes.
std::optional<bool> wanted(std::string_view weight) {
    if (weight.empty()) return true;
    if (!weight.starts_with("q=") && !weight.starts_with("Q=")) return std::nullopt;
    weight.remove_prefix(2);
    if (weight.empty() || weight.find_first_not_of("0123456789.") != std::string_view::npos) return std::nullopt;
    return weight.find_first_not_of("0.") != std::string_view::npos;
}

}  // namespace

bool accepts_coding(std::string_view accept_encoding, std::string_view coding) {
    bool any = false;
    while (!accept_encoding.empty()) {
        std::string_view item = next_part(accept_encoding, ',');
        const auto name = next_part(item, ';');
        const bool take = wanted(trim(item)).value_or(false);
        if (same_name(name, coding)) return take;
        if (name == "*") any = take;
    }
    return any;
}

bool holds_entity_tag(std::string_view if_none_match, std::string_view tag) {
    const auto opaque = [](std::string_view text) {
        if (text.starts_with("W/")) text.remove_prefix(2);
        return text;
    };
    if (trim(if_none_match) == "*") return true;
    while (!if_none_match.empty()) {
        if (opaque(next_part(if_none_match, ',')) == opaque(tag)) return true;
    }
    return false;
}

bool list_holds(std::string_view list, std::string_view word) {
    while (!list.empty()) {
        if (same_name(next_part(list, ','), word)) return true;
    }
    return false;
}

}  // namespace comity::net
