// SPDX-License-Identifier: EUPL-1.2
// News items for the house, with their drafts.
#include "api/office/register/kind_resources.h"

namespace comity::api {

void add_news_item_resources(Routes& routes) {
    routes.add({.path = "/news/{news}",
                .group = "news",
                .says = "The item on a day, with its drafts and all that was public of it",
                .query = {shown_on(), known_then()},
                .answers = {{200, "News"}, {403}, {404}},
                .resource = access::name(access::Resource::register_pages),
                .verb = access::name(access::Verb::read)},
               show_on_day<registry::NewsItem>);
}

}  // namespace comity::api
