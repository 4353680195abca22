// SPDX-License-Identifier: EUPL-1.2
// Letters of request and model forms; docs/formats/letter.md.
#include "api/answer.h"
#include "api/determined.h"
#include "base/nearest.h"
#include "law/request/render_request.h"

namespace comity::api {

namespace {

net::Response letters(const Context& context, const net::Request& request) {
    const Query query(context.library, request, {});
    if (auto refused = query.refused()) return *std::move(refused);
    Determined determined = determine(context, request);
    if (!determined.request) return std::move(determined.refused);
    return private_answer(query, law::letters_json(*determined.request, {query.language(), false}));
}

net::Response forms(const Context& context, const net::Request& request) {
    const Query query(context.library, request, {});
    if (auto refused = query.refused()) return *std::move(refused);
    return cacheable(request, query, law::forms_json(context.library, query.language()));
}

net::Response no_such_form(const law::Library& library, std::string_view id) {
    std::vector<std::string_view> ids;
    for (const law::Form& form : library.forms()) ids.push_back(library.text(form.id));
    const std::string near = nearest(id, ids);
    return net::problem(
        404, "", "'" + std::string(id) + "' is no form of the library",
        {{"id", "no such form", near.empty() ? "/api/v1/forms lists them" : "did you mean " + near + "?"}});
}

net::Response form(const Context& context, const net::Request& request) {
    const Query query(context.library, request, {});
    if (auto refused = query.refused()) return *std::move(refused);
    const law::Form* form = law::find_form(context.library, request.path_parameter("id"));
    if (form == nullptr) return no_such_form(context.library, request.path_parameter("id"));
    return cacheable(request, query, law::form_json(context.library, *form, query.language()));
}

/// The same with a question in the body: which lines its letter fills.
net::Response filled_form(const Context& context, const net::Request& request) {
    const Query query(context.library, request, {});
    if (auto refused = query.refused()) return *std::move(refused);
    const law::Form* form = law::find_form(context.library, request.path_parameter("id"));
    if (form == nullptr) return no_such_form(context.library, request.path_parameter("id"));
    Determined determined = determine(context, request);
    if (!determined.request) return std::move(determined.refused);
    return private_answer(query, law::form_json(context.library, *form, query.language(), &*determined.request));
}

}  // namespace

void add_letter_resources(net::Router& router, const SharedContext& context) {
    const auto add = [&](net::Method method, std::string_view path,
                         net::Response (*answer)(const Context&, const net::Request&), net::RouteOptions options = {}) {
        router.add(
            method, path, [context, answer](const net::Request& request) { return answer(*context, request); },
            options);
    };
    add(net::Method::post, "/api/v1/letter", letters, question_limits());
    add(net::Method::get, "/api/v1/forms", forms);
    add(net::Method::get, "/api/v1/forms/{id}", form);
    add(net::Method::post, "/api/v1/forms/{id}", filled_form, question_limits());
}

}  // namespace comity::api
