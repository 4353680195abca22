// SPDX-License-Identifier: EUPL-1.2
#include "cli/office/case_sheet.h"

#include <algorithm>
#include <iostream>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cases/clocks.h"
#include "cases/lifecycle/lifecycle.h"
#include "cases/question.h"
#include "cli/office/days_left.h"
#include "cli/office/event_text.h"
#include "cli/table.h"
#include "format/canonical_json.h"
#include "law/determination/questions.h"

namespace comity::cli {

namespace {

using access::Resource;
using cases::CaseState;

std::string day_of(const Instant& instant) {
    return to_string(instant).substr(0, 10);
}

/// "2024-01-21 08:00 +01:00"
std::string moment_of(const Instant& instant) {
    const std::string text = to_string(instant);
    const std::string zone = text.substr(23);
    return text.substr(0, 10) + " " + text.substr(11, 5) + (zone == "Z" ? " UTC" : " " + zone);
}

std::string name_of(const CaseState& state, const std::string& subject) {
    const cases::Subject* known = state.subject(subject);
    if (known == nullptr || known->names.empty()) return subject;
    return subject + " " + known->names.front();
}

std::string of(const CaseState& state, const std::string& subject, const std::string& measure) {
    std::string text = subject.empty() ? "" : name_of(state, subject);
    if (!measure.empty()) text += (text.empty() ? "" : ", ") + measure;
    return text;
}

class SheetPrinter {
   public:
    SheetPrinter(const CaseSheet& sheet, const Terminal& terminal)
        : sheet_(sheet), state_(sheet.reading.opened.state), terminal_(terminal) {}

    void print() const {
        head();
        if (sheet_.reading.may_read(Resource::subject)) held();
        if (sheet_.reading.may_read(Resource::clock)) clocks();
        proposals();
        if (sheet_.reading.may_read(Resource::task)) tasks();
        if (sheet_.reading.may_read(Resource::measure)) measures();
        if (sheet_.reading.may_read(Resource::fact)) questions();
        if (sheet_.reading.may_read(Resource::subject)) subjects();
        if (sheet_.reading.may_read(Resource::fact)) facts();
        if (sheet_.reading.may_read(Resource::promise)) promises();
        if (sheet_.reading.may_read(Resource::document)) documents();
        links();
        if (sheet_.reading.may_read(Resource::note)) notes();
    }

   private:
    CivilDate today() const { return sheet_.environment.today; }

    void heading(std::string_view text, Colour colour = Colour::strong) const {
        std::cout << '\n' << terminal_.paint(text, colour) << '\n';
    }
    void line(const std::string& text) const { std::cout << "  " << wrapped(text, terminal_.width() - 2, 4) << '\n'; }
    void table(std::string_view title, const Table& rows) const {
        if (rows.empty()) return;
        heading(title);
        rows.print(terminal_, 2);
    }

    void head() const {
        const cases::KindWord& kind = cases::words(state_.kind);
        const cases::Stage* stage = cases::lifecycle(state_.kind, state_.direction).stage(state_.stage);
        std::cout << terminal_.paint(state_.number, Colour::strong) << "  " << state_.title
                  << (state_.urgent ? "  (urgent)" : "") << '\n';
        line(fmt::format("{}, {}, {} {}{}", kind.says, cases::word(state_.direction),
                         state_.direction == cases::Direction::incoming ? "from" : "to", state_.counterpart.text(),
                         state_.foreign_reference.empty() ? "" : ", their reference " + state_.foreign_reference));
        line(fmt::format("{}{}", state_.stage, stage == nullptr ? "" : fmt::format(": {}", stage->says)));
        line(fmt::format("owner {}, substitute {}{}; opened {}; version {}", state_.owner, state_.substitute,
                         state_.unit.empty() ? "" : ", unit " + state_.unit, day_of(state_.opened.at),
                         state_.version()));
    }

    void held() const {
        bool first = true;
        for (const cases::Subject& subject : state_.subjects) {
            if (!subject.held) continue;
            if (first) heading("Held", Colour::red);
            first = false;
            line(fmt::format("{} since {}{}, {}{}", name_of(state_, subject.id), moment_of(subject.held->since),
                             subject.held->place.empty() ? "" : " in " + subject.held->place, subject.held->basis,
                             cases::held_for_a_request(subject) ? "" : " (not for a request)"));
        }
    }

    void clocks() const {
        std::vector<const cases::Clock*> running;
        for (const cases::Clock& clock : state_.clocks)
            if (!clock.ended) running.push_back(&clock);
        const auto day = [](const cases::Clock* clock) {
            const std::string& text = clock->conservative.empty() ? clock->due : clock->conservative;
            return clock->gap ? std::string() : text.empty() ? "9999" : text;
        };
        std::ranges::stable_sort(running, {}, day);
        Table rows({"watch", "left", "due", "kind", "owner", "clock"});
        for (const cases::Clock* clock : running) {
            const std::string& watch = clock->conservative.empty() ? clock->due : clock->conservative;
            const std::string silent = clock->silence ? " (silent until " + to_string(clock->silence->until) + ")" : "";
            rows.add({clock->gap ? "no day" : watch, clock->gap ? "now" : days_left(watch, today()), clock->due,
                      std::string(cases::word(clock->kind)), clock->owner,
                      fmt::format("{}{}{} · {}", clock->label, clock->rule.empty() ? "" : " (" + clock->rule + ")",
                                  silent, clock->id)});
        }
        table("Clocks", rows);
    }

    void proposals() const {
        Table rows({"", "act", "by", "on", "what"});
        for (const cases::Proposal& proposal : state_.proposals) {
            if (proposal.status != cases::Proposal::Status::waiting) continue;
            // What somebody proposes may hold any part of the case.
            if (!sheet_.reading.may_read(Resource::event_history) &&
                proposal.mark.participant().seat() != sheet_.reading.person.seat())
                continue;
            rows.add({proposal.id, proposal.act, proposal.mark.by, day_of(proposal.mark.at),
                      proposal.command + (proposal.reason.empty() ? "" : ": " + proposal.reason)});
        }
        table("Waits for a second person", rows);
    }

    void tasks() const {
        Table rows({"", "due", "left", "owner", "what"});
        for (const cases::Task& task : state_.tasks) {
            if (!task.done_because.empty()) continue;
            if (sheet_.reading.assigned_only() && task.owner != sheet_.reading.person.seat()) continue;
            const std::string due = task.due ? to_string(*task.due) : "";
            rows.add({task.id, due, days_left(due, today()), task.owner, task.says});
        }
        table("Tasks", rows);
    }

    void measures() const {
        Table rows({"", "measure", "stage", "due", "executor", "what"});
        for (const cases::Measure& measure : state_.measures) {
            if (sheet_.reading.assigned_only() && measure.executor != sheet_.reading.person.seat()) continue;
            rows.add({measure.id, measure.word, measure.stage, measure.due ? to_string(*measure.due) : "",
                      measure.executor, measure.result.empty() ? measure.says : measure.result});
        }
        table("Measures", rows);
    }

    /// What the law asks next, for every person and measure the case asks about.
    void questions() const {
        if (state_.closed) return;
        constexpr std::size_t enough = 5;
        for (const cases::About& about : cases::questions_of(state_)) {
            const std::string whose = of(state_, about.subject, about.measure);
            const std::string behind = whose.empty() ? "" : " for " + whose;
            const auto determination = cases::determine(state_, about, sheet_.environment);
            if (!determination) {
                heading("The law cannot be asked" + behind, Colour::amber);
                line(to_string(determination.error()));
                continue;
            }
            const law::Answer& answer = (*determination)->answer();
            heading(fmt::format("The law{}: {}", behind, law::to_string(answer.outcome)));
            std::size_t shown = 0;
            for (const law::Question& question : answer.questions) {
                if (question.fact.fact == law::none) continue;
                if (++shown > enough) break;
                ask(**determination, question);
            }
            if (answer.questions.size() > shown)
                line(fmt::format("{} questions are open in all", answer.questions.size()));
        }
    }

    void ask(const law::Determination& determination, const law::Question& question) const {
        const law::Library& library = determination.library();
        const law::Fact& fact = library.facts()[static_cast<std::size_t>(question.fact.fact)];
        const auto says = library.text(fact.ask.en != 0 ? fact.ask.en : fact.label.en);
        line(fmt::format("{} ({})", says, law::fact_path(determination.question().facts, question.fact)));
    }

    void subjects() const {
        Table rows({"", "role", "born", "names"});
        for (const cases::Subject& subject : state_.subjects)
            rows.add({subject.id, subject.role, subject.born ? to_string(*subject.born) : "",
                      fmt::format("{}{}{}", fmt::join(subject.names, " · "), subject.company ? " (company)" : "",
                                  subject.withdrawn ? " (withdrawn)" : "")});
        table("Persons and companies", rows);
    }

    void facts() const {
        Table rows({"fact", "of", "value"});
        for (const auto& [key, entries] : state_.facts) {
            if (entries.empty()) continue;
            const cases::FactEntry& now = entries.back();
            const auto value = format::read_value(now.value, key.fact);
            rows.add({key.fact, of(state_, key.subject, key.measure.empty() ? key.offence : key.measure),
                      now.value.empty() ? "not known: " + now.unknown
                      : value           ? plain(*value)
                                        : now.value});
        }
        table("Facts", rows);
    }

    void promises() const {
        Table rows({"", "kind", "", "until", "what"});
        for (const cases::Promise& promise : state_.promises)
            if (promise.ended_because.empty())
                rows.add({promise.id, promise.kind, promise.given ? "given" : "received",
                          promise.until ? to_string(*promise.until) : "", promise.says});
        table("Promises", rows);
    }

    void documents() const {
        Table rows({"", "kind", "origin", "language", "seal", "title"});
        for (const cases::Document& document : state_.documents)
            if (!document.withdrawn)
                rows.add(
                    {document.id, document.kind, document.origin, document.language, document.seal, document.title});
        table("Documents", rows);
        found_in_documents();
    }

    /// What is to be known before one is opened.
    void found_in_documents() const {
        Table rows({"", "level", "found", "where"});
        for (const cases::Document& document : state_.documents) {
            if (document.withdrawn) continue;
            const cases::Document::Version& version = document.versions.back();
            if (!version.inspection) continue;
            if (version.infected()) rows.add({document.id, "danger", "malware: " + version.inspection->scan.found, ""});
            if (version.inspection->scan.result == "unreachable")
                rows.add({document.id, "warning", "the malware scanner did not answer", ""});
            for (const cases::Document::Inspection::Finding& finding : version.inspection->findings)
                if (finding.level != "note") rows.add({document.id, finding.level, finding.kind, finding.where});
        }
        table("Found in documents", rows);
        text_on_documents();
    }

    /// What a machine read, or why it did not.
    void text_on_documents() const {
        Table rows({"", "text", "pages", "read by"});
        for (const cases::Document& document : state_.documents) {
            if (document.withdrawn || !document.versions.back().found_text) continue;
            const cases::Document::FoundText& found = *document.versions.back().found_text;
            rows.add({document.id, found.result, found.pages > 0 ? std::to_string(found.pages) : "", found.by});
        }
        table("Text recognised on documents", rows);
    }

    void links() const {
        Table rows({"case", "relation", "what"});
        for (const cases::Link& link : state_.links) rows.add({link.to, link.relation, link.says});
        table("Linked", rows);
    }

    void notes() const {
        Table rows({"", "by", "on", "note"});
        for (const cases::Note& note : state_.notes) rows.add({note.id, note.mark.by, day_of(note.mark.at), note.says});
        table("Notes", rows);
    }

    const CaseSheet& sheet_;
    const CaseState& state_;
    const Terminal& terminal_;
};

/// "--at, --subject, a second person"
std::string needs(const cases::Step& step) {
    std::vector<std::string> needed;
    const bool liberty = step.liberty != cases::Liberty::untouched && step.liberty != cases::Liberty::required;
    bool moment = liberty;
    std::vector<std::string> given;
    for (const cases::RecordedFact& fact : step.records) {
        moment = moment || fact.from == cases::RecordedFact::From::moment;
        if (fact.from == cases::RecordedFact::From::given)
            given.push_back(std::string(fact.fact) + (fact.value.empty() ? "" : " (" + std::string(fact.value) + ")"));
    }
    if (cases::about_subject(step)) needed.emplace_back("--subject");
    if (moment) needed.emplace_back("--at");
    if (step.reason) needed.emplace_back("--reason");
    if (!given.empty()) needed.push_back(fmt::format("--facts with {}", fmt::join(given, ", ")));
    if (step.pre_flight) needed.emplace_back("a pre-flight");
    if (step.act != cases::Act::none) needed.emplace_back("a second person");
    return fmt::format("{}", fmt::join(needed, ", "));
}

}  // namespace

void print_sheet(const CaseSheet& sheet, const Terminal& terminal) {
    SheetPrinter(sheet, terminal).print();
}

void print_steps(const CaseState& state, const Terminal& terminal) {
    const cases::Lifecycle& course = cases::lifecycle(state.kind, state.direction);
    Table rows({"step", "by", "to", "what it is; what it needs"});
    for (const cases::Step& step : course.steps) {
        if (!cases::may_follow(course, step, state.stage)) continue;
        const std::string needed = needs(step);
        rows.add({std::string(step.word), std::string(cases::word(step.by)), std::string(step.to),
                  std::string(step.says) + (needed.empty() ? "" : "; " + needed)});
    }
    if (rows.empty())
        std::cout << "no step follows: the case is at '" << state.stage << "'\n";
    else
        rows.print(terminal);
}

void print_story(const node::OpenedCase& opened, const Terminal& terminal) {
    for (const node::StoryEvent& told : opened.story) {
        const std::string head = fmt::format("{:>4}  {}  {} ", told.event.stream_sequence,
                                             moment_of(told.event.instant), who_of(told.event));
        std::cout << terminal.paint(head, Colour::dim)
                  << wrapped(event_text(told.event.type, told.payload), terminal.width() - columns(head), 6) << '\n';
    }
}

}  // namespace comity::cli
