// SPDX-License-Identifier: EUPL-1.2
#include "format/settings.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace comity::format {

namespace {

bool is_text(const Tree& value) {
    return value.is(Tree::Kind::scalar) && value.quoted;
}

/// What a value should have been, where it is not.
std::string bounds(std::int64_t least, std::int64_t most) {
    if (most == std::numeric_limits<std::int64_t>::max()) return fmt::format("a whole number from {}", least);
    return fmt::format("a whole number from {} to {}", least, most);
}

}  // namespace

void SettingsFaults::add(const Place& place, std::string_view says) {
    if (!lines_.empty()) lines_ += "\n";
    lines_ += fmt::format("{}:{}: {}", place.file, place.line, says);
}

Settings::Settings(const Tree* table, Place place, std::string prefix, SettingsFaults& faults)
    : table_(table), place_(std::move(place)), prefix_(std::move(prefix)), faults_(&faults) {}

void Settings::wrong(std::string_view says) const {
    faults_->add(place_, says);
}

void Settings::wrong(std::string_view key, std::string_view says) const {
    const Tree* value = find(key);
    faults_->add(value ? value->place : place_, fmt::format("'{}' {}", name(key), says));
}

void Settings::only(std::span<const SettingsKey> known) const {
    for (const std::string& key : keys()) {
        const std::string whole = name(key);
        if (std::ranges::find(known, whole, &SettingsKey::key) != known.end()) continue;
        const std::string within = whole + ".";
        if (std::ranges::none_of(known, [&](const SettingsKey& one) { return one.key.starts_with(within); })) {
            wrong(key, "is no key");
            continue;
        }
        const Tree& value = *find(key);
        if (value.is(Tree::Kind::map)) Settings(&value, value.place, within, *faults_).only(known);
        for (const Tree& one : value.is(Tree::Kind::list) ? value.items : std::vector<Tree>())
            if (one.is(Tree::Kind::map)) Settings(&one, one.place, within, *faults_).only(known);
    }
}

bool Settings::has(std::string_view key) const {
    return find(key) != nullptr;
}

std::optional<std::string> Settings::text(std::string_view key) const {
    const Tree* value = find(key);
    if (!value) return std::nullopt;
    if (is_text(*value)) return value->text;
    wrong(key, "must be a text");
    return std::nullopt;
}

std::string Settings::text(std::string_view key, std::string_view otherwise) const {
    return text(key).value_or(std::string(otherwise));
}

std::string Settings::must(std::string_view key) const {
    const auto value = text(key);
    if (!has(key) || (value && value->empty())) wrong(key, "is missing");
    return value.value_or("");
}

std::vector<std::string> Settings::texts(std::string_view key) const {
    const Tree* value = find(key);
    if (!value) return {};
    if (!value->is(Tree::Kind::list)) {
        wrong(key, "must be a list of texts, as [\"…\"]");
        return {};
    }
    std::vector<std::string> list;
    for (const Tree& one : value->items) {
        if (is_text(one))
            list.push_back(one.text);
        else
            faults_->add(one.place, fmt::format("'{}' must hold texts only", name(key)));
    }
    return list;
}

bool Settings::flag(std::string_view key, bool otherwise) const {
    const Tree* value = find(key);
    if (!value) return otherwise;
    if (value->is(Tree::Kind::scalar) && !value->quoted && (value->text == "true" || value->text == "false"))
        return value->text == "true";
    wrong(key, "must be true or false");
    return otherwise;
}

std::int64_t Settings::number(std::string_view key, std::int64_t otherwise, std::int64_t least,
                              std::int64_t most) const {
    const Tree* value = find(key);
    if (!value) return otherwise;
    std::int64_t number = 0;
    const char* end = value->text.data() + value->text.size();
    const auto [rest, error] = std::from_chars(value->text.data(), end, number);
    const bool whole = value->is(Tree::Kind::scalar) && !value->quoted && error == std::errc() && rest == end;
    if (whole && number >= least && number <= most) return number;
    wrong(key, "must be " + bounds(least, most));
    return otherwise;
}

std::filesystem::path Settings::path(std::string_view key, const std::filesystem::path& folder,
                                     std::string_view otherwise) const {
    const std::string value = text(key, otherwise);
    return value.empty() ? std::filesystem::path() : folder / value;
}

Settings Settings::table(std::string_view key) const {
    const Tree* value = find(key);
    const bool is_table = value && value->is(Tree::Kind::map);
    if (value && !is_table) wrong(key, "must be a table");
    return {is_table ? value : nullptr, is_table ? value->place : place_, name(key) + ".", *faults_};
}

std::vector<Settings> Settings::tables(std::string_view key) const {
    const Tree* value = find(key);
    if (!value) return {};
    const auto is_table = [](const Tree& one) { return one.is(Tree::Kind::map); };
    if (!value->is(Tree::Kind::list) || !std::ranges::all_of(value->items, is_table)) {
        wrong(key, fmt::format("must be tables, [[{}]]", name(key)));
        return {};
    }
    std::vector<Settings> list;
    for (const Tree& one : value->items) list.push_back({&one, one.place, name(key) + ".", *faults_});
    return list;
}

std::vector<std::string> Settings::keys() const {
    std::vector<std::string> names;
    if (table_)
        for (const Tree& key : table_->keys) names.push_back(key.text);
    return names;
}

const Tree* Settings::find(std::string_view key) const {
    return table_ ? table_->find(key) : nullptr;
}

std::string Settings::name(std::string_view key) const {
    return prefix_ + std::string(key);
}

}  // namespace comity::format
