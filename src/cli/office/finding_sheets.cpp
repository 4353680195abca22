// SPDX-License-Identifier: EUPL-1.2
// `comity case search|matters|correspondence|intake|part|readings|document`, `comity account readings`: what is found,
// read and taken out of cases from the command line.
#include "cli/office/finding_sheets.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <optional>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "api/office/case_json.h"
#include "cli/arguments.h"
#include "cli/exit_status.h"
#include "cli/office/list_form.h"
#include "cli/office/listing.h"
#include "cli/office/open_office.h"
#include "cli/office/send_document.h"
#include "node/docket/changes.h"
#include "node/docket/correspondence.h"

namespace comity::cli {

namespace {

using format::Value;

struct FindingOptions {
    OfficeOptions office;
    Form form;
    std::string words;
    node::TransmittalFilter transmittals;
    node::ReadingFilter readings;
    std::string from, until;
    std::string of_case;
    std::string part;
    std::string document;
    std::size_t version = 0;  ///< 0: the newest
    std::string file;
};

/// Open and closed ones.
Result<int> search(const FindingOptions& options) {
    if (options.words.size() < 2)
        return fail(ErrorKind::invalid, "what is looked for?", {}, "beginnings of words, two letters at least");
    TRY(opened, options.office.open());
    TRY(reader, opened->node->database().reader());
    opened->cases().note_search(opened->person, "search", options.words);
    Value list = Value::list();
    Table table({"number", "with", "owner", "closed", "title"});
    for (const bool closed : {false, true}) {
        node::CaseFilter filter;
        filter.closed = closed;
        filter.text = options.words;
        TRY(found, whole([&](const node::Page& page) {
                filter.limit = page.limit;
                filter.after = page.after;
                return node::list_cases(*reader, opened->asker(), filter);
            }));
        for (const node::ListedCase& one : found) {
            list.append(Value::object({{"id", one.id},
                                       {"number", one.number},
                                       {"kind", one.kind},
                                       {"direction", one.direction},
                                       {"counterpart", one.counterpart},
                                       {"title", one.title},
                                       {"owner", one.owner},
                                       {"closed", one.closed}}));
            table.add({one.number, one.counterpart, one.owner, one.closed ? "yes" : "", one.title});
        }
    }
    return print_list(*opened, options.form, "found", list, table, "no case");
}

Result<int> matters(const FindingOptions& options) {
    TRY(opened, options.office.open());
    TRY(reader, opened->node->database().reader());
    TRY(found, node::list_matters(*reader, opened->asker(), node::largest_page));
    Value list = Value::list();
    Table table({"due", "cases", "open", "held", "matter"});
    for (const node::ListedMatter& one : found) {
        list.append(Value::object(
            {{"matter", one.matter}, {"cases", one.cases}, {"open", one.open}, {"held", one.held}, {"due", one.due}}));
        table.add({one.due, std::to_string(one.cases), std::to_string(one.open), std::to_string(one.held), one.matter});
    }
    return print_list(*opened, options.form, "matters", list, table, "no matter");
}

Result<int> transmittals(const FindingOptions& options) {
    TRY(opened, options.office.open());
    TRY(reader, opened->node->database().reader());
    TRY(found, whole([&](const node::Page& page) {
            return node::list_transmittals(*reader, opened->asker(), options.transmittals, page);
        }));
    Value list = Value::list();
    Table table({"at", "case", "id", "way", "channel", "standing", "party", "what"});
    for (const node::ListedTransmittal& one : found) {
        TRY(at, Instant::at(one.at));
        list.append(Value::object({{"case", one.case_id},
                                   {"number", one.number},
                                   {"title", one.title},
                                   {"counterpart", one.counterpart},
                                   {"id", one.id},
                                   {"direction", one.direction},
                                   {"channel", one.channel},
                                   {"action", one.action},
                                   {"party", one.party},
                                   {"standing", one.standing},
                                   {"at", to_string(at)},
                                   {"registered", one.registered},
                                   {"conflict", one.conflict}}));
        table.add({to_string(at), one.number, one.id, one.direction, one.channel, one.standing, one.party, one.action});
    }
    const bool intake = options.transmittals.unregistered;
    return print_list(*opened, options.form, intake ? "intake" : "correspondence", list, table,
                      intake ? "nothing waits to be registered" : "nothing was sent or received");
}

/// What was opened, shown and taken out, the newest first.
Result<int> print_readings(const OpenOffice& opened, const Form& form, const std::vector<node::ListedReading>& found) {
    Value list = Value::list();
    Table table({"at", "account", "for", "case", "what"});
    for (const node::ListedReading& one : found) {
        TRY(at, Instant::at(one.at));
        list.append(Value::object({{"at", to_string(at)},
                                   {"account", one.account},
                                   {"on_behalf_of", one.on_behalf_of},
                                   {"what", one.what},
                                   {"case", one.case_id},
                                   {"sequence", one.sequence}}));
        table.add({to_string(at), one.account, one.on_behalf_of, one.case_id, one.what});
    }
    return print_list(opened, form, "readings", list, table, "nobody read it");
}

/// For the owner and whoever leads the unit, and for an audit.
Result<int> readings_of_case(const FindingOptions& options) {
    TRY(opened, options.office.open());
    TRY(id, opened->case_id(options.of_case));
    TRY(reader, opened->node->database().reader());
    const node::Person& person = opened->person;
    TRY(relations, node::relations_of(*reader, opened->office->authority->id, person, id, opened->now()));
    if (!person.may(access::Relation::none, access::Resource::audit_trail, access::Verb::read).allowed()) {
        const access::Permission permission = person.may(relations, access::Resource::grant, access::Verb::read);
        if (permission.answer == access::Permission::Answer::hidden) return node::no_such_case();
        if (!permission.allowed()) return fail(ErrorKind::forbidden, permission.reason);
    }
    constexpr std::size_t enough = 1000;  // as over HTTP
    TRY(found, node::list_readings(*reader, opened->office->authority->id, id, enough));
    return print_readings(*opened, options.form, found);
}

Result<std::optional<std::int64_t>> moment(const std::string& text, std::string_view option) {
    if (text.empty()) return std::nullopt;
    if (const auto at = parse_instant(text)) return at->utc_milliseconds();
    return fail(ErrorKind::invalid, fmt::format("{}: '{}' is no moment", option, text), {},
                "write it with its offset, as 2026-11-21T22:30:00+03:00");
}

Result<int> audit(const FindingOptions& options) {
    node::ReadingFilter filter = options.readings;
    TRY(from, moment(options.from, "--from"));
    TRY(until, moment(options.until, "--until"));
    filter.from = from;
    filter.until = until;
    TRY(opened, options.office.open());
    const access::Verb verb = options.form.csv ? access::Verb::export_copy : access::Verb::list;
    const access::Permission permission =
        opened->person.may(access::Relation::none, access::Resource::audit_trail, verb);
    if (!permission.allowed()) return fail(ErrorKind::forbidden, permission.reason);
    if (!options.of_case.empty()) {
        TRY(id, opened->case_id(options.of_case));
        filter.case_id = id;
    }
    TRY(reader, opened->node->database().reader());
    opened->cases().note_search(opened->person, "audit", filter.case_id + "\n" + filter.account + "\n" + filter.what);
    TRY(found, whole([&](const node::Page& page) {
            return node::audit_readings(*reader, opened->office->authority->id, filter, page);
        }));
    return print_readings(*opened, options.form, found);
}

/// One part of a case, as the resource of that name gives it.
Result<int> part(const FindingOptions& options) {
    TRY(office, options.office.open());
    TRY(id, office->case_id(options.of_case));
    TRY(opened, office->cases().open(office->person, id));
    const Value shown = api::part_value({office->person, opened}, options.part);
    if (shown.is_null()) {
        const access::Permission permission =
            office->person.may(opened.relations, api::resource_of(options.part), access::Verb::read);
        if (permission.answer == access::Permission::Answer::hidden) return node::no_such_case();
        return fail(ErrorKind::forbidden, permission.reason);
    }
    if (!options.form.csv) return print_json(shown);
    TRY_VOID(office->cases().record_reading(office->person, id, "table of " + options.part));
    return print_list(*office, options.form, options.part, shown, Table({}), "");
}

/// A version of a document into a file that is not there yet; whole, or not at all.
Result<int> document(const FindingOptions& options) {
    TRY(office, options.office.open());
    TRY(id, office->case_id(options.of_case));
    TRY(opened, office->cases().open(office->person, id));
    if (!office->person.may(opened.relations, access::Resource::document, access::Verb::read).allowed())
        return node::no_such_case();
    const cases::Document* found = opened.state.document(options.document);
    if (!found)
        return fail(ErrorKind::not_found, fmt::format("the case has no document '{}'", options.document), {},
                    "`comity case part CASE documents` lists them");
    const std::size_t number = options.version == 0 ? found->versions.size() : options.version;
    if (number == 0 || number > found->versions.size())
        return fail(ErrorKind::not_found, fmt::format("document {} has no version {}", found->id, number), {},
                    fmt::format("it has 1 to {}", found->versions.size()));
    const cases::Document::Version& version = found->versions[number - 1];
    const auto taken_by_them = [&](const auto& taking) { return taking.mark.by == office->person.account; };
    if (version.infected() && std::ranges::none_of(version.taken, taken_by_them))
        return fail(ErrorKind::conflict, fmt::format("malware was found in {}", found->id), {},
                    "who must have it says why: `comity case take-infected-document`");
    std::error_code ignored;
    if (std::filesystem::exists(options.file, ignored))
        return fail(ErrorKind::conflict, options.file + " is there already", {}, "name a file that is not");
    TRY(contents, open_contents(*office));
    TRY(kept, contents->find(id, version.digest));
    TRY_VOID(
        office->cases().record_reading(office->person, id, fmt::format("document {} version {}", found->id, number)));
    TRY(pieces, contents->read(id, kept, 0, kept.octets));
    const std::string beginning = options.file + ".part";
    std::ofstream out(beginning, std::ios::binary | std::ios::trunc);
    Result<std::string> piece = pieces->next();
    for (; out && piece && !piece->empty(); piece = pieces->next()) out << *piece;
    out.close();
    if (piece && out) std::filesystem::rename(beginning, options.file, ignored);
    if (piece && out && !ignored) {
        std::cout << options.file << ": " << kept.octets << " octets, SHA-256 " << kept.digest << '\n';
        return exit_ok;
    }
    std::filesystem::remove(beginning, ignored);
    if (!piece) return tl::unexpected(std::move(piece).error());
    return fail(ErrorKind::unavailable, options.file + " could not be written", {},
                "is there room, and may you write?");
}

CLI::App& add(CLI::App& of, const std::string& name, const std::string& says,
              const std::shared_ptr<FindingOptions>& options, Result<int> (*run)(const FindingOptions&), int& status,
              bool lists = true) {
    CLI::App* command = of.add_subcommand(name, says);
    if (lists) options->form.add_to(*command);
    options->office.add_to(*command);
    command->callback([options, run, &status] { status = finished(run(*options)); });
    return *command;
}

CLI::Option* name_case(CLI::App& command, FindingOptions& options) {
    return command.add_option("case", options.of_case, "number, EXT-I-2026-00001, or id")->type_name("CASE");
}

}  // namespace

void add_audit_command(CLI::App& accounts, int& status) {
    auto options = std::make_shared<FindingOptions>();
    CLI::App& command =
        add(accounts, "readings", "who read, searched and took out what, the newest first", options, audit, status);
    command.add_option("--case", options->of_case, "of that case alone, by number or id")->type_name("CASE");
    command.add_option("--account", options->readings.account, "only theirs")->type_name("ACCOUNT");
    command.add_option("--what", options->readings.what, "its beginning: case, document, export, search")
        ->type_name("TEXT");
    command.add_option("--from", options->from, "from this moment on")->type_name("MOMENT");
    command.add_option("--until", options->until, "before this moment")->type_name("MOMENT");
}

void add_case_findings(CLI::App& of, int& status) {
    const auto made = [] { return std::make_shared<FindingOptions>(); };
    auto options = made();
    add(of, "search", "open and closed cases, by beginnings of words of title, number, names and references", options,
        search, status)
        .add_option("words", options->words, "beginnings of words")
        ->type_name("TEXT")
        ->required();
    add(of, "matters", "affairs with the cases of them one may see", made(), matters, status);
    options = made();
    CLI::App& sent =
        add(of, "correspondence", "what was sent and received, the newest first", options, transmittals, status);
    sent.add_option("--direction", options->transmittals.direction, "which way")->check(CLI::IsMember({"in", "out"}));
    sent.add_option("--channel", options->transmittals.channel, "only by this channel")->type_name("CHANNEL");
    sent.add_option("--standing", options->transmittals.standing, "only as it stands so")->type_name("STANDING");
    options = made();
    options->transmittals.unregistered = true;
    add(of, "intake", "what was received and nobody registered", options, transmittals, status)
        .add_option("--channel", options->transmittals.channel, "only by this channel")
        ->type_name("CHANNEL");
    options = made();
    name_case(add(of, "readings", "who opened a case and took what out of it", options, readings_of_case, status),
              *options)
        ->required();
    options = made();
    CLI::App& parts = add(of, "part", "one part of a case, as JSON or as a table", options, part, status);
    name_case(parts, *options)->required();
    std::vector<std::string> names;
    for (const api::CasePart& each : api::case_parts) names.emplace_back(each.name);
    parts.add_option("part", options->part, "which part")->type_name("PART")->required()->check(CLI::IsMember(names));
    options = made();
    CLI::App& documents = add(of, "document", "a document of a case into a file", options, document, status, false);
    name_case(documents, *options)->required();
    documents.add_option("document", options->document, "which document: d1")->type_name("DOCUMENT")->required();
    documents.add_option("file", options->file, "where it is written")->type_name("FILE")->required();
    documents.add_option("--version", options->version, "which version; without: the newest")->type_name("NUMBER");
}

}  // namespace comity::cli
