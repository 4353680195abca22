// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "node/docket/queries.h"
#include "node/docket/visible.h"

namespace comity::node {

namespace {

struct Counting {
    Reciprocity result;
    std::vector<std::int64_t> days;
    std::map<std::string, std::int64_t> grounds;
};

/// Of an even number the lower middle: a day that really occurred.
std::optional<std::int64_t> median(std::vector<std::int64_t>& days) {
    if (days.empty()) return std::nullopt;
    const auto middle = days.begin() + static_cast<std::ptrdiff_t>((days.size() - 1) / 2);
    std::ranges::nth_element(days, middle);
    return *middle;
}

}  // namespace

Result<std::vector<Reciprocity>> reciprocity(store::Connection& rows, const Asker& asker, std::string_view counterpart,
                                             std::string_view from, std::string_view to) {
    std::map<std::tuple<std::string, std::string, std::string>, Counting> counted;
    const std::string sql = fmt::format(
        "SELECT l.counterpart, l.what, l.direction, l.outcome, l.ground, l.sent_on, l.answered_on FROM docket_ledger l "
        "WHERE l.authority = $1 AND ($5 = '' OR l.counterpart = $5) AND ($6 = '' OR l.sent_on >= $6) AND "
        "($7 = '' OR l.sent_on <= $7) AND {}",
        visible("l.case_id", asker.person, access::Resource::case_file, access::Verb::list));
    TRY_VOID(rows.each(sql,
                       {asker.authority, asker.person.seat(), asker.person.as_head(), asker.now.utc_milliseconds(),
                        counterpart, from, to},
                       [&](const store::Row& row) {
                           Counting& counting = counted[{row.string(0), row.string(1), row.string(2)}];
                           const std::string_view outcome = row.text(3);
                           ++counting.result.all;
                           if (outcome == "granted") ++counting.result.granted;
                           if (outcome == "refused") ++counting.result.refused;
                           if (outcome == "withdrawn") ++counting.result.withdrawn;
                           if (outcome == "pending") ++counting.result.pending;
                           if (outcome == "refused" && !row.text(4).empty()) ++counting.grounds[row.string(4)];
                           const auto asked = parse_date(row.text(5));
                           const auto answered = parse_date(row.text(6));
                           if (asked && answered)
                               counting.days.push_back(answered->first.days_since_epoch() -
                                                       asked->first.days_since_epoch());
                       }));
    std::vector<Reciprocity> all;
    for (auto& [key, counting] : counted) {
        std::tie(counting.result.counterpart, counting.result.what, counting.result.direction) = key;
        counting.result.median_days = median(counting.days);
        counting.result.grounds.assign(counting.grounds.begin(), counting.grounds.end());
        all.push_back(std::move(counting.result));
    }
    return all;
}

}  // namespace comity::node
