// SPDX-License-Identifier: EUPL-1.2
// What is public, without signing in: news, statistics, agreements, programmes and meetings as the public site shows
// them.
#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "api/office/body.h"
#include "api/office/public_site.h"
#include "api/office/register/kind_resources.h"
#include "format/canonical_json.h"
#include "register/public/public_content.h"

namespace comity::api {

namespace {

using format::Value;
using registry::NewsItem;
using registry::Statistic;

constexpr std::size_t rows_otherwise = 50;
constexpr std::size_t most_rows = 200;
/// Of the rows of an answer, as JSON: news may be long, and each is there in every language. One row always is.
constexpr std::size_t most_octets = std::size_t{1} << 20;

/// Where a list goes on. It moves by a row when something is published meanwhile: readers see a row twice, none is
/// left out but what was withdrawn.
Result<std::size_t> rows_before(const net::Request& request) {
    const std::string cursor = text_of(request, "cursor");
    std::size_t rows = 0;
    const auto [stop, failed] = std::from_chars(cursor.data(), cursor.data() + cursor.size(), rows);
    if (cursor.empty() || (failed == std::errc() && stop == cursor.data() + cursor.size())) return rows;
    return fail(ErrorKind::invalid, fmt::format("'{}' is no cursor of this list", cursor), {}, "take that of 'next'");
}

struct PublicRows {
    std::size_t begin = 0;
    std::size_t end = 0;
};
Result<PublicRows> rows_asked(const net::Request& request, std::size_t count) {
    TRY(limit, limit_of(request, rows_otherwise, most_rows));
    TRY(before, rows_before(request));
    const std::size_t begin = std::min(before, count);
    return PublicRows{begin, std::min(count, begin + limit)};
}

/// {"news": [...], "next": cursor or null}
template <class Items, class Make>
Handled public_list(const net::Request& request, std::string_view name, const Items& items, Make make) {
    TRY(rows, rows_asked(request, items.size()));
    Value list = Value::list();
    std::size_t octets = 0;
    for (std::size_t at = rows.begin; at < rows.end; ++at) {
        Value row = make(items[at]);
        TRY(text, format::canonical_json(row));
        octets += text.size();
        if (at > rows.begin && octets > most_octets) {
            rows.end = at;
            break;
        }
        list.append(std::move(row));
    }
    return json_answer(Value::object(
        {{name, std::move(list)}, {"next", rows.end < items.size() ? Value(std::to_string(rows.end)) : Value()}}));
}

Handled list_news(Desk& desk, const net::Request& request) {
    const std::string tag = text_of(request, "tag"), state = text_of(request, "state"), year = text_of(request, "year");
    TRY(edition, desk.public_site->edition());
    const node::PublicRecord& record = edition->record;
    std::vector<const NewsItem*> asked;
    for (const NewsItem& item : record.news) {
        const registry::Revision& revision = *item.public_on(record.on);
        const auto is_state = [&](StateCode each) { return each.text() == state; };
        if ((tag.empty() || std::ranges::find(revision.tags, tag) != revision.tags.end()) &&
            (state.empty() || std::ranges::any_of(revision.states, is_state)) &&
            (year.empty() || std::to_string(item.first_on()->year()) == year))
            asked.push_back(&item);
    }
    return public_list(request, "news", asked,
                       [&](const NewsItem* item) { return registry::shown_to_all(*item, record.on); });
}

/// What was withdrawn is gone, and so is what is not public yet: 404 of one kind.
Handled show_news(Desk& desk, const net::Request& request) {
    TRY(edition, desk.public_site->edition());
    const std::vector<NewsItem>& news = edition->record.news;
    const auto found = std::ranges::find(news, request.path_parameter("number"), &NewsItem::number);
    if (found == news.end()) return fail(ErrorKind::not_found, "no such item is published", {}, "check its number");
    return json_answer(registry::shown_to_all(*found, edition->record.on));
}

Handled list_statistics(Desk& desk, const net::Request& request) {
    TRY(edition, desk.public_site->edition());
    return public_list(request, "statistics", edition->record.statistics, [](const Statistic& each) {
        return Value::object({{"number", each.number},
                              {"title", each.title},
                              {"title_fr", each.title_fr},
                              {"title_ru", each.title_ru},
                              {"about", each.about},
                              {"rows", each.rows},
                              {"columns", each.columns},
                              {"from", registry::day_text(each.from)},
                              {"smallest_told", registry::smallest_told},
                              {"edition", registry::shown(*each.current())}});
    });
}

Handled show_table(Desk& desk, const net::Request& request) {
    TRY(edition, desk.public_site->edition());
    const std::vector<Statistic>& statistics = edition->record.statistics;
    const auto found = std::ranges::find(statistics, request.path_parameter("number"), &Statistic::number);
    if (found == statistics.end())
        return fail(ErrorKind::not_found, "no such statistic is published", {}, "check its number");
    const Value table = registry::shown(*found->current());
    const Listing listing{
        .name = "cells", .columns = {"row", "column", "count", "states"}, .rows = *table.find("cells")->as_list()};
    net::Response response;
    response.body = csv_of(listing);
    response.headers.set("Content-Type", std::string(csv_type));
    return response;
}

template <class State>
const std::vector<registry::PublicPart<State>>& parts_of(const node::PublicRecord& record) {
    if constexpr (std::is_same_v<State, registry::Agreement>)
        return record.agreements;
    else if constexpr (std::is_same_v<State, registry::Programme>)
        return record.programmes;
    else
        return record.meetings;
}

template <class State>
Handled list_parts(Desk& desk, const net::Request& request) {
    const std::string state = text_of(request, "state");
    TRY(edition, desk.public_site->edition());
    std::vector<const registry::PublicPart<State>*> asked;
    for (const auto& part : parts_of<State>(edition->record)) {
        const auto states = registry::states_of(part.content->parties);
        if (state.empty() || std::ranges::any_of(states, [&](StateCode each) { return each.text() == state; }))
            asked.push_back(&part);
    }
    return public_list(request, registry::KindOf<State>::plural, asked,
                       [&](const auto* part) { return registry::shown_to_all(*part, edition->record.on); });
}

template <class State>
Handled show_part(Desk& desk, const net::Request& request) {
    TRY(edition, desk.public_site->edition());
    for (const auto& part : parts_of<State>(edition->record))
        if (part.content->number == request.path_parameter("number"))
            return json_answer(registry::shown_to_all(part, edition->record.on));
    return fail(ErrorKind::not_found, fmt::format("no such {} is public", registry::KindOf<State>::word), {},
                "check its number");
}

void open_public(Routes& routes, std::string path, std::string says, std::vector<Member> query,
                 std::vector<Answer> answers, Handled (*handler)(Desk&, const net::Request&)) {
    routes.open({.path = "/public/" + path,
                 .group = "public",
                 .says = std::move(says),
                 .query = std::move(query),
                 .answers = std::move(answers),
                 .asker = Asker::anyone},
                handler);
}

std::vector<Member> with_rows(std::vector<Member> query) {
    query.push_back({"limit", "how many; without: 50, at most 200, and fewer where they are long", "integer"});
    query.push_back({"cursor", "where the list goes on: `next` of the page before"});
    return query;
}

/// `list` and `one` name the schemas of its answers.
template <class State>
void open_parts(Routes& routes, std::string_view list, std::string_view one) {
    const std::string plural(registry::KindOf<State>::plural);
    open_public(routes, plural, fmt::format("The {} that are public, with what was chosen of them", plural),
                with_rows({{"state", "only with this State"}}), {{200, list}}, list_parts<State>);
    open_public(routes, plural + "/{number}", "One of them", {}, {{200, one}, {404}}, show_part<State>);
}

}  // namespace

void add_public_resources(Routes& routes) {
    open_public(routes, "news", "The news that are public today, the newest first",
                with_rows({{"tag", "only with this tag"},
                           {"state", "only about this State"},
                           {"year", "only first published in this year"}}),
                {{200, "PublicNews"}}, list_news);
    open_public(routes, "news/{number}", "One of them", {}, {{200, "PublicNewsItem"}, {404}}, show_news);
    open_public(routes, "statistics", "The statistics that are published, each with its newest table", with_rows({}),
                {{200, "PublicStatistics"}}, list_statistics);
    open_public(routes, "statistics/{number}/table.csv", "A published table for a table program", {},
                {{200, "", csv_type}, {404}}, show_table);
    open_parts<registry::Agreement>(routes, "PublicAgreements", "PublicAgreement");
    open_parts<registry::Programme>(routes, "PublicProgrammes", "PublicProgramme");
    open_parts<registry::Meeting>(routes, "PublicMeetings", "PublicMeeting");
}

}  // namespace comity::api
