// SPDX-License-Identifier: EUPL-1.2
#include "node/papers/paper_desk.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "documents/assembly/put_words.h"
#include "documents/document_json.h"
#include "documents/html/render_html.h"
#include "documents/template/named_template.h"
#include "format/base32.h"
#include "format/canonical_json.h"
#include "node/papers/brought_translation.h"
#include "node/papers/gathered.h"
#include "seal/pdf/pdf_seal.h"

namespace comity::node {

namespace {

using cases::CaseState;
using cases::Paper;
using format::Value;

/// Every fault in one error.
tl::unexpected<Error> faulty(const law::Faults& faults) {
    std::string all;
    for (const law::Fault& fault : faults.list())
        all += (all.empty() ? "" : "; ") + fault.message + (fault.hint.empty() ? "" : " (" + fault.hint + ")");
    return fail(ErrorKind::invalid, all.empty() ? "the paper cannot be assembled" : all);
}

Result<const documents::Template*> template_named(const documents::TemplateLibrary& templates, const std::string& id) {
    auto paper = documents::named_template(templates, id);
    if (paper) return paper;
    paper.error().kind = ErrorKind::invalid;
    if (paper.error().hint.empty()) paper.error().hint = "the templates offered for the case are those that are";
    return paper;
}

bool ours_to_write(const documents::Template& paper, const CaseState& state) {
    using From = documents::Template::From;
    return paper.from == From::either ||
           (paper.from == From::requested) == (state.direction == cases::Direction::incoming);
}

/// Extradition and the steps towards it ask for no measure: a paper that hangs on which one is asked is not for them.
Truth fits_case(const documents::Template& paper, const CaseState& state, const law::Determination& determination) {
    const Truth fits = documents::fits(paper, determination);
    const bool asks_measure = cases::words(state.kind).fact != "request.kind";
    const law::FactIndex measure = determination.library().known_facts().measure;
    if (fits == Truth::unknown && !asks_measure && documents::would_settle(measure, paper, determination))
        return Truth::no;
    return fits;
}

/// The only one where none is named.
cases::About about_of(const CaseState& state, const Value& arguments) {
    cases::About about{arguments.string_at("subject").value_or(""), arguments.string_at("measure").value_or("")};
    const auto alone = [](const auto& parts) {
        std::string only;
        for (const auto& part : parts) {
            if constexpr (requires { part.withdrawn; })
                if (part.withdrawn) continue;
            if (!only.empty()) return std::string();
            only = part.id;
        }
        return only;
    };
    if (about.subject.empty()) about.subject = alone(state.subjects);
    if (about.measure.empty()) about.measure = alone(state.measures);
    return about;
}

std::vector<std::string> languages_of(const Value& arguments) {
    std::vector<std::string> languages;
    if (const Value* given = arguments.find("languages"); given && given->as_list())
        for (const Value& each : *given->as_list())
            if (each.as_string()) languages.push_back(*each.as_string());
    if (languages.empty())
        languages.assign(std::begin(documents::complete_languages), std::end(documents::complete_languages));
    return languages;
}

/// Those among the arguments that tell a paper something.
Value told_in(const Value& arguments) {
    Value told = Value::object();
    for (const std::string_view part : {"fields", "offences", "attachments"})
        if (const Value* given = arguments.find(part); given && !given->is_null()) told.set(part, *given);
    return told;
}

Result<Value> told_before(const Paper& paper) {
    return format::read_value(paper.told, fmt::format("what paper {} was told", paper.id));
}

/// Whether a slot is of one of the fields, "bank.accounts" or "bank.accounts/2".
bool is_of(const std::string& slot, const std::set<std::string>& fields) {
    return fields.contains(slot.substr(0, slot.find('/')));
}

std::set<std::string> fields_in(const Value& told) {
    std::set<std::string> names;
    const auto add = [&](const Value* fields) {
        if (!fields || !fields->as_object()) return;
        for (const format::Member& field : *fields->as_object()) names.insert(field.key);
    };
    add(told.find("fields"));
    if (const Value* offences = told.find("offences"); offences && offences->as_object())
        for (const format::Member& offence : *offences->as_object()) add(&offence.value);
    return names;
}

/// With those changes taken over. A person's words that stand on another fact would lose the trace of its change: they
/// go along, or nothing does.
Result<documents::Document> taken_over(const documents::Document& held, const documents::Document& fresh,
                                       const std::vector<documents::Change>& changes,
                                       const std::set<std::string>& accepted) {
    for (const documents::Change& change : changes)
        if (change.kind == documents::Change::Kind::free && !accepted.contains(change.segment))
            return fail(ErrorKind::conflict,
                        fmt::format("passage {}, which a person wrote, stands on what changed: {}", change.segment,
                                    fmt::join(change.slots, ", ")),
                        {}, "take its new values over first, with renew-paper");
    return documents::with_changes(held, fresh, accepted);
}

const Value::List& list_in(const Value& arguments, std::string_view name) {
    static const Value::List nothing;
    const Value* list = arguments.find(name);
    return list && list->as_list() ? *list->as_list() : nothing;
}

/// What names a passage that is not there is a fault of the command.
Result<void> as_invalid(Result<void> done) {
    if (!done && done.error().kind == ErrorKind::not_found) done.error().kind = ErrorKind::invalid;
    return done;
}

Result<void> put_passages(documents::Document& document, const Value& arguments) {
    for (const Value& passage : list_in(arguments, "passages")) {
        TRY(segment, passage.string_at("segment"));
        TRY(language, passage.string_at("language"));
        TRY(text, passage.string_at("text"));
        TRY_VOID(as_invalid(documents::put_words(document, segment, language, text)));
    }
    // A translation given together with its source is of that source, in whatever order they stand.
    for (const Value& passage : list_in(arguments, "passages"))
        (void)documents::look_again(document, *passage.string_at("segment"), *passage.string_at("language"));
    for (const Value& passage : list_in(arguments, "looked_at")) {
        TRY(segment, passage.string_at("segment"));
        TRY(language, passage.string_at("language"));
        TRY_VOID(as_invalid(documents::look_again(document, segment, language)));
    }
    return {};
}

Value slots_value(const documents::Document& document) {
    Value slots = Value::list();
    for (const documents::Slot& slot : document.slots)
        slots.append(Value::object({{"name", slot.name}, {"value", slot.value}, {"empty", slot.empty}}));
    return slots;
}

}  // namespace

/// A paper as its template has it now.
struct PaperDesk::Assembled {
    documents::Draft draft;
    cases::About about;
};

PaperDesk::PaperDesk(CaseDesk& cases, CaseContents& contents, store::Database& database,
                     const documents::TemplateLibrary& templates, SealKeys seal_keys, ReaderPage reader_page)
    : cases_(cases),
      contents_(contents),
      database_(database),
      templates_(templates),
      seal_keys_(std::move(seal_keys)),
      packages_(cases, contents, seal_keys_, std::move(reader_page)) {}

Result<cases::Command> PaperDesk::complete(const Person& person, const std::string& case_id, cases::Command command) {
    const cases::CommandKind* kind = cases::find_command(command.name);
    if (!kind || kind->on != access::name(access::Resource::paper) || command.name == "withdraw-paper") return command;
    TRY(verb, access::parse_verb(kind->verb));
    if (!cases_.check_may(person, case_id, access::Resource::paper, verb)) return command;
    TRY_VOID(command::check_arguments(kind->entry(), command.arguments));
    TRY(opened, loaded(case_id));
    const CaseState& state = opened.state;
    if (state.closed || (command.based_on != 0 && cases::moved_on(state, command.based_on))) return command;
    if (command.name == "compose-package" || command.name == "seal-package") {
        TRY_VOID(packages_.complete(state, command));
        return command;
    }
    if (command.name == "draft-paper") {
        TRY_VOID(draft(state, command.arguments));
        return command;
    }
    const Paper* paper = state.paper(command.arguments.string_at("paper").value_or(""));
    if (!paper || paper->withdrawn) return command;
    if (command.name == "edit-paper") TRY_VOID(edit(state, *paper, command.arguments));
    if (command.name == "renew-paper") TRY_VOID(renew(state, *paper, command.arguments));
    if (command.name == "release-paper") TRY_VOID(release(state, *paper, command.arguments));
    if (command.name == "seal-paper") TRY_VOID(seal(state, *paper, command.arguments));
    return command;
}

Result<OpenedCase> PaperDesk::loaded(const std::string& case_id) {
    TRY(lease, database_.reader());
    return cases_.load(*lease, case_id);
}

Result<void> PaperDesk::draft(const CaseState& state, Value& arguments) {
    TRY(id, arguments.string_at("template"));
    TRY(paper, template_named(templates_, id));
    if (!ours_to_write(*paper, state))
        return fail(ErrorKind::invalid,
                    fmt::format("'{}' is written by the {} State, which we are not here", id,
                                paper->from == documents::Template::From::requested ? "requested" : "requesting"),
                    {}, "draft it in a case of the other direction, or choose another template");
    const cases::About about = about_of(state, arguments);
    TRY(determination, fitting(state, about));
    if (fits_case(*paper, state, determination) == Truth::no)
        return fail(ErrorKind::invalid, fmt::format("'{}' is not for this case", id), {},
                    "the templates offered for the case are those that are");
    Value told = told_in(arguments);
    // It bears the day on which it was drafted until it is told another.
    const Value* fields = told.find("fields");
    const bool dated = fields && fields->find("paper.date");
    if (!dated && templates_.find_field("paper.date")) {
        const Value today = Value::object(
            {{"fields", Value::object({{"paper.date", to_string(cases_.environment(cases_.now()).today)}})}});
        told = told_more(today, told);
    }
    TRY(made, assembled(state, *paper, about, languages_of(arguments), told));
    const documents::Document& document = made.draft.document;
    arguments.set("languages", Value::list_of(document.languages))
        .set("subject", about.subject)
        .set("measure", about.measure)
        .set("title", document.titles.front())
        .set("told", told);
    return keep(state, about, document, made.draft, arguments);
}

Result<void> PaperDesk::edit(const CaseState& state, const Paper& paper, Value& arguments) {
    TRY(before, told_before(paper));
    Value more = told_in(arguments);
    std::optional<documents::Translated> file;
    TRY_VOID(take_xliff(state, paper, arguments, file, more));
    const Value told = told_more(before, more);
    TRY(made, assembled(state, paper, told));
    TRY(document, read(state, paper));
    if (!more.as_object()->empty()) {
        const std::set<std::string> fields = fields_in(more);
        const auto changes = documents::changes_between(document, made.draft.document);
        std::set<std::string> accepted;
        for (const documents::Change& change : changes)
            if (std::ranges::any_of(change.slots, [&](const std::string& slot) { return is_of(slot, fields); }) ||
                (more.find("attachments") && change.segment.starts_with("attachment")))
                accepted.insert(change.segment);
        TRY(next, taken_over(document, made.draft.document, changes, accepted));
        document = std::move(next);
        document.reference = made.draft.document.reference;
        document.date = made.draft.document.date;
    }
    if (file) put_units(document, *file);
    TRY_VOID(put_passages(document, arguments));
    arguments.set("from", paper.current().content).set("told", told);
    return keep(state, made.about, document, made.draft, arguments);
}

Result<void> PaperDesk::take_xliff(const CaseState& state, const Paper& paper, Value& arguments,
                                   std::optional<documents::Translated>& brought, Value& more) {
    const Value* given = arguments.find("xliff");
    if (!given || !given->as_string()) return {};
    const std::string xliff = *given->as_string();
    std::optional<std::set<std::string>> only;
    if (const Value* units = arguments.find("units"); units && units->as_list()) {
        only.emplace();
        for (const Value& unit : *units->as_list()) only->insert(*unit.as_string());
    }
    TRY(document, read(state, paper));
    TRY(taken, documents::from_xliff(document, xliff, "the file", only));
    if (only)
        for (const std::string& unit : *only)
            if (std::ranges::none_of(taken.units, [&](const auto& each) { return each.name == unit; }))
                return fail(ErrorKind::invalid, fmt::format("the file gives nothing for '{}' that can be taken", unit),
                            {}, "look at the file as it would be taken");
    tell_fields(templates_, taken, more);
    arguments.set("xliff", crypto::hex(crypto::sha256(octets(xliff))));
    brought = std::move(taken);
    return {};
}

Result<void> PaperDesk::renew(const CaseState& state, const Paper& paper, Value& arguments) {
    TRY(told, told_before(paper));
    TRY(made, assembled(state, paper, told));
    TRY(held, read(state, paper));
    const auto changes = documents::changes_between(held, made.draft.document);
    std::set<std::string> all;
    for (const documents::Change& change : changes) all.insert(change.segment);
    std::set<std::string> accepted;
    if (const Value* named = arguments.find("segments"); named && named->as_list()) {
        for (const Value& segment : *named->as_list()) accepted.insert(*segment.as_string());
        for (const std::string& segment : accepted)
            if (!all.contains(segment))
                return fail(ErrorKind::invalid, fmt::format("passage '{}' has not changed", segment), {},
                            all.empty() ? "none has" : fmt::format("one of {}", fmt::join(all, ", ")));
    } else {
        accepted = all;
    }
    TRY(document, taken_over(held, made.draft.document, changes, accepted));
    arguments.set("from", paper.current().content);
    return keep(state, made.about, document, made.draft, arguments);
}

Result<void> PaperDesk::release(const CaseState& state, const Paper& paper, Value& arguments) {
    TRY(found, review(state, paper));
    arguments.set("content", paper.current().content).set("findings", Value::list_of(found.findings()));
    return {};
}

/// Each version as PDF/A-3 under the authority's seal (PAdES). What is not released is left to the command to refuse.
Result<void> PaperDesk::seal(const CaseState& state, const Paper& paper, Value& arguments) {
    if (!paper.is_released() || paper.is_sealed()) return {};
    TRY(with, seal_keys_());
    TRY(document, shown(state, paper));
    TRY(content, content_digest(paper.current().content));
    Value sealed = Value::list();
    Value pseudonyms = Value::list();
    for (std::size_t version = 0; version < document.languages.size(); ++version) {
        // Of each version another: its pages are a document of their own.
        documents::PageMark mark{.document = content};
        cases_.authority().random(mark.pseudonym);
        pseudonyms.append(format::base32_unpadded(mark.pseudonym));
        TRY(pages, printed(document, version, mark));
        TRY(signed_pdf, seal::sign_pdf(pages, {*with.key, with.path}, cases_.now()));
        TRY(kept, contents_.put(state.id, signed_pdf));
        sealed.append(Value::object({{"language", document.languages[version]},
                                     {"title", document.titles[version]},
                                     {"digest", kept.digest},
                                     {"bytes", kept.octets}}));
    }
    arguments.set("content", paper.current().content)
        .set("sealed", std::move(sealed))
        .set("pseudonyms", std::move(pseudonyms));
    return {};
}

Result<std::unique_ptr<law::QuestionInput>> PaperDesk::question(const CaseState& state, const cases::About& about,
                                                                const cases::Supposed& supposed) {
    TRY(environment, cases_.environment_of(state, cases_.now()));
    TRY(tree, format::read_json(cases::question_json(state, about, environment, supposed), "case " + state.number));
    law::Faults faults;
    auto question = law::read_question(templates_.library(), tree, environment.today, faults);
    if (!question) return faulty(faults);
    return question;
}

Result<law::Determination> PaperDesk::fitting(const CaseState& state, const cases::About& about) {
    // A case of another kind asks for no step of extradition, which the record need not say.
    Value facts = Value::object();
    if (cases::words(state.kind).fact != "request.kind") facts.set("request.kind", "none");
    TRY(asked, question(state, about, {.facts = &facts}));
    return law::Determination(std::move(asked));
}

Result<PaperDesk::Assembled> PaperDesk::assembled(const CaseState& state, const documents::Template& paper,
                                                  const cases::About& about, const std::vector<std::string>& languages,
                                                  const Value& told) {
    TRY(json, format::canonical_json(gathered(templates_, state, about, cases_.authority().name, languages, told)));
    TRY(tree, format::read_json(json, "paper"));
    law::Faults faults;
    const auto input = documents::read_paper_input(templates_, tree, faults);
    if (!input) return faulty(faults);
    TRY(asked, question(state, about));
    return Assembled{documents::assemble(templates_, paper, law::Determination(std::move(asked)), *input), about};
}

Result<PaperDesk::Assembled> PaperDesk::assembled(const CaseState& state, const Paper& paper, const Value& told) {
    TRY(from, template_named(templates_, paper.template_id));
    return assembled(state, *from, {paper.subject, paper.measure}, paper.languages, told);
}

Result<PaperReview> PaperDesk::reviewed(const CaseState& state, const cases::About& about,
                                        const documents::Document& held, const documents::Draft& fresh) {
    PaperReview review;
    review.draft = {held, fresh.open, documents::gaps_of(held)};
    review.differences = documents::differences(held);
    review.changes = documents::changes_between(held, fresh.document);
    const documents::Template* paper = templates_.find(held.kind);
    if (paper && paper->contents_required) {
        TRY(asked, question(state, about));
        review.requirements = documents::completeness(held, std::move(asked));
    }
    return review;
}

Result<PaperReview> PaperDesk::review(const CaseState& state, const Paper& paper) {
    TRY(told, told_before(paper));
    TRY(fresh, assembled(state, paper, told));
    TRY(held, read(state, paper));
    return reviewed(state, fresh.about, held, fresh.draft);
}

/// The text goes into the store before the command names it.
Result<void> PaperDesk::keep(const CaseState& state, const cases::About& about, const documents::Document& document,
                             const documents::Draft& fresh, Value& arguments) {
    TRY(review, reviewed(state, about, document, fresh));
    TRY(kept, contents_.put(state.id, documents::to_json(document)));
    arguments.set("content", kept.digest)
        .set("bytes", kept.octets)
        .set("template_digest", document.template_digest)
        .set("law", document.law_digest)
        .set("slots", slots_value(document))
        .set("findings", Value::list_of(review.findings()));
    return {};
}

Result<std::vector<OfferedTemplate>> PaperDesk::offered(const CaseState& state, const cases::About& about) {
    TRY(determination, fitting(state, about));
    std::vector<OfferedTemplate> all;
    for (const documents::Template& paper : templates_.templates()) {
        if (!ours_to_write(paper, state)) continue;
        const Truth fits = fits_case(paper, state, determination);
        if (fits != Truth::no) all.push_back({&paper, fits});
    }
    return all;
}

Result<documents::Document> PaperDesk::read(const CaseState& state, const Paper& paper) {
    TRY(json, contents_.whole(state.id, paper.current().content, crypto::max_content));
    TRY(tree, format::read_json(json, "paper " + paper.id));
    return documents::read_document(tree);
}

Result<documents::Document> PaperDesk::shown(const CaseState& state, const Paper& paper) {
    TRY(document, read(state, paper));
    document.draft = !paper.is_released();
    return document;
}

Result<std::string> PaperDesk::xliff(const CaseState& state, const Paper& paper, std::string_view from,
                                     std::string_view to) {
    TRY(document, read(state, paper));
    return documents::to_xliff(document, from, to);
}

Result<documents::Translated> PaperDesk::brought(const CaseState& state, const Paper& paper, std::string_view xliff) {
    TRY(document, read(state, paper));
    return documents::from_xliff(document, xliff, "the file");
}

Result<std::string> PaperDesk::html(const CaseState& state, const Paper& paper, std::vector<std::string> languages) {
    TRY(document, shown(state, paper));
    const std::string& first = languages.empty() ? document.languages.front() : languages.front();
    const std::string draft_words(templates_.word("draft", first));
    return documents::render_html(document, {std::move(languages), draft_words});
}

Result<std::string> PaperDesk::pdf(const CaseState& state, const Paper& paper, std::string_view language) {
    TRY(document, shown(state, paper));
    const auto version = documents::version_of(document, language);
    if (!version)
        return fail(ErrorKind::invalid, fmt::format("paper {} has no version in '{}'", paper.id, language), {},
                    fmt::format("it has: {}", fmt::join(document.languages, " ")));
    return printed(document, *version, std::nullopt);
}

Result<std::string> PaperDesk::printed(const documents::Document& document, std::size_t version,
                                       std::optional<documents::PageMark> mark) {
    return documents::print_pdf(document, {.version = version,
                                           .now = cases_.now(),
                                           .embedded = {documents::own_data(document)},
                                           .mark = std::move(mark)});
}

}  // namespace comity::node
