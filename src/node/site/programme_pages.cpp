// SPDX-License-Identifier: EUPL-1.2
// Programmes of cooperation as they were made public: subjects as they were published, progress only where it was.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "format/markup.h"
#include "node/site/register_section.h"

namespace comity::node {

namespace {

using format::escaped_markup;
using registry::Item;
using registry::Programme;
using registry::PublicPart;

class ProgrammePages : RegisterSection {
   public:
    ProgrammePages(std::vector<SiteFile>& files, const SiteOwner& owner, const law::Library& library,
                   const PublicRecord& record, std::string_view language)
        : RegisterSection(files, owner, library, record.on, language, "programmes"), record_(record) {}

    void add() {
        std::vector<std::string> all;
        std::map<StateCode, std::vector<std::string>> states;
        for (const PublicPart<Programme>& part : record_.programmes) {
            add_one(part);
            all.push_back(
                fmt::format("<li>{} {}</li>\n", days(part.content->from, part.content->to),
                            link(path_of(part.content->number), registry::in_language(part.titles, language_))));
            for (const StateCode state : registry::states_of(part.content->parties))
                states[state].push_back(all.back());
        }
        add_list("programmes/index", word("programmes"), all,
                 "<p>" + link("calendar.ics", word("calendar")) + "</p>\n" + state_links(states));
        add_states(states, "programmes");
    }

   private:
    std::string outcome_of(const Item& item) const {
        if (item.done_on) return fmt::format("{}, {}", word("done"), day(*item.done_on));
        if (item.cancelled_on) return fmt::format("{}, {}", word("cancelled"), day(*item.cancelled_on));
        return escaped_markup(word("planned"));
    }

    std::string items_of(const PublicPart<Programme>& part) const {
        const std::vector<Item>& items = part.content->items;
        if (items.empty()) return {};
        const bool progress = part.shows("progress");
        std::string rows;
        for (const Item& item : items) {
            rows +=
                fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td>", entered(item.subject, part.language),
                            escaped_markup(word("form-" + item.form)), days(item.from, item.to));
            if (progress) rows += "<td>" + outcome_of(item) + "</td>";
            rows += "</tr>\n";
        }
        std::string markup = fmt::format("<h2>{}</h2>\n", word("subjects"));
        if (progress)
            markup += fmt::format(
                "<p>{}: {} / {} ({})</p>\n", word("done-of"),
                std::ranges::count_if(items, [](const Item& item) { return item.done_on.has_value(); }),
                std::ranges::count_if(items, [](const Item& item) { return !item.cancelled_on; }), day(*part.on));
        std::vector<std::string> heads{word("subject"), word("form"), word("period")};
        if (progress) heads.push_back(word("outcome"));
        return markup + site_table(word("subjects"), heads, rows);
    }

    void add_one(const PublicPart<Programme>& part) {
        const Programme& content = *part.content;
        SiteFacts facts;
        facts.add(word("parties"), sides(content.parties, part.language));
        facts.add(word("period"), days(content.from, content.to));
        if (content.ended_on) facts.add(word("ended-on"), day(*content.ended_on));
        if (content.signed_on) facts.add(word("signed-on"), day(*content.signed_on));
        facts.add(word("place"), entered(content.place, part.language));
        facts.add(word("signatories"), entered_list(content.signatories, part.language));
        facts.add(word("cited-source"), entered(part.source, part.language));
        facts.add(word("made-public-on"), day(*part.on));
        put(path_of(content.number), registry::in_language(part.titles, language_), facts.markup() + items_of(part));
    }

    const PublicRecord& record_;
};

}  // namespace

void add_programme_pages(std::vector<SiteFile>& files, const SiteOwner& owner, const law::Library& library,
                         const PublicRecord& record) {
    for (const std::string_view language : registry::public_languages)
        ProgrammePages(files, owner, library, record, language).add();
}

}  // namespace comity::node
