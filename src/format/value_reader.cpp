// SPDX-License-Identifier: EUPL-1.2
#include "format/value_reader.h"

#include <charconv>

#include "format/canonical_json.h"
#include "format/tree.h"
#include "format/utf8.h"

namespace comity::format {

namespace {

constexpr std::size_t usual_members = 8;

class PlainReader {
   public:
    PlainReader(std::string_view text, Around around)
        : at_(text.data()), end_(text.data() + text.size()), levels_(around.levels), nodes_(around.nodes) {}

    bool document(Value& value) { return read(value, levels_) && at_ == end_; }

   private:
    bool take(char c) {
        if (at_ == end_ || *at_ != c) return false;
        ++at_;
        return true;
    }

    bool take(std::string_view word) {
        if (!std::string_view(at_, end_).starts_with(word)) return false;
        at_ += word.size();
        return true;
    }

    bool read(Value& value, int depth) {
        if (++nodes_ > max_nodes || at_ == end_) return false;
        switch (*at_) {
            case '{':
                return depth < max_depth && read_object(value, depth);
            case '[':
                return depth < max_depth && read_list(value, depth);
            case '"': {
                std::string text;
                if (!read_string(text)) return false;
                value = Value(std::move(text));
                return true;
            }
            case 't':
                value = Value(true);
                return take("true");
            case 'f':
                value = Value(false);
                return take("false");
            case 'n':
                value = Value();
                return take("null");
            default:
                return read_integer(value);
        }
    }

    bool read_integer(Value& value) {
        const char* first = at_;
        std::int64_t number = 0;
        const auto [stop, fault] = std::from_chars(at_, end_, number);
        if (fault != std::errc() || number > max_canonical_integer || number < -max_canonical_integer) return false;
        at_ = stop;
        const bool negative = *first == '-';
        const char* digits = first + (negative ? 1 : 0);
        if (*digits == '0' && (negative || stop - digits > 1)) return false;
        // A fraction or exponent stands behind it, or nothing that may.
        if (at_ != end_ && *at_ != ',' && *at_ != '}' && *at_ != ']') return false;
        value = Value(number);
        return true;
    }

    bool read_string(std::string& text) {
        ++at_;
        while (at_ != end_) {
            const char* run = at_;
            bool ascii = true;
            while (at_ != end_ && *at_ != '"' && *at_ != '\\' && static_cast<unsigned char>(*at_) >= 0x20)
                ascii = static_cast<unsigned char>(*at_++) < 0x80 && ascii;
            const std::string_view plain(run, at_);
            if (!ascii && !is_utf8(plain)) return false;
            text += plain;
            if (take('"')) return true;
            if (!take('\\') || !read_escape(text)) return false;
        }
        return false;
    }

    /// The short ones; those by number are rare, and a slash needs none.
    bool read_escape(std::string& text) {
        if (at_ == end_) return false;
        constexpr std::string_view escaped = "\"\\bfnrt";
        constexpr std::string_view meant = "\"\\\b\f\n\r\t";
        const std::size_t which = escaped.find(*at_++);
        if (which == std::string_view::npos) return false;
        text += meant[which];
        return true;
    }

    bool read_list(Value& value, int depth) {
        ++at_;
        Value::List items;
        if (!take(']')) {
            do {
                if (!read(items.emplace_back(), depth + 1)) return false;
            } while (take(','));
            if (!take(']')) return false;
        }
        value = Value::list(std::move(items));
        return true;
    }

    bool read_object(Value& value, int depth) {
        ++at_;
        Value::Object members;
        if (!take('}')) {
            members.reserve(usual_members);
            do {
                if (at_ == end_ || *at_ != '"') return false;
                Member& member = members.emplace_back(std::string_view{}, Value());
                if (!read_string(member.key) || !take(':') || !read(member.value, depth + 1)) return false;
                // Also finds a key given twice.
                if (members.size() > 1 && !utf16_less(members[members.size() - 2].key, member.key)) return false;
            } while (take(','));
            if (!take('}')) return false;
        }
        value = Value::object(std::move(members));
        return true;
    }

    const char* at_;
    const char* end_;
    int levels_;
    std::size_t nodes_;
};

}  // namespace

std::optional<Value> read_plain_value(std::string_view json, Around around) {
    if (json.size() > max_document_bytes) return std::nullopt;
    Value value;
    if (!PlainReader(json, around).document(value)) return std::nullopt;
    return value;
}

}  // namespace comity::format
