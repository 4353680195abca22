// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"

namespace comity::format {

struct Member;

/// A JSON value without fractions, as payloads of events and requests are built and read:
///
///     Value::object({{"fact", "custody.arrest_date"}, {"value", "2024-03-01"}, {"page", 3}})
///
/// Members of an object are kept in the order of RFC 8785, so that equal objects are equal values.
class Value {
   public:
    using List = std::vector<Value>;
    using Object = std::vector<Member>;

    Value();  ///< null
    Value(const Value&);
    Value(Value&&) noexcept;
    Value& operator=(const Value&);
    Value& operator=(Value&&) noexcept;
    ~Value();

    template <std::same_as<bool> Boolean>
    Value(Boolean value);
    template <std::integral Integer>
        requires(!std::same_as<Integer, bool> && !std::same_as<Integer, char>)
    Value(Integer value);
    Value(std::string text);
    Value(std::string_view text);
    Value(const char* text);
    /// Null where there is none.
    template <class Some>
    Value(std::optional<Some> some);

    /// A key given twice is kept twice, and refused when the object is written.
    static Value object();
    static Value object(std::initializer_list<Member> members);
    static Value object(Object members);
    static Value list();
    static Value list(std::initializer_list<Value> items);
    static Value list(List items);
    /// A list of what a range holds.
    template <class Range>
    static Value list_of(const Range& range);

    /// Sets a member of an object; null becomes an object, anything else is replaced by one.
    Value& set(std::string_view key, Value value);
    /// Appends to a list; null becomes a list, anything else is replaced by one.
    Value& append(Value item);

    bool is_null() const { return std::holds_alternative<std::monostate>(content_); }
    std::optional<bool> as_boolean() const;
    std::optional<std::int64_t> as_integer() const;
    /// Nullptr where the value is of another kind.
    const std::string* as_string() const { return std::get_if<std::string>(&content_); }
    const List* as_list() const { return std::get_if<List>(&content_); }
    const Object* as_object() const { return std::get_if<Object>(&content_); }

    /// The member of an object, or nullptr.
    const Value* find(std::string_view key) const;

    /// What must stand under a key; where it does not, an error that names the key.
    Result<std::string> string_at(std::string_view key) const;
    Result<std::int64_t> integer_at(std::string_view key) const;
    Result<bool> boolean_at(std::string_view key) const;

    friend bool operator==(const Value&, const Value&);

   private:
    std::variant<std::monostate, bool, std::int64_t, std::string, List, Object> content_;
};

/// A key of an object with its value.
struct Member {
    Member(std::string_view name, Value content) : key(name), value(std::move(content)) {}

    std::string key;
    Value value;

    friend bool operator==(const Member&, const Member&) = default;
};

// What follows needs to know what a member is.

template <std::same_as<bool> Boolean>
Value::Value(Boolean value) : content_(value) {}

// What does not fit is far outside the range that can be written, and stays so.
template <std::integral Integer>
    requires(!std::same_as<Integer, bool> && !std::same_as<Integer, char>)
Value::Value(Integer value)
    : content_(std::in_range<std::int64_t>(value) ? static_cast<std::int64_t>(value)
                                                  : std::numeric_limits<std::int64_t>::max()) {}

template <class Some>
Value::Value(std::optional<Some> some) {
    if (some) *this = Value(*std::move(some));
}

template <class Range>
Value Value::list_of(const Range& range) {
    List items;
    for (const auto& item : range) items.emplace_back(item);
    return list(std::move(items));
}

/// Whether the UTF-16 code units of a come before those of b (RFC 8785 section 3.2.3); both are UTF-8.
bool utf16_less(std::string_view a, std::string_view b);

}  // namespace comity::format
