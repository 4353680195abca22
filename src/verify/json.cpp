// SPDX-License-Identifier: EUPL-1.2
#include "verify/json.h"

#include <algorithm>
#include <charconv>

namespace comity::verify {

namespace {

class Reader {
   public:
    explicit Reader(std::string_view text) : text_(text) {}

    Outcome<Json> whole() {
        auto value = read(0);
        if (!value) return value;
        blanks();
        if (at_ != text_.size()) return fault("text behind the end of the value");
        return value;
    }

   private:
    tl::unexpected<std::string> fault(std::string what) const {
        return wrong("it is no JSON at octet " + std::to_string(at_ + 1) + ": " + std::move(what));
    }

    char here() const { return at_ < text_.size() ? text_[at_] : '\0'; }

    bool take(std::string_view word) {
        if (text_.substr(at_, word.size()) != word) return false;
        at_ += word.size();
        return true;
    }

    void blanks() {
        while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) ++at_;
    }

    Outcome<Json> read(int depth) {
        blanks();
        Json value;
        switch (here()) {
            case '{':
            case '[':
                if (depth == max_json_depth) return fault("nested deeper than 64 levels");
                return read_inside(depth + 1);
            case '"':
                value.kind = Json::Kind::text;
                if (auto outcome = read_text(value.text); !outcome) return wrong(outcome.error());
                return value;
            case 't':
            case 'f':
                value.kind = Json::Kind::truth;
                value.truth = here() == 't';
                if (take("true") || take("false")) return value;
                return fault("an unknown word");
            case 'n':
                if (take("null")) return value;
                return fault("an unknown word");
            default:
                return read_number();
        }
    }

    /// A list or an object, from its bracket on.
    Outcome<Json> read_inside(int depth) {
        Json value;
        const bool object = here() == '{';
        const char closing = object ? '}' : ']';
        value.kind = object ? Json::Kind::object : Json::Kind::list;
        ++at_;
        blanks();
        if (take(std::string_view(&closing, 1))) return value;
        while (true) {
            if (object) {
                blanks();
                std::string name;
                if (here() != '"') return fault("a name in quotation marks should stand here");
                if (auto outcome = read_text(name); !outcome) return wrong(outcome.error());
                if (value.find(name)) return fault("the name '" + name + "' is given twice");
                blanks();
                if (!take(":")) return fault("a colon should stand here");
                value.names.push_back(std::move(name));
            }
            auto item = read(depth);
            if (!item) return item;
            value.items.push_back(*std::move(item));
            blanks();
            if (take(std::string_view(&closing, 1))) return value;
            if (!take(",")) return fault("a comma should stand here");
        }
    }

    Outcome<Json> read_number() {
        Json value;
        value.kind = Json::Kind::number;
        const char* begin = text_.data() + at_;
        const char* end = text_.data() + text_.size();
        const auto [stop, error] = std::from_chars(begin, end, value.number);
        if (error != std::errc{}) return fault("a value should stand here");
        const std::string_view digits(begin, static_cast<std::size_t>(stop - begin));
        const std::string_view unsigned_digits = digits.substr(digits[0] == '-' ? 1 : 0);
        if (digits == "-0" || (unsigned_digits.size() > 1 && unsigned_digits[0] == '0')) {
            return fault("a number with a superfluous zero");
        }
        at_ += digits.size();
        if (here() == '.' || here() == 'e' || here() == 'E') return fault("a number that is not whole");
        return value;
    }

    Outcome<void> read_text(std::string& out) {
        ++at_;
        while (true) {
            if (at_ == text_.size()) return fault("a text that does not end");
            const auto c = static_cast<unsigned char>(text_[at_]);
            if (c == '"') {
                ++at_;
                return {};
            }
            if (c < 0x20) return fault("a control character in a text");
            if (c == '\\') {
                ++at_;
                if (auto outcome = read_escape(out); !outcome) return outcome;
            } else if (c < 0x80) {
                out += static_cast<char>(c);
                ++at_;
            } else if (auto outcome = read_utf8(out); !outcome) {
                return outcome;
            }
        }
    }

    /// A character beyond ASCII, as it stands.
    Outcome<void> read_utf8(std::string& out) {
        const auto first = static_cast<unsigned char>(text_[at_]);
        const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
        std::uint32_t code = first & (0xFFU >> (length + 1));
        if (first < 0xC0 || first > 0xF7 || text_.size() - at_ < length) return fault("text that is not UTF-8");
        for (std::size_t i = 1; i < length; ++i) {
            const auto next = static_cast<unsigned char>(text_[at_ + i]);
            if ((next & 0xC0) != 0x80) return fault("text that is not UTF-8");
            code = code << 6 | (next & 0x3FU);
        }
        std::string again;
        append(again, code);
        // The shortest form only, no halves of surrogate pairs, nothing beyond Unicode.
        if (again != text_.substr(at_, length) || (code >= 0xD800 && code <= 0xDFFF) || code > 0x10FFFF) {
            return fault("text that is not UTF-8");
        }
        out += again;
        at_ += length;
        return {};
    }

    Outcome<void> read_escape(std::string& out) {
        constexpr std::string_view letters = "\"\\/bfnrt";
        constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        if (const std::size_t known = letters.find(here()); at_ < text_.size() && known != letters.npos) {
            out += meanings[known];
            ++at_;
            return {};
        }
        auto code = read_unit();
        if (!code) return wrong(code.error());
        if (*code >= 0xD800 && *code <= 0xDBFF) {
            if (!take("\\")) return fault("half of a surrogate pair");
            const auto low = read_unit();
            if (!low || *low < 0xDC00 || *low > 0xDFFF) return fault("half of a surrogate pair");
            code = 0x10000 + ((*code - 0xD800) << 10) + (*low - 0xDC00);
        } else if (*code >= 0xDC00 && *code <= 0xDFFF) {
            return fault("half of a surrogate pair");
        }
        append(out, *code);
        return {};
    }

    /// uXXXX
    Outcome<std::uint32_t> read_unit() {
        const std::string_view digits = text_.substr(std::min(at_ + 1, text_.size()), 4);
        std::uint32_t code = 0;
        const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
        if (here() != 'u' || digits.size() != 4 || error != std::errc{} || stop != digits.data() + 4) {
            return fault("an unknown escape");
        }
        at_ += 5;
        return code;
    }

    static void append(std::string& out, std::uint32_t code) {
        const auto put = [&](std::uint32_t octet) { out += static_cast<char>(octet); };
        if (code < 0x80) return put(code);
        if (code < 0x800) {
            put(0xC0 | code >> 6);
        } else {
            if (code < 0x10000) {
                put(0xE0 | code >> 12);
            } else {
                put(0xF0 | (code >> 18 & 0x07));
                put(0x80 | (code >> 12 & 0x3F));
            }
            put(0x80 | (code >> 6 & 0x3F));
        }
        put(0x80 | (code & 0x3F));
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

std::string quoted(std::string_view name) {
    return "'" + std::string(name) + "'";
}

}  // namespace

const Json* Json::find(std::string_view name) const {
    const auto at = std::find(names.begin(), names.end(), name);
    return kind == Kind::object && at != names.end() ? &items[static_cast<std::size_t>(at - names.begin())] : nullptr;
}

Outcome<Json> read_json(std::string_view text) {
    return Reader(text).whole();
}

Outcome<std::string> text_of(const Json& object, std::string_view name) {
    const Json* found = object.find(name);
    if (!found || found->kind != Json::Kind::text) return wrong("it has no text " + quoted(name));
    return found->text;
}

Outcome<std::int64_t> number_of(const Json& object, std::string_view name) {
    const Json* found = object.find(name);
    if (!found || found->kind != Json::Kind::number) return wrong("it has no number " + quoted(name));
    return found->number;
}

Outcome<std::vector<std::string>> texts_of(const Json& object, std::string_view name) {
    const Json* found = object.find(name);
    if (!found || found->kind != Json::Kind::list) return wrong("it has no list " + quoted(name));
    std::vector<std::string> texts;
    for (const Json& item : found->items) {
        if (item.kind != Json::Kind::text) return wrong("its list " + quoted(name) + " holds more than texts");
        texts.push_back(item.text);
    }
    return texts;
}

}  // namespace comity::verify
