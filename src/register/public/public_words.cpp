// SPDX-License-Identifier: EUPL-1.2
#include "register/public/public_words.h"

#include <algorithm>

#include <fmt/format.h>

#include "register/source.h"

namespace comity::registry {

namespace {

/// "note", "note_fr", "note_ru".
std::string member_for(const std::string& word, std::size_t language) {
    return language == 0 ? word : fmt::format("{}_{}", word, public_languages.at(language));
}

}  // namespace

PublicWords read_public_words(command::Fields& read, const std::string& word) {
    PublicWords words;
    for (std::size_t language = 0; language < words.size(); ++language)
        words.at(language) = read.text_or(member_for(word, language));
    return words;
}

format::Value value_of(const PublicWords& words) {
    format::Value value = format::Value::object();
    for (std::size_t language = 0; language < words.size(); ++language)
        value.set(public_languages.at(language), words.at(language));
    return value;
}

Result<void> check_public_words(const format::Value& arguments, const std::string& word) {
    command::Fields read(arguments);
    for (std::size_t language = 0; language < public_languages.size(); ++language) {
        const std::string member = member_for(word, language);
        const std::string text = read.text(member);
        if (text.size() > longest_note)
            return fail(ErrorKind::limit, fmt::format("'{}' has {} octets", member, text.size()), {},
                        fmt::format("at most {}", longest_note));
        TRY_VOID(check_can_be_printed(text));
    }
    return read.finish();
}

const std::string& in_language(const PublicWords& words, std::string_view language) {
    const auto at = std::ranges::find(public_languages, language);
    return at == public_languages.end() ? words.front()
                                        : words.at(static_cast<std::size_t>(at - public_languages.begin()));
}

}  // namespace comity::registry
