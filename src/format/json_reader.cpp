// SPDX-License-Identifier: EUPL-1.2
#include <unordered_set>

#include "format/tree.h"
#include "format/utf8.h"

namespace comity::format {

namespace {

/// Recursive descent over RFC 8259; depth is bounded by max_depth.
class JsonReader {
   public:
    JsonReader(std::string_view text, std::string_view file) : text_(text), file_(file) {}

    Result<Tree> document() {
        skip_space();
        TRY(value, read_value(0));
        skip_space();
        if (at_ != text_.size()) return wrong("text after the end of the value", "send one value only");
        return value;
    }

   private:
    Place place() const { return {std::string(file_), line_, static_cast<int>(at_ - line_start_) + 1}; }

    tl::unexpected<Error> wrong(std::string message, std::string hint, ErrorKind kind = ErrorKind::invalid) const {
        return fail(kind, std::move(message), place(), std::move(hint));
    }

    bool next_is(char c) const { return at_ < text_.size() && text_[at_] == c; }

    void skip_space() {
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '\n') {
                ++line_;
                line_start_ = at_ + 1;
            } else if (c != ' ' && c != '\t' && c != '\r') {
                return;
            }
            ++at_;
        }
    }

    Result<Tree> read_value(int depth) {
        if (depth == max_depth && (next_is('{') || next_is('['))) {
            return wrong("nested deeper than " + std::to_string(max_depth) + " levels", "flatten the document",
                         ErrorKind::limit);
        }
        if (++nodes_ > max_nodes) {
            return wrong("more than " + std::to_string(max_nodes) + " values", "split the document", ErrorKind::limit);
        }
        if (at_ == text_.size()) return wrong("the text ends where a value should stand", "complete the document");
        const Place start = place();
        switch (text_[at_]) {
            case '{':
                return read_map(depth, start);
            case '[':
                return read_list(depth, start);
            case '"': {
                TRY(string, read_string());
                return Tree{Tree::Kind::scalar, std::move(string), true, {}, {}, start};
            }
            default:
                return read_word(start);
        }
    }

    Result<Tree> read_word(const Place& start) {
        const std::size_t end = std::min(text_.find_first_of(",]} \t\r\n", at_), text_.size());
        const std::string_view word = text_.substr(at_, end - at_);
        if (word == "null") {
            at_ = end;
            return Tree{Tree::Kind::null, {}, false, {}, {}, start};
        }
        if (word != "true" && word != "false" && !is_number(word)) {
            return wrong("'" + std::string(word.substr(0, 40)) + "' is not a JSON value",
                         "write a string in quotes, a number, true, false or null");
        }
        at_ = end;
        return Tree{Tree::Kind::scalar, std::string(word), false, {}, {}, start};
    }

    static bool is_number(std::string_view word) {
        std::size_t i = 0;
        const auto digits = [&] {
            const std::size_t from = i;
            while (i < word.size() && word[i] >= '0' && word[i] <= '9') ++i;
            return i - from;
        };
        if (i < word.size() && word[i] == '-') ++i;
        const std::size_t integer_at = i;
        const std::size_t integer = digits();
        if (integer == 0 || (integer > 1 && word[integer_at] == '0')) return false;
        if (i < word.size() && word[i] == '.') {
            ++i;
            if (digits() == 0) return false;
        }
        if (i < word.size() && (word[i] == 'e' || word[i] == 'E')) {
            ++i;
            if (i < word.size() && (word[i] == '+' || word[i] == '-')) ++i;
            if (digits() == 0) return false;
        }
        return i == word.size();
    }

    Result<Tree> read_map(int depth, const Place& start) {
        Tree map{Tree::Kind::map, {}, false, {}, {}, start};
        std::unordered_set<std::string> seen;
        ++at_;
        skip_space();
        if (next_is('}')) {
            ++at_;
            return map;
        }
        while (true) {
            const Place key_place = place();
            if (!next_is('"')) return wrong("a key in quotes should stand here", "write \"key\": value");
            TRY(key, read_string());
            if (!seen.insert(key).second) {
                return fail(ErrorKind::invalid, "the key '" + key + "' is given twice", key_place,
                            "keep one of the two");
            }
            skip_space();
            if (!next_is(':')) return wrong("a colon should stand here", "write \"key\": value");
            ++at_;
            skip_space();
            TRY(value, read_value(depth + 1));
            map.keys.push_back(Tree{Tree::Kind::scalar, std::move(key), true, {}, {}, key_place});
            map.items.push_back(std::move(value));
            skip_space();
            if (next_is('}')) {
                ++at_;
                return map;
            }
            if (!next_is(',')) return wrong("a comma or } should stand here", "separate members by commas");
            ++at_;
            skip_space();
        }
    }

    Result<Tree> read_list(int depth, const Place& start) {
        Tree list{Tree::Kind::list, {}, false, {}, {}, start};
        ++at_;
        skip_space();
        if (next_is(']')) {
            ++at_;
            return list;
        }
        while (true) {
            TRY(value, read_value(depth + 1));
            list.items.push_back(std::move(value));
            skip_space();
            if (next_is(']')) {
                ++at_;
                return list;
            }
            if (!next_is(',')) return wrong("a comma or ] should stand here", "separate items by commas");
            ++at_;
            skip_space();
        }
    }

    Result<std::string> read_string() {
        std::string out;
        ++at_;
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '"') {
                ++at_;
                return out;
            }
            if (static_cast<unsigned char>(c) < 0x20) return wrong("a control character in a string", "escape it");
            if (c != '\\') {
                const std::size_t length = utf8_length(text_.substr(at_, 4));
                if (length == 0) return wrong("the text is not valid UTF-8", "save it as UTF-8");
                out += text_.substr(at_, length);
                at_ += length;
                continue;
            }
            ++at_;
            TRY_VOID(read_escape(out));
        }
        return wrong("the string is not closed", "end it with a quotation mark");
    }

    Result<bool> read_escape(std::string& out) {
        const char c = at_ < text_.size() ? text_[at_] : '\0';
        ++at_;
        switch (c) {
            case '"':
            case '\\':
            case '/':
                out += c;
                return true;
            case 'b':
                out += '\b';
                return true;
            case 'f':
                out += '\f';
                return true;
            case 'n':
                out += '\n';
                return true;
            case 'r':
                out += '\r';
                return true;
            case 't':
                out += '\t';
                return true;
            case 'u':
                break;
            default:
                return wrong("an unknown escape in a string", "use \\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\uXXXX");
        }
        TRY(unit, hex_unit());
        std::uint32_t code = unit;
        if (unit >= 0xDC00 && unit <= 0xDFFF) return wrong("half of a surrogate pair", "write both halves");
        if (unit >= 0xD800 && unit <= 0xDBFF) {
            if (text_.substr(at_, 2) != "\\u") return wrong("half of a surrogate pair", "write both halves");
            at_ += 2;
            TRY(low, hex_unit());
            if (low < 0xDC00 || low > 0xDFFF) return wrong("half of a surrogate pair", "write both halves");
            code = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
        }
        append_utf8(out, code);
        return true;
    }

    Result<std::uint32_t> hex_unit() {
        std::uint32_t value = 0;
        for (int i = 0; i < 4; ++i, ++at_) {
            const char c = at_ < text_.size() ? text_[at_] : '\0';
            value <<= 4;
            if (c >= '0' && c <= '9')
                value |= static_cast<std::uint32_t>(c - '0');
            else if (c >= 'a' && c <= 'f')
                value |= static_cast<std::uint32_t>(c - 'a' + 10);
            else if (c >= 'A' && c <= 'F')
                value |= static_cast<std::uint32_t>(c - 'A' + 10);
            else
                return wrong("\\u needs four hexadecimal digits", "write \\u00e9");
        }
        return value;
    }

    static void append_utf8(std::string& out, std::uint32_t code) {
        const auto byte = [&](std::uint32_t value) { out += static_cast<char>(value); };
        if (code < 0x80) {
            byte(code);
        } else if (code < 0x800) {
            byte(0xC0 | (code >> 6));
            byte(0x80 | (code & 0x3F));
        } else if (code < 0x10000) {
            byte(0xE0 | (code >> 12));
            byte(0x80 | ((code >> 6) & 0x3F));
            byte(0x80 | (code & 0x3F));
        } else {
            byte(0xF0 | (code >> 18));
            byte(0x80 | ((code >> 12) & 0x3F));
            byte(0x80 | ((code >> 6) & 0x3F));
            byte(0x80 | (code & 0x3F));
        }
    }

    std::string_view text_;
    std::string_view file_;
    std::size_t at_ = 0;
    int line_ = 1;
    std::size_t line_start_ = 0;
    std::size_t nodes_ = 0;
};

}  // namespace

Result<Tree> read_json(std::string_view text, std::string_view file) {
    if (text.size() > max_document_bytes) {
        return fail(ErrorKind::limit, "larger than " + std::to_string(max_document_bytes) + " bytes",
                    {std::string(file)}, "split the document");
    }
    return JsonReader(text, file).document();
}

}  // namespace comity::format
