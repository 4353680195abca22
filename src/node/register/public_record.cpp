// SPDX-License-Identifier: EUPL-1.2
#include "node/register/public_record.h"

#include <algorithm>

#include <fmt/format.h>

#include "node/register/every.h"

namespace comity::node {

using registry::Agreement;
using registry::KindOf;
using registry::Meeting;
using registry::NewsItem;
using registry::Programme;
using registry::PublicPart;
using registry::Statistic;

namespace {

/// Of that kind all of which anything is public or was, by number.
template <class State>
Result<std::vector<State>> ever_public(store::Connection& rows, Authority& authority) {
    TRY(ids, rows.all("SELECT h.id FROM register_public p JOIN register_holding h ON h.authority = p.authority AND "
                      "h.id = p.holding WHERE p.authority = $1 AND p.word = $2 ORDER BY h.number",
                      {authority.id, KindOf<State>::word}, [](const store::Row& row) { return row.string(0); }));
    return folded_all<State>(rows, authority, ids);
}

/// Their public parts; those that have none any more become withdrawn pages.
template <class State>
Result<std::vector<PublicPart<State>>> public_parts(store::Connection& rows, Authority& authority,
                                                    std::vector<WithdrawnPage>& withdrawn) {
    TRY(all, ever_public<State>(rows, authority));
    std::vector<PublicPart<State>> parts;
    for (const State& each : all) {
        if (each.page.current)
            parts.push_back(*each.page.current);
        else if (each.page.withdrawn_on)
            withdrawn.push_back(
                {KindOf<State>::plural, each.number, *each.page.withdrawn_on, each.page.withdrawn_because});
    }
    return parts;
}

}  // namespace

Result<PublicRecord> public_record(store::Connection& rows, Authority& authority, CivilDate on) {
    PublicRecord record{.on = on};
    TRY(news, ever_public<NewsItem>(rows, authority));
    for (const NewsItem& item : news)
        if (item.withdrawn_on && *item.withdrawn_on <= on && *item.first_on() <= *item.withdrawn_on)
            record.withdrawn.push_back(
                {KindOf<NewsItem>::plural, item.number, *item.withdrawn_on, item.withdrawn_because});
    std::erase_if(news, [&](const NewsItem& item) { return !item.public_on(on); });
    std::ranges::stable_sort(news, [](const NewsItem& a, const NewsItem& b) {
        return std::pair(*a.first_on(), a.number) > std::pair(*b.first_on(), b.number);
    });
    record.news = std::move(news);
    TRY(statistics, ever_public<Statistic>(rows, authority));
    for (const Statistic& each : statistics)
        if (const registry::StatisticEdition* last = each.withdrawn_last(); last && !each.current())
            record.withdrawn.push_back(
                {KindOf<Statistic>::plural, each.number, *last->withdrawn_on, last->withdrawn_note});
    std::erase_if(statistics, [](const Statistic& each) { return !each.current(); });
    record.statistics = std::move(statistics);
    TRY(agreements, public_parts<Agreement>(rows, authority, record.withdrawn));
    record.agreements = std::move(agreements);
    TRY(programmes, public_parts<Programme>(rows, authority, record.withdrawn));
    record.programmes = std::move(programmes);
    TRY(meetings, public_parts<Meeting>(rows, authority, record.withdrawn));
    std::ranges::stable_sort(meetings, [](const auto& a, const auto& b) {
        return std::pair(a.content->from, a.content->number) > std::pair(b.content->from, b.content->number);
    });
    record.meetings = std::move(meetings);
    return record;
}

Result<std::string> public_version(store::Connection& rows, std::string_view authority) {
    TRY(version, rows.one("SELECT COUNT(*), CAST(COALESCE(SUM(version), 0) AS BIGINT) FROM register_public WHERE "
                          "authority = $1",
                          {authority},
                          [](const store::Row& row) { return fmt::format("{} {}", row.number(0), row.number(1)); }));
    return version.value_or("");
}

}  // namespace comity::node
