// SPDX-License-Identifier: EUPL-1.2
// A news item as its events tell it: texts in the making, and what was published of them. What is public is always what
// two persons approved, to the letter: texts do not move while a publication waits, and a correction is a publication
// of its own, with a note that readers see.
#pragma once

#include <memory>
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

/// A picture in one of its sizes, drawn anew by the node.
struct DrawnPicture {
    std::int64_t width = 0;
    std::int64_t height = 0;
    std::shared_ptr<const std::string> jpeg = {};
};

struct NewsPicture {
    std::string id = {};
    DrawnPicture large = {};
    DrawnPicture small = {};
    PublicWords alternative = {};  ///< what it shows, for who does not see it
    std::string credit = {};       ///< who made it
    Mark mark = {};
};

/// What was published at once, first or as a correction.
struct Revision {
    std::string id = {};
    CivilDate on = {};  ///< the day from which it is public
    std::vector<NewsText> texts = {};
    std::vector<NewsPicture> pictures = {};
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
    std::vector<NewsPicture> pictures = {};  ///< as they are shown next; removed ones stay in revisions
    int pictures_added = 0;                  ///< ever
    std::vector<Revision> revisions = {};
    std::optional<CivilDate> withdrawn_on = {};
    PublicWords withdrawn_because = {};

    /// "draft", "published", "withdrawn".
    std::string_view stage_on(CivilDate day) const;
    /// What the public reads on that day; nullptr where there is nothing to read.
    const Revision* public_on(CivilDate day) const;
    /// As it is now, or was ever published; nullptr for none of that id.
    const NewsPicture* picture(std::string_view id) const;
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

/// Where its file is sent to: it does not come as the other commands do.
inline constexpr std::string_view add_picture_resource = "pictures";

inline constexpr std::size_t most_tags = 20;
/// Octets: a public page stays below 100 KiB, even where each of them must be escaped.
inline constexpr std::size_t longest_headline = 300;
inline constexpr std::size_t longest_news_text = 18'000;
inline constexpr std::size_t most_pictures = 6;
/// As so much text the marks around a picture count on a page.
inline constexpr std::size_t octets_around_a_picture = 150;
/// Octets of a drawn picture: with the page around it below 100 KiB.
inline constexpr std::size_t largest_picture = 60 * 1024;
inline constexpr std::int64_t widest_picture = 960;  ///< pixels of the longer side

/// Of a picture in one size: "nws-2026-00001-p1-960.jpg".
std::string picture_file(const NewsItem& item, const NewsPicture& picture, const DrawnPicture& drawn);

/// What the house sees: docs/formats/news.md.
format::Value shown(const NewsItem& item, CivilDate on);
/// What anybody may see on that day, of an item that is public then: nothing of drafts, persons or proposals.
format::Value shown_to_all(const NewsItem& item, CivilDate on);

}  // namespace comity::registry
