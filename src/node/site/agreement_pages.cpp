// SPDX-License-Identifier: EUPL-1.2
// Agreements as they were made public: each with its steps and texts, lists by State and kind, and with how many
// partners there are agreements.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "format/markup.h"
#include "node/site/register_section.h"
#include "node/site/world_map.h"
#include "register/agreement/numbers.h"
#include "register/source.h"
#include "text/local_format.h"

namespace comity::node {

namespace {

using format::escaped_markup;
using registry::Agreement;
using registry::PublicPart;

/// "data/agr-2024-00003-x1.txt"
std::string path_of_text(std::string_view number, std::string_view id) {
    return fmt::format("data/{}-{}.txt", in_lower_case(number), id);
}

class AgreementPages : RegisterSection {
   public:
    AgreementPages(std::vector<SiteFile>& files, const SiteOwner& owner, const law::Library& library,
                   const PublicRecord& record, std::string_view language)
        : RegisterSection(files, owner, library, record.on, language, "agreements"), record_(record) {}

    void add() {
        std::vector<std::string> all;
        std::map<StateCode, std::vector<std::string>> states;
        std::map<std::string, std::vector<std::string>> kinds;
        std::vector<std::string> among_others;
        for (const PublicPart<Agreement>& part : record_.agreements) {
            add_one(part);
            const std::string line = line_of(part);
            if (part.content->observed) {
                among_others.push_back(line);
                continue;
            }
            all.push_back(line);
            kinds[part.content->kind].push_back(line);
            for (const StateCode state : registry::states_of(part.content->parties)) states[state].push_back(line);
        }
        std::string by_kind;
        for (const auto& [kind, lines] : kinds) {
            by_kind +=
                fmt::format("<li>{} ({})</li>\n", link("agreements/kind-" + kind + ".html", word(kind)), lines.size());
            add_list("agreements/kind-" + kind, fmt::format("{}: {}", word("agreements"), word(kind)), lines, "");
        }
        std::string observed;
        if (!among_others.empty()) {
            observed = fmt::format("<p>{} ({})</p>\n", link("agreements/observed.html", word("agreements-observed")),
                                   among_others.size());
            add_list("agreements/observed", word("agreements-observed"), among_others,
                     "<p>" + word("observed-note") + "</p>\n");
        }
        if (!by_kind.empty()) by_kind = fmt::format("<h2>{}</h2>\n<ul>\n{}</ul>\n", word("kind"), by_kind);
        add_list("agreements/index", word("agreements"), all,
                 "<p>" + link(path_of_map(""), word("map")) + "</p>\n" + network() + by_kind + state_links(states) +
                     observed);
        add_states(states, "agreements");
        add_map("", kinds);
        for (const auto& [kind, lines] : kinds) add_map(kind, kinds);
    }

   private:
    static std::string path_of_map(std::string_view kind) {
        return fmt::format("agreements/map{}{}.html", kind.empty() ? "" : "-", kind);
    }

    /// With whom there are agreements of a kind, or of any, as a picture and as a table.
    void add_map(std::string_view kind, const std::map<std::string, std::vector<std::string>>& kinds) {
        std::map<StateCode, std::size_t> counts;
        for (const PublicPart<Agreement>& part : record_.agreements)
            if (!part.content->observed && (kind.empty() || part.content->kind == kind))
                for (const StateCode state : registry::states_of(part.content->parties)) ++counts[state];
        std::string choices;
        const auto choice = [&](std::string_view of) {
            const std::string words = escaped_markup(word(of.empty() ? "all" : of));
            choices +=
                "<li>" +
                (of == kind ? "<strong>" + words + "</strong>" : link(path_of_map(of), word(of.empty() ? "all" : of))) +
                "</li>\n";
        };
        choice("");
        for (const auto& [each, lines] : kinds) choice(each);
        std::vector<MapMark> marks;
        std::string rows;
        for (const auto& [state, count] : counts) {
            const std::string page = fmt::format("state-{}.html", in_lower_case(state.text()));
            marks.push_back({state, name_of(state), count, page});
            rows += fmt::format("<tr><th scope=\"row\">{}</th><td class=\"number\">{}</td></tr>\n",
                                link("agreements/" + page, name_of(state)), count);
        }
        put(path_of_map(kind),
            fmt::format("{}: {}{}", word("agreements"), word("map"), kind.empty() ? "" : " (" + word(kind) + ")"),
            fmt::format("<nav aria-label=\"{}\">\n<ul>\n{}</ul>\n</nav>\n{}{}", word("kind"), choices,
                        world_map(marks, owner_.state, language_),
                        rows.empty() ? "<p>" + word("nothing") + "</p>\n"
                                     : site_table(word("agreements"), {word("state"), word("agreements")}, rows)),
            "", true);
    }

    std::string stage_of(const PublicPart<Agreement>& part) const {
        return part.shows("stage") ? word(registry::word(part.content->stage_on(on_))) : std::string();
    }

    std::string line_of(const PublicPart<Agreement>& part) const {
        const std::string stage = stage_of(part);
        return fmt::format("<li>{}{}</li>\n",
                           link(path_of(part.content->number), registry::in_language(part.titles, language_)),
                           stage.empty() ? "" : fmt::format(" ({})", escaped_markup(stage)));
    }

    /// How many agreements are in force with partners from how many States: of our own whose stage is public.
    std::string network() const {
        std::vector<Agreement> staged;
        for (const PublicPart<Agreement>& part : record_.agreements)
            if (part.shows("stage") && !part.content->observed) staged.push_back(*part.content);
        if (staged.empty()) return {};
        const registry::Numbers numbers =
            registry::count(staged, {.on = on_, .stage = registry::Stage::in_force, .by = registry::Grouping::state});
        std::string rows;
        for (const registry::Count& group : numbers.groups)
            rows += fmt::format("<tr><th scope=\"row\">{}</th><td class=\"number\">{}</td></tr>\n",
                                escaped_markup(name_of(*StateCode::parse(group.group))), group.agreements);
        return fmt::format("<h2>{}</h2>\n<p>{}: <data value=\"{}\">{}</data>. {}: <data value=\"{}\">{}</data>.</p>\n",
                           word("network"), word("agreements-in-force"), numbers.whole.agreements,
                           numbers.whole.agreements, word("partner-states"), numbers.whole.states,
                           numbers.whole.states) +
               (rows.empty() ? "" : site_table(word("network"), {word("state"), word("agreements-in-force")}, rows));
    }

    std::string steps_of(const PublicPart<Agreement>& part) const {
        if (part.content->steps.empty()) return {};
        std::string rows;
        for (const registry::Step& step : part.content->steps)
            rows += fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                                escaped_markup(word(registry::word(step.to))), day(step.on), day(step.effect),
                                entered(step.place, part.language));
        return fmt::format(
            "<h2>{}</h2>\n{}", word("steps"),
            site_table(word("steps"), {word("stage"), word("day"), word("from-day"), word("place")}, rows));
    }

    void add_one(const PublicPart<Agreement>& part) {
        const Agreement& content = *part.content;
        const auto period = [&](const std::optional<Period>& of) {
            return of ? escaped_markup(text::period(*of, language_)) : std::string();
        };
        SiteFacts facts;
        if (content.observed) facts.add(word("status"), escaped_markup(word("observed-note")));
        facts.add(word(content.observed ? "between" : "parties"),
                  sides(content.parties, part.language, !content.observed));
        facts.add(word("kind"), escaped_markup(word(content.kind)));
        facts.add(word("stage"), escaped_markup(stage_of(part)));
        if (part.shows("stage") && content.in_force_since() && content.stage_on(on_) == registry::Stage::in_force)
            facts.add(word("in-force-since"), day(*content.in_force_since()));
        if (part.shows("signature"))
            for (const registry::Step& step : content.steps)
                if (!step.signatories.empty())
                    facts.add(word("signatories"), entered_list(step.signatories, part.language));
        facts.add(word("coverage"), words_of(content.covers));
        if (!content.channel.empty()) facts.add(word("channel"), escaped_markup(word("channel-" + content.channel)));
        facts.add(word("request-languages"), escaped_markup(text::listed(content.languages, language_)));
        facts.add(word("term"), period(content.term));
        facts.add(word("prolonged-by"), period(content.prolonged_by));
        facts.add(word("notice-period"), period(content.notice));
        std::string changes, texts;
        for (const registry::Amendment& each : content.amendments)
            changes += fmt::format("{}{}: {}", changes.empty() ? "" : "<br>\n", day(each.effect),
                                   entered(each.says, part.language));
        facts.add(word("amendments"), changes);
        for (const registry::AuthenticText& text : content.texts)
            texts += fmt::format(
                "{}{}", texts.empty() ? "" : "<br>\n",
                site_link(here(), path_of_text(content.number, text.id),
                          fmt::format("{} ({})", text.language, word(text.authentic ? "authentic" : "translation"))));
        facts.add(word("texts"), texts);
        facts.add(word("cited-source"), entered(part.source, part.language));
        facts.add(word("made-public-on"), day(*part.on));
        put(path_of(content.number), registry::in_language(part.titles, language_), facts.markup() + steps_of(part));
    }

    const PublicRecord& record_;
};

}  // namespace

void add_agreement_pages(std::vector<SiteFile>& files, const SiteOwner& owner, const law::Library& library,
                         const PublicRecord& record) {
    for (const std::string_view language : registry::public_languages)
        AgreementPages(files, owner, library, record, language).add();
    for (const PublicPart<Agreement>& part : record.agreements)
        for (const registry::AuthenticText& text : part.content->texts)
            files.push_back({path_of_text(part.content->number, text.id), "text/plain; charset=utf-8", text.text});
}

}  // namespace comity::node
