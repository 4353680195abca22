// SPDX-License-Identifier: EUPL-1.2
#include "cli/law_show_command.h"

#include <iostream>
#include <memory>
#include <optional>

#include <CLI/CLI.hpp>

#include "base/nearest.h"
#include "cli/exit_status.h"
#include "cli/law_sheet_text.h"
#include "cli/library_option.h"
#include "format/json_writer.h"
#include "law/examples/run_examples.h"
#include "law/library/articles.h"
#include "law/show/provision_sheet.h"

namespace comity::cli {

namespace {

struct Options {
    LibraryOption law;
    std::string id;
    std::string language = "en";
    bool json = false;
    bool review = false;
};

/// What `ID` names: an instrument, and an article of it or "" for the whole.
struct Subject {
    law::InstrumentIndex instrument = law::none;
    std::string article;
};

Result<Subject> find_subject(const law::Library& library, const std::string& id) {
    const std::size_t colon = id.find(':');
    const std::string name = id.substr(0, colon);
    Subject subject{library.find_instrument(name), colon == std::string::npos ? "" : id.substr(colon + 1)};
    if (subject.instrument == law::none) {
        std::vector<std::string_view> ids;
        for (const law::Instrument& instrument : library.instruments()) ids.push_back(library.text(instrument.id));
        const std::string near = nearest(name, ids);
        return fail(ErrorKind::not_found, "'" + name + "' is no instrument of the library", {},
                    near.empty() ? "`comity law show` lists them all" : "is '" + near + "' meant?");
    }
    if (subject.article.empty() || !law::provisions_within(library, subject.instrument, subject.article).empty())
        return subject;
    if (std::string spelled = law::normal_article(subject.article);
        !law::provisions_within(library, subject.instrument, spelled).empty()) {
        subject.article = std::move(spelled);
        return subject;
    }
    if (!law::declarations_under(library, subject.instrument, law::normal_article(subject.article)).empty())
        return subject;
    return fail(ErrorKind::not_found, "no provision of " + name + " is encoded under '" + subject.article + "'", {},
                "`comity law show " + name + "` lists its provisions");
}

void show_list(const law::Library& library, const Options& options) {
    if (!options.json) return print_instrument_list(library, options.language, Terminal::of_standard_output());
    format::JsonWriter json;
    json.object([&] {
        write_library(json, library);
        json.key("instruments").array([&] {
            for (std::size_t i = 0; i < library.instruments().size(); ++i) {
                const auto index = static_cast<law::InstrumentIndex>(i);
                json.object([&] {
                    write_instrument(json, library, index);
                    json.key("provisions").integer(library.instruments()[i].provisions.count);
                    json.key("parties").integer(static_cast<std::int64_t>(law::parties_of(library, index).size()));
                });
            }
        });
    });
    std::cout << json.text() << '\n';
}

void show_json(const law::Library& library, const Subject& subject, const law::ExampleReport* report) {
    format::JsonWriter json;
    json.object([&] {
        write_library(json, library);
        json.key("instrument").object([&] { law::write_instrument(json, library, subject.instrument); });
        json.key("provisions").array([&] {
            for (law::ProvisionIndex index : law::provisions_within(library, subject.instrument, subject.article)) {
                law::write_provision(json, library, law::provision_sheet(library, index),
                                     examples_of(library, index, report));
            }
        });
        json.key("parties");
        law::write_parties(json, library, subject.instrument);
        json.key("declarations");
        law::write_declarations(
            json, library, law::declarations_under(library, subject.instrument, law::normal_article(subject.article)));
    });
    std::cout << json.text() << '\n';
}

int show(const Options& options) {
    std::vector<law::Example> examples;
    const auto library = options.law.open_with_examples(examples);
    if (!library) return refuse(library.error());
    if (options.id.empty() && !options.review) {
        show_list(*library, options);
        return exit_ok;
    }
    if (options.id.empty())
        return refuse(
            {ErrorKind::invalid, "a review sheet is about one instrument or article", {}, "write --review coe-024:6"});
    const auto subject = find_subject(*library, options.id);
    if (!subject) return refuse(subject.error());
    std::optional<law::ExampleReport> report;
    if (options.law.names_folder()) report = law::run_examples(*library, examples);
    const law::ExampleReport* exercised = report ? &*report : nullptr;
    const Terminal terminal = Terminal::of_standard_output();
    if (options.json)
        show_json(*library, *subject, exercised);
    else if (options.review)
        print_review(*library, subject->instrument, subject->article, exercised, terminal);
    else if (subject->article.empty())
        print_instrument(*library, subject->instrument, options.language, terminal);
    else
        print_article(*library, subject->instrument, subject->article, exercised, options.language, terminal);
    return exit_ok;
}

}  // namespace

void add_law_show_command(CLI::App& law, int& status) {
    auto options = std::make_shared<Options>();
    CLI::App* command =
        law.add_subcommand("show", "an instrument, or the provisions of one article, as the library holds them");
    command
        ->add_option("id", options->id, "coe-024 an instrument, coe-024:6 an article of it; without: all instruments")
        ->type_name("PROVISION");
    command->add_flag("--review", options->review, "the lawyer's review sheet, to be read beside the treaty");
    command->add_flag("--json", options->json, "as JSON");
    command->add_option("--lang", options->language, "language of titles and texts")
        ->type_name("LANG")
        ->check(CLI::IsMember({"en", "fr", "ru"}));
    options->law.add_to(*command);
    command->footer("Examples that exercise a provision are shown where --law names a law folder.");
    command->callback([options, &status] { status = show(*options); });
}

}  // namespace comity::cli
