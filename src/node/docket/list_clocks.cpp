// SPDX-License-Identifier: EUPL-1.2
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "cases/clock_kind.h"
#include "cases/lifecycle/onward.h"
#include "node/docket/cursor.h"
#include "node/docket/queries.h"
#include "node/docket/read_texts.h"
#include "node/docket/rows.h"
#include "node/docket/visible.h"

namespace comity::node {

namespace {

/// Day, case and clock of those that are looked for and seen.
std::string walk(std::string_view among, std::string_view seen) {
    return fmt::format(
        "SELECT k.careful AS careful, k.case_id AS case_id, k.id AS id FROM {} WHERE k.authority = $1 AND {} AND "
        "k.careful <= $5 AND ($6 = '' OR k.kind = $6) AND (k.careful, k.case_id, k.id) > ($8, $9, $10)",
        among, seen);
}

/// Of all that the asker may see. A head sees so much that the first in the order of days are soon found; who sees the
/// cases they work on would go through everybody's, so the walk begins with theirs.
std::string walk_all(const Person& person) {
    constexpr access::Resource clocks = access::Resource::clock;
    if (person.as_head() != person.seat())
        return walk("docket_clock k", visible("k.case_id", person, clocks, access::Verb::list));
    return walk(visible_cases(person, clocks, access::Verb::list) + " AS v CROSS JOIN docket_clock k",
                "k.case_id = v.case_id");
}

/// Of those the asker watches there are two kinds, each with an index in the order of the list.
std::string walk_own(const Person& person) {
    const std::string seen = visible("k.case_id", person, access::Resource::clock, access::Verb::list);
    return fmt::format("{} UNION {}", walk("docket_clock k", "k.owner = $2 AND " + seen),
                       walk("docket_clock k", "k.substitute = $2 AND " + seen));
}

/// Kind, direction and stage of a case.
using Position = std::tuple<std::string, std::string, std::string>;

struct PlacedClock {
    ListedClock clock;
    Position position;
};

PlacedClock read_clock(const store::Row& row) {
    PlacedClock placed;
    ListedClock& clock = placed.clock;
    auto& [kind, direction, stage] = placed.position;
    const int column =
        read_texts(row, {&clock.case_id, &clock.number,     &clock.title, &clock.counterpart,  &clock.id,
                         &clock.kind,    &clock.label,      &clock.rule,  &clock.subject,      &clock.subject_name,
                         &clock.begun,   &clock.period,     &clock.due,   &clock.careful,      &clock.effect,
                         &clock.owner,   &clock.substitute, &clock.alarm, &clock.silent_until, &clock.place,
                         &kind,          &direction,        &stage});
    clock.gap = row.truth(column);
    clock.cursor = cursor_of({clock.careful, clock.case_id, clock.id});
    return placed;
}

/// Many cases of a page stand in the same place of the same course: each place is looked at once.
class OnwardSteps {
   public:
    Result<std::vector<const cases::Step*>> at(const Position& position) {
        if (const auto known = known_.find(position); known != known_.end()) return known->second;
        const auto& [kind_word, direction_word, stage] = position;
        TRY(kind, cases::parse_kind(kind_word));
        TRY(direction, cases::parse_direction(direction_word));
        return known_.emplace(position, cases::onward_while_held(cases::lifecycle(kind, direction), stage))
            .first->second;
    }

   private:
    std::map<Position, std::vector<const cases::Step*>> known_;
};

}  // namespace

Result<std::vector<ListedClock>> list_clocks(store::Connection& rows, const Asker& asker, bool own_only,
                                             std::string_view kind, std::string_view until, const Page& page) {
    TRY(behind, read_cursor(page.after));
    const std::string sql = fmt::format(
        "SELECT k.case_id, c.number, c.title, c.counterpart, k.id, k.kind, k.label, k.rule, k.subject, "
        "k.subject_name, k.begun, k.period, k.due, k.careful, k.effect, k.owner, k.substitute, k.alarm, "
        "k.silent_until, k.place, c.kind, c.direction, c.stage, k.gap FROM ({} ORDER BY careful, case_id, id LIMIT $7) "
        "AS v JOIN docket_clock k ON "
        "k.authority = $1 AND k.case_id = v.case_id AND k.id = v.id JOIN docket_case c ON c.authority = $1 AND c.id = "
        "v.case_id ORDER BY v.careful, v.case_id, v.id",
        own_only ? walk_own(asker.person) : walk_all(asker.person));
    TRY(found, rows.all(sql,
                        {asker.authority, asker.person.seat(), asker.person.as_head(), asker.now.utc_milliseconds(),
                         until.empty() ? never : until, kind, page.limit, behind[0], behind[1], behind[2]},
                        read_clock));
    std::vector<ListedClock> clocks;
    clocks.reserve(found.size());
    OnwardSteps onward;
    for (auto& [clock, position] : found) {
        if (clock.kind == cases::word(cases::ClockKind::custody)) {
            TRY(next, onward.at(position));
            clock.next = std::move(next);
        }
        clocks.push_back(std::move(clock));
    }
    return clocks;
}

}  // namespace comity::node
