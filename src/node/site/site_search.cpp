// SPDX-License-Identifier: EUPL-1.2
#include "node/site/site_search.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "access/percent_encoding.h"
#include "format/markup.h"
#include "node/site/site_section.h"
#include "node/site/site_words.h"
#include "register/library/search_ranking.h"
#include "register/library/snippet.h"
#include "text/words.h"

namespace comity::node {

namespace {

using format::escaped_markup;

bool is_site_language(std::string_view language) {
    return std::ranges::find(registry::public_languages, language) != registry::public_languages.end();
}

std::string search_form(std::string_view language, std::string_view typed) {
    return fmt::format(
        "<form role=\"search\" action=\"search\" method=\"get\">\n<p><label for=\"words\">{}</label>\n<input "
        "id=\"words\" name=\"q\" type=\"search\" maxlength=\"{}\" value=\"{}\" required>\n<button "
        "type=\"submit\">{}</button></p>\n</form>\n",
        site_word("look-for", language), registry::longest_query, escaped_markup(typed), site_word("search", language));
}

std::string snippet_markup(const std::vector<registry::SnippetPart>& parts) {
    std::string markup;
    for (const registry::SnippetPart& part : parts)
        markup += part.found ? "<mark>" + escaped_markup(part.text) + "</mark>" : escaped_markup(part.text);
    return markup;
}

/// Links to the page before and the next one.
std::string further_pages(std::string_view language, std::string_view typed, std::size_t page, std::size_t pages) {
    if (pages == 1) return {};
    const auto item = [&](std::size_t to, std::string_view words) {
        return fmt::format("<li><a href=\"search?q={}&amp;page={}\">{}</a></li>\n", access::percent_encoded(typed), to,
                           site_word(words, language));
    };
    return fmt::format("<nav aria-label=\"{0}\">\n<ul>\n{1}<li>{0} {2}/{3}</li>\n{4}</ul>\n</nav>\n",
                       site_word("page-of", language), page > 1 ? item(page - 1, "previous-page") : "", page, pages,
                       page < pages ? item(page + 1, "next-page") : "");
}

/// A query that is too long is not one that nothing was found for.
std::string not_looked_for(const Error& error, std::string_view language) {
    return "<p>" + site_word(error.kind == ErrorKind::limit ? "query-too-long" : "found-nothing", language) + "</p>\n";
}

class ContentsPages : SiteSection {
   public:
    ContentsPages(std::vector<SiteFile>& files, const SiteOwner& owner, const law::Library& library, CivilDate on,
                  std::string_view language)
        : SiteSection(files, owner, library, on, language, "") {}

    void add(std::span<const SiteFile> all) {
        std::vector<std::pair<std::string, std::string>> lines;  // the title in small letters, the line
        for (const SiteFile& file : all)
            if (!file.words.empty() && file.path.starts_with(language_ + "/"))
                lines.emplace_back(text::folded(file.title),
                                   "<li>" + site_link(here(), file.path, file.title) + "</li>\n");
        std::ranges::sort(lines);
        std::vector<std::string> sorted;
        for (auto& [title, line] : lines) sorted.push_back(std::move(line));
        add_list("search", word("search"), sorted, "",
                 (owner_.answers_search ? search_form(language_, "") : "") + "<h2>" + word("all-pages") + "</h2>\n");
    }
};

}  // namespace

std::string text_of_markup(std::string_view markup) {
    constexpr std::array<std::pair<std::string_view, char>, 4> references{
        {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}}};
    std::string text;
    while (!markup.empty()) {
        if (markup.front() == '<') {
            markup.remove_prefix(std::min(markup.find('>'), markup.size() - 1) + 1);
            text += ' ';
            continue;
        }
        const auto reference =
            std::ranges::find_if(references, [&](const auto& known) { return markup.starts_with(known.first); });
        text += reference == references.end() ? markup.front() : reference->second;
        markup.remove_prefix(reference == references.end() ? 1 : reference->first.size());
    }
    return text;
}

SiteSearch::SiteSearch(std::span<const SiteFile> files) {
    for (const SiteFile& file : files)
        if (!file.words.empty()) shelves_[file.language].pages.push_back({file.path, file.title, file.words});
    for (auto& [language, shelf] : shelves_) {
        std::vector<std::string> words;
        for (const Page& page : shelf.pages) words.push_back(page.title + ". " + page.words);
        for (const registry::IndexedKey& key : registry::indexed(words, 0, language))
            shelf.keys.emplace(key.key, registry::read_postings(key.postings).value());
    }
}

Result<std::string> SiteSearch::found_on(std::span<const registry::QueryWord> words, std::string_view typed,
                                         std::string_view language, std::size_t page) const {
    registry::Ranking ranking;
    std::vector<std::pair<std::string_view, const Shelf*>> searched;
    for (const auto& [of, shelf] : shelves_)
        if (of == language || !is_site_language(of)) {
            searched.emplace_back(of, &shelf);
            ranking.add_text(0, static_cast<std::int64_t>(shelf.pages.size()));
        }
    for (const registry::QueryWord& word : words) {
        ranking.begin_word();
        for (const std::string& key : word.keys)
            for (std::size_t text = 0; text < searched.size(); ++text)
                if (const auto at = searched[text].second->keys.find(key); at != searched[text].second->keys.end())
                    ranking.add_postings(text, at->second);
    }
    const std::size_t found = ranking.found();
    const std::size_t pages = std::max<std::size_t>(1, (found + pages_of_an_answer - 1) / pages_of_an_answer);
    if (page < 1 || page > pages)
        return fail(ErrorKind::not_found, fmt::format("there is no page {} of what was found", page), {},
                    fmt::format("it has {}", pages));
    if (found == 0) return "<p>" + site_word("found-nothing", language) + "</p>\n";
    const std::vector<registry::RankedPage> ranked = ranking.first(page * pages_of_an_answer);
    const std::size_t before = (page - 1) * pages_of_an_answer;
    std::string markup =
        fmt::format("<p>{}: {}</p>\n<ol start=\"{}\">\n", site_word("found-pages", language), found, before + 1);
    for (std::size_t i = before; i < ranked.size(); ++i) {
        const auto& [of, shelf] = searched[ranked[i].text];
        const Page& one = shelf->pages[static_cast<std::size_t>(ranked[i].page)];
        std::string snippet = snippet_markup(registry::snippet_of(one.words, of, words));
        const std::string_view other = of == language ? std::string_view() : of;
        if (!snippet.empty() && !other.empty())
            snippet = fmt::format("<span{}>{}</span>", in_its_language(other), snippet);
        markup += fmt::format("<li>{}{}</li>\n", site_link(fmt::format("{}/", language), one.path, one.title, other),
                              snippet.empty() ? "" : "<br>\n" + snippet);
    }
    return markup + "</ol>\n" + further_pages(language, typed, page, pages);
}

Result<SiteFile> SiteSearch::answer(const SiteOwner& owner, CivilDate on, std::string_view language,
                                    std::string_view typed, std::size_t page) const {
    std::string content = search_form(language, typed.size() <= registry::longest_query ? typed : "");
    if (!typed.empty()) {
        if (const auto words = registry::query_words(typed)) {
            TRY(found, found_on(*words, typed, language, page));
            content += found;
        } else {
            content += not_looked_for(words.error(), language);
        }
    }
    return site_page(owner, on,
                     {.path = "search.html",
                      .language = std::string(language),
                      .title = site_word("search", language),
                      .content = std::move(content),
                      .is_list = true});
}

std::vector<SiteFile> contents_files(const SiteOwner& owner, const law::Library& library, CivilDate on,
                                     std::span<const SiteFile> files) {
    std::vector<SiteFile> made;
    for (const std::string_view language : registry::public_languages)
        ContentsPages(made, owner, library, on, language).add(files);
    return made;
}

}  // namespace comity::node
