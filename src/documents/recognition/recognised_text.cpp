// SPDX-License-Identifier: EUPL-1.2
#include "documents/recognition/recognised_text.h"

#include <algorithm>

#include <fmt/format.h>

#include "format/canonical_json.h"
#include "format/utf8.h"

namespace comity::documents {

namespace {

using format::Value;

constexpr std::string_view replacement = "\xEF\xBF\xBD";  ///< U+FFFD
constexpr std::size_t most_read_languages = 5;

tl::unexpected<Error> not_such(std::string_view what) {
    return fail(ErrorKind::invalid, fmt::format("recognised text: {}", what));
}

/// Controls and what turns letters round: C0, DEL and C1, U+2028 to U+202E, U+2066 to U+2069, U+FEFF.
bool is_left_out(std::string_view character) {
    if (character.size() == 1) return static_cast<unsigned char>(character[0]) < 0x20 || character[0] == 0x7f;
    if (character.size() == 2) return character[0] == '\xC2' && static_cast<unsigned char>(character[1]) < 0xA0;
    if (character.size() != 3) return false;
    if (character == "\xEF\xBB\xBF") return true;
    const auto last = static_cast<unsigned char>(character[2]);
    if (character.starts_with("\xE2\x80")) return last >= 0xA8 && last <= 0xAE;
    return character.starts_with("\xE2\x81") && last >= 0xA6 && last <= 0xA9;
}

/// One character at least that is no blank and none of the marks that specks on a page are taken for: those of ASCII,
/// Latin-1 and U+2000 to U+2FFF.
bool has_words(std::string_view text) {
    while (!text.empty()) {
        const auto first = static_cast<unsigned char>(text.front());
        if ((first >= '0' && first <= '9') || (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z'))
            return true;
        if (first >= 0x80 && first != 0xC2 && first != 0xE2) return true;
        text.remove_prefix(std::max<std::size_t>(format::utf8_length(text), 1));
    }
    return false;
}

class Lines {
   public:
    /// False where no more has room.
    bool add(std::string_view character) {
        if (character == "\n") {
            end_line();
            return true;
        }
        if (text_.size() + std::min<std::size_t>(breaks_, 2) + line_.size() + character.size() >
            longest_recognised_page)
            return false;
        line_ += character;
        return true;
    }
    std::string taken() {
        end_line();
        return std::move(text_);
    }

   private:
    void end_line() {
        const std::size_t last = line_.find_last_not_of(' ');
        line_.resize(last == std::string::npos ? 0 : last + 1);
        if (!line_.empty()) {
            if (!text_.empty()) text_.append(std::min<std::size_t>(breaks_, 2), '\n');
            text_ += line_;
            breaks_ = 0;
        }
        ++breaks_;
        line_.clear();
    }

    std::string text_;
    std::string line_;
    std::size_t breaks_ = 0;  ///< ends of lines since the last that says something
};

Result<RecognisedPage> read_page(const Value& value) {
    const Value::Object* members = value.as_object();
    if (!members || members->size() != 3) return not_such("a page has page, text and read");
    TRY(page, value.integer_at("page"));
    TRY(text, value.string_at("text"));
    TRY(read, value.boolean_at("read"));
    if (page < 1 || page > most_recognised_pages) return not_such("a page has a number that none has");
    if (text.size() > longest_recognised_page)
        return fail(ErrorKind::limit, fmt::format("recognised text: a page of {} octets", text.size()));
    if (plain_words(text) != text) return not_such("a page is not plain words");
    return RecognisedPage{page, std::move(text), read};
}

}  // namespace

bool RecognisedText::says_something() const {
    return std::ranges::any_of(pages, [](const RecognisedPage& page) { return has_words(page.text); });
}

bool RecognisedText::any_read() const {
    return std::ranges::any_of(pages, &RecognisedPage::read);
}

std::string plain_words(std::string_view output) {
    Lines lines;
    while (!output.empty()) {
        const std::size_t length = format::utf8_length(output);
        const std::string_view character = length == 0 ? replacement : output.substr(0, length);
        output.remove_prefix(std::max<std::size_t>(length, 1));
        // A tab and a form feed part words, as a blank does.
        const bool parts = character == "\t" || character == "\f" || character == "\v";
        if (character != "\n" && !parts && is_left_out(character)) continue;
        if (!lines.add(parts ? " " : character)) break;
    }
    return lines.taken();
}

Value to_value(const RecognisedText& text) {
    Value pages = Value::list();
    for (const RecognisedPage& page : text.pages)
        pages.append(Value::object({{"page", page.page}, {"text", page.text}, {"read", page.read}}));
    return Value::object({{"by", text.by},
                          {"languages", Value::list_of(text.languages)},
                          {"pages", std::move(pages)},
                          {"more", text.more}});
}

Result<RecognisedText> read_recognised_text(std::string_view json) {
    if (json.size() > most_recognised_octets)
        return fail(ErrorKind::limit, fmt::format("recognised text of {} octets", json.size()));
    TRY(value, format::read_value(json, "recognised text"));
    const Value::Object* members = value.as_object();
    if (!members || members->size() != 4) return not_such("it has by, languages, pages and more");
    RecognisedText text;
    TRY(by, value.string_at("by"));
    TRY(more, value.boolean_at("more"));
    const Value* languages = value.find("languages");
    const Value* pages = value.find("pages");
    if (!languages || !languages->as_list() || !pages || !pages->as_list()) return not_such("its lists are none");
    if (by.size() > longest_recognised_by || languages->as_list()->size() > most_read_languages ||
        pages->as_list()->size() > static_cast<std::size_t>(most_recognised_pages))
        return fail(ErrorKind::limit, "recognised text: too many pages or languages");
    text.by = std::move(by);
    text.more = more;
    for (const Value& language : *languages->as_list()) {
        const std::string* code = language.as_string();
        if (!code || code->size() != 2) return not_such("a language is no code of two letters");
        text.languages.push_back(*code);
    }
    for (const Value& page : *pages->as_list()) {
        TRY(read, read_page(page));
        text.pages.push_back(std::move(read));
    }
    return text;
}

}  // namespace comity::documents
