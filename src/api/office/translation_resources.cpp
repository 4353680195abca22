// SPDX-License-Identifier: EUPL-1.2
// What the translator of a paper has beside its text: terms, earlier translations, translation files.
#include <fmt/format.h>

#include "api/office/body.h"
#include "api/office/office_groups.h"
#include "api/office/open_paper.h"
#include "documents/guard/parallel_text.h"
#include "documents/translation/terms.h"
#include "node/papers/glossary_desk.h"
#include "node/papers/translation_desk.h"

namespace comity::api {

namespace {

using format::Value;

/// Errors: the paper has no such version.
Result<std::size_t> version_asked(const net::Request& request, const cases::Paper& paper, std::string_view parameter) {
    const std::string language(request.query(parameter).value_or(""));
    const auto found = std::ranges::find(paper.languages, language);
    if (found != paper.languages.end()) return static_cast<std::size_t>(found - paper.languages.begin());
    return fail(ErrorKind::invalid, fmt::format("paper {} has no version in '{}'", paper.id, language), {},
                fmt::format("'{}' names one of its languages", parameter));
}

Handled show_terms(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(open, open_paper(desk, request, caller, " with its terms"));
    TRY(other, version_asked(request, *open.paper, "to"));
    TRY(document, desk.papers->read(open.opened.state, *open.paper));
    TRY(glossary, node::GlossaryDesk(*desk.office.authority, *desk.office.writer, desk.node.database(), desk.node.law())
                      .open(caller.person));
    std::vector<documents::TermWords> words;
    std::vector<const registry::Term*> terms;
    for (const registry::Term& term : glossary.glossary.terms) {
        if (term.withdrawn) continue;
        words.push_back(term.words);
        terms.push_back(&term);
    }
    Value uses = Value::list(), used = Value::list();
    std::set<std::size_t> told;
    for (const documents::TermUse& use : documents::terms_used(document, other, words)) {
        const registry::Term& term = *terms[use.term];
        uses.append(Value::object({{"segment", use.segment},
                                   {"term", term.id},
                                   {"begin", use.begin},
                                   {"end", use.end},
                                   {"missing", use.missing}}));
        if (told.insert(use.term).second) used.append(registry::shown(term));
    }
    return json_answer(
        Value::object({{"version", glossary.glossary.version}, {"terms", std::move(used)}, {"uses", std::move(uses)}}));
}

Handled show_earlier(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(open, open_paper(desk, request, caller, " beside earlier translations"));
    TRY(other, version_asked(request, *open.paper, "to"));
    TRY(offered,
        node::earlier_translations(desk.cases(), *desk.papers, desk.node.database(), caller.person, open.opened.state,
                                   *open.paper, request.query("segment").value_or(""), open.paper->languages[other]));
    Value list = Value::list();
    for (const node::OfferedTranslation& each : offered)
        list.append(Value::object({{"case", each.case_id},
                                   {"number", each.number},
                                   {"paper", each.paper},
                                   {"on", to_string(each.on)},
                                   {"source", each.words.source},
                                   {"translation", each.words.translation},
                                   {"likeness", each.words.likeness}}));
    return json_answer(Value::object({{"translations", std::move(list)}}));
}

Handled show_xliff(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(open, open_paper(desk, request, caller, " as translation file"));
    TRY(from, version_asked(request, *open.paper, "from"));
    TRY(to, version_asked(request, *open.paper, "to"));
    const auto& languages = open.paper->languages;
    TRY(xliff, desk.papers->xliff(open.opened.state, *open.paper, languages[from], languages[to]));
    net::Response response;
    response.body = std::make_shared<const std::string>(std::move(xliff));
    response.headers.set("Content-Type", "application/xliff+xml");
    response.headers.set("Content-Disposition",
                         fmt::format("attachment; filename=\"{}-{}-{}-{}.xlf\"", open.opened.state.number,
                                     open.paper->id, languages[from], languages[to]));
    return response;
}

/// What a file would change, with what the guard finds of it: nothing is taken.
Handled look_at_xliff(Desk& desk, const net::Request& request, Caller& caller) {
    Body body(request);
    const std::string xliff = body.text("xliff");
    if (auto refused = body.refused()) return *std::move(refused);
    TRY(open, open_paper(desk, request, caller, " beside a translation file"));
    TRY(brought, desk.papers->brought(open.opened.state, *open.paper, xliff));
    const auto differences = documents::differences(brought.document);
    Value units = Value::list(), refused = Value::list();
    for (const auto& unit : brought.units) {
        Value found = Value::list();
        for (const documents::Difference& each : differences)
            if (each.segment == unit.name && each.other.language == brought.language)
                found.append(documents::to_string(each.kind));
        const std::string before = documents::typed_words(brought.document, unit.before);
        const std::string after = documents::typed_words(brought.document, unit.after);
        units.append(Value::object({{"unit", unit.name},
                                    {"before", before},
                                    {"after", after},
                                    {"changed", before != after},
                                    {"differences", std::move(found)}}));
    }
    for (const auto& each : brought.refused)
        refused.append(Value::object({{"unit", each.name}, {"reason", each.reason}, {"line", each.line}}));
    return json_answer(
        Value::object({{"language", brought.language}, {"units", std::move(units)}, {"refused", std::move(refused)}}));
}

}  // namespace

void add_translation_resources(Routes& routes) {
    const Member to{"to", "the language of the translation", "string", true};
    const auto add = [&](std::string path, std::string says, std::vector<Member> query, Answer answer,
                         Handled (*handler)(Desk&, const net::Request&, Caller&)) {
        routes.add({.path = "/cases/{case}/papers/{paper}/" + path,
                    .group = "papers",
                    .says = std::move(says),
                    .query = std::move(query),
                    .answers = {answer, {403}, {404}}},
                   handler);
    };
    add("terms", "Terms of the glossary in what is translated, and where the translation has none of their words", {to},
        {200, "PaperTerms"}, show_terms);
    add("earlier", "How persons translated before what says nearly the same, in papers one may read",
        {to, {"segment", "which passage", "string", true}}, {200, "EarlierTranslations"}, show_earlier);
    add("xliff", "What a translator is sent: XLIFF 2.1",
        {{"from", "the language that is translated", "string", true}, to}, {200, "", "application/xliff+xml"},
        show_xliff);
    routes.add(
        {.method = net::Method::post,
         .path = "/cases/{case}/papers/{paper}/xliff",
         .group = "papers",
         .says = "What a translation file would change and what would be found of it; nothing is taken, which an "
                 "edit does",
         .body = {{"xliff", "the file", "string", true}},
         .answers = {{200, "BroughtTranslation"}, {403}, {404}}},
        look_at_xliff);
}

}  // namespace comity::api
