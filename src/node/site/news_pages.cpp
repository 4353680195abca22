// SPDX-License-Identifier: EUPL-1.2
// News: an item with its corrections; lists of all, by year, subject and State; the feed (RFC 4287).
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "format/markup.h"
#include "node/site/site_section.h"
#include "node/site/site_words.h"

namespace comity::node {

namespace {

using format::escaped_markup;
using registry::NewsItem;
using registry::NewsText;
using registry::Revision;

constexpr std::size_t entries_of_a_feed = 50;

std::string address_of(const NewsItem& item) {
    return "news/" + in_lower_case(item.number) + ".html";
}

/// Empty lines end paragraphs.
std::string paragraphs(std::string_view text) {
    std::string markup, paragraph;
    const auto end = [&] {
        if (!paragraph.empty()) markup += "<p>" + escaped_markup(paragraph) + "</p>\n";
        paragraph.clear();
    };
    while (!text.empty()) {
        const std::size_t stop = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, stop);
        text.remove_prefix(std::min(stop + 1, text.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty())
            end();
        else
            paragraph += (paragraph.empty() ? "" : "\n") + std::string(line);
    }
    end();
    return markup;
}

class NewsPages : SiteSection {
   public:
    NewsPages(std::vector<SiteFile>& files, const SiteOwner& owner, const law::Library& library,
              const PublicRecord& record, std::string_view language)
        : SiteSection(files, owner, library, record.on, language, "news"), record_(record) {}

    void add() {
        for (const NewsItem& item : record_.news) add_item(item);
        std::map<std::string, std::vector<const NewsItem*>> years, tags, states;
        std::vector<const NewsItem*> all;
        for (const NewsItem& item : record_.news) {
            all.push_back(&item);
            years[std::to_string(item.first_on()->year())].push_back(&item);
            const Revision& revision = *item.public_on(on_);
            for (const std::string& tag : revision.tags) tags[tag].push_back(&item);
            for (const StateCode state : revision.states) states[state.text()].push_back(&item);
        }
        const auto lead = [&](const auto& groups, std::string_view heading, std::string_view prefix, auto words) {
            if (groups.empty()) return std::string();
            std::string links;
            for (const auto& [group, items] : groups)
                links += "<li>" + link(fmt::format("news/{}{}.html", prefix, in_lower_case(group)), words(group)) +
                         fmt::format(" ({})</li>\n", items.size());
            return fmt::format("<h2>{}</h2>\n<ul>\n{}</ul>\n", site_word(heading, language_), links);
        };
        const auto itself = [](const std::string& group) { return group; };
        const auto name = [&](const std::string& group) { return name_of(*StateCode::parse(group)); };
        add_news("news/index", site_word("news", language_), all,
                 lead(years, "archive", "", itself) + lead(tags, "subjects", "tag-", itself) +
                     lead(states, "states", "state-", name) + "<p>" + link("news.atom", word("feed")) + "</p>\n");
        for (const auto& [year, items] : years) add_news("news/" + year, titled(year), items, "");
        for (const auto& [tag, items] : tags) add_news("news/tag-" + tag, titled(tag), items, "");
        for (const auto& [state, items] : states)
            add_news("news/state-" + in_lower_case(state), titled(name(state)), items, "");
        add_feed();
    }

   private:
    std::string titled(const std::string& of) const { return word("news") + ": " + of; }

    /// What it shows is said in the language of the words around the content. Below the first one nothing is loaded
    /// before somebody comes near.
    std::string figure(const NewsItem& item, const registry::NewsPicture& picture, std::string_view in, bool first,
                       bool foreign) const {
        const auto file = [&](const registry::DrawnPicture& drawn) {
            return site_address(here(), "data/" + registry::picture_file(item, picture, drawn));
        };
        std::string sizes;
        if (picture.small.width != picture.large.width)
            sizes = fmt::format(" srcset=\"{} {}w, {} {}w\" sizes=\"(min-width: 42rem) 40rem, 100vw\"",
                                file(picture.small), picture.small.width, file(picture.large), picture.large.width);
        return fmt::format(
            "<figure class=\"photograph\"{}>\n<img src=\"{}\"{} width=\"{}\" height=\"{}\" alt=\"{}\"{}>\n"
            "<figcaption>{}: {}</figcaption>\n</figure>\n",
            foreign ? in_its_language(in) : "", file(picture.large), sizes, picture.large.width, picture.large.height,
            escaped_markup(registry::in_language(picture.alternative, in)), first ? "" : " loading=\"lazy\"",
            site_word("photograph", in), escaped_markup(picture.credit));
    }

    /// The same around the text in every language: day, first picture, text, pictures, corrections, where else.
    std::string content_of(const NewsItem& item, const NewsText& text, std::string_view in) const {
        const Revision& revision = *item.public_on(on_);
        std::string markup = "<p>" + site_day(*item.first_on(), in) + "</p>\n";
        const bool foreign = text.language != in;
        for (const registry::NewsPicture& picture : revision.pictures) {
            const bool first = &picture == &revision.pictures.front();
            markup += figure(item, picture, in, first, foreign);
            if (first) markup += paragraphs(text.text);
        }
        if (revision.pictures.empty()) markup += paragraphs(text.text);
        for (const Revision& each : item.revisions) {
            if (each.on > on_ || &each == &item.revisions.front()) continue;
            const auto column = std::ranges::find(registry::public_languages, in) - registry::public_languages.begin();
            markup += fmt::format("<p class=\"note\"{}>{}, {}: {}</p>\n",
                                  text.language == in ? "" : fmt::format(" lang=\"{}\" dir=\"ltr\"", in),
                                  site_word("correction", in), site_day(each.on, in),
                                  escaped_markup(each.notes.at(static_cast<std::size_t>(column))));
        }
        std::string about;
        for (const std::string& tag : revision.tags)
            about += "<li>" + link("news/tag-" + tag + ".html", tag) + "</li>\n";
        for (const StateCode state : revision.states)
            about += "<li>" + link("news/state-" + in_lower_case(state.text()) + ".html", name_of(state)) + "</li>\n";
        for (const NewsText& other : revision.texts)
            if (!is_public_language(other.language) && other.language != text.language)
                about += fmt::format("<li>{} ", site_word("also-in", in)) +
                         site_link(here(), other.language + "/" + address_of(item), other.language) + "</li>\n";
        if (!about.empty()) markup += "<ul>\n" + about + "</ul>\n";
        return markup;
    }
    static bool is_public_language(std::string_view language) {
        return std::ranges::find(registry::public_languages, language) != registry::public_languages.end();
    }

    /// Texts in further languages stand once, among words in English.
    void add_item(const NewsItem& item) {
        const Revision& revision = *item.public_on(on_);
        const NewsText& own = revision.in(language_);
        put(address_of(item), own.headline, content_of(item, own, language_));
        if (language_ != registry::public_languages.front()) return;
        for (const NewsText& other : revision.texts)
            if (!is_public_language(other.language))
                put(address_of(item), other.headline, content_of(item, other, language_), other.language);
    }

    void add_news(const std::string& name, const std::string& title, const std::vector<const NewsItem*>& items,
                  const std::string& lead) {
        std::vector<std::string> lines;
        for (const NewsItem* item : items) lines.push_back(news_line(*item, on_, here(), language_));
        add_list(name, title, lines, lead);
    }

    void add_feed() {
        const auto moment = [](CivilDate day) { return to_string(day) + "T00:00:00Z"; };
        const std::string tag = fmt::format("tag:{},2026:", owner_.id);
        std::string entries;
        CivilDate newest = on_;
        std::size_t count = 0;
        for (const NewsItem& item : record_.news) {
            const Revision& revision = *item.public_on(on_);
            newest = count == 0 ? revision.on : std::max(newest, revision.on);
            if (++count > entries_of_a_feed) break;
            const NewsText& text = revision.in(language_);
            entries += fmt::format(
                "  <entry>\n    <id>{}{}/{}</id>\n    <title>{}</title>\n    <published>{}</published>\n"
                "    <updated>{}</updated>\n    <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n"
                "    <summary>{}</summary>\n",
                tag, item.number, language_, escaped_markup(text.headline), moment(*item.first_on()),
                moment(revision.on), address_of(item), escaped_markup(first_paragraph(text.text)));
            for (const std::string& each : revision.tags)
                entries += fmt::format("    <category term=\"{}\"/>\n", escaped_markup(each));
            entries += "  </entry>\n";
        }
        files_.push_back(
            {below("news.atom"), "application/atom+xml; charset=utf-8",
             fmt::format("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" "
                         "xml:lang=\"{0}\">\n  <id>{1}news/{0}</id>\n  <title>{2}: {3}</title>\n  "
                         "<updated>{4}</updated>\n  <author><name>{2}</name></author>\n  <link rel=\"self\" "
                         "type=\"application/atom+xml\" href=\"news.atom\"/>\n  <link rel=\"alternate\" "
                         "type=\"text/html\" href=\"news/index.html\"/>\n{5}</feed>\n",
                         language_, tag, escaped_markup(owner_.name), site_word("news", language_), moment(newest),
                         entries)});
    }
    static std::string first_paragraph(std::string_view text) {
        return std::string(text.substr(0, std::min(text.find("\n\n"), text.size())));
    }

    const PublicRecord& record_;
};

}  // namespace

std::string news_line(const NewsItem& item, CivilDate on, std::string_view from, std::string_view language) {
    return fmt::format(
        "<li>{} {}</li>\n", site_day(*item.first_on(), language),
        site_link(from, fmt::format("{}/{}", language, address_of(item)), item.public_on(on)->in(language).headline));
}

void add_news_pages(std::vector<SiteFile>& files, const SiteOwner& owner, const law::Library& library,
                    const PublicRecord& record) {
    for (const std::string_view language : registry::public_languages)
        NewsPages(files, owner, library, record, language).add();
    for (const NewsItem& item : record.news)
        for (const registry::NewsPicture& picture : item.public_on(record.on)->pictures) {
            const auto put = [&](const registry::DrawnPicture& drawn) {
                files.push_back({"data/" + registry::picture_file(item, picture, drawn), "image/jpeg", *drawn.jpeg});
            };
            put(picture.large);
            if (picture.small.width != picture.large.width) put(picture.small);
        }
}

}  // namespace comity::node
