// SPDX-License-Identifier: EUPL-1.2
#include "node/site/site_page.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "documents/document.h"
#include "format/markup.h"
#include "node/site/site_search.h"
#include "node/site/site_words.h"
#include "text/local_format.h"

namespace comity::node {

namespace {

using format::escaped_markup;
using registry::public_languages;

constexpr std::string_view style = R"(:root {
  color-scheme: light dark;
  --land: #dde3e6; --edge: #ffffff; --own: #1d1d1f;
  --n0: #8b949c; --n1: #5a9bc9; --n2: #2573ad; --n3: #0b4a7d;
  --b0: #2573ad; --b1: #c26a1a; --b2: #3b8064; --b3: #84569c;
}
@media (prefers-color-scheme: dark) {
  :root {
    --land: #343b40; --edge: #16191c; --own: #ffffff;
    --n0: #808a92; --n1: #4a86b4; --n2: #77b4e2; --n3: #c4e2fb;
    --b0: #77b4e2; --b1: #e5a263; --b2: #7cc3a5; --b3: #c59cdb;
  }
}
body { font: 1.0625rem/1.6 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 0 1rem 3rem; }
a { text-underline-offset: 0.15em; }
.skip { position: absolute; inset-inline-start: -100vw; }
.skip:focus { position: static; }
header { border-block-end: 1px solid; margin-block-end: 2rem; }
.owner { font-weight: bold; margin-block: 1rem 0; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; list-style: none; margin: 0.5rem 0; padding: 0; }
nav a { display: inline-block; min-height: 1.75rem; }
[aria-current] { font-weight: bold; }
h1 { line-height: 1.25; overflow-wrap: anywhere; }
p, li, td { overflow-wrap: anywhere; }
.note { border-inline-start: 4px solid; padding-inline-start: 1rem; }
.table { overflow-x: auto; }
table { border-collapse: collapse; }
caption { text-align: start; padding-block-end: 0.5rem; }
th, td { border: 1px solid; padding: 0.25rem 0.75rem; text-align: start; }
dt { font-weight: bold; }
dd { margin-inline-start: 1.5rem; overflow-wrap: anywhere; }
label { display: block; }
input, button { font: inherit; padding: 0.25rem 0.5rem; }
td.number { text-align: end; font-variant-numeric: tabular-nums; }
figure { margin: 1rem 0; }
figcaption, .mark { font-size: 0.9rem; }
.photograph { max-inline-size: 40rem; }
.photograph img { block-size: auto; display: block; inline-size: auto; max-inline-size: 100%; }
.legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; list-style: none; padding: 0; }
.map { display: block; height: auto; width: 100%; }
.land { fill: var(--land); }
circle { stroke: var(--edge); stroke-width: 0.8; }
circle.n0 { fill: var(--land); stroke: var(--n0); }
circle.n1 { fill: var(--n1); }
circle.n2 { fill: var(--n2); }
circle.n3 { fill: var(--n3); }
circle.own { fill: none; stroke: var(--own); stroke-width: 2; }
.chart { margin-block: 1rem; }
.chart .of { display: block; font-weight: bold; margin-block-start: 0.5rem; }
.bar { align-items: center; display: flex; gap: 0.5rem; }
.bar svg { block-size: 0.9rem; flex: 0 0 55%; }
rect.b0 { fill: var(--b0); }
rect.b1 { fill: var(--b1); }
rect.b2 { fill: var(--b2); }
rect.b3 { fill: var(--b3); }
[dir="rtl"] .bar svg { transform: scaleX(-1); }
footer { border-block-start: 1px solid; margin-block-start: 3rem; font-size: 0.9rem; }
@media print {
  nav, form, .skip { display: none; }
  body { max-width: none; padding: 0; }
  thead { display: table-header-group; }
  tr, dt, figure, .bar { break-inside: avoid; }
  h1, h2, dt { break-after: avoid; }
}
)";

constexpr std::array<std::string_view, 3> language_names{"English", "Français", "Русский"};

/// "../../" from "en/news/index.html".
std::string root_from(std::string_view path) {
    std::string up;
    for (const char c : path)
        if (c == '/') up += "../";
    return up;
}

std::string navigation(const SitePage& page, const std::string& path) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 8> sections{
        {{"home", "index.html"},
         {"news", "news/index.html"},
         {"treaties", "treaties/index.html"},
         {"agreements", "agreements/index.html"},
         {"programmes", "programmes/index.html"},
         {"meetings", "meetings/index.html"},
         {"statistics", "statistics/index.html"},
         {"search", "search.html"}}};
    const auto item = [&](std::string_view to, std::string_view words, std::string_view attributes) {
        return fmt::format("<li><a href=\"{}{}\"{}>{}</a></li>\n", root_from(path), escaped_markup(to), attributes,
                           escaped_markup(words));
    };
    std::string text = fmt::format("<nav aria-label=\"{}\">\n<ul>\n", site_word("sections", page.language));
    for (const auto& [word, to] : sections)
        text += item(page.language + "/" + std::string(to), site_word(word, page.language),
                     page.path == to ? " aria-current=\"page\"" : "");
    text += fmt::format("</ul>\n</nav>\n<nav aria-label=\"{}\">\n<ul>\n", site_word("languages", page.language));
    for (std::size_t i = 0; i < public_languages.size(); ++i)
        text += item(
            fmt::format("{}/{}", public_languages[i], page.path), language_names[i],
            fmt::format(
                " lang=\"{0}\" hreflang=\"{0}\"{1}", public_languages[i],
                page.content_language.empty() && public_languages[i] == page.language ? " aria-current=\"true\"" : ""));
    return text + "</ul>\n</nav>\n";
}

}  // namespace

SiteFile site_page(const SiteOwner& owner, CivilDate on, const SitePage& page) {
    const bool translated = !page.content_language.empty();
    const std::string& below = translated ? page.content_language : page.language;
    const std::string path = below + "/" + page.path;
    const std::string content_language = translated ? in_its_language(page.content_language) : "";
    std::string text = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{0}\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title{6}>{1} – {2}</title>\n"
        "<link rel=\"stylesheet\" href=\"{3}site.css\">\n<link rel=\"icon\" href=\"{3}icon.svg\" "
        "type=\"image/svg+xml\">\n"
        "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"{4}\" "
        "href=\"{3}{0}/news.atom\">\n</head>\n<body>\n"
        "<a class=\"skip\" href=\"#content\">{5}</a>\n<header>\n<p class=\"owner\">{2}</p>\n",
        page.language, escaped_markup(page.title), escaped_markup(owner.name), root_from(path),
        site_word("news", page.language), site_word("skip", page.language), content_language);
    text += navigation(page, path);
    text += fmt::format("</header>\n<main id=\"content\"{}>\n<h1>{}</h1>\n{}{}</main>\n", content_language,
                        escaped_markup(page.title), page.content, page.unsearched);
    text += fmt::format("<footer>\n<p>{} {}</p>\n</footer>\n</body>\n</html>\n", site_word("as-of", page.language),
                        site_day(on, page.language));
    SiteFile file{.path = path, .type = std::string(html_type), .text = std::move(text)};
    if (page.is_list) return file;
    file.title = page.title;
    file.language = below;
    file.words = text_of_markup(page.content);
    return file;
}

std::string in_its_language(std::string_view language) {
    return fmt::format(" lang=\"{}\" dir=\"{}\"", escaped_markup(language),
                       documents::right_to_left(language) ? "rtl" : "ltr");
}

std::string site_link(std::string_view from, std::string_view to, std::string_view words, std::string_view language) {
    return fmt::format("<a href=\"{}{}\"{}>{}</a>", root_from(from), escaped_markup(to),
                       language.empty() ? "" : in_its_language(language), escaped_markup(words));
}

std::string site_address(std::string_view from, std::string_view to) {
    return root_from(from) + escaped_markup(to);
}

std::string site_day(CivilDate day, std::string_view language) {
    return fmt::format("<time datetime=\"{}\">{}</time>", to_string(day),
                       escaped_markup(text::long_date(day, language)));
}

std::string site_scrolled(std::string_view label, std::string_view markup) {
    return fmt::format("<div class=\"table\" tabindex=\"0\" role=\"group\" aria-label=\"{}\">\n{}</div>\n",
                       escaped_markup(label), markup);
}

std::string site_table(std::string_view label, const std::vector<std::string>& heads, std::string_view rows) {
    std::string head;
    for (const std::string& each : heads) head += fmt::format("<th scope=\"col\">{}</th>", escaped_markup(each));
    return site_scrolled(
        label, fmt::format("<table>\n<thead>\n<tr>{}</tr>\n</thead>\n<tbody>\n{}</tbody>\n</table>\n", head, rows));
}

std::string withdrawn_note(CivilDate on, const registry::PublicWords& because, std::string_view language) {
    const std::string& why = registry::in_language(because, language);
    return fmt::format("<p class=\"note\">{} {}{}</p>\n", site_word("withdrawn", language), site_day(on, language),
                       why.empty() ? "" : ": " + escaped_markup(why));
}

std::string state_name(const law::Library& library, StateCode state, std::string_view language) {
    const law::State* known = library.find_state(state);
    return known ? std::string(library.text(known->name, language)) : state.text();
}

std::string in_lower_case(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

SiteFile site_style() {
    return {"site.css", "text/css; charset=utf-8", std::string(style)};
}

SiteFile site_icon() {
    return {
        "icon.svg", "image/svg+xml",
        R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1f4b6e"/>)"
        R"(<path d="M21.5 11.2a7 7 0 1 0 0 9.6" fill="none" stroke="#fff" stroke-width="3.4" stroke-linecap="round"/></svg>)"};
}

SiteFile site_entrance(const SiteOwner& owner) {
    std::string text = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{0}</title>\n"
        "<link rel=\"stylesheet\" href=\"site.css\">\n<link rel=\"icon\" href=\"icon.svg\" "
        "type=\"image/svg+xml\">\n</head>\n<body>\n<main>\n<h1>{0}</h1>\n<ul>\n",
        escaped_markup(owner.name));
    for (std::size_t i = 0; i < public_languages.size(); ++i)
        text += fmt::format("<li><a href=\"{0}/index.html\" lang=\"{0}\" hreflang=\"{0}\">{1}</a></li>\n",
                            public_languages[i], language_names[i]);
    return {"index.html", std::string(html_type), text + "</ul>\n</main>\n</body>\n</html>\n"};
}

}  // namespace comity::node
