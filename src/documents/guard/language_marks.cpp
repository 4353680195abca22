// SPDX-License-Identifier: EUPL-1.2
#include "documents/guard/language_marks.h"

#include <algorithm>
#include <array>

namespace comity::documents {

namespace {

template <std::size_t size>
bool among(const std::array<std::string_view, size>& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

/// "l'article" is "article".
std::string_view without_elision(std::string_view word) {
    const std::size_t apostrophe = word.find('\'');
    return apostrophe == std::string_view::npos || apostrophe > 2 ? word : word.substr(apostrophe + 1);
}

bool is_of_time(std::string_view word) {
    static constexpr std::array<std::string_view, 10> words{
        "delay", "later", "délai", "retard", "tarder", "промедления", "задержки", "позднее", "позже", "отлагательства"};
    return among(words, word);
}

}  // namespace

std::optional<ProvisionLevel> provision_level(const std::string& folded, std::string_view language) {
    static constexpr std::array<std::string_view, 8> articles{"article",  "articles", "art",     "section",
                                                              "sections", "§",        "artikel", "ст"};
    static constexpr std::array<std::string_view, 9> paragraphs{"paragraph",  "paragraphs",  "para",   "paras", "par",
                                                                "paragraphe", "paragraphes", "alinéa", "п"};
    static constexpr std::array<std::string_view, 7> letters{"letter",       "lettre", "lettres", "letters",
                                                             "subparagraph", "пп",     "let"};
    const std::string_view word = without_elision(folded);
    if (among(articles, word)) return ProvisionLevel::article;
    if (among(paragraphs, word)) return ProvisionLevel::paragraph;
    if (among(letters, word)) return ProvisionLevel::letter;
    if (language != "ru") return std::nullopt;
    // Russian declines them; the stem tells.
    if (word.starts_with("стать") || word == "статей" || word.starts_with("статья")) return ProvisionLevel::article;
    if (word.starts_with("подпункт")) return ProvisionLevel::letter;
    if (word.starts_with("пункт") || word == "ч" || word == "часть" || word == "части" || word == "частью")
        return ProvisionLevel::paragraph;
    return std::nullopt;
}

bool joins_provisions(const std::string& folded) {
    static constexpr std::array<std::string_view, 8> words{"and", "or", "et", "ou", "и", "или", "to", "à"};
    return among(words, folded);
}

bool is_currency_code(std::string_view word) {
    static constexpr std::array<std::string_view, 40> codes{
        "AED", "ALL", "AMD", "ARS", "AUD", "AZN", "BAM", "BGN", "BRL", "BYN", "CAD", "CHF", "CLP", "CNY",
        "CZK", "DKK", "EUR", "GBP", "GEL", "HKD", "HUF", "ILS", "INR", "ISK", "JPY", "KGS", "KZT", "MDL",
        "MXN", "NOK", "PLN", "RON", "RSD", "RUB", "SEK", "TJS", "TRY", "UAH", "USD", "UZS"};
    return among(codes, word) || word == "BTC" || word == "ETH" || word == "USDT";
}

std::string_view currency_of(const std::string& folded) {
    if (folded == "euro" || folded == "euros" || folded == "евро" || folded == "€") return "EUR";
    if (folded.starts_with("рубл") || folded == "руб" || folded.starts_with("rouble") || folded.starts_with("ruble"))
        return "RUB";
    return {};
}

std::vector<std::size_t> negations(const std::vector<text::Word>& sentence, std::string_view language) {
    static constexpr std::array<std::string_view, 12> english{
        "not", "no", "never", "neither", "without", "cannot", "none", "nobody", "nothing", "unless", "except", "nor"};
    static constexpr std::array<std::string_view, 6> french_own{"ne", "sans", "sauf", "hormis", "non", "exclusion"};
    static constexpr std::array<std::string_view, 8> french_with_ne{"ni",  "aucun", "aucune", "jamais",
                                                                    "nul", "nulle", "rien",   "pas"};
    static constexpr std::array<std::string_view, 7> russian_own{"не",    "нет",   "без",       "нельзя",
                                                                 "кроме", "иначе", "невозможно"};
    static constexpr std::array<std::string_view, 5> russian_with_not{"ни", "никто", "ничто", "никогда", "никакой"};
    std::vector<std::size_t> found;
    std::vector<std::size_t> only_alone;
    bool neither = false;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        const std::string_view word = language == "fr" && !sentence[i].folded.starts_with("n'")
                                          ? without_elision(sentence[i].folded)
                                          : std::string_view(sentence[i].folded);
        // "Without delay", "not later than": a time and no denial, and other languages say it in one word.
        if (i + 1 < sentence.size() && is_of_time(sentence[i + 1].folded)) continue;
        if (word == "nor" && neither) continue;
        neither = neither || word == "neither";
        if (language == "en") {
            if (among(english, word) || word.ends_with("n't")) found.push_back(i);
        } else if (language == "fr") {
            if (among(french_own, word) || word.starts_with("n'")) found.push_back(i);
            if (among(french_with_ne, word)) only_alone.push_back(i);
        } else if (language == "ru") {
            if (among(russian_own, word)) found.push_back(i);
            if (among(russian_with_not, word)) only_alone.push_back(i);
        }
    }
    if (found.empty() && !only_alone.empty()) found.push_back(only_alone.front());
    return found;
}

}  // namespace comity::documents
