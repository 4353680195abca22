// SPDX-License-Identifier: EUPL-1.2
// Papers drafted in a case: what may be drafted, one with its text, what was found of it, as a page and as PDF. They
// are drafted and edited by commands.
#include <algorithm>

#include <fmt/format.h>

#include "api/language.h"
#include "api/office/body.h"
#include "api/office/case_json.h"
#include "api/office/office_groups.h"
#include "api/office/open_paper.h"
#include "api/office/part_json.h"
#include "documents/document_json.h"
#include "documents/document_words.h"
#include "documents/template/slot_names.h"
#include "format/canonical_json.h"
#include "net/problem.h"
#include "node/papers/editable_paper.h"
#include "node/papers/paper_desk.h"

namespace comity::api {

namespace {

using format::Value;

/// The page shows what persons wrote: no script, nothing fetched, nothing of ours in its reach.
constexpr std::string_view paper_page_policy =
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; "
    "sandbox";

Result<std::string> words_language_of(const net::Request& request) {
    std::string language(request.query("lang").value_or(preferred_language(request.headers.list("Accept-Language"))));
    if (std::ranges::find(languages, language) != languages.end()) return language;
    return fail(ErrorKind::invalid, fmt::format("'{}' is not a language of this service", language), {},
                "one of en, fr, ru");
}

Value template_fields_value(const documents::TemplateLibrary& templates, const documents::Template& paper,
                            std::string_view language) {
    const std::set<std::string> used = documents::slot_names(paper);
    Value list = Value::list();
    for (const documents::Field& field : templates.fields()) {
        if (!used.contains(field.name)) continue;
        list.append(Value::object({{"name", field.name},
                                   {"type", documents::to_string(field.type)},
                                   {"list", field.list},
                                   {"per_offence", field.per_offence},
                                   {"label", documents::words_in(field.label, language)}}));
    }
    return list;
}

Handled show_paper_templates(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(id, case_id_of(request));
    TRY(language, words_language_of(request));
    TRY(opened, desk.cases().open(caller.person, id));
    if (!Reading{caller.person, opened}.may_read(access::Resource::paper)) return node::no_such_case();
    const cases::About about{std::string(request.query("subject").value_or("")),
                             std::string(request.query("measure").value_or(""))};
    TRY(offered, desk.papers->offered(opened.state, about));
    Value list = Value::list();
    for (const node::OfferedTemplate& each : offered)
        list.append(
            Value::object({{"id", each.paper->id},
                           {"title", documents::words_in(each.paper->title, language)},
                           {"fits", each.fits == Truth::yes ? "yes" : "perhaps"},
                           {"contents_required", each.paper->contents_required},
                           {"fields", template_fields_value(desk.papers->templates(), *each.paper, language)}}));
    return json_answer(Value::object({{"templates", std::move(list)}}));
}

/// JSON whose members stand in the order of their own format.
net::Response with_written_member(const Value& head, std::string_view name, const std::string& json) {
    std::string text = format::canonical_json(head).value_or("{}");
    text.pop_back();
    return net::json_response(fmt::format("{},\"{}\":{}}}\n", text, name, json));
}

Handled show_paper(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(open, open_paper(desk, request, caller, ""));
    TRY(document, desk.papers->read(open.opened.state, *open.paper));
    TRY(told, format::read_value(open.paper->told, "what the paper was told"));
    Value head = Value::object({{"paper", paper_value(*open.paper)}, {"told", std::move(told)}});
    net::Response response = with_written_member(head, "text", documents::to_json(document));
    response.headers.set("ETag", fmt::format("\"{}\"", open.opened.state.version()));
    return response;
}

Handled show_paper_findings(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(language, words_language_of(request));
    TRY(open, open_paper(desk, request, caller, " findings"));
    TRY(review, desk.papers->review(open.opened.state, *open.paper));
    return with_written_member(
        Value::object({{"paper", open.paper->id}, {"findings", Value::list_of(review.findings())}}), "review",
        node::review_json(review, language));
}

Handled show_paper_page(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(open, open_paper(desk, request, caller, " as page"));
    std::vector<std::string> versions;
    if (const auto language = request.query("lang")) {
        if (std::ranges::find(open.paper->languages, *language) == open.paper->languages.end())
            return fail(ErrorKind::invalid, fmt::format("paper {} has no version in '{}'", open.paper->id, *language));
        versions.emplace_back(*language);
    }
    TRY(page, desk.papers->html(open.opened.state, *open.paper, std::move(versions)));
    net::Response response;
    response.body = std::make_shared<const std::string>(std::move(page));
    response.headers.set("Content-Type", "text/html; charset=utf-8");
    response.headers.set("Content-Security-Policy", std::string(paper_page_policy));
    return response;
}

std::string version_asked_for(const net::Request& request, const OpenPaper& open) {
    return std::string(request.query("lang").value_or(open.paper->languages.front()));
}

/// A file to keep: "EXT-O-2026-00007-w1-fr.pdf".
net::Response paper_file(const OpenPaper& open, std::string_view language, std::string_view ending,
                         std::string_view media_type, std::string octets) {
    net::Response response;
    response.body = std::make_shared<const std::string>(std::move(octets));
    response.headers.set("Content-Type", std::string(media_type));
    response.headers.set("Content-Disposition",
                         fmt::format("attachment; filename=\"{}-{}-{}.{}\"", open.opened.state.number, open.paper->id,
                                     language, ending));
    return response;
}

Handled show_paper_pdf(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(open, open_paper(desk, request, caller, " as PDF"));
    const std::string language = version_asked_for(request, open);
    TRY(pdf, desk.papers->pdf(open.opened.state, *open.paper, language));
    return paper_file(open, language, "pdf", "application/pdf", std::move(pdf));
}

template <documents::EditableForm form>
Handled show_paper_file(Desk& desk, const net::Request& request, Caller& caller) {
    constexpr std::string_view as[] = {" as ODT", " as DOCX"};
    TRY(open, open_paper(desk, request, caller, as[static_cast<std::size_t>(form)]));
    const std::string language = version_asked_for(request, open);
    TRY(file, node::editable_paper(*desk.papers, open.opened.state, *open.paper, language, form));
    return paper_file(open, language, documents::word_in(documents::editable_form_words, form),
                      documents::media_type(form), std::move(file));
}

}  // namespace

Result<OpenPaper> open_paper(Desk& desk, const net::Request& request, Caller& caller, std::string_view as) {
    TRY(id, case_id_of(request));
    TRY(opened, desk.cases().open(caller.person, id));
    if (!Reading{caller.person, opened}.may_read(access::Resource::paper)) return node::no_such_case();
    OpenPaper open{std::move(opened), nullptr};
    open.paper = open.opened.state.paper(request.path_parameter("paper"));
    if (!open.paper)
        return fail(ErrorKind::not_found, "the case has no such paper", {}, "its papers are listed below /papers");
    TRY_VOID(desk.cases().record_reading(caller.person, id, fmt::format("paper {}{}", open.paper->id, as)));
    return open;
}

void add_paper_resources(Routes& routes) {
    const Member words{"lang", "language of the words", "string", false, "en fr ru"};
    const auto add = [&](std::string path, std::string says, std::vector<Member> query, Answer answer,
                         Handled (*handler)(Desk&, const net::Request&, Caller&)) {
        routes.add({.path = "/cases/{case}" + path,
                    .group = "papers",
                    .says = std::move(says),
                    .query = std::move(query),
                    .answers = {answer, {403}, {404}}},
                   handler);
    };
    routes.add(
        {.path = "/cases/{case}/paper-templates",
         .group = "papers",
         .says = "The templates for whoever writes in this case, as things stand, with what each wants to be told",
         .query = {words, {"subject", "whom the paper is about"}, {"measure", "which measure it is about"}},
         .answers = {{200, "PaperTemplates"}, {403}, {404}},
         .resource = access::name(access::Resource::paper),
         .verb = access::name(access::Verb::read)},
        show_paper_templates);
    add("/papers/{paper}", "A paper with its text in all languages", {}, {200, "PaperShown"}, show_paper);
    add("/papers/{paper}/findings", "What stands in the way of sending it, with the facts as they are", {words},
        {200, "PaperFindings"}, show_paper_findings);
    add("/papers/{paper}/html", "The paper as a page to read: its versions beside each other, or one",
        {{"lang", "one of its languages"}}, {200, "", "text/html; charset=utf-8"}, show_paper_page);
    const Member version{"lang", "one of its languages; without: the sender's"};
    using enum documents::EditableForm;
    add("/papers/{paper}/pdf", "One version as PDF/A-3", {version}, {200, "", "application/pdf"}, show_paper_pdf);
    add("/papers/{paper}/odt", "One version as an OpenDocument text, for word processors", {version},
        {200, "", documents::media_type(odt)}, show_paper_file<odt>);
    add("/papers/{paper}/docx", "One version as a DOCX file, for word processors", {version},
        {200, "", documents::media_type(docx)}, show_paper_file<docx>);
    add_translation_resources(routes);
}

}  // namespace comity::api
