// SPDX-License-Identifier: EUPL-1.2
#include "cli/law_facts_command.h"

#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>

#include "base/nearest.h"
#include "cli/exit_status.h"
#include "cli/law_sheet_text.h"
#include "cli/library_option.h"
#include "cli/table.h"
#include "format/json_writer.h"
#include "law/show/provision_sheet.h"
#include "law/show/rule_text.h"

namespace comity::cli {

namespace {

struct Options {
    LibraryOption law;
    std::string name;
    std::string language = "en";
    bool json = false;
};

std::vector<std::string_view> names_of(const law::Library& library) {
    std::vector<std::string_view> names;
    for (const law::Fact& fact : library.facts()) names.push_back(library.text(fact.name));
    for (const law::FactAlias& alias : library.fact_aliases()) names.push_back(library.text(alias.name));
    return names;
}

/// One fact by its name or an alias, or all of a group: `custody` gives custody.basis, custody.arrest_date, …
std::vector<law::FactIndex> find_facts(const law::Library& library, std::string name) {
    // "offences.x" and "offence.x" are the same in a question.
    if (name.starts_with("offences.") || name == "offences") name.erase(std::string_view("offence").size(), 1);
    std::vector<law::FactIndex> found;
    if (const law::FactIndex fact = library.find_fact(name); fact != law::none) return {fact};
    if (const law::FactAlias* alias = library.find_alias(name)) return {alias->fact};
    for (std::size_t i = 0; i < library.facts().size(); ++i) {
        if (name.empty() || library.text(library.facts()[i].name).starts_with(name + "."))
            found.push_back(static_cast<law::FactIndex>(i));
    }
    return found;
}

class FactPrinter {
   public:
    FactPrinter(const law::Library& library, std::string_view language, const Terminal& terminal)
        : library_(library), language_(language), terminal_(terminal) {}

    void table(const std::vector<law::FactIndex>& facts) const {
        Table table({"fact", "type", "answered by", "question"});
        for (law::FactIndex index : facts) {
            const law::Fact& fact = library_.facts()[static_cast<std::size_t>(index)];
            table.add({text(fact.name), law::type_words(library_, fact.type, {}),
                       std::string(law::answered_by_word(fact.answered_by)),
                       words(fact.ask.en != 0 ? fact.ask : fact.label)});
        }
        table.print(terminal_);
    }

    void sheet(law::FactIndex index) const {
        const law::Fact& fact = library_.facts()[static_cast<std::size_t>(index)];
        std::cout << terminal_.paint(text(fact.name), Colour::strong) << "  " << words(fact.label) << '\n';
        line("type", law::type_words(library_, fact.type, {}) + (fact.per_offence ? ", for each offence" : ""));
        line("question", words(fact.ask));
        line("help", words(fact.help));
        line("answered by", std::string(law::answered_by_word(fact.answered_by)) +
                                (fact.appreciation ? " (its appreciation: never inferred)" : "") +
                                (fact.absent_means_none ? " (absent means none)" : ""));
        values("values", fact.values);
        for (const law::FactField& field : library_.of(library_.fact_fields(), fact.fields)) {
            line("field", text(field.name) + " : " + law::type_words(library_, field.type, field.values));
        }
        std::string aliases;
        for (const law::FactAlias& alias : library_.fact_aliases()) {
            if (alias.fact != index) continue;
            aliases += (aliases.empty() ? "" : ", ") + text(alias.name) + (alias.in_years ? " (in years)" : "");
            if (alias.field != law::none) {
                const auto fields = library_.of(library_.fact_fields(), fact.fields);
                aliases += " (for " + text(fields[static_cast<std::size_t>(alias.field)].name) + ")";
            }
        }
        line("also read as", aliases);
    }

   private:
    std::string text(law::TextId id) const { return std::string(library_.text(id)); }
    std::string words(const law::Localised& localised) const {
        return std::string(library_.text(localised, language_));
    }

    void line(std::string_view label, const std::string& content) const {
        constexpr int margin = 16;
        if (content.empty()) return;
        std::cout << "  " << terminal_.paint(padded(label, margin - 2), Colour::dim)
                  << wrapped(content, terminal_.width(), margin) << '\n';
    }

    /// Each value with its name and the other spellings that are read.
    void values(std::string_view label, law::Range<law::FactValue> range) const {
        for (const law::FactValue& value : library_.of(library_.fact_values(), range)) {
            std::string entry = text(value.word);
            if (words(value.label) != entry) entry += "  " + words(value.label);
            std::string spellings;
            for (const law::ValueSpelling& same : library_.value_spellings()) {
                if (same.to == value.word) spellings += (spellings.empty() ? "" : ", ") + text(same.from);
            }
            if (!spellings.empty()) entry += " (also " + spellings + ")";
            line(label, entry);
            label = "";
        }
    }

    const law::Library& library_;
    std::string_view language_;
    const Terminal& terminal_;
};

int show_facts(const Options& options) {
    const auto library = options.law.open();
    if (!library) return refuse(library.error());
    const std::vector<law::FactIndex> facts = find_facts(*library, options.name);
    if (facts.empty()) {
        const std::string near = nearest(options.name, names_of(*library));
        return refuse({ErrorKind::not_found,
                       "'" + options.name + "' is no fact of the library",
                       {},
                       near.empty() ? "`comity law facts` lists them all" : "is '" + near + "' meant?"});
    }
    if (options.json) {
        format::JsonWriter json;
        json.object([&] {
            write_library(json, *library);
            json.key("facts").array([&] {
                for (law::FactIndex fact : facts) law::write_fact(json, *library, fact);
            });
        });
        std::cout << json.text() << '\n';
        return exit_ok;
    }
    const Terminal terminal = Terminal::of_standard_output();
    const FactPrinter printer(*library, options.language, terminal);
    if (facts.size() == 1)
        printer.sheet(facts.front());
    else
        printer.table(facts);
    return exit_ok;
}

}  // namespace

void add_law_facts_command(CLI::App& law, int& status) {
    auto options = std::make_shared<Options>();
    CLI::App* command =
        law.add_subcommand("facts", "the facts a question may give: names, types, values, other spellings");
    command->add_option("name", options->name, "offence.fiscal one fact, custody a group; without: all")
        ->type_name("FACT");
    command->add_flag("--json", options->json, "as JSON");
    command->add_option("--lang", options->language, "language of names and questions")
        ->type_name("LANG")
        ->check(CLI::IsMember({"en", "fr", "ru"}));
    options->law.add_to(*command);
    command->callback([options, &status] { status = show_facts(*options); });
}

}  // namespace comity::cli
