// SPDX-License-Identifier: EUPL-1.2
// News items: for the house with their drafts, for everybody as they are public today.
#include <algorithm>

#include "api/office/body.h"
#include "api/office/register/kind_resources.h"
#include "node/register/public_record.h"

namespace comity::api {

namespace {

using format::Value;
using registry::NewsItem;

Handled list_public(Desk& desk, const net::Request& request) {
    const std::string tag = text_of(request, "tag"), state = text_of(request, "state"), year = text_of(request, "year");
    TRY(record, public_now(desk));
    Value list = Value::list();
    for (const NewsItem& item : record.news) {
        const registry::Revision& revision = *item.public_on(record.on);
        const auto is_state = [&](StateCode each) { return each.text() == state; };
        if ((tag.empty() || std::ranges::find(revision.tags, tag) != revision.tags.end()) &&
            (state.empty() || std::ranges::any_of(revision.states, is_state)) &&
            (year.empty() || std::to_string(item.first_on()->year()) == year))
            list.append(registry::shown_to_all(item, record.on));
    }
    return json_answer(Value::object({{"news", std::move(list)}}));
}

/// What was withdrawn is gone, and so is what is not public yet: 404 of one kind.
Handled show_public(Desk& desk, const net::Request& request) {
    TRY(record, public_now(desk));
    const auto found = std::ranges::find(record.news, request.path_parameter("number"), &NewsItem::number);
    if (found == record.news.end())
        return fail(ErrorKind::not_found, "no such item is published", {}, "check its number");
    return json_answer(registry::shown_to_all(*found, record.on));
}

}  // namespace

void add_news_item_resources(Routes& routes) {
    routes.add(
        {.path = "/news/{news}",
         .group = "news",
         .says = "The item on a day, with its drafts and all that was public of it",
         .query = {{"on", "the day it is shown for; without: today", "string", false, "", "date"},
                   {"known", "as the register knew it at that moment; without: now", "string", false, "", "date-time"}},
         .answers = {{200, "News"}, {403}, {404}},
         .resource = access::name(access::Resource::register_pages),
         .verb = access::name(access::Verb::read)},
        show_on_day<NewsItem>);
    routes.open({.path = "/public/news",
                 .group = "public",
                 .says = "The news that are public today, the newest first",
                 .query = {{"tag", "only with this tag"},
                           {"state", "only about this State"},
                           {"year", "only first published in this year"}},
                 .answers = {{200, "PublicNews"}},
                 .asker = Asker::anyone},
                list_public);
    routes.open({.path = "/public/news/{number}",
                 .group = "public",
                 .says = "One of them",
                 .answers = {{200, "PublicNewsItem"}, {404}},
                 .asker = Asker::anyone},
                show_public);
}

}  // namespace comity::api
