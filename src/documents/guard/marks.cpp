// SPDX-License-Identifier: EUPL-1.2
#include "documents/guard/marks.h"

#include <algorithm>

#include "documents/guard/mark_reader.h"

namespace comity::documents {

std::optional<std::string_view> MarkReader::between(std::size_t ahead) const {
    const Token* a = token(ahead);
    const Token* b = token(ahead + 1);
    if (a == nullptr || b == nullptr) return std::nullopt;
    return text_.substr(a->end, b->begin - a->end);
}

std::string_view MarkReader::gap_before() const {
    return text_.substr(tokens_[at_ - 1].end, token()->begin - tokens_[at_ - 1].end);
}

const Token* MarkReader::near(std::size_t ahead) const {
    const Token* here = token(ahead);
    if (here == nullptr || at_ + ahead == 0) return nullptr;
    const Token& before = tokens_[at_ + ahead - 1];
    std::string_view gap = text_.substr(before.end, here->begin - before.end);
    if (!before.figure && gap.starts_with('.')) gap.remove_prefix(1);
    return gap.empty() || is_blank(gap) ? here : nullptr;
}

void MarkReader::take(Mark::Kind kind, std::string value, std::size_t tokens, std::string detail, bool soft) {
    marks_.push_back({kind, std::move(value), std::move(detail), soft, token()->begin, token(tokens - 1)->end, 0});
    at_ += tokens;
}

Marks MarkReader::read() {
    while (at_ < tokens_.size()) {
        if (date() || provision() || time() || number() || roman() || in_words() || item()) continue;
        ++at_;
    }
    article_first();
    years_of_ranges();
    denials();
    const std::vector<std::size_t> ends = sentence_ends(text_, tokens_);
    for (Mark& mark : marks_)
        mark.sentence = static_cast<std::size_t>(std::ranges::lower_bound(ends, mark.end) - ends.begin());
    const bool address = std::ranges::any_of(tokens_, [](const Token& token) { return is_of_address(token.folded); });
    return {std::move(marks_), ends.size(), address};
}

std::string said(const Mark& mark) {
    return mark.detail.empty() ? mark.value : mark.value + " " + mark.detail;
}

bool agree(const Mark& one, const Mark& other) {
    return one.value == other.value && (one.detail == other.detail || one.detail.empty() || other.detail.empty());
}

Marks marks_of(std::string_view text, std::string_view language) {
    return MarkReader(text, language).read();
}

}  // namespace comity::documents
