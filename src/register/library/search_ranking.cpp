// SPDX-License-Identifier: EUPL-1.2
#include "register/library/search_ranking.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace comity::registry {

std::size_t Ranking::add_text(std::int64_t first_page, std::int64_t pages) {
    const auto count = static_cast<std::size_t>(std::max<std::int64_t>(pages, 0));
    texts_.push_back({first_page, pages_, count});
    pages_ += count;
    return texts_.size() - 1;
}

void Ranking::begin_word() {
    if (words_ == 0) {
        score_.assign(pages_, 0);
        has_.assign(pages_, 0);
    }
    end_word();
    ++words_;
    weight_.assign(pages_, 0);
}

void Ranking::add_postings(std::size_t text, std::span<const Posting> postings) {
    const Searched& in = texts_[text];
    for (const Posting& posting : postings) {
        const auto at = static_cast<std::uint64_t>(posting.page - in.first_page);
        if (at >= in.pages) continue;
        std::int64_t& weight = weight_[in.offset + at];
        weight = std::max(weight, posting.weight);
    }
}

void Ranking::end_word() {
    const auto with =
        static_cast<double>(std::ranges::count_if(weight_, [](std::int64_t weight) { return weight > 0; }));
    const double rare = std::log(1 + (static_cast<double>(pages_) - with + 0.5) / (with + 0.5));
    for (std::size_t at = 0; at < weight_.size(); ++at) {
        if (weight_[at] == 0) continue;
        score_[at] += rare * static_cast<double>(weight_[at]);
        ++has_[at];
    }
    weight_.clear();
}

std::size_t Ranking::found() {
    end_word();
    return static_cast<std::size_t>(std::ranges::count(has_, words_));
}

std::vector<RankedPage> Ranking::first(std::size_t at_most) {
    end_word();
    std::vector<RankedPage> ranked;
    for (std::size_t text = 0; text < texts_.size(); ++text)
        for (std::size_t at = 0; at < texts_[text].pages; ++at)
            if (const std::size_t page = texts_[text].offset + at; has_[page] == words_)
                ranked.push_back({text, texts_[text].first_page + static_cast<std::int64_t>(at), score_[page]});
    const auto before = [](const RankedPage& one, const RankedPage& other) {
        return std::tuple(-one.score, one.text, one.page) < std::tuple(-other.score, other.text, other.page);
    };
    const std::size_t count = std::min(at_most, ranked.size());
    std::ranges::partial_sort(ranked, ranked.begin() + static_cast<std::ptrdiff_t>(count), before);
    ranked.resize(count);
    return ranked;
}

}  // namespace comity::registry
