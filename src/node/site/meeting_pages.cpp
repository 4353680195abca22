// SPDX-License-Identifier: EUPL-1.2
// Meetings as they were made public.
#include <map>

#include <fmt/format.h>

#include "format/markup.h"
#include "node/site/register_section.h"

namespace comity::node {

namespace {

using format::escaped_markup;
using registry::Meeting;
using registry::PublicPart;

class MeetingPages : RegisterSection {
   public:
    MeetingPages(std::vector<SiteFile>& files, const SiteOwner& owner, const law::Library& library,
                 const PublicRecord& record, std::string_view language)
        : RegisterSection(files, owner, library, record.on, language, "meetings"), record_(record) {}

    void add() {
        std::vector<std::string> all;
        std::map<StateCode, std::vector<std::string>> states;
        for (const PublicPart<Meeting>& part : record_.meetings) {
            add_one(part);
            all.push_back(
                fmt::format("<li>{} {}{}</li>\n", days(part.content->from, part.content->to),
                            link(path_of(part.content->number), title_of(part)),
                            part.content->cancelled_on ? fmt::format(" ({})", word("cancelled-meeting")) : ""));
            for (const StateCode state : registry::states_of(part.content->parties))
                states[state].push_back(all.back());
        }
        add_list("meetings/index", word("meetings"), all,
                 "<p>" + link("calendar.ics", word("calendar")) + "</p>\n" + state_links(states));
        add_states(states, "meetings");
    }

   private:
    const std::string& title_of(const PublicPart<Meeting>& part) const {
        return registry::in_language(part.titles, language_);
    }

    void add_one(const PublicPart<Meeting>& part) {
        const Meeting& content = *part.content;
        SiteFacts facts;
        facts.add(word("parties"), sides(content.parties, part.language));
        facts.add(word("kind"), escaped_markup(word("meeting-" + content.kind)));
        facts.add(word("days-of"), days(content.from, content.to));
        facts.add(word("place"), entered(content.place, part.language));
        if (content.held) facts.add(word("outcome"), word("held"));
        if (content.cancelled_on)
            facts.add(word("outcome"), fmt::format("{}, {}", word("cancelled-meeting"), day(*content.cancelled_on)));
        std::string heads, points;
        for (const registry::Member& member : content.members)
            heads += fmt::format("{}{}: {}, {}", heads.empty() ? "" : "<br>\n",
                                 escaped_markup(name_of(member.side == "us" ? owner_.state : member.state)),
                                 entered(member.name, part.language), entered(member.office, part.language));
        facts.add(word("heads"), heads);
        facts.add(word("cited-source"), entered(part.source, part.language));
        facts.add(word("made-public-on"), day(*part.on));
        for (const registry::AgendaPoint& point : content.agenda)
            points += "<li>" + entered(point.subject, part.language) + "</li>\n";
        if (!points.empty()) points = fmt::format("<h2>{}</h2>\n<ol>\n{}</ol>\n", word("topics"), points);
        put(path_of(content.number), title_of(part), facts.markup() + points);
    }

    const PublicRecord& record_;
};

}  // namespace

void add_meeting_pages(std::vector<SiteFile>& files, const SiteOwner& owner, const law::Library& library,
                       const PublicRecord& record) {
    for (const std::string_view language : registry::public_languages)
        MeetingPages(files, owner, library, record, language).add();
}

}  // namespace comity::node
