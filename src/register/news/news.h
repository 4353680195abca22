// SPDX-License-Identifier: EUPL-1.2
// A news item as its events tell it: texts in the making, and what was published of them. What is public is always what
// two persons approved, to the letter: texts do not move while a publication waits, and a correction is a publication
// of its own, with a note that readers see.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "register/holding.h"
#include "register/public/public_words.h"

namespace comity::registry {

struct NewsText {
    std::string language = {};
    std::string headline = {};
    std::string text = {};  ///< plain; an empty line ends a paragraph
    Mark mark = {};         ///< of the translator who wrote it last
};

/// What was published at once, first or as a correction.
struct Revision {
    std::string id = {};
    CivilDate on = {};  ///< the day from which it is public
    std::vector<NewsText> texts = {};
    std::vector<std::string> tags = {};
    std::vector<StateCode> states = {};
    PublicWords notes = {};  ///< of a correction; "" of the first
    Mark mark = {};

    /// The text in that language, else in English.
    const NewsText& in(std::string_view language) const;
};

struct NewsItem : Holding {
    std::vector<std::string> tags = {};
    std::vector<StateCode> states = {};
    std::vector<NewsText> texts = {};
    std::vector<Revision> revisions = {};
    std::optional<CivilDate> withdrawn_on = {};
    PublicWords withdrawn_because = {};

    /// "draft", "published", "withdrawn".
    std::string_view stage_on(CivilDate day) const;
    /// What the public reads on that day; nullptr where there is nothing to read.
    const Revision* public_on(CivilDate day) const;
    /// Of the first publication, which its place in the archive follows.
    std::optional<CivilDate> first_on() const;
};

template <>
struct KindOf<NewsItem> : PublicPage {
    static constexpr std::string_view word = "news";
    static constexpr std::string_view plural = "news";
    static constexpr std::string_view letters = "NWS";
    static std::span<const CommandKind<NewsItem>> commands();
    static std::span<const EventType<NewsItem>> events();
};

inline constexpr std::size_t most_tags = 20;
/// Octets: a public page stays below 100 KiB, even where each of them must be escaped.
inline constexpr std::size_t longest_headline = 300;
inline constexpr std::size_t longest_news_text = 18'000;

/// What the house sees: docs/formats/news.md.
format::Value shown(const NewsItem& item, CivilDate on);
/// What anybody may see on that day, of an item that is public then: nothing of drafts, persons or proposals.
format::Value shown_to_all(const NewsItem& item, CivilDate on);

}  // namespace comity::registry
