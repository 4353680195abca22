// SPDX-License-Identifier: EUPL-1.2
#include "register/library/search_index.h"

#include <charconv>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "text/word_forms.h"
#include "text/words.h"

namespace comity::registry {

namespace {

constexpr double saturation = 1.2;      // k1
constexpr double length_counts = 0.75;  // b
constexpr double usual_words = 300;

std::int64_t weight_of(double times, double words) {
    const double length = 1 - length_counts + length_counts * words / usual_words;
    return std::lround(100 * times * (saturation + 1) / (times + saturation * length));
}

bool take_number(std::string_view& rest, std::int64_t& number) {
    const auto [end, fault] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    if (fault != std::errc() || number < 0) return false;
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    return true;
}

bool take_mark(std::string_view& rest, char mark) {
    if (rest.empty() || rest.front() != mark) return false;
    rest.remove_prefix(1);
    return true;
}

}  // namespace

std::vector<IndexedKey> indexed(std::span<const std::string> pages, std::int64_t first_page,
                                std::string_view language) {
    std::map<std::string, std::string> postings;
    std::int64_t number = first_page;
    for (const std::string& page : pages) {
        std::map<std::string, int> times;
        double count = 0;
        for (const text::Word& word : text::words_of(page, language)) {
            ++count;
            if (word.end - word.begin <= longest_word) ++times[text::search_key(word.folded, language)];
        }
        for (const auto& [key, found] : times) {
            std::string& stored = postings[key];
            stored += fmt::format("{}{}:{}", stored.empty() ? "" : " ", number, weight_of(found, count));
        }
        ++number;
    }
    std::vector<IndexedKey> keys;
    keys.reserve(postings.size());
    for (auto& [key, stored] : postings) keys.push_back({key, std::move(stored)});
    return keys;
}

Result<std::vector<Posting>> read_postings(std::string_view stored) {
    std::vector<Posting> postings;
    for (bool first = true; first || !stored.empty(); first = false) {
        Posting posting;
        if ((!first && !take_mark(stored, ' ')) || !take_number(stored, posting.page) || !take_mark(stored, ':') ||
            !take_number(stored, posting.weight))
            return fail(ErrorKind::invalid, "a row of the library's index is not as it is written", {},
                        "make the rows anew: comity record rebuild");
        postings.push_back(posting);
    }
    return postings;
}

}  // namespace comity::registry
