// SPDX-License-Identifier: EUPL-1.2
// News items for the house, with their drafts and pictures.
#include <array>

#include "api/office/body.h"
#include "api/office/command_request.h"
#include "api/office/incoming_sink.h"
#include "api/office/paging.h"
#include "api/office/register/kind_resources.h"
#include "register/decide.h"

namespace comity::api {

namespace {

using format::Value;
using registry::NewsItem;

constexpr std::string_view jpeg_type = "image/jpeg";
constexpr std::array picture_words{"alternative", "alternative_fr", "alternative_ru", "credit"};

Handled add_picture(Desk& desk, const Caller& caller, const std::string& id, Value words,
                    const node::IncomingFiles::Incoming& file, const std::string& name) {
    TRY(drawn, desk.incoming->draw_picture(file, name));
    for (const format::Member& member : *drawn.as_object()) words.set(member.key, member.value);
    TRY(text, desk_of<NewsItem>(desk).give(caller.person, id,
                                           {.name = "add-picture", .arguments = std::move(words), .based_on = 0}));
    return command_answer(text, 200);
}

/// To whoever may not read the item there is none, before anything is sent.
Result<std::unique_ptr<net::BodySink>> begin_picture(Desk& desk, const net::Request& request, Caller& caller) {
    const std::string id(request.path_parameter("news"));
    TRY_VOID(desk_of<NewsItem>(desk).open(caller.person, id));
    Value words = Value::object();
    for (const std::string_view member : picture_words) words.set(member, text_of(request, member));
    TRY(incoming, desk.incoming->begin(caller.person.account));
    return std::make_unique<IncomingSink>(
        std::move(incoming),
        [&desk, caller, id, words = std::move(words), name = text_of(request, "name")](
            const node::IncomingFiles::Incoming& whole) { return add_picture(desk, caller, id, words, whole, name); });
}

Handled show_picture(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(opened, desk_of<NewsItem>(desk).open(caller.person, std::string(request.path_parameter("news"))));
    const registry::NewsPicture* picture = opened.state.picture(request.path_parameter("picture"));
    if (!picture) return fail(ErrorKind::not_found, "the item has no such picture", {}, "its 'pictures' name them");
    net::Response response;
    response.body = std::string(*(text_of(request, "size") == "small" ? picture->small : picture->large).jpeg);
    response.headers.set("Content-Type", std::string(jpeg_type));
    return response;
}

}  // namespace

void add_news_item_resources(Routes& routes) {
    routes.add({.path = "/news/{news}",
                .group = "news",
                .says = "The item on a day, with its drafts and all that was public of it",
                .query = {shown_on(), known_then()},
                .answers = {{200, "News"}, {403}, {404}},
                .resource = access::name(access::Resource::register_pages),
                .verb = access::name(access::Verb::read)},
               show_on_day<NewsItem>);
    routes.stream({.method = net::Method::post,
                   .path = "/news/{news}/pictures",
                   .group = "news",
                   .says = "Add a picture, whose file (JPEG, PNG) is the body; it is drawn anew and not kept itself",
                   .query = {{"alternative", "what it shows, in English, for who does not see it", "string", true},
                             {"alternative_fr", "the same in French", "string", true},
                             {"alternative_ru", "the same in Russian", "string", true},
                             {"credit", "who made it, as the page names them", "string", true},
                             {"name", "how the file was called"}},
                   .any_body = true,
                   .answers = {{200, "NewsDone"}, {403}, {404}, {409}, {413}, {503}},
                   .resource = access::name(access::Resource::register_pages),
                   .verb = access::name(access::Verb::change),
                   .body_bytes = node::max_incoming_octets},
                  begin_picture);
    routes.add({.path = "/news/{news}/pictures/{picture}",
                .group = "news",
                .says = "A picture of the item as it is drawn, whether it is public or not",
                .query = {{"size", "without: large", "string", false, "large small"}},
                .answers = {{200, "", jpeg_type}, {403}, {404}},
                .resource = access::name(access::Resource::register_pages),
                .verb = access::name(access::Verb::read)},
               show_picture);
}

}  // namespace comity::api
