// SPDX-License-Identifier: EUPL-1.2
// Treaties by State, from the law library: what is in force between the State of the authority and each other one, as
// far as requests for extradition and for assistance may rest on it.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "format/markup.h"
#include "law/atlas/render_network.h"
#include "law/atlas/request_kind.h"
#include "law/atlas/treaties_between.h"
#include "law/atlas/treaty_network.h"
#include "node/site/site_section.h"
#include "node/site/site_words.h"

namespace comity::node {

namespace {

using format::escaped_markup;

/// A treaty in force with one partner, with the families of request it may carry.
struct PartnerTreaty {
    law::InstrumentIndex instrument = law::none;
    std::string since;  ///< as the register writes it, "" where it does not know
    std::vector<std::string_view> families;
};
using TreatiesOf = std::map<StateCode, std::vector<PartnerTreaty>>;

bool carries(const law::InstrumentBetween& between) {
    return between.in_force == Truth::yes &&
           (between.part == law::Part::governing || between.part == law::Part::layer ||
            between.part == law::Part::also_invocable || between.part == law::Part::supplementary);
}

TreatiesOf treaties_of(const law::Library& library, StateCode own, CivilDate on) {
    TreatiesOf found;
    const std::vector<law::RequestKind> kinds = law::request_kinds(library);
    for (const auto& [family, word] : {std::pair(law::Family::extradition, std::string_view("extradition")),
                                       std::pair(law::Family::assistance, std::string_view("assistance"))}) {
        const auto kind = std::ranges::find(kinds, family, &law::RequestKind::family);
        if (kind == kinds.end()) continue;
        const law::TreatyNetwork network(library, *kind, on);
        law::for_each_partner(
            network, own, law::Side::requesting, [&](StateCode partner, const law::TreatiesBetween& between) {
                std::vector<PartnerTreaty>& treaties = found[partner];
                for (const law::InstrumentBetween& each : between.instruments()) {
                    if (!carries(each)) continue;
                    auto known = std::ranges::find(treaties, each.instrument, &PartnerTreaty::instrument);
                    if (known == treaties.end())
                        known = treaties.insert(
                            known, {each.instrument, each.since ? law::register_day(*each.since) : std::string(), {}});
                    known->families.push_back(word);
                }
            });
    }
    return found;
}

class TreatyPages : SiteSection {
   public:
    TreatyPages(std::vector<SiteFile>& files, const SiteOwner& owner, const law::Library& library, CivilDate on,
                std::string_view language)
        : SiteSection(files, owner, library, on, language, "treaties") {}

    void add(const TreatiesOf& all) {
        std::vector<std::pair<std::string, StateCode>> names;
        for (const auto& [state, treaties] : all) {
            add_state(state, treaties);
            names.emplace_back(name_of(state), state);
        }
        std::ranges::sort(names);
        std::string list;
        for (const auto& [name, state] : names)
            list += "<li>" + link(path_of(state), name) + fmt::format(" ({})</li>\n", all.at(state).size());
        put("treaties/index.html", word("treaties"), "<ul>\n" + list + "</ul>\n", "", true);
    }

   private:
    static std::string path_of(StateCode state) { return "treaties/" + in_lower_case(state.text()) + ".html"; }

    void add_state(StateCode state, const std::vector<PartnerTreaty>& treaties) {
        const std::string title = site_word("treaties-with", language_) + " " + name_of(state);
        if (treaties.empty()) return put(path_of(state), title, "<p>" + site_word("no-treaty", language_) + "</p>\n");
        std::string rows;
        for (const PartnerTreaty& treaty : treaties) {
            const law::Instrument& instrument = library_.instruments()[static_cast<std::size_t>(treaty.instrument)];
            std::string families;
            for (const std::string_view family : treaty.families)
                families += (families.empty() ? "" : ", ") + site_word(family, language_);
            rows += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>\n",
                                escaped_markup(library_.text(instrument.title, language_)), escaped_markup(families),
                                escaped_markup(treaty.since));
        }
        put(path_of(state), title,
            fmt::format(
                "<div class=\"table\">\n<table>\n<thead>\n<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th>"
                "<th scope=\"col\">{}</th></tr>\n</thead>\n<tbody>\n{}</tbody>\n</table>\n</div>\n",
                site_word("instrument", language_), site_word("for", language_), site_word("since", language_), rows));
    }
};

}  // namespace

std::vector<SiteFile> treaty_files(const SiteOwner& owner, const law::Library& library, CivilDate on) {
    std::vector<SiteFile> files;
    const TreatiesOf all = treaties_of(library, owner.state, on);
    for (const std::string_view language : registry::public_languages)
        TreatyPages(files, owner, library, on, language).add(all);
    return files;
}

}  // namespace comity::node
