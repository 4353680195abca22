// SPDX-License-Identifier: EUPL-1.2
#include "documents/recognition/languages.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace comity::documents {

namespace {

struct Known {
    std::string_view code;
    std::string_view word;  ///< ISO 639-2, as tesseract calls its data
    std::string_view package;
};

/// As Debian names its packages.
constexpr std::array known{
    Known{"ar", "ara", "tesseract-ocr-ara"}, Known{"az", "aze", "tesseract-ocr-aze"},
    Known{"be", "bel", "tesseract-ocr-bel"}, Known{"bg", "bul", "tesseract-ocr-bul"},
    Known{"cs", "ces", "tesseract-ocr-ces"}, Known{"da", "dan", "tesseract-ocr-dan"},
    Known{"de", "deu", "tesseract-ocr-deu"}, Known{"el", "ell", "tesseract-ocr-ell"},
    Known{"en", "eng", "tesseract-ocr-eng"}, Known{"es", "spa", "tesseract-ocr-spa"},
    Known{"et", "est", "tesseract-ocr-est"}, Known{"fi", "fin", "tesseract-ocr-fin"},
    Known{"fr", "fra", "tesseract-ocr-fra"}, Known{"hr", "hrv", "tesseract-ocr-hrv"},
    Known{"hu", "hun", "tesseract-ocr-hun"}, Known{"hy", "hye", "tesseract-ocr-hye"},
    Known{"it", "ita", "tesseract-ocr-ita"}, Known{"ka", "kat", "tesseract-ocr-kat"},
    Known{"kk", "kaz", "tesseract-ocr-kaz"}, Known{"lt", "lit", "tesseract-ocr-lit"},
    Known{"lv", "lav", "tesseract-ocr-lav"}, Known{"nl", "nld", "tesseract-ocr-nld"},
    Known{"pl", "pol", "tesseract-ocr-pol"}, Known{"pt", "por", "tesseract-ocr-por"},
    Known{"ro", "ron", "tesseract-ocr-ron"}, Known{"ru", "rus", "tesseract-ocr-rus"},
    Known{"sk", "slk", "tesseract-ocr-slk"}, Known{"sl", "slv", "tesseract-ocr-slv"},
    Known{"sr", "srp", "tesseract-ocr-srp"}, Known{"sv", "swe", "tesseract-ocr-swe"},
    Known{"tr", "tur", "tesseract-ocr-tur"}, Known{"uk", "ukr", "tesseract-ocr-ukr"},
    Known{"uz", "uzb", "tesseract-ocr-uzb"}, Known{"zh", "chi_sim", "tesseract-ocr-chi-sim"},
};
constexpr std::array<std::string_view, 3> ours{"en", "fr", "ru"};

bool has_line(std::string_view text, std::string_view line) {
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        if (text.substr(0, end) == line) return true;
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    return false;
}

}  // namespace

Result<std::string> tesseract_languages(const std::vector<std::string>& languages, std::string_view installed) {
    std::string words;
    for (const std::string& language : languages) {
        const auto at = std::ranges::find(known, language, &Known::code);
        if (at == known.end())
            return fail(ErrorKind::not_found, fmt::format("text in '{}' cannot be recognised", language), {},
                        "name a language by its two letters: en, fr, ru");
        if (!has_line(installed, at->word))
            return fail(ErrorKind::not_found, fmt::format("text in '{}' cannot be recognised here", language), {},
                        fmt::format("install {} (Debian)", at->package));
        words += (words.empty() ? "" : "+") + std::string(at->word);
    }
    return words;
}

std::vector<std::string> usual_languages(std::string_view language) {
    if (std::ranges::find(ours, language) != ours.end()) return {std::string(language)};
    return {ours.begin(), ours.end()};
}

}  // namespace comity::documents
