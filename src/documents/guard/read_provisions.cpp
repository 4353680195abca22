// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include "documents/guard/mark_reader.h"

namespace comity::documents {

namespace {

bool is_letter_alone(std::string_view word) {
    return letters_of(word) == 1 && (word[0] < '0' || word[0] > '9');
}

/// The Latin letter of a letter; "" where a translation into Russian may have chosen another.
std::string latin(std::string_view letter) {
    if (letter.size() == 1) return std::string(letter);
    if (letter == "а") return "a";
    if (letter == "б") return "b";
    return {};
}

bool is_quoted(std::string_view gap) {
    return gap.find("«") != std::string_view::npos || gap.find("“") != std::string_view::npos ||
           gap.find('"') != std::string_view::npos || gap.find("„") != std::string_view::npos;
}

}  // namespace

/// "article 12, paragraph 2", "art. 12(2)(c)", "статьи 6 и 7", "п. «b» ч. 3 ст. 158", "article premier", "art. 6 § 1".
bool MarkReader::provision() {
    static constexpr auto firsts = std::to_array<std::string_view>({"premier", "première", "premiers"});
    auto level = provision_level(token()->folded, language_);
    const Token* next = token(1);
    if (!level || next == nullptr) return false;
    const std::string_view gap = *between(0);
    if (gap.size() > 5 || gap.find_first_of(";:") != std::string_view::npos) return false;
    // A section sign behind an article counts its paragraphs.
    if (token()->folded == "§" && !named_.empty() && named_.back().article && tokens_[at_ - 1].end == marks_.back().end)
        level = ProvisionLevel::paragraph;
    const bool first = among(firsts, next->folded);
    const bool letter = is_letter_alone(next->folded) && !counts_in_roman(token()->folded) &&
                        (*level == ProvisionLevel::letter || is_quoted(gap) ||
                         (*level == ProvisionLevel::paragraph && text_.substr(next->end).starts_with(')')));
    if (!letter && !first && !next->figure) return false;
    named_.push_back({token()->begin, marks_.size(), 0, *level == ProvisionLevel::article});
    ++at_;
    for (;;) {
        if (letter) {
            take(Mark::Kind::provision, "letter", 1, latin(token()->folded));
        } else if (first) {
            take(Mark::Kind::provision, *level == ProvisionLevel::article ? "article 1" : "paragraph 1", 1);
            below();
        } else {
            numbered(*level);
        }
        if (letter || first || token() == nullptr) break;
        const std::string_view joint = gap_before();
        const bool dashed = token()->figure && (joint == "-" || joint == "–" || joint == " – ");
        if (dashed && !comity::documents::month_of(token(1) == nullptr ? "" : token(1)->folded, language_)) continue;
        const bool joined = joins_provisions(token()->folded) && token(1) != nullptr && token(1)->figure &&
                            !(token(2) != nullptr && comity::documents::month_of(token(2)->folded, language_));
        if (!joined) break;
        ++at_;
    }
    named_.back().end = marks_.size();
    return true;
}

/// "12", "213.2", "5 bis".
void MarkReader::numbered(ProvisionLevel level) {
    static constexpr auto added = std::to_array<std::string_view>({"bis", "ter", "quater", "бис", "тер"});
    const Token first = *token();
    std::string_view number = first.folded;
    std::string name = level == ProvisionLevel::article ? "article " : "paragraph ";
    ++at_;
    while (!number.empty()) {
        const std::size_t dot = number.find_first_of(".,");
        marks_.push_back(
            {Mark::Kind::provision, name + std::string(number.substr(0, dot)), {}, false, first.begin, first.end, 0});
        number.remove_prefix(dot == std::string_view::npos ? number.size() : dot + 1);
        name = "paragraph ";
    }
    const Token* next = near(0);
    if (next != nullptr && next->begin == first.end && language_ == "fr" && is_ordinal_ending(next->folded, language_))
        ++at_;
    next = near(0);
    if (next != nullptr && among(added, next->folded)) {
        const bool second = next->folded == "bis" || next->folded == "бис";
        marks_.back().value += second ? " bis" : next->folded == "quater" ? " quater" : " ter";
        marks_.back().end = next->end;
        ++at_;
    }
    below();
}

/// "(2)(c)" and "12.c", "12a" go on with the levels below.
void MarkReader::below() {
    while (token() != nullptr) {
        const std::string_view gap = gap_before();
        const bool bracket =
            (gap == "(" || gap == ")(" || gap == " (" || gap == ") (") && text_.substr(token()->end).starts_with(')');
        const bool direct = gap == "." || gap.empty();
        if (!bracket && !direct) return;
        if (token()->figure)
            take(Mark::Kind::provision, "paragraph " + token()->folded, 1);
        else if (is_letter_alone(token()->folded))
            take(Mark::Kind::provision, "letter", 1, latin(token()->folded));
        else
            return;
    }
}

/// "п. 4 ч. 2 ст. 16" is article 16, paragraph 2, point 4: what other languages name the other way round.
void MarkReader::article_first() {
    constexpr std::size_t widest = 9;  // " de la "
    const auto adjoins = [&](const Named& one, const Named& next) {
        const std::size_t end = marks_[one.end - 1].end;
        return next.begin >= end && next.begin - end <= widest &&
               text_.substr(end, next.begin - end).find_first_of(",;") == std::string_view::npos;
    };
    for (std::size_t last = named_.size(); last-- > 0;) {
        if (!named_[last].article) continue;
        std::size_t first = last;
        while (first > 0 && !named_[first - 1].article && named_[first - 1].end == named_[first].first &&
               adjoins(named_[first - 1], named_[first]))
            --first;
        std::vector<Mark> turned;
        for (std::size_t i = last + 1; i-- > first;)
            turned.insert(turned.end(), marks_.begin() + static_cast<std::ptrdiff_t>(named_[i].first),
                          marks_.begin() + static_cast<std::ptrdiff_t>(named_[i].end));
        std::ranges::copy(turned, marks_.begin() + static_cast<std::ptrdiff_t>(named_[first].first));
        last = first;
        if (last == 0) break;
    }
}

}  // namespace comity::documents
