// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace comity::format {

/// Appends the text as a JSON string, escaped as RFC 8785 section 3.2.2.2 says. The text must be UTF-8.
void append_quoted(std::string& out, std::string_view text);

/// Writes JSON in the order it is told, without blanks: the same calls give the same bytes.
///
///     JsonWriter json;
///     json.object([&] { json.key("due").string("2024-03-01"); });
class JsonWriter {
   public:
    template <std::invocable Body>
    void object(Body&& body) {
        open('{');
        body();
        close('}');
    }
    template <std::invocable Body>
    void array(Body&& body) {
        open('[');
        body();
        close(']');
    }

    JsonWriter& key(std::string_view name);
    void string(std::string_view text);
    void integer(std::int64_t value);
    void boolean(bool value);
    void null();
    /// Text that is JSON already.
    void raw(std::string_view json);

    template <class Range>
    void strings(const Range& range) {
        array([&] {
            for (const auto& item : range) string(item);
        });
    }

    const std::string& text() const { return out_; }
    std::string take() { return std::move(out_); }

   private:
    void open(char bracket);
    void close(char bracket);
    void separate();

    std::string out_;
    bool first_ = true;
    bool after_key_ = false;
};

}  // namespace comity::format
