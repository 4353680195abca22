// SPDX-License-Identifier: EUPL-1.2
// News: an item with its corrections; lists of all, by year, subject and State; the feed (RFC 4287).
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "format/markup.h"
#include "node/site/site_page.h"
#include "node/site/site_words.h"

namespace comity::node {

namespace {

using format::escaped_markup;
using registry::NewsItem;
using registry::NewsText;
using registry::Revision;

/// Of one list, so that a page of the longest headlines stays below 100 KiB.
constexpr std::size_t items_of_a_page = 100;
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

class NewsPages {
   public:
    NewsPages(std::vector<SiteFile>& files, const SiteOwner& owner, const law::Library& library,
              const PublicRecord& record, std::string_view language)
        : files_(files), owner_(owner), library_(library), record_(record), language_(language) {}

    void add() {
        for (const NewsItem& item : record_.news) add_item(item);
        std::map<std::string, std::vector<const NewsItem*>> years, tags, states;
        std::vector<const NewsItem*> all;
        for (const NewsItem& item : record_.news) {
            all.push_back(&item);
            years[std::to_string(item.first_on()->year())].push_back(&item);
            const Revision& revision = *item.public_on(record_.on);
            for (const std::string& tag : revision.tags) tags[tag].push_back(&item);
            for (const StateCode state : revision.states) states[state.text()].push_back(&item);
        }
        const auto lead = [&](const auto& groups, std::string_view heading, std::string_view prefix, auto words) {
            if (groups.empty()) return std::string();
            std::string links;
            for (const auto& [group, items] : groups)
                links += "<li>" +
                         link(fmt::format("news/{}{}.html", prefix, in_lower_case(group)), words(group), "news/") +
                         fmt::format(" ({})</li>\n", items.size());
            return fmt::format("<h2>{}</h2>\n<ul>\n{}</ul>\n", site_word(heading, language_), links);
        };
        const auto itself = [](const std::string& group) { return group; };
        const auto name = [&](const std::string& group) {
            return state_name(library_, *StateCode::parse(group), language_);
        };
        add_list("news/index", site_word("news", language_), all,
                 lead(years, "archive", "", itself) + lead(tags, "subjects", "tag-", itself) +
                     lead(states, "states", "state-", name) + "<p>" +
                     site_link(below("news/"), below("news.atom"), site_word("feed", language_)) + "</p>\n");
        for (const auto& [year, items] : years) add_list("news/" + year, titled(year), items, "");
        for (const auto& [tag, items] : tags) add_list("news/tag-" + tag, titled(tag), items, "");
        for (const auto& [state, items] : states)
            add_list("news/state-" + in_lower_case(state), titled(name(state)), items, "");
        add_feed();
    }

   private:
    std::string below(std::string_view path) const { return language_ + "/" + std::string(path); }
    std::string titled(const std::string& of) const { return site_word("news", language_) + ": " + of; }
    std::string link(std::string_view to, std::string_view words, std::string_view from) const {
        return site_link(below(from), below(to), words);
    }
    void put(std::string path, std::string title, std::string content, std::string content_language = "") {
        files_.push_back(site_page(owner_, record_.on,
                                   {.path = std::move(path),
                                    .language = language_,
                                    .title = std::move(title),
                                    .content = std::move(content),
                                    .content_language = std::move(content_language)}));
    }

    /// The same around the text in every language: day, text, corrections, where else.
    std::string content_of(const NewsItem& item, const NewsText& text, std::string_view in) const {
        const Revision& revision = *item.public_on(record_.on);
        std::string markup = "<p>" + site_day(*item.first_on(), in) + "</p>\n" + paragraphs(text.text);
        for (const Revision& each : item.revisions) {
            if (each.on > record_.on || &each == &item.revisions.front()) continue;
            const auto column = std::ranges::find(registry::public_languages, in) - registry::public_languages.begin();
            markup += fmt::format("<p class=\"note\"{}>{}, {}: {}</p>\n",
                                  text.language == in ? "" : fmt::format(" lang=\"{}\" dir=\"ltr\"", in),
                                  site_word("correction", in), site_day(each.on, in),
                                  escaped_markup(each.notes.at(static_cast<std::size_t>(column))));
        }
        std::string about;
        for (const std::string& tag : revision.tags)
            about += "<li>" + link("news/tag-" + tag + ".html", tag, "news/") + "</li>\n";
        for (const StateCode state : revision.states)
            about += "<li>" +
                     link("news/state-" + in_lower_case(state.text()) + ".html", state_name(library_, state, language_),
                          "news/") +
                     "</li>\n";
        for (const NewsText& other : revision.texts)
            if (!is_public_language(other.language) && other.language != text.language)
                about += fmt::format("<li>{} ", site_word("also-in", in)) +
                         site_link(below("news/"), other.language + "/" + address_of(item), other.language) + "</li>\n";
        if (!about.empty()) markup += "<ul>\n" + about + "</ul>\n";
        return markup;
    }
    static bool is_public_language(std::string_view language) {
        return std::ranges::find(registry::public_languages, language) != registry::public_languages.end();
    }

    /// Texts in further languages stand once, among words in English.
    void add_item(const NewsItem& item) {
        const Revision& revision = *item.public_on(record_.on);
        const NewsText& own = revision.in(language_);
        put(address_of(item), own.headline, content_of(item, own, language_));
        if (language_ != registry::public_languages.front()) return;
        for (const NewsText& other : revision.texts)
            if (!is_public_language(other.language))
                put(address_of(item), other.headline, content_of(item, other, language_), other.language);
    }

    /// "news/2026.html", and behind the first page "news/2026-p2.html" …
    void add_list(const std::string& name, const std::string& title, const std::vector<const NewsItem*>& items,
                  const std::string& lead) {
        const std::size_t pages = std::max<std::size_t>(1, (items.size() + items_of_a_page - 1) / items_of_a_page);
        for (std::size_t page = 0; page < pages; ++page) {
            std::string markup = items.empty() ? "<p>" + site_word("nothing", language_) + "</p>\n" : "<ul>\n";
            const std::size_t end = std::min(items.size(), (page + 1) * items_of_a_page);
            for (std::size_t i = page * items_of_a_page; i < end; ++i)
                markup += news_line(*items[i], record_.on, below("news/"), language_);
            if (!items.empty()) markup += "</ul>\n";
            const auto path = [&](std::size_t of) {
                return of == 0 ? name + ".html" : fmt::format("{}-p{}.html", name, of + 1);
            };
            if (page + 1 < pages)
                markup += "<p>" + link(path(page + 1), site_word("next-page", language_), "news/") + "</p>\n";
            put(path(page), title, markup + (page == 0 ? lead : ""));
        }
    }

    void add_feed() {
        const auto moment = [](CivilDate day) { return to_string(day) + "T00:00:00Z"; };
        const std::string tag = fmt::format("tag:{},2026:", owner_.id);
        std::string entries;
        CivilDate newest = record_.on;
        std::size_t count = 0;
        for (const NewsItem& item : record_.news) {
            const Revision& revision = *item.public_on(record_.on);
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

    std::vector<SiteFile>& files_;
    const SiteOwner& owner_;
    const law::Library& library_;
    const PublicRecord& record_;
    std::string language_;
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
}

}  // namespace comity::node
