// SPDX-License-Identifier: EUPL-1.2
#include "format/json_writer.h"

namespace comity::format {

void JsonWriter::separate() {
    if (!first_ && !after_key_) out_ += ',';
    first_ = false;
    after_key_ = false;
}

void JsonWriter::open(char bracket) {
    separate();
    out_ += bracket;
    first_ = true;
}

void JsonWriter::close(char bracket) {
    out_ += bracket;
    first_ = false;
    after_key_ = false;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    separate();
    append_quoted(out_, name);
    out_ += ':';
    after_key_ = true;
    return *this;
}

void JsonWriter::string(std::string_view text) {
    separate();
    append_quoted(out_, text);
}

void JsonWriter::integer(std::int64_t value) {
    raw(std::to_string(value));
}

void JsonWriter::boolean(bool value) {
    raw(value ? "true" : "false");
}

void JsonWriter::null() {
    raw("null");
}

void JsonWriter::raw(std::string_view json) {
    separate();
    out_ += json;
}

void append_quoted(std::string& out, std::string_view text) {
    static constexpr std::string_view digits = "0123456789abcdef";
    static constexpr std::string_view letters = "btn?fr";  // of U+0008 to U+000D
    out += '"';
    std::size_t written = 0;  // what needs no escape is appended as it stands, a run at a time
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && c != '"' && c != '\\') continue;
        out += text.substr(written, i - written);
        written = i + 1;
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte >= 0x08 && byte <= 0x0D && byte != 0x0B) {
            out += '\\';
            out += letters[byte - 0x08];
        } else {
            out += "\\u00";
            out += digits[byte >> 4];
            out += digits[byte & 15];
        }
    }
    out += text.substr(written);
    out += '"';
}

}  // namespace comity::format
