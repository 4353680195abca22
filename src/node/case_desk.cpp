// SPDX-License-Identifier: EUPL-1.2
#include "node/case_desk.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "cases/correspondence/bracketed.h"
#include "crypto/hex.h"
#include "crypto/hmac.h"
#include "format/canonical_json.h"
#include "node/docket/queries.h"
#include "node/docket/rows.h"
#include "node/local_day.h"
#include "node/marks.h"
#include "node/numbering.h"
#include "node/stream.h"
#include "record/time_bracket.h"
#include "store/events/log_table.h"

namespace comity::node {

namespace {

using cases::CaseState;
using format::Value;

record::StreamId stream_of(const std::string& case_id) {
    return {"case", case_id};
}
record::StreamId readings_of(const std::string& case_id) {
    return {"reading", case_id};
}
/// Which documents of the case the content store holds.
record::StreamId contents_of(const std::string& case_id) {
    return {"content", case_id};
}
/// Readings of lists and searches, by account.
record::StreamId lists_of(const std::string& account) {
    return {"reading", "list:" + account};
}
const record::StreamId marks_key{"blind-marks", "1"};

Result<void> fold(CaseState& state, const StoryEvent& told) {
    return cases::apply(state, {.sequence = told.event.stream_sequence,
                                .type = told.event.type,
                                .actor = told.event.actor,
                                .at = told.event.instant,
                                .payload = &told.payload,
                                .on_behalf_of = told.event.on_behalf_of});
}

Result<OpenedCase> opened(std::vector<StoryEvent> story) {
    OpenedCase opened;
    opened.story = std::move(story);
    for (const StoryEvent& told : opened.story) TRY_VOID(fold(opened.state, told));
    return opened;
}

/// What came from others, or was sealed for them, was recorded after the newest line of a witness, which it points at.
Result<void> add_brackets(Unit& unit, std::string_view authority, std::vector<cases::NewEvent>& events) {
    for (cases::NewEvent& event : events) {
        if (!cases::is_bracketed(event.type)) continue;
        TRY(cosigned, store::LogTable(unit.rows, authority).newest_cosigned());
        if (!cosigned) return {};
        std::string_view line = cosigned->cosignatures;
        if (const std::size_t before = line.rfind('\n', line.size() - 2); before != std::string_view::npos)
            line.remove_prefix(before + 1);
        event.payload.set(record::cosignature_member, record::to_value(record::reference_to(line, cosigned->size)));
    }
    return {};
}

/// Whoever may give a command may not yet propose the act it is: acts.csv, or the authority's settings, say who does.
/// What a command proposes beside what it does, as registering a message its acknowledgement, is not the person's
/// choice.
Result<void> check_proposed(const access::FourEyes& four_eyes, const Person& person, access::Relations relations,
                            const CaseState& state, const cases::NewEvent& first) {
    if (first.type != "proposed") return {};
    TRY(act, access::parse_act(first.payload.string_at("act").value_or("")));
    const access::Permission permission = four_eyes.may_propose(access::PermissionTable::built_in(), person.roles,
                                                                relations, act, cases::words(state.kind).word);
    if (permission.allowed()) return {};
    return fail(ErrorKind::forbidden, permission.reason, {}, "ask one of them to propose it");
}

/// That the glass was broken is told to each by a task of their own, which nobody ends for them.
Result<void> check_ends_own_notice(const Person& person, const CaseState& state, const cases::Command& command) {
    if (command.name != "end-task") return {};
    const cases::Task* task = state.task(command.arguments.string_at("task").value_or(""));
    if (!task || task->from != cases::glass_broken) return {};
    if (task->owner == person.seat() || task->owner == person.as_head()) return {};
    return fail(ErrorKind::forbidden, "this task tells another that the glass was broken", {},
                "leave it to whom it tells");
}

/// By id or number. A case that the person may not know of is linked by nobody's guess.
Result<void> name_linked_case(store::Connection& rows, const Asker& asker, cases::Command& command) {
    if (command.name != "link-case") return {};
    const std::string to = command.arguments.string_at("to").value_or("");
    TRY(of_number, case_of_number(rows, asker.authority, to));
    TRY(found, find_case(rows, asker, of_number.empty() ? to : of_number));
    if (!found)
        return fail(ErrorKind::invalid, "there is no such case to link", {.file = "to"},
                    "give its number, as EXT-I-2026-00001, or its id");
    command.arguments.set("to", found->id);
    return {};
}

Error as_not_found(const access::Permission& permission) {
    if (permission.answer == access::Permission::Answer::hidden) return no_such_case().value();
    return {ErrorKind::forbidden, permission.reason, {}, ""};
}

}  // namespace

Result<access::Relations> relations_of(store::Connection& rows, std::string_view authority, const Person& person,
                                       std::string_view case_id, Instant now) {
    access::Relations relations;
    TRY_VOID(
        rows.each("SELECT relation FROM docket_access WHERE authority = $1 AND account IN ($2, $3) AND "
                  "case_id = $4 AND until > $5",
                  {authority, person.seat(), person.as_head(), case_id, now.utc_milliseconds()},
                  [&](const store::Row& row) -> Result<void> {
                      TRY(relation, access::parse_relation(row.text(0)));
                      relations.insert(relation);
                      return {};
                  }));
    return relations;
}

CaseDesk::CaseDesk(Authority& authority, Writer& writer, store::Database& database, const law::Library& law,
                   cases::Practice practice, const access::FourEyes& four_eyes)
    : authority_(authority),
      writer_(writer),
      database_(database),
      law_(law),
      practice_(std::move(practice)),
      four_eyes_(four_eyes) {}

cases::Environment CaseDesk::environment(Instant now) const {
    return {.law = &law_, .now = now, .today = local_day(now, authority_.time_zone), .practice = practice_};
}

Result<CaseDesk::Outcome> CaseDesk::checked(Unit& unit, const Person& person, const std::string& case_id,
                                            cases::Command command) {
    const cases::CommandKind* kind = cases::find_command(command.name);
    if (!kind || kind->resource.empty())
        return fail(ErrorKind::not_found, fmt::format("there is no command '{}'", command.name));
    command.actor = person.account;
    command.on_behalf_of = person.on_behalf_of;
    TRY(relations, relations_of(unit.rows, authority_.id, person, case_id, unit.now));
    TRY(verb, access::parse_verb(kind->verb));
    const bool approves = verb == access::Verb::approve;
    TRY_VOID(approves ? check_approver(person, relations) : check(person, relations, *kind, verb));
    TRY(current, current_case(unit, case_id));
    if (approves) {
        TRY(approvals, check_approval(person, relations, current.state, command));
        command.approvals = approvals;
    }
    TRY_VOID(check_ends_own_notice(person, current.state, command));
    TRY_VOID(name_linked_case(unit.rows, {authority_.id, person, unit.now}, command));
    TRY(done, carry_out(unit, std::move(current), case_id, command));
    // What was recorded until here goes with the error.
    if (!approves && !done.events.empty())
        TRY_VOID(check_proposed(four_eyes_, person, relations, done.state, done.events.front()));
    return done;
}

Result<std::string> CaseDesk::give(const Person& person, const std::string& case_id, cases::Command command,
                                   Writer::Once once) {
    return writer_.run(
        [&](Unit& unit) -> Result<std::string> {
            TRY(outcome, checked(unit, person, case_id, command));
            return answer_to_command("case", outcome.state.id, outcome.state.number, outcome.state.version(),
                                     outcome.events);
        },
        std::move(once));
}

Result<CaseState> CaseDesk::give_within(Unit& unit, const Person& person, const std::string& case_id,
                                        cases::Command command) {
    TRY(outcome, checked(unit, person, case_id, std::move(command)));
    return std::move(outcome.state);
}

Result<std::string> CaseDesk::open_case(const Person& person, Value given, Writer::Once once) {
    return writer_.run(
        [&](Unit& unit) -> Result<std::string> {
            TRY(state, open_within(unit, person, given));
            return format::canonical_json(
                Value::object({{"case", state.id}, {"number", state.number}, {"version", state.version()}}));
        },
        std::move(once));
}

Result<CaseState> CaseDesk::open_within(Unit& unit, const Person& person, Value given) {
    const access::Permission permission =
        person.may(access::Relation::none, access::Resource::case_file, access::Verb::create);
    if (!permission.allowed()) return fail(ErrorKind::forbidden, permission.reason);
    if (!given.find("owner")) given.set("owner", person.seat());
    if (!given.find("unit") && !person.unit.empty()) given.set("unit", person.unit);
    return open_numbered(unit, {.name = "open-case",
                                .arguments = std::move(given),
                                .actor = person.account,
                                .on_behalf_of = person.on_behalf_of});
}

Result<CaseState> CaseDesk::open_as_node(Unit& unit, Value given) {
    return open_numbered(unit, {.name = "open-case", .arguments = std::move(given), .actor = "node"});
}

Result<CaseState> CaseDesk::open_numbered(Unit& unit, cases::Command command) {
    Value& given = command.arguments;
    TRY(kind_word, given.string_at("kind"));
    TRY(direction_word, given.string_at("direction"));
    TRY(kind, cases::parse_kind(kind_word));
    TRY(direction, cases::parse_direction(direction_word));
    const std::string id = random_case_id(authority_.random);
    TRY(number, next_number(unit.rows, authority_.id, kind, direction, environment(unit.now).today.year()));
    given.set("case", id).set("number", number).set("own", authority_.state.text());
    TRY(outcome, carry_out(unit, {}, id, command));
    return std::move(outcome.state);
}

Result<void> CaseDesk::check(const Person& person, access::Relations relations, const cases::CommandKind& kind,
                             access::Verb verb) const {
    TRY(resource, access::parse_resource(kind.on));
    const access::Permission seen = person.may(relations, access::Resource::case_file, access::Verb::read);
    const access::Permission permission = person.may(relations, resource, verb);
    if (permission.allowed()) return {};
    return tl::unexpected(as_not_found(seen.allowed() ? permission : seen));
}

Result<void> CaseDesk::check_approver(const Person& person, access::Relations relations) const {
    // Whoever keeps a restricted case approves without reading it.
    const access::Permission seen = person.may(relations, access::Resource::case_file, access::Verb::read);
    if (!seen.allowed() && !person.may(relations, access::Resource::case_file, access::Verb::approve).allowed())
        return tl::unexpected(as_not_found(seen));
    if (person.fresh) return {};
    return fail(ErrorKind::forbidden, "an approval needs a fresh sign-in", {},
                "confirm with your password and code, or your key, and approve again");
}

Result<std::size_t> CaseDesk::check_approval(const Person& person, access::Relations relations, const CaseState& state,
                                             const cases::Command& command) const {
    const cases::Proposal* proposal = state.proposal(command.arguments.string_at("proposal").value_or(""));
    if (!proposal) return 1;  // decide() says which there are
    if (state.restricted && !cases::is_for_keepers(proposal->act))
        return fail(ErrorKind::conflict, fmt::format("case {} is out of sight", state.number), {},
                    "only its showing again and its erasure are decided; the others wait until it is shown");
    TRY(act, access::parse_act(proposal->act));
    const std::string_view kind = cases::words(state.kind).word;
    const access::Permission permission =
        four_eyes_.may_approve(access::PermissionTable::built_in(), person.roles, relations, act, kind,
                               command.participant(), std::array{proposal->mark.participant()}, proposal->approved_by);
    if (permission.allowed()) return static_cast<std::size_t>(four_eyes_.rule(act, kind).approvals);
    return fail(ErrorKind::forbidden, permission.reason.empty() ? "this needs another person" : permission.reason);
}

Result<cases::Environment> CaseDesk::environment_of(store::Connection& rows, const CaseState& state, Instant now,
                                                    const std::optional<std::string>& also) {
    cases::Environment known = environment(now);
    std::vector<std::string> links;
    for (const cases::Link& link : state.links) links.push_back(link.to);
    if (also) links.push_back(*also);
    for (const std::string& link : links) {
        TRY(row,
            rows.one("SELECT c.direction, c.counterpart, l.sent_on FROM docket_case c LEFT JOIN docket_ledger l ON "
                     "l.authority = c.authority AND l.counterpart = c.counterpart AND l.case_id = c.id AND "
                     "l.measure = '' WHERE c.authority = $1 AND c.id = $2",
                     {authority_.id, link}, [](const store::Row& found) {
                         return std::tuple(found.string(0), found.string(1), found.optional_string(2));
                     }));
        if (!row) continue;  // not of this authority, or erased
        const auto& [direction, counterpart, received] = *row;
        cases::LinkedCase other{.id = link};
        other.requesting =
            direction == "incoming" ? StateCode::parse(counterpart).value_or(StateCode{}) : authority_.state;
        if (const auto day = parse_date(received.value_or("")); day && day->exact()) other.received = day->first;
        known.linked.push_back(std::move(other));
    }
    return known;
}

Result<cases::Environment> CaseDesk::environment_of(const CaseState& state, Instant now) {
    TRY(lease, database_.reader());
    return environment_of(*lease, state, now);
}

/// Ids and numbers are the node's to give.
Result<cases::Command> CaseDesk::numbered(Unit& unit, const CaseState& state, cases::Command command) {
    for (const std::string_view id : {"uuid", "thread"})
        if (gives(command, id)) command.arguments.set(id, random_uuid(authority_.random));
    // So that the second person reads what the first one proposes it on.
    if (gives(command, "ground"))
        if (const auto* rule = cases::retention_of(practice_.retention, state.kind, state.direction))
            command.arguments.set("ground", rule->ground);
    if (command.name != "open-prosecution-case") return command;
    TRY(number, next_number(unit.rows, authority_.id, cases::Kind::proceedings, state.direction,
                            environment(unit.now).today.year()));
    command.arguments.set("case", random_case_id(authority_.random)).set("number", number);
    return command;
}

/// The case that the law asks for in place of a surrender: opened with the person, and linked back.
Result<void> CaseDesk::open_wanted(Unit& unit, const CaseState& from, const Value& wanted,
                                   const cases::Command& command) {
    TRY(id, wanted.string_at("case"));
    const auto step = [&](std::string_view name, Value arguments) -> Result<void> {
        TRY(current, current_case(unit, id));
        TRY_VOID(carry_out(unit, std::move(current), id,
                           {.name = std::string(name),
                            .arguments = std::move(arguments),
                            .actor = command.actor,
                            .on_behalf_of = command.on_behalf_of}));
        return {};
    };
    TRY_VOID(step("open-case", *wanted.find("open")));
    TRY_VOID(step("add-subject", *wanted.find("add_subject")));
    return step("link-case", Value::object({{"to", from.id}, {"relation", "follows"}}));
}

Result<OpenedCase> CaseDesk::current_case(Unit& unit, const std::string& case_id) {
    TRY(events, unit.recorder.read(stream_of(case_id)));
    return opened(std::move(events));
}

Result<CaseDesk::Outcome> CaseDesk::carry_out(Unit& unit, OpenedCase current, const std::string& case_id,
                                              const cases::Command& given) {
    CaseState& state = current.state;
    if (!state.exists() && given.name != "open-case") return no_such_case();
    TRY(command, numbered(unit, state, given));
    // The law weighs a case that is linked as competing already when it is linked.
    std::optional<std::string> linking;
    if (command.name == "link-case") linking = command.arguments.string_at("to").value_or("");
    TRY(known, environment_of(unit.rows, state, unit.now, linking));
    auto decided = cases::decide(state, command, known);
    if (!decided) {
        Error error = std::move(decided).error();
        // Keepers of a restricted case are told nothing of what it says.
        if (error.kind == ErrorKind::conflict && !state.restricted && command.based_on != 0 &&
            command.based_on != state.version())
            error.hint = told_since(current.story, command.based_on, "the case");
        return tl::unexpected(std::move(error));
    }
    return record(unit, case_id, std::move(state), *std::move(decided), command);
}

Result<CaseDesk::Outcome> CaseDesk::record(Unit& unit, const std::string& case_id, CaseState state,
                                           std::vector<cases::NewEvent> events, const cases::Command& command) {
    if (events.empty()) return Outcome{std::move(state), {}};
    TRY_VOID(add_brackets(unit, authority_.id, events));
    TRY(marks_before, marks(unit, state));
    const std::string owner_before = state.owner;
    // Nobody found it while it was out of sight.
    const bool restricted_before = state.restricted.has_value();
    const CaseRows rows_before = rows_of(state, marks_before);
    TRY(recorded, tell(unit, stream_of(case_id), events, {command.actor, command.on_behalf_of}));
    for (const StoryEvent& told : recorded) TRY_VOID(fold(state, told));
    if (std::ranges::any_of(events, [](const auto& event) { return event.type == "erasure-ordered"; })) {
        TRY_VOID(erase(unit, state, command));
        return Outcome{std::move(state), std::move(events)};
    }
    TRY(blind, marks(unit, state));
    TRY_VOID(replace_rows(unit.rows, authority_.id, case_id, rows_before, rows_of(state, blind)));
    for (const cases::NewEvent& event : events)
        if (event.type == "prosecution-case-wanted") TRY_VOID(open_wanted(unit, state, event.payload, command));
    // Another case that comes to have one of the marks looks for this one then.
    const bool marked_anew = blind != marks_before || state.owner != owner_before || restricted_before;
    if (marked_anew && !state.restricted && command.name != "notice-duplicate")
        TRY_VOID(look_for_duplicates(unit, state, blind));
    return Outcome{std::move(state), std::move(events)};
}

/// Both owners learn that there is another file and whom to ask, and nothing else.
Result<void> CaseDesk::look_for_duplicates(Unit& unit, const CaseState& state, const std::vector<std::string>& marks) {
    for (const std::string& mark : marks) {
        TRY(others, unit.rows.all("SELECT m.case_id, c.owner FROM docket_mark m JOIN docket_case c ON "
                                  "c.authority = m.authority AND c.id = m.case_id WHERE m.authority = $1 AND "
                                  "m.mark = $2 AND m.case_id <> $3 ORDER BY m.case_id LIMIT 20",
                                  {authority_.id, mark, state.id},
                                  [](const store::Row& row) { return std::pair(row.string(0), row.string(1)); }));
        for (const auto& [other, owner] : others) {
            const std::string pair = mark.substr(0, 16);
            if (state.duplicates.contains({pair, owner})) continue;
            const auto notice = [&](const std::string& to, const std::string& ask) {
                return give_as_node(
                    unit, to, {.name = "notice-duplicate", .arguments = Value::object({{"ask", ask}, {"mark", pair}})});
            };
            TRY_VOID(notice(state.id, owner));
            TRY_VOID(notice(other, state.owner));
        }
    }
    return {};
}

Result<void> CaseDesk::give_as_node(Unit& unit, const std::string& case_id, cases::Command command) {
    command.actor = "node";
    TRY(current, current_case(unit, case_id));
    TRY_VOID(carry_out(unit, std::move(current), case_id, command));
    return {};
}

Result<void> CaseDesk::record_as_node(Unit& unit, CaseState state, const std::vector<cases::NewEvent>& events,
                                      cases::Command command) {
    TRY(length, unit.recorder.stores().events.stream_length(stream_of(state.id)));
    const std::string id = state.id;
    if (length != state.version()) return give_as_node(unit, id, std::move(command));
    command.actor = "node";
    TRY_VOID(record(unit, id, std::move(state), events, command));
    return {};
}

Result<OpenedCase> CaseDesk::load(store::Connection& rows, const std::string& case_id) {
    TRY(events, read_story(rows, authority_, stream_of(case_id)));
    if (events.empty()) return no_such_case();
    return opened(std::move(events));
}

Result<OpenedCase> CaseDesk::open(const Person& person, const std::string& case_id) {
    TRY(lease, database_.reader());
    TRY(relations, relations_of(*lease, authority_.id, person, case_id, writer_.now()));
    const access::Permission permission = person.may(relations, access::Resource::case_file, access::Verb::read);
    if (!permission.allowed()) return tl::unexpected(as_not_found(permission));
    TRY_VOID(record_reading(person, case_id, "case"));
    TRY(opened, load(*lease, case_id));
    opened.relations = relations;
    return opened;
}

/// The keys go, and with them what was said in the case; that it was there, and who had it erased, stays.
Result<void> CaseDesk::erase(Unit& unit, const CaseState& state, const cases::Command& command) {
    TRY_VOID(erase_rows(unit.rows, authority_.id, state.id, unit.now.utc_milliseconds()));
    const std::array drafts{record::Draft{
        .type = "content-erased",
        .payload =
            format::canonical_json(Value::object({{"number", state.number}, {"events", state.version()}})).value()}};
    TRY_VOID(unit.recorder.append({"erasure", state.id}, drafts, {command.actor, command.on_behalf_of, unit.now}));
    TRY_VOID(authority_.data_keys->erase(stream_of(state.id), unit.recorder.stores().keys));
    for (const record::StreamId& beside : {readings_of(state.id), contents_of(state.id)}) {
        TRY(length, unit.recorder.stores().events.stream_length(beside));
        if (length > 0) TRY_VOID(authority_.data_keys->erase(beside, unit.recorder.stores().keys));
    }
    return {};
}

Result<std::vector<std::string>> CaseDesk::marks(Unit& unit, const CaseState& state) {
    TRY(key, authority_.data_keys->find_or_make(marks_key, unit.recorder.stores().keys));
    return marks_of(state, key);
}

Result<void> CaseDesk::check_may(const Person& person, const std::string& case_id, access::Resource resource,
                                 access::Verb verb) {
    TRY(lease, database_.reader());
    TRY(relations, relations_of(*lease, authority_.id, person, case_id, writer_.now()));
    const access::Permission seen = person.may(relations, access::Resource::case_file, access::Verb::read);
    if (!seen.allowed()) return tl::unexpected(as_not_found(seen));
    const access::Permission permission = person.may(relations, resource, verb);
    if (!permission.allowed()) return tl::unexpected(as_not_found(permission));
    return {};
}

void CaseDesk::note_search(const Person& person, std::string_view what, std::string_view terms) {
    // The writer finishes what waits when the desk is gone already.
    writer_.note([&authority = authority_, person, what = std::string(what),
                  terms = std::string(terms)](Unit& unit) -> Result<std::string> {
        TRY(key, authority.data_keys->find_or_make(marks_key, unit.recorder.stores().keys));
        const Value payload =
            Value::object({{"what", what}, {"terms", crypto::hex(crypto::hmac_sha256(key.octets(), octets(terms)))}});
        const std::array drafts{record::Draft{.type = "read", .payload = format::canonical_json(payload).value()}};
        TRY(events,
            unit.recorder.append(lists_of(person.account), drafts, {person.account, person.on_behalf_of, unit.now}));
        TRY_VOID(unit.rows.run(
            "INSERT INTO docket_reading (authority, case_id, sequence, account, on_behalf_of, what, at) VALUES "
            "($1, '', $2, $3, $4, $5, $6)",
            {authority.id, events.front().event.sequence, person.account, person.on_behalf_of, what,
             unit.now.utc_milliseconds()}));
        return std::string{};
    });
}

Result<void> CaseDesk::record_reading(const Person& person, const std::string& case_id, std::string_view what) {
    TRY_VOID(writer_.run([&](Unit& unit) -> Result<std::string> {
        const std::array drafts{
            record::Draft{.type = "read", .payload = format::canonical_json(Value::object({{"what", what}})).value()}};
        TRY(events,
            unit.recorder.append(readings_of(case_id), drafts, {person.account, person.on_behalf_of, unit.now}));
        TRY_VOID(
            unit.rows.run("INSERT INTO docket_reading (authority, case_id, sequence, account, on_behalf_of, what, at) "
                          "VALUES ($1, $2, $3, $4, $5, $6, $7)",
                          {authority_.id, case_id, events.front().event.sequence, person.account, person.on_behalf_of,
                           what, unit.now.utc_milliseconds()}));
        return std::string{};
    }));
    return {};
}

}  // namespace comity::node
