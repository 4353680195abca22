// SPDX-License-Identifier: EUPL-1.2
#include "law/library/articles.h"

#include <algorithm>
#include <cctype>

namespace comity::law {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

char lower(char c) {
    return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

}  // namespace

std::string normal_article(std::string_view article) {
    for (std::string_view word : {"article", "Article", "art.", "Art.", "art", "Art"}) {
        if (article.starts_with(word)) {
            article.remove_prefix(word.size());
            break;
        }
    }
    std::string out;
    for (std::size_t i = 0; i < article.size(); ++i) {
        const char c = article[i];
        if (c == ' ' || c == ')') continue;
        if (c == '(' || c == '.') {
            if (!out.empty() && out.back() != '.') out += '.';
            continue;
        }
        // A single letter straight after a number is a letter of its own: 9.2a.
        const bool letter_after_number =
            !out.empty() && is_digit(out.back()) && c >= 'a' && c <= 'z' &&
            (i + 1 == article.size() || std::string_view(" .(,").find(article[i + 1]) != std::string_view::npos);
        if (letter_after_number) out += '.';
        out += c;
    }
    while (!out.empty() && out.back() == '.') out.pop_back();
    return out;
}

bool article_within(std::string_view article, std::string_view wanted) {
    if (!article.starts_with(wanted)) return false;
    return article.size() == wanted.size() || article[wanted.size()] == '.' || article[wanted.size()] == '#';
}

std::string folded_word(std::string_view word) {
    std::string out(word);
    std::ranges::transform(out, out.begin(), [](char c) { return c == '_' ? '-' : lower(c); });
    return out;
}

bool fits_glob(std::string_view text, std::string_view glob) {
    // Greedy match with one step of backtracking to the last star.
    std::size_t t = 0;
    std::size_t g = 0;
    std::size_t star = std::string_view::npos;
    std::size_t star_text = 0;
    while (t < text.size()) {
        if (g < glob.size() && glob[g] == '*') {
            star = g++;
            star_text = t;
        } else if (g < glob.size() && lower(glob[g]) == lower(text[t])) {
            ++g;
            ++t;
        } else if (star != std::string_view::npos) {
            g = star + 1;
            t = ++star_text;
        } else {
            return false;
        }
    }
    while (g < glob.size() && glob[g] == '*') ++g;
    return g == glob.size();
}

}  // namespace comity::law
