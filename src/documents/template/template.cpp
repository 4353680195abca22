// SPDX-License-Identifier: EUPL-1.2
#include "documents/template/template.h"

#include <algorithm>

namespace comity::documents {

std::string_view words_in(const LanguageWords& words, std::string_view language) {
    for (const std::string_view wanted : {language, std::string_view("en")}) {
        const auto found = std::ranges::find(words, wanted, &std::pair<std::string, std::string>::first);
        if (found != words.end()) return found->second;
    }
    return {};
}

LanguageWords language_words(const law::Library& library, const law::Localised& words) {
    LanguageWords made;
    for (const std::string_view language : complete_languages)
        made.emplace_back(language, library.text(words, language));
    return made;
}

std::string_view to_string(Field::Type type) {
    switch (type) {
        case Field::Type::text:
            return "text";
        case Field::Type::name:
            return "name";
        case Field::Type::code:
            return "code";
        case Field::Type::date:
            return "date";
        case Field::Type::number:
            return "number";
        case Field::Type::money:
            return "money";
        case Field::Type::period:
            return "period";
    }
    return {};
}

const SlotText* Wording::in(std::string_view language) const {
    for (const auto& [tag, text] : texts) {
        if (tag.empty() || tag == language) return &text;
    }
    return nullptr;
}

}  // namespace comity::documents
