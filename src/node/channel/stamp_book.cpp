// SPDX-License-Identifier: EUPL-1.2
#include "node/channel/stamp_book.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "net/client/time_stamp_authority.h"

namespace comity::node {

namespace {

using channel::Stamped;

constexpr std::size_t most_waiting = 100;  // that are looked at in a round
constexpr std::array<std::pair<Stamped, std::string_view>, 4> stamped_words{{{Stamped::transmittal, "transmittal"},
                                                                             {Stamped::container, "container"},
                                                                             {Stamped::receipt, "receipt"},
                                                                             {Stamped::evidence, "evidence"}}};

std::string_view stamped_word(Stamped what) {
    const auto* const at = std::ranges::find(stamped_words, what, &std::pair<Stamped, std::string_view>::first);
    return at == stamped_words.end() ? std::string_view() : at->second;
}

Result<Stamped> stamped_of(std::string_view word) {
    const auto* const at = std::ranges::find(stamped_words, word, &std::pair<Stamped, std::string_view>::second);
    if (at == stamped_words.end())
        return fail(ErrorKind::invalid,
                    fmt::format("channel_stamp holds '{}', which is nothing that is stamped", word));
    return at->first;
}

}  // namespace

Result<void> StampBook::queue(Unit& unit, Stamped what, const std::string& case_id, const crypto::Sha256& digest,
                              const std::string& about) {
    if (configuration_.stamp_authorities.empty()) return {};
    TRY_VOID(
        unit.rows.run("INSERT INTO channel_stamp (authority, case_id, digest, what, about, queued, tries, told) "
                      "VALUES ($1, $2, $3, $4, $5, $6, 0, 0) ON CONFLICT DO NOTHING",
                      {authority_.id, case_id, digest, stamped_word(what), about, unit.now.utc_milliseconds()}));
    return {};
}

Result<std::vector<StampBook::Waiting>> StampBook::waiting() {
    TRY(lease, database_.reader());
    return lease->all(
        "SELECT case_id, digest, what, queued, tries, last_try FROM channel_stamp WHERE authority = $1 AND token "
        "IS NULL ORDER BY tries, queued, digest LIMIT $2",
        {authority_.id, most_waiting}, [](const store::Row& row) -> Result<Waiting> {
            Waiting one;
            one.case_id = row.string(0);
            const Octets digest = row.bytes(1);
            std::copy_n(digest.begin(), std::min(digest.size(), one.stamp.digest.size()), one.stamp.digest.begin());
            TRY(what, stamped_of(row.text(2)));
            TRY(queued, Instant::at(row.number(3)));
            one.stamp.what = what;
            one.stamp.queued = queued;
            one.stamp.tries = static_cast<int>(row.number(4));
            if (const auto last = row.optional_number(5)) {
                TRY(tried, Instant::at(*last));
                one.stamp.last_try = tried;
            }
            return one;
        });
}

Result<void> StampBook::note_failure(const Waiting& one, const Error& error) {
    TRY_VOID(writer_.run([&](Unit& unit) -> Result<std::string> {
        const channel::WaitingStamp tried = channel::tried(one.stamp, unit.now);
        TRY(told, unit.rows.one("SELECT MAX(told) FROM channel_stamp WHERE authority = $1 AND token IS NULL",
                                {authority_.id}, [](const store::Row& row) { return row.optional_number(0); }));
        const bool tell = channel::stamp_is_late(tried, unit.now) && told.value_or(0).value_or(0) == 0;
        TRY_VOID(unit.rows.run(
            "UPDATE channel_stamp SET tries = $4, last_try = $5, told = told + $6 WHERE authority = $1 AND "
            "case_id = $2 AND digest = $3",
            {authority_.id, one.case_id, one.stamp.digest, tried.tries, tried.last_try->utc_milliseconds(),
             tell ? 1 : 0}));
        if (tell)
            TRY_VOID(alarms_.raise(
                unit, {.kind = "stamp-late",
                       .says = fmt::format("no time-stamping authority gives a stamp: {}", to_string(error))}));
        return std::string();
    }));
    return {};
}

Result<crypto::TimeStamp> StampBook::ask(const channel::WaitingStamp& waiting, std::set<std::size_t>& silent) {
    const auto& authorities = configuration_.stamp_authorities;
    const std::size_t first = channel::stamp_authority(waiting, authorities.size());
    Result<crypto::TimeStamp> stamp = fail(ErrorKind::unavailable, "no time-stamping authority answers");
    for (std::size_t step = 0; step < authorities.size(); ++step) {
        const std::size_t number = (first + step) % authorities.size();
        if (silent.contains(number)) continue;
        stamp = net::ask_for_time_stamp(authorities[number], waiting.digest, anchors_, authority_.random);
        if (stamp) return stamp;
        silent.insert(number);
    }
    return stamp;
}

Result<std::size_t> StampBook::stamp_due() {
    std::size_t came = 0;
    if (configuration_.stamp_authorities.empty()) return came;
    std::set<std::size_t> silent;
    TRY(all, waiting());
    for (const Waiting& one : all) {
        if (channel::next_stamp_try(one.stamp) > writer_.now()) continue;
        const auto stamp = ask(one.stamp, silent);
        // The others would wait for silence too: they are tried in a later round.
        if (!stamp) {
            TRY_VOID(note_failure(one, stamp.error()));
            return came;
        }
        TRY_VOID(writer_.run([&](Unit& unit) -> Result<std::string> {
            TRY_VOID(unit.rows.run(
                "UPDATE channel_stamp SET token = $4 WHERE authority = $1 AND case_id = $2 AND digest = $3",
                {authority_.id, one.case_id, one.stamp.digest, store::Value::bytes(stamp->token)}));
            return std::string();
        }));
        ++came;
    }
    return came;
}

Result<std::vector<KeptStamp>> stamps_of(store::Database& database, std::string_view authority,
                                         const std::string& case_id) {
    TRY(lease, database.reader());
    return lease->all(
        "SELECT what, about, token FROM channel_stamp WHERE authority = $1 AND case_id = $2 AND token IS NOT NULL "
        "ORDER BY queued, digest",
        {authority, case_id}, [](const store::Row& row) -> Result<KeptStamp> {
            TRY(what, stamped_of(row.text(0)));
            return KeptStamp{what, row.string(1), row.octet_string(2)};
        });
}

}  // namespace comity::node
