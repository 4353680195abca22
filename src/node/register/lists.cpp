// SPDX-License-Identifier: EUPL-1.2
#include "node/register/lists.h"

#include <algorithm>

#include <fmt/format.h>

#include "access/four_eyes.h"
#include "node/docket/cursor.h"
#include "node/docket/read_texts.h"
#include "node/register/register_desk.h"

namespace comity::node {

namespace {

access::Permission may(const Asker& asker, access::Resource resource, access::Verb verb) {
    return asker.person.may(access::Relation::none, resource, verb);
}

Result<void> check_may_list(const Asker& asker, access::Resource resource) {
    const auto permission = may(asker, resource, access::Verb::list);
    if (permission.allowed()) return {};
    return fail(ErrorKind::forbidden, permission.reason);
}

/// Acts of the register that the asker may approve by their roles, as a list in SQL: 'bind', 'publish'.
std::string acts_approved(const Asker& asker) {
    std::string acts;
    const auto add = [&](access::Resource resource, access::Act act) {
        if (may(asker, resource, access::Verb::approve).allowed())
            acts += fmt::format("{}'{}'", acts.empty() ? "" : ", ", access::name(act));
    };
    add(access::Resource::register_entry, access::Act::bind);
    add(access::Resource::register_pages, access::Act::publish);
    return acts;
}

/// Kinds that the asker may list by their roles, as a list in SQL: 'agreement', 'news'.
template <class... State>
std::string kinds_listed(const Asker& asker) {
    std::string kinds;
    const auto add = [&](std::string_view word, access::Resource resource) {
        if (may(asker, resource, access::Verb::list).allowed())
            kinds += fmt::format("{}'{}'", kinds.empty() ? "" : ", ", word);
    };
    (add(registry::KindOf<State>::word, resource_of<State>()), ...);
    return kinds;
}

const std::string& text(const Line& line, std::size_t column) {
    return std::get<std::string>(line.at(column));
}

}  // namespace

Result<void> check_may_list_register(const Asker& asker) {
    return check_may_list(asker, access::Resource::register_entry);
}

Result<std::vector<ListedHolding>> list_holdings(store::Connection& rows, const Asker& asker,
                                                 const HoldingFilter& filter, const Page& page) {
    TRY_VOID(check_may_list(asker, filter.resource));
    // Both engines take the row with the greatest place: the stage that holds on the day.
    static const std::string sql =
        "SELECT id, number, title, sort, owner, substitute, stage, since, states, version, observed FROM ("
        "SELECT h.id, h.number, h.title, h.sort, h.owner, h.substitute, h.states, h.version, h.observed, "
        "COALESCE((SELECT s.stage FROM register_stage s WHERE s.authority = h.authority AND s.holding = h.id AND "
        "s.effect <= $3 ORDER BY s.place DESC LIMIT 1), '') AS stage, "
        "COALESCE((SELECT s.effect FROM register_stage s WHERE s.authority = h.authority AND s.holding = h.id AND "
        "s.effect <= $3 ORDER BY s.place DESC LIMIT 1), '') AS since "
        "FROM register_holding h WHERE h.authority = $1 AND h.word = $2 AND h.number > $4 AND "
        "($5 = '' OR h.sort = $5) AND ($6 = '' OR h.owner = $6) AND ($7 = '' OR EXISTS (SELECT 1 FROM register_party "
        "r WHERE r.authority = h.authority AND r.holding = h.id AND r.state = $7)) AND "
        "(CAST($11 AS BIGINT) < 0 OR h.observed = CAST($11 AS BIGINT)) AND " +
        readable_by("$10") +
        ") listed "
        "WHERE ($8 = '' OR stage = $8) ORDER BY number LIMIT $9";
    TRY(found, rows.all(sql,
                        {asker.authority, filter.word, to_string(filter.on), page.after, filter.sort, filter.owner,
                         filter.state, filter.stage, page.limit, asker.person.seat(),
                         filter.observed ? std::int64_t{*filter.observed} : std::int64_t{-1}},
                        [](const store::Row& row) {
                            ListedHolding listed;
                            const int column =
                                read_texts(row, {&listed.id, &listed.number, &listed.title, &listed.sort, &listed.owner,
                                                 &listed.substitute, &listed.stage, &listed.since, &listed.states});
                            listed.states = listed.states.substr(1, listed.states.size() - 2);
                            listed.version = row.number(column);
                            listed.observed = row.truth(column + 1);
                            listed.cursor = listed.number;
                            return listed;
                        }));
    return found;
}

std::optional<ListedHolding> listed_of(const HoldingRows& rows, const HoldingFilter& filter) {
    const auto& [holdings, parties, stages, proposals, tasks, texts, public_lines] = rows;
    if (holdings.empty()) return std::nullopt;
    const Line& line = holdings.front();  // as register_tables lists them
    ListedHolding listed{.id = text(line, 0),
                         .number = text(line, 2),
                         .title = text(line, 3),
                         .sort = text(line, 4),
                         .owner = text(line, 5),
                         .substitute = text(line, 6),
                         .stage = "",
                         .since = "",
                         .states = text(line, 7).substr(1, text(line, 7).size() - 2),
                         .observed = std::get<std::int64_t>(line.at(10)) != 0,
                         .version = std::get<std::int64_t>(line.at(9)),
                         .cursor = text(line, 2)};
    for (const Line& stage : stages)  // holding, stage, effect, place: the greatest place that holds on the day
        if (text(stage, 2) <= to_string(filter.on)) {
            listed.stage = text(stage, 1);
            listed.since = text(stage, 2);
        }
    const auto wanted = [](const std::string& asked, const std::string& is) { return asked.empty() || asked == is; };
    const bool with_state = filter.state.empty() || std::ranges::any_of(parties, [&](const Line& party) {
                                return text(party, 1) == filter.state;
                            });
    const bool fits = with_state && wanted(filter.sort, listed.sort) && wanted(filter.stage, listed.stage) &&
                      wanted(filter.owner, listed.owner) &&
                      filter.observed.value_or(listed.observed) == listed.observed;
    return fits ? std::optional(std::move(listed)) : std::nullopt;
}

Result<std::vector<ListedRegisterProposal>> list_register_proposals(store::Connection& rows, const Asker& asker,
                                                                    const Page& page) {
    const std::string acts = acts_approved(asker);
    if (acts.empty()) return {};
    TRY(behind, read_cursor(page.after));
    TRY(at, number_of(behind[0], 0));  // none was made before 1970
    const std::string sql = fmt::format(
        "SELECT p.holding, h.word, h.number, h.title, p.id, p.act, p.command, p.says, p.by, p.at FROM "
        "register_proposal p JOIN register_holding h ON h.authority = p.authority AND h.id = p.holding "
        "WHERE p.authority = $1 AND p.by NOT IN ($2, $7) AND p.act IN ({}) AND replace(replace(p.approved_by, ' ' || "
        "$2 || "
        "' ', ''), ' ' || $7 || ' ', '') = p.approved_by AND {} AND (p.at, p.holding, p.id) > ($3, $4, $5) ORDER BY "
        "p.at, p.holding, p.id LIMIT $6",
        acts, readable_by("$2"));
    TRY(found,
        rows.all(sql,
                 {asker.authority, asker.person.seat(), at, behind[1], behind[2], page.limit, asker.person.account},
                 [](const store::Row& row) {
                     ListedRegisterProposal listed;
                     const int column =
                         read_texts(row, {&listed.holding, &listed.word, &listed.number, &listed.title, &listed.id,
                                          &listed.act, &listed.command, &listed.says, &listed.by});
                     listed.at = row.number(column);
                     listed.cursor = cursor_of({std::to_string(listed.at), listed.holding, listed.id});
                     return listed;
                 }));
    return found;
}

Result<std::vector<ChangedHolding>> register_changes_since(store::Connection& rows, const Asker& asker,
                                                           std::int64_t sequence, std::size_t limit) {
    const std::string kinds = kinds_listed<registry::Agreement, registry::Programme, registry::Body, registry::Meeting,
                                           registry::Publication, registry::Statistic, registry::NewsItem>(asker);
    if (kinds.empty()) return {};
    const std::string sql = fmt::format(
        "SELECT h.id, h.word, h.number, h.version, e.last FROM (SELECT stream_id, max(sequence) AS last FROM "
        "record_events WHERE authority = $1 AND sequence > $3 AND stream_kind IN ({}) GROUP BY stream_id) AS e JOIN "
        "register_holding h ON h.authority = $1 AND h.id = e.stream_id WHERE {} ORDER BY e.last LIMIT $4",
        kinds, readable_by("$2"));
    TRY(found, rows.all(sql, {asker.authority, asker.person.seat(), sequence, limit}, [](const store::Row& row) {
        return ChangedHolding{row.string(0), row.string(1), row.string(2), row.number(3), row.number(4)};
    }));
    return found;
}

}  // namespace comity::node
