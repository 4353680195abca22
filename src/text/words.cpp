// SPDX-License-Identifier: EUPL-1.2
#include "text/words.h"

#include <memory>

#include <unicode/brkiter.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>

namespace comity::text {

std::string folded(std::string_view text) {
    icu::UnicodeString wide =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())));
    wide.toLower(icu::Locale::getRoot());
    wide.findAndReplace(icu::UnicodeString(u'\u2019'), icu::UnicodeString(u'\''));
    std::string out;
    wide.toUTF8String(out);
    return out;
}

std::vector<Word> words_of(std::string_view text, std::string_view language) {
    std::vector<Word> words;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> breaks(
        icu::BreakIterator::createWordInstance(icu::Locale(std::string(language).c_str()), status));
    const std::unique_ptr<UText, decltype(&utext_close)> source(
        utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status), &utext_close);
    if (U_FAILURE(status) || !breaks) return words;
    breaks->setText(source.get(), status);
    std::int32_t begin = breaks->first();
    for (std::int32_t end = breaks->next(); U_SUCCESS(status) && end != icu::BreakIterator::DONE;
         begin = end, end = breaks->next()) {
        if (breaks->getRuleStatus() == UBRK_WORD_NONE) continue;
        const auto from = static_cast<std::size_t>(begin);
        const auto to = static_cast<std::size_t>(end);
        words.push_back({folded(text.substr(from, to - from)), from, to});
    }
    return words;
}

}  // namespace comity::text
