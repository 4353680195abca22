// SPDX-License-Identifier: EUPL-1.2
#include "format/value.h"

#include <algorithm>

namespace comity::format {

bool utf16_less(std::string_view a, std::string_view b) {
    // UTF-8 sorts by code point. UTF-16 differs in one thing: U+E000 to U+FFFF (first bytes EE, EF) come after the
    // surrogates of U+10000 and above (F0 to F4). These bytes are never inside a character.
    const auto rank = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0xEE) return static_cast<int>(byte);
        return byte < 0xF0 ? byte + 0x10 : byte - 0x02;
    };
    const auto [of_a, of_b] = std::ranges::mismatch(a, b);
    if (of_b == b.end()) return false;
    return of_a == a.end() || rank(*of_a) < rank(*of_b);
}

bool operator==(const Value& a, const Value& b) {
    return a.content_ == b.content_;
}

Value::Value() = default;
Value::Value(const Value&) = default;
Value::Value(Value&&) noexcept = default;
Value& Value::operator=(const Value&) = default;
Value& Value::operator=(Value&&) noexcept = default;
Value::~Value() = default;

Value::Value(std::string text) : content_(std::move(text)) {}
Value::Value(std::string_view text) : content_(std::string(text)) {}
Value::Value(const char* text) : content_(std::string(text)) {}

Value Value::object() {
    return object(Object());
}

Value Value::list() {
    return list(List());
}

Value Value::object(std::initializer_list<Member> members) {
    return object(Object(members));
}

Value Value::object(Object members) {
    if (!std::ranges::is_sorted(members, utf16_less, &Member::key))
        std::ranges::stable_sort(members, utf16_less, &Member::key);
    Value value;
    value.content_ = std::move(members);
    return value;
}

Value Value::list(std::initializer_list<Value> items) {
    return list(List(items));
}

Value Value::list(List items) {
    Value value;
    value.content_ = std::move(items);
    return value;
}

Value& Value::set(std::string_view key, Value value) {
    if (!as_object()) content_ = Object();
    auto& members = std::get<Object>(content_);
    const auto at = std::ranges::lower_bound(members, key, utf16_less, &Member::key);
    if (at != members.end() && at->key == key)
        at->value = std::move(value);
    else
        members.insert(at, Member(key, std::move(value)));
    return *this;
}

Value& Value::append(Value item) {
    if (!as_list()) content_ = List();
    std::get<List>(content_).push_back(std::move(item));
    return *this;
}

std::optional<bool> Value::as_boolean() const {
    const bool* value = std::get_if<bool>(&content_);
    return value ? std::optional(*value) : std::nullopt;
}

std::optional<std::int64_t> Value::as_integer() const {
    const std::int64_t* value = std::get_if<std::int64_t>(&content_);
    return value ? std::optional(*value) : std::nullopt;
}

const Value* Value::find(std::string_view key) const {
    const Object* members = as_object();
    if (!members) return nullptr;
    const auto at = std::ranges::lower_bound(*members, key, utf16_less, &Member::key);
    return at != members->end() && at->key == key ? &at->value : nullptr;
}

namespace {

tl::unexpected<Error> other_kind(std::string_view key, const Value* found, std::string_view wanted) {
    const std::string name = "'" + std::string(key) + "'";
    if (!found) return fail(ErrorKind::invalid, name + " is missing", {}, "give it as " + std::string(wanted));
    return fail(ErrorKind::invalid, name + " is not " + std::string(wanted), {}, "write " + std::string(wanted));
}

}  // namespace

Result<std::string> Value::string_at(std::string_view key) const {
    const Value* found = find(key);
    if (found && found->as_string()) return *found->as_string();
    return other_kind(key, found, "a string");
}

Result<std::int64_t> Value::integer_at(std::string_view key) const {
    const Value* found = find(key);
    if (found && found->as_integer()) return *found->as_integer();
    return other_kind(key, found, "an integer");
}

Result<bool> Value::boolean_at(std::string_view key) const {
    const Value* found = find(key);
    if (found && found->as_boolean()) return *found->as_boolean();
    return other_kind(key, found, "true or false");
}

}  // namespace comity::format
