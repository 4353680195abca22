// SPDX-License-Identifier: EUPL-1.2
#include "node/register/register_desk.h"

#include <array>

#include <fmt/format.h>

#include "node/local_day.h"
#include "node/numbering.h"
#include "node/register/case_links.h"
#include "node/register/every.h"
#include "node/register/rows.h"
#include "node/register/statistic_counts.h"

namespace comity::node {

namespace {

using access::Verb;
using registry::Command;
using registry::KindOf;

template <class State>
tl::unexpected<Error> no_such() {
    return fail(ErrorKind::not_found, fmt::format("there is no such {}", KindOf<State>::word), {}, "check the number");
}

Result<void> forbidden_unless(const access::Permission& permission) {
    if (permission.allowed()) return {};
    return fail(ErrorKind::forbidden, permission.reason);
}

template <class State>
access::Relations relations_to(const State& state, const Person& person) {
    access::Relations relations;
    if (state.owner == person.seat()) relations.insert(access::Relation::owner);
    if (state.substitute == person.seat()) relations.insert(access::Relation::substitute);
    return relations;
}

/// What a second person does, and taking a proposal back, is the work of those whose work the proposed command is.
template <class State>
const registry::CommandKind<State>& whose_work(const registry::CommandKind<State>& kind, const State& state,
                                               const Command& command) {
    const std::string id = command.arguments.string_at("proposal").value_or("");
    const auto proposal = std::ranges::find(state.proposals, id, &command::Proposal::id);
    if (proposal == state.proposals.end()) return kind;
    const auto* proposed = registry::find_command<State>(proposal->command);
    return proposed ? *proposed : kind;
}

template <class State>
Result<OpenedHolding<State>> folded(std::vector<record::ReadEvent> story) {
    OpenedHolding<State> opened;
    opened.story = std::move(story);
    TRY(state, fold<State>(opened.story));
    opened.state = std::move(state);
    return opened;
}

/// As it was known at that moment, now without one. Who may read it is as of now, whatever moment they ask for. Errors:
/// `not_found` where there is none for them, or was none known then.
template <class State>
Result<OpenedHolding<State>> folded_for(const Person& person, std::vector<record::ReadEvent> story,
                                        const std::optional<Instant>& known) {
    TRY(opened, folded<State>(std::move(story)));
    if (!opened.state.exists() || !opened.state.may_be_read_by(person.seat())) return no_such<State>();
    if (!known) return opened;
    std::erase_if(opened.story, [&](const auto& told) { return told.event.instant > *known; });
    TRY(then, folded<State>(std::move(opened.story)));
    if (!then.state.exists()) return no_such<State>();
    return then;
}

template <class State>
Result<std::string> answer_of(const State& state, const std::vector<command::NewEvent>& events) {
    TRY(shown, without_counted(events));
    return answer_to_command(KindOf<State>::word, state.id, state.number, state.version(), shown);
}

}  // namespace

template <class State>
RegisterDesk<State>::RegisterDesk(Authority& authority, Writer& writer, store::Database& database,
                                  const access::FourEyes& four_eyes, Period answer_within, const law::Library& law)
    : authority_(authority),
      writer_(writer),
      database_(database),
      four_eyes_(four_eyes),
      answer_within_(answer_within),
      law_(law) {}

template <class State>
registry::Environment RegisterDesk<State>::environment(Instant now) const {
    return {.now = now,
            .today = local_day(now, authority_.time_zone),
            .own = authority_.state,
            .answer_within = answer_within_,
            .law = &law_};
}

template <class State>
Result<void> RegisterDesk<State>::check(const Person& person, access::Relations relations, access::Resource resource,
                                        Verb verb) const {
    TRY_VOID(forbidden_unless(person.may(relations, resource, verb)));
    if (verb != Verb::approve || person.fresh) return {};
    return fail(ErrorKind::forbidden, "an approval needs a fresh sign-in", {},
                "confirm with your password and code, or your key, and approve again");
}

template <class State>
Result<std::size_t> RegisterDesk<State>::check_approval(const Person& person, const State& state,
                                                        const Command& command) const {
    const std::string id = command.arguments.string_at("proposal").value_or("");
    const auto proposal = std::ranges::find(state.proposals, id, &command::Proposal::id);
    if (proposal == state.proposals.end()) return 1;  // decide() says which there are
    TRY(act, access::parse_act(proposal->act));
    TRY_VOID(forbidden_unless(four_eyes_.may_approve(
        access::PermissionTable::built_in(), person.roles, relations_to(state, person), act, KindOf<State>::word,
        command.participant(), std::array{proposal->mark.participant()}, proposal->approved_by)));
    return static_cast<std::size_t>(four_eyes_.rule(act, KindOf<State>::word).approvals);
}

template <class State>
Result<std::string> RegisterDesk<State>::begin(const Person& person, format::Value given, Writer::Once once) {
    TRY_VOID(check(person, access::Relation::none, resource_of<State>(), Verb::create));
    if (!given.find("owner")) given.set("owner", person.seat());
    return writer_.run(
        [&](Unit& unit) -> Result<std::string> {
            const registry::Environment known = environment(unit.now);
            const std::string id = random_case_id(authority_.random);
            TRY(number, next_in_series(unit.rows, authority_.id,
                                       fmt::format("{}-{}", KindOf<State>::letters, known.today.year())));
            format::Value arguments = given;
            arguments.set(KindOf<State>::word, id).set("number", number).set("on", to_string(known.today));
            const Command command{.name = std::string(KindOf<State>::commands().front().name),
                                  .arguments = std::move(arguments),
                                  .actor = person.account,
                                  .on_behalf_of = person.on_behalf_of};
            TRY(outcome, carry_out(unit, {}, id, person, command));
            return answer_of(outcome.state, outcome.events);
        },
        std::move(once));
}

template <class State>
Result<std::string> RegisterDesk<State>::give(const Person& person, const std::string& id, Command command,
                                              Writer::Once once) {
    return writer_.run(
        [&](Unit& unit) -> Result<std::string> {
            TRY(outcome, checked(unit, person, id, command));
            return answer_of(outcome.state, outcome.events);
        },
        std::move(once));
}

template <class State>
Result<typename RegisterDesk<State>::Outcome> RegisterDesk<State>::checked(Unit& unit, const Person& person,
                                                                           const std::string& id, Command command) {
    const auto* kind = registry::find_command<State>(command.name);
    if (!kind || kind->resource.empty())
        return fail(ErrorKind::not_found, fmt::format("there is no command '{}'", command.name));
    TRY_VOID(forbidden_unless(person.may(access::Relation::none, resource_of<State>(), Verb::read)));
    if (!record::check(stream_of<State>(id))) return no_such<State>();
    command.actor = person.account;
    command.on_behalf_of = person.on_behalf_of;
    TRY(story, unit.recorder.read(stream_of<State>(id)));
    if (story.empty()) return no_such<State>();
    TRY(current, folded_for<State>(person, std::move(story), std::nullopt));
    TRY(verb, access::parse_verb(kind->verb));
    access::Relations relations = relations_to(current.state, person);
    if (kind->own && kind->own(current.state, command)) relations.insert(access::Relation::owner);
    TRY(resource, access::parse_resource(whose_work(*kind, current.state, command).on));
    TRY_VOID(check(person, relations, resource, verb));
    TRY_VOID(name_case(unit.rows, asker(person, unit.now), command.arguments));
    TRY_VOID(add_counts(unit, authority_, current.state, command));
    if (verb == Verb::approve) {
        TRY(approvals, check_approval(person, current.state, command));
        command.approvals = approvals;
    }
    return carry_out(unit, std::move(current), id, person, command);
}

template <class State>
Result<typename RegisterDesk<State>::Outcome> RegisterDesk<State>::carry_out(Unit& unit, OpenedHolding<State> current,
                                                                             const std::string& id,
                                                                             const Person& person,
                                                                             const Command& command) {
    auto decided = registry::decide(current.state, command, environment(unit.now));
    if (!decided) {
        Error error = std::move(decided).error();
        if (error.kind == ErrorKind::conflict && command.based_on != 0 && command.based_on != current.state.version())
            error.hint = told_since(current.story, command.based_on, current.state.number);
        return tl::unexpected(std::move(error));
    }
    if (!decided->empty() && decided->front().type == "proposed") {
        TRY(act, access::parse_act(registry::find_command<State>(command.name)->act));
        TRY_VOID(
            forbidden_unless(four_eyes_.may_propose(access::PermissionTable::built_in(), person.roles,
                                                    relations_to(current.state, person), act, KindOf<State>::word)));
    }
    TRY(state, record(unit, id, std::move(current.state), *decided, {command.actor, command.on_behalf_of}));
    return Outcome{std::move(state), *std::move(decided)};
}

template <class State>
Result<State> RegisterDesk<State>::record(Unit& unit, const std::string& id, State state,
                                          const std::vector<command::NewEvent>& events, const Teller& teller) {
    const HoldingRows before = rows_of(state);
    TRY(told, tell(unit, stream_of<State>(id), events, teller));
    for (const auto& [event, payload] : told) TRY_VOID(registry::apply(state, told_of(event, payload)));
    TRY_VOID(replace_rows(unit.rows, authority_.id, id, before, rows_of(state)));
    TRY_VOID(replace_pages(unit.rows, authority_.id, before, state));
    return state;
}

template <class State>
Result<bool> RegisterDesk<State>::tell_as_node(
    Unit& unit, const std::string& id,
    const std::function<std::vector<command::NewEvent>(const State&, const registry::Environment&)>& found) {
    TRY(story, unit.recorder.read(stream_of<State>(id)));
    TRY(state, fold<State>(story));
    const std::vector<command::NewEvent> events = found(state, environment(unit.now));
    if (events.empty()) return false;
    TRY_VOID(record(unit, id, std::move(state), events, {"node"}));
    return true;
}

template <class State>
Result<OpenedHolding<State>> RegisterDesk<State>::open(const Person& person, const std::string& id,
                                                       const std::optional<Instant>& known) {
    TRY_VOID(forbidden_unless(person.may(access::Relation::none, resource_of<State>(), Verb::read)));
    if (!record::check(stream_of<State>(id))) return no_such<State>();
    TRY(lease, database_.reader());
    TRY(story, read_story(*lease, authority_, stream_of<State>(id)));
    TRY_VOID(veil_cases(*lease, asker(person, writer_.now()), story));
    TRY(opened, folded_for<State>(person, std::move(story), known));
    opened.relations = relations_to(opened.state, person);
    return opened;
}

template <class State>
Result<std::vector<State>> RegisterDesk<State>::all(const Person& person, const std::optional<Instant>& known,
                                                    std::string_view party) {
    TRY_VOID(forbidden_unless(person.may(access::Relation::none, resource_of<State>(), Verb::list)));
    TRY(lease, database_.reader());
    TRY(ids, ids_of<State>(*lease, authority_.id, party));
    std::vector<State> found;
    for (const std::string& id : ids) {
        TRY(story, read_story(*lease, authority_, stream_of<State>(id)));
        TRY_VOID(veil_cases(*lease, asker(person, writer_.now()), story));
        auto opened = folded_for<State>(person, std::move(story), known);
        if (!opened && opened.error().kind == ErrorKind::not_found) continue;
        if (!opened) return tl::unexpected(std::move(opened).error());
        found.push_back(std::move(opened->state));
    }
    return found;
}

template <class State>
Result<std::string> RegisterDesk<State>::id_of(std::string_view number) {
    TRY(lease, database_.reader());
    TRY(id,
        lease->one("SELECT id FROM register_holding WHERE authority = $1 AND word = $2 AND number = $3",
                   {authority_.id, KindOf<State>::word, number}, [](const store::Row& row) { return row.string(0); }));
    return id.value_or("");
}

template <class State>
Result<State> RegisterDesk<State>::load(store::Connection& rows, const std::string& id) {
    TRY(story, read_story(rows, authority_, stream_of<State>(id)));
    return fold<State>(story);
}

template class RegisterDesk<registry::Agreement>;
template class RegisterDesk<registry::Programme>;
template class RegisterDesk<registry::Body>;
template class RegisterDesk<registry::Meeting>;
template class RegisterDesk<registry::Publication>;
template class RegisterDesk<registry::Statistic>;
template class RegisterDesk<registry::NewsItem>;

}  // namespace comity::node
