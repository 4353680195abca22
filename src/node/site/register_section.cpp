// SPDX-License-Identifier: EUPL-1.2
#include "node/site/register_section.h"

#include <fmt/format.h>

#include "documents/document.h"
#include "format/markup.h"
#include "text/local_format.h"

namespace comity::node {

using format::escaped_markup;

void SiteFacts::add(std::string_view term, const std::string& value) {
    if (!value.empty()) rows_ += fmt::format("<dt>{}</dt>\n<dd>{}</dd>\n", escaped_markup(term), value);
}

std::string SiteFacts::markup() const {
    return rows_.empty() ? "" : "<dl>\n" + rows_ + "</dl>\n";
}

std::string RegisterSection::path_of(std::string_view number) const {
    return fmt::format("{}/{}.html", folder_, in_lower_case(number));
}

std::string RegisterSection::entered(std::string_view text, std::string_view entered_in) const {
    if (entered_in.empty() || entered_in == language_ || text.empty()) return escaped_markup(text);
    return fmt::format("<span lang=\"{0}\" dir=\"{1}\">{2}</span>", entered_in,
                       documents::right_to_left(entered_in) ? "rtl" : "ltr", escaped_markup(text));
}

std::string RegisterSection::entered_list(const std::vector<std::string>& texts, std::string_view entered_in) const {
    std::string list;
    for (const std::string& text : texts) list += (list.empty() ? "" : "; ") + entered(text, entered_in);
    return list;
}

std::string RegisterSection::words_of(const std::vector<std::string>& codes) const {
    std::vector<std::string> words;
    for (const std::string& code : codes) words.push_back(word(code));
    return words.empty() ? "" : escaped_markup(text::listed(words, language_));
}

std::string RegisterSection::sides(const std::vector<registry::Party>& parties, std::string_view entered_in,
                                   bool with_pages) const {
    std::string list;
    for (const registry::Party& party : parties) {
        list += list.empty() ? "" : "<br>\n";
        list += with_pages ? link(fmt::format("{}/state-{}.html", folder_, in_lower_case(party.state.text())),
                                  name_of(party.state))
                           : escaped_markup(name_of(party.state));
        if (!party.authority.empty()) list += ": " + entered(party.authority, entered_in);
    }
    return list;
}

std::string RegisterSection::days(CivilDate from, CivilDate to) const {
    return from == to ? day(from) : fmt::format("{} – {}", day(from), day(to));
}

std::string RegisterSection::state_links(const std::map<StateCode, std::vector<std::string>>& lines) const {
    if (lines.empty()) return {};
    std::string items;
    for (const auto& [state, of] : lines)
        items += fmt::format(
            "<li>{} ({})</li>\n",
            link(fmt::format("{}/state-{}.html", folder_, in_lower_case(state.text())), name_of(state)), of.size());
    return fmt::format("<h2>{}</h2>\n<ul>\n{}</ul>\n", word("states"), items);
}

void RegisterSection::add_states(const std::map<StateCode, std::vector<std::string>>& lines, std::string_view heading) {
    for (const auto& [state, of] : lines)
        add_list(fmt::format("{}/state-{}", folder_, in_lower_case(state.text())),
                 fmt::format("{}: {}", word(heading), name_of(state)), of, "");
}

}  // namespace comity::node
