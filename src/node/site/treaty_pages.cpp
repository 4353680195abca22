// SPDX-License-Identifier: EUPL-1.2
// Treaties by State, from the law library: what is in force between the State of the authority and each other one, as
// far as requests for extradition and for assistance may rest on it, on a map and in a table.
#include <algorithm>

#include <fmt/format.h>

#include "format/markup.h"
#include "node/site/instrument_pages.h"
#include "node/site/partner_treaties.h"
#include "node/site/site_section.h"
#include "node/site/world_map.h"

namespace comity::node {

namespace {

using format::escaped_markup;

class TreatyPages : SiteSection {
   public:
    TreatyPages(std::vector<SiteFile>& files, const SiteOwner& owner, const law::Library& library, CivilDate on,
                std::string_view language)
        : SiteSection(files, owner, library, on, language, "treaties") {}

    void add(const TreatiesOf& all) {
        for (const auto& [state, treaties] : all) add_state(state, treaties);
        add_world("", all);
        for (const std::string_view family : treaty_families) add_world(family, of_family(all, family));
        std::vector<std::pair<std::string, std::string>> titled;
        for (const law::InstrumentIndex each : instruments_of(all)) titled.emplace_back(title_of(each), line_of(each));
        std::ranges::sort(titled);
        std::vector<std::string> lines;
        for (auto& [title, line] : titled) lines.push_back(std::move(line));
        add_list("treaties/list", word("treaties-by-title"), lines, "");
    }

   private:
    static std::string path_of_world(std::string_view family) {
        return fmt::format("treaties/{}.html", family.empty() ? "index" : family);
    }

    std::string title_of(law::InstrumentIndex index) const {
        return std::string(library_.text(library_.instruments()[static_cast<std::size_t>(index)].title, language_));
    }
    std::string line_of(law::InstrumentIndex index) const {
        return "<li>" + link(path_of_instrument(library_, index), title_of(index)) + "</li>\n";
    }

    /// The world by the treaties of one family of request, or of all.
    void add_world(std::string_view family, const TreatiesOf& all) {
        std::string choices;
        const auto choice = [&](std::string_view of) {
            const std::string words = word(of.empty() ? "all" : of);
            choices +=
                "<li>" + (of == family ? "<strong>" + words + "</strong>" : link(path_of_world(of), words)) + "</li>\n";
        };
        choice("");
        for (const std::string_view each : treaty_families) choice(each);
        choices += "<li>" + link("treaties/list.html", word("treaties-by-title")) + "</li>\n";
        std::vector<MapMark> marks;
        std::vector<std::pair<std::string, StateCode>> names;
        for (const auto& [state, treaties] : all) {
            names.emplace_back(name_of(state), state);
            marks.push_back({state, name_of(state), treaties.size(), in_lower_case(state.text()) + ".html"});
        }
        std::ranges::sort(names);
        std::string rows;
        for (const auto& [name, state] : names)
            rows += fmt::format("<tr><th scope=\"row\">{}</th><td class=\"number\">{}</td></tr>\n",
                                link(path_of(state), name), all.at(state).size());
        put(path_of_world(family), word("treaties") + (family.empty() ? "" : ": " + word(family)),
            fmt::format("<nav aria-label=\"{}\">\n<ul>\n{}</ul>\n</nav>\n{}{}", word("for"), choices,
                        world_map(marks, owner_.state, language_),
                        site_table(word("treaties"), {word("state"), word("treaties-in-force")}, rows)),
            "", true);
    }

    static std::string path_of(StateCode state) { return "treaties/" + in_lower_case(state.text()) + ".html"; }

    void add_state(StateCode state, const std::vector<PartnerTreaty>& treaties) {
        const std::string title = word("treaties-with") + " " + name_of(state);
        if (treaties.empty()) return put(path_of(state), title, "<p>" + word("no-treaty") + "</p>\n");
        std::string rows;
        for (const PartnerTreaty& treaty : treaties) {
            std::string families;
            for (const std::string_view family : treaty.families)
                families += (families.empty() ? "" : ", ") + word(family);
            rows += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>\n",
                                link(path_of_instrument(library_, treaty.instrument), title_of(treaty.instrument)),
                                escaped_markup(families), escaped_markup(treaty.since));
        }
        put(path_of(state), title, site_table(title, {word("instrument"), word("for"), word("since")}, rows));
    }
};

}  // namespace

std::vector<SiteFile> treaty_files(const SiteOwner& owner, const law::Library& library, CivilDate on) {
    std::vector<SiteFile> files;
    const TreatiesOf all = treaties_of(library, owner.state, on);
    for (const std::string_view language : registry::public_languages) {
        TreatyPages(files, owner, library, on, language).add(all);
        add_instrument_pages(files, owner, library, on, language, instruments_of(all));
    }
    return files;
}

}  // namespace comity::node
