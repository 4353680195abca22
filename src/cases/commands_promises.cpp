// SPDX-License-Identifier: EUPL-1.2
// Commands about promises: recording and ending them, and asking whether an act would breach one. Promises outlive the
// case, so all of them work in a closed case.
#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cases/decide_parts.h"
#include "cases/promises.h"

namespace comity::cases {

namespace {

using format::Value;
using Events = Result<std::vector<NewEvent>>;

Result<std::vector<Touch>> touches_of(const std::vector<std::string>& words) {
    std::vector<Touch> touches;
    for (const std::string& word : words) {
        TRY(touch, parse_touch(word));
        touches.push_back(touch);
    }
    return touches;
}

Result<void> check_subject(const CaseState& state, const std::string& id) {
    if (!id.empty() && !state.subject(id)) return unknown_part("subject", id, ids_of(state.subjects));
    return {};
}

Result<void> check_paper(const CaseState& state, const std::string& id) {
    const Document* document = state.document(id);
    if (!document) return unknown_part("document", id, ids_of(state.documents));
    if (document->withdrawn) return fail(ErrorKind::conflict, fmt::format("document {} is withdrawn", id));
    return {};
}

Events record(const CaseState& state, const Command& command, const Environment& environment) {
    Fields read(command.arguments);
    const std::vector<std::string> breached_by = read.texts("breached_by");
    TRY_VOID(touches_of(breached_by));
    if (breached_by.empty() && read.text("kind") != "costs")
        return fail(ErrorKind::invalid, "'breached_by' is empty: nothing would ever be stopped", {},
                    "say which acts would breach it: prosecute, re-extradite, execute, use, disclose, keep, release");
    TRY_VOID(check_subject(state, read.text_or("subject")));
    if (const std::string rule = read.text_or("rule"); !rule.empty()) {
        const law::Library& library = *environment.law;
        if (std::ranges::none_of(library.provisions(),
                                 [&](const law::Provision& provision) { return library.text(provision.id) == rule; }))
            return fail(ErrorKind::invalid, fmt::format("the law library has no provision '{}'", rule), {},
                        "cite it as `comity law show` does: coe-024:14.1");
    }
    const Source source = read_source(command.arguments);
    if (!source.document.empty()) {
        TRY_VOID(check_paper(state, source.document));
    } else if (source.words.empty()) {
        return fail(ErrorKind::invalid, "'source' says neither a document nor words", {},
                    "give {\"document\": \"d1\", \"page\": 2} or {\"words\": \"note of 3 May\"}");
    }
    Value payload = command.arguments;
    payload.set("promise", next_id('p', state.promises));
    if (read.text_or("watcher").empty()) payload.set("watcher", state.owner);
    return std::vector{NewEvent{"promise-recorded", std::move(payload)}};
}

Events end(const CaseState& state, const Command& command, const Environment&) {
    Fields read(command.arguments);
    const std::string id = read.text("promise");
    const Promise* promise = state.promise(id);
    if (!promise) return unknown_part("promise", id, ids_of(state.promises));
    if (!promise->ended_because.empty())
        return fail(ErrorKind::conflict, fmt::format("promise {} has ended: {}", id, promise->ended_because));
    TRY_VOID(check_paper(state, read.text("document")));
    return std::vector{NewEvent{"promise-ended", command.arguments}};
}

/// Asked before the act: where a promise stands in the way, the stop is recorded and its watcher is told.
Events plan(const CaseState& state, const Command& command, const Environment& environment) {
    Fields read(command.arguments);
    TRY(touches, touches_of(read.texts("touches")));
    if (touches.empty())
        return fail(ErrorKind::invalid, "'touches' is empty", {}, "say what the act does: prosecute …");
    const std::string subject = read.text_or("subject");
    TRY_VOID(check_subject(state, subject));
    const bool ours = read.text_or("by", "us") == "us";
    TRY(breached,
        breaches(state,
                 {.touches = touches, .subject = subject, .facts = command.arguments.find("facts"), .ours = ours},
                 environment));
    Value payload = command.arguments;
    payload.set("plan", next_id('i', state.plans));
    payload.set("by", ours ? "us" : "them");
    Value ids = Value::list();
    for (const Breach& breach : breached) ids.append(breach.promise->id);
    payload.set("breaches", ids);
    std::vector<NewEvent> events{{breached.empty() ? "act-planned" : "act-stopped", std::move(payload)}};
    for (const Breach& breach : breached) {
        const Promise& promise = *breach.promise;
        std::string says =
            fmt::format("{} plans what promise {} forbids ({}): {}", ours ? command.actor : "The other State",
                        promise.id, promise.says, read.text("says"));
        if (!breach.settled_by.empty())
            says += fmt::format("; not known of the act: {}", fmt::join(breach.settled_by, ", "));
        events.push_back({"task-added", Value::object({{"task", fmt::format("t{}", state.tasks.size() + events.size())},
                                                       {"says", says},
                                                       {"owner", promise.watcher},
                                                       {"due", to_string(environment.today)},
                                                       {"from", "promise"}})});
    }
    return events;
}

constexpr auto text = ParameterType::text;
constexpr std::array record_parameters{
    Parameter{"kind", text, true, "what was promised",
              "assurance undertaking speciality use-limit secrecy return costs"},
    Parameter{"given", ParameterType::boolean, true, "true: it binds us; false: it binds the other State"},
    Parameter{"says", text, true, "the promise in words"},
    Parameter{"breached_by", ParameterType::words, true,
              "acts that would breach it: prosecute, re-extradite, execute, use, disclose, keep, release"},
    Parameter{"source", ParameterType::json, true, "where it stands: {document, page} of the dossier, or {words}"},
    Parameter{"rule", text, false, "provision it rests on: coe-024:14.1"},
    Parameter{"subject", text, false, "person or company it protects; without: all of the case"},
    Parameter{"until", ParameterType::date, false, "last day on which it binds; without: until it is ended"},
    Parameter{"watcher", text, false, "account that watches it; without: the owner of the case"},
};
constexpr std::array end_parameters{
    Parameter{"promise", text, true, "which promise: p1"}, Parameter{"because", text, true, "why it no longer binds"},
    Parameter{"document", text, true, "document of the dossier that shows it: the consent, the discharge"}};
constexpr std::array plan_parameters{
    Parameter{"touches", ParameterType::words, true,
              "what the act does: prosecute, re-extradite, execute, use, disclose, keep, release"},
    Parameter{"says", text, true, "the act in words"},
    Parameter{"subject", text, false, "whom it concerns"},
    Parameter{"facts", ParameterType::json, false,
              "what the law asks of the act: {\"speciality.measure\": \"prosecution\", …}"},
    Parameter{"by", text, false, "who plans it; without: us", "us them"},
};

constexpr std::array table{
    CommandKind{"record-promise", "promises", "create", "promise", "Record a promise given or received",
                record_parameters, record, Act::none, true},
    CommandKind{"end-promise", "promises/{promise}/end", "change", "promise",
                "Say that a promise no longer binds, with the paper that shows it", end_parameters, end, Act::none,
                true},
    CommandKind{"plan-act", "plans", "create", "promise",
                "Ask whether an act would breach a promise; a stop is recorded", plan_parameters, plan, Act::none,
                true},
};

}  // namespace

std::span<const CommandKind> promise_commands() {
    return table;
}

}  // namespace comity::cases
