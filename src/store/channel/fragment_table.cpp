// SPDX-License-Identifier: EUPL-1.2
#include "store/channel/fragment_table.h"

#include <algorithm>
#include <array>
#include <sstream>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "store/channel/stored_values.h"

namespace comity::store {
namespace {

constexpr std::array<std::pair<GroupState, std::string_view>, 4> group_states{{{GroupState::collecting, "collecting"},
                                                                               {GroupState::complete, "complete"},
                                                                               {GroupState::answering, "answering"},
                                                                               {GroupState::over, "over"}}};

constexpr std::string_view group_columns =
    "signer, group_id, state, pmode, certificate, flags, first, answer, tries, next_try";
constexpr std::string_view fragment_columns = "number, message_id, reference_digest, octets, file";

std::string_view group_state_name(GroupState state) {
    return std::ranges::find(group_states, state, &std::pair<GroupState, std::string_view>::first)->second;
}

Result<KeptGroup> read_group(const Row& row) {
    const auto* const state =
        std::ranges::find(group_states, row.text(2), &std::pair<GroupState, std::string_view>::second);
    if (state == group_states.end())
        return fail(ErrorKind::unavailable,
                    fmt::format("group {} has a state that this program does not know", row.text(1)));
    KeptGroup group;
    group.signer = row.string(0);
    group.group_id = row.string(1);
    group.state = state->first;
    group.pmode = row.string(3);
    group.certificate = row.octet_string(4);
    std::istringstream flags(row.string(5));
    for (std::string flag; flags >> flag;) group.flags.push_back(flag);
    TRY(first, Instant::at(row.number(6)));
    group.first = first;
    group.answer = row.octet_string(7);
    group.tries = static_cast<int>(row.number(8));
    TRY(next_try, read_optional_instant(row, 9));
    group.next_try = next_try;
    return group;
}

Result<KeptFragment> read_fragment_row(const Row& row) {
    return KeptFragment{static_cast<std::uint32_t>(row.number(0)), row.string(1), read_digest(row, 2),
                        static_cast<std::uint64_t>(row.number(3)), row.string(4), {}};
}

Result<KeptFragment> read_fragment_with_envelope(const Row& row) {
    TRY(fragment, read_fragment_row(row));
    fragment.envelope = row.octet_string(5);
    return fragment;
}

Result<void> write_group(Connection& connection, std::string_view authority, const KeptGroup& group) {
    TRY_VOID(connection.run(
        "INSERT INTO channel_groups (authority, signer, group_id, state, pmode, certificate, flags, first, answer,"
        " tries, next_try) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
        " ON CONFLICT (authority, signer, group_id) DO UPDATE SET state = excluded.state, flags = excluded.flags,"
        " answer = excluded.answer, tries = excluded.tries, next_try = excluded.next_try",
        {authority, group.signer, group.group_id, group_state_name(group.state), group.pmode,
         Value::bytes(group.certificate), fmt::format("{}", fmt::join(group.flags, " ")),
         group.first.utc_milliseconds(), Value::bytes(group.answer), group.tries, stored(group.next_try)}));
    return {};
}

}  // namespace

Result<std::optional<KeptGroup>> FragmentTable::find(std::string_view signer, std::string_view group_id) {
    TRY(lease, database_.reader());
    TRY(found,
        lease->one(fmt::format("SELECT {} FROM channel_groups WHERE authority = $1 AND signer = $2 AND group_id = $3",
                               group_columns),
                   {authority_, signer, group_id}, read_group));
    return found;
}

Result<std::vector<KeptGroup>> FragmentTable::unfinished() {
    TRY(lease, database_.reader());
    TRY(found, lease->all(fmt::format("SELECT {} FROM channel_groups WHERE authority = $1 AND state <> 'over'"
                                      " ORDER BY first, signer, group_id",
                                      group_columns),
                          {authority_}, read_group));
    return found;
}

Result<std::optional<KeptFragment>> FragmentTable::fragment(std::string_view signer, std::string_view group_id,
                                                            std::uint32_t number) {
    TRY(lease, database_.reader());
    TRY(found,
        lease->one(fmt::format("SELECT {}, envelope FROM channel_fragments WHERE authority = $1 AND signer = $2"
                               " AND group_id = $3 AND number = $4",
                               fragment_columns),
                   {authority_, signer, group_id, static_cast<std::int64_t>(number)}, read_fragment_with_envelope));
    return found;
}

Result<std::vector<KeptFragment>> FragmentTable::fragments(std::string_view signer, std::string_view group_id) {
    TRY(lease, database_.reader());
    TRY(found, lease->all(fmt::format("SELECT {} FROM channel_fragments WHERE authority = $1 AND signer = $2"
                                      " AND group_id = $3 ORDER BY number",
                                      fragment_columns),
                          {authority_, signer, group_id}, read_fragment_row));
    return found;
}

Result<void> FragmentTable::add(const KeptGroup& group, const KeptFragment& fragment) {
    return writes_.run([&](Connection& connection) -> Result<void> {
        TRY_VOID(write_group(connection, authority_, group));
        TRY(added,
            connection.run("INSERT INTO channel_fragments (authority, signer, group_id, number, message_id,"
                           " reference_digest, octets, file, envelope) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
                           " ON CONFLICT DO NOTHING",
                           {authority_, group.signer, group.group_id, static_cast<std::int64_t>(fragment.number),
                            fragment.message_id, fragment.references, fragment.octets, fragment.file,
                            Value::bytes(fragment.envelope)}));
        if (added == 1) return {};
        return fail(ErrorKind::conflict,
                    fmt::format("fragment {} of {} is there already", fragment.number, group.group_id));
    });
}

Result<void> FragmentTable::change(const KeptGroup& group) {
    return writes_.run([&](Connection& connection) -> Result<void> {
        TRY_VOID(write_group(connection, authority_, group));
        if (group.state != GroupState::answering && group.state != GroupState::over) return {};
        TRY_VOID(
            connection.run("UPDATE channel_fragments SET envelope = $4 WHERE authority = $1 AND signer = $2 AND"
                           " group_id = $3 AND length(envelope) > 0",
                           {authority_, group.signer, group.group_id, Value::bytes("")}));
        return {};
    });
}

Result<void> FragmentTable::forget(Instant before) {
    return writes_.run([&](Connection& connection) -> Result<void> {
        TRY_VOID(connection.run(
            "DELETE FROM channel_fragments WHERE authority = $1 AND EXISTS (SELECT 1 FROM channel_groups g WHERE"
            " g.authority = channel_fragments.authority AND g.signer = channel_fragments.signer AND"
            " g.group_id = channel_fragments.group_id AND g.state = 'over' AND g.first < $2)",
            {authority_, before.utc_milliseconds()}));
        TRY_VOID(connection.run("DELETE FROM channel_groups WHERE authority = $1 AND state = 'over' AND first < $2",
                                {authority_, before.utc_milliseconds()}));
        return {};
    });
}

}  // namespace comity::store
