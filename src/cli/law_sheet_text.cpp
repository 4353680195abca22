// SPDX-License-Identifier: EUPL-1.2
#include "cli/law_sheet_text.h"

#include <algorithm>
#include <iostream>
#include <map>

#include "cli/table.h"
#include "format/json_writer.h"
#include "law/library/articles.h"
#include "law/rules/condition_words.h"
#include "law/rules/explain.h"
#include "law/show/provision_sheet.h"
#include "law/show/rule_sentences.h"
#include "law/show/rule_text.h"

namespace comity::cli {

namespace {

using namespace law;

constexpr int text_indent = 2;

/// A line of the law language, broken under its own clause.
std::string law_line(std::string_view line, int indent, const Terminal& terminal) {
    const std::size_t blanks = std::min(line.find_first_not_of(' '), line.size());
    const int at = indent + static_cast<int>(blanks);
    return std::string(static_cast<std::size_t>(at), ' ') + wrapped(line.substr(blanks), terminal.width(), at + 4);
}

std::string paragraph(std::string_view text, int indent, const Terminal& terminal) {
    return std::string(static_cast<std::size_t>(indent), ' ') + wrapped(text, terminal.width(), indent);
}

std::string in_language(const Library& library, const Localised& words, std::string_view language) {
    return std::string(library.text(words, language));
}

/// What a mark of verification says of how the rule was read.
std::string_view mark_words(std::string_view mark) {
    if (mark == "T") return "the text of the article was read";
    if (mark == "V") return "the full text of the instrument was read";
    if (mark == "E") return "an excerpt or an official secondary source was read";
    if (mark == "X") return "an excerpt of the instrument or act was read";
    if (mark == "C") return "confirmed by a secondary source only";
    if (mark == "M") return "not verified against a text";
    return "no such mark";
}

std::string marks_of(const Library& library, const Instrument& instrument) {
    std::map<std::string, int> counts;
    for (const Provision& provision : library.of(library.provisions(), instrument.provisions))
        ++counts[std::string(library.text(provision.mark))];
    std::string words;
    for (const auto& [mark, count] : counts) words += (words.empty() ? "" : " ") + mark + std::to_string(count);
    return words;
}

std::size_t rules_of(const Library& library, const Instrument& instrument) {
    std::size_t rules = 0;
    for (const Provision& provision : library.of(library.provisions(), instrument.provisions))
        rules += provision.rules.count;
    return rules;
}

const Instrument& at(const Library& library, InstrumentIndex index) {
    return library.instruments()[static_cast<std::size_t>(index)];
}

void print_head(const Library& library, const Instrument& instrument, std::string_view language,
                const Terminal& terminal) {
    std::cout << terminal.paint(library.text(instrument.id), Colour::strong) << "  "
              << in_language(library, instrument.title, language);
    if (instrument.reference != 0) std::cout << " (" << library.text(instrument.reference) << ")";
    std::cout << '\n';
    std::string line = family_words(instrument.families);
    const auto add = [&](const std::string& words) {
        if (!words.empty()) line += (line.empty() ? "" : " · ") + words;
    };
    add(role_words(library, instrument));
    if (instrument.opened_known) {
        add("opened " + to_string(instrument.opened) +
            (instrument.place == 0 ? "" : " in " + std::string(library.text(instrument.place))));
    }
    if (const std::string joins = interval_words(instrument.joins, "deposit"); !joins.empty()) add("joins " + joins);
    if (const std::string leaves = interval_words(instrument.leaves, "receipt"); !leaves.empty())
        add("leaves " + leaves);
    if (!line.empty()) std::cout << paragraph(line, text_indent, terminal) << '\n';
    if (!instrument.loaded)
        std::cout << "  Only its existence and its parties are in the library; its rules are not encoded.\n";
    if (instrument.note != 0)
        std::cout << paragraph("Note: " + std::string(library.text(instrument.note)), text_indent, terminal) << '\n';
}

void print_parties(const Library& library, InstrumentIndex index, std::string_view language, const Terminal& terminal) {
    Table table({"", "State", "bound", "act", "source"});
    std::size_t bound = 0;
    // Most rows have the same few sources: each is written out once, below.
    std::vector<TextId> sources;
    for (const Participation* row : parties_of(library, index)) {
        const State* state = library.find_state(row->state);
        auto place = std::ranges::find(sources, row->source);
        if (place == sources.end() && row->source != 0) place = sources.insert(place, row->source);
        std::string source = row->source == 0 ? "" : "[" + std::to_string(place - sources.begin() + 1) + "]";
        if (!row->verified) source += (source.empty() ? "" : " ") + std::string("not verified");
        table.add({row->state.text(), state == nullptr ? "" : in_language(library, state->name, language),
                   row->member ? days_words(row->from, row->to) : "not bound", std::string(library.text(row->act)),
                   source});
        bound += row->member ? 1 : 0;
    }
    std::cout << '\n' << terminal.paint("Parties", Colour::strong) << " (" << bound << ")\n";
    if (table.empty())
        std::cout << (at(library, index).binds_all ? "  binds every State\n" : "  none in the register\n");
    else
        table.print(terminal, text_indent);
    for (std::size_t i = 0; i < sources.size(); ++i) {
        std::cout << terminal.paint(
                         paragraph("[" + std::to_string(i + 1) + "] " + std::string(library.text(sources[i])),
                                   text_indent, terminal),
                         Colour::dim)
                  << '\n';
    }
}

void print_declarations(const Library& library, const std::vector<const Declaration*>& rows, const Terminal& terminal) {
    if (rows.empty()) return;
    std::cout << '\n'
              << terminal.paint("Declarations and reservations", Colour::strong) << " (" << rows.size() << ")\n";
    for (const Declaration* row : rows) {
        std::string head = padded(row->state.text(), 4) +
                           padded("art. " + std::string(library.text(row->article)), 12) +
                           std::string(library.text(row->kind));
        const std::string days = days_words(row->from, row->to);
        if (days != "no first day given") head += ", " + days;
        if (!row->verified) head += ", not verified";
        std::cout << paragraph(head, text_indent, terminal) << '\n';
        std::cout << paragraph(library.text(row->effect), 6, terminal) << '\n';
        if (row->source != 0)
            std::cout << terminal.paint(paragraph("source: " + std::string(library.text(row->source)), 6, terminal),
                                        Colour::dim)
                      << '\n';
    }
}

/// A sentence or a list item, broken under itself.
std::string sentence_line(std::string_view line, const Terminal& terminal) {
    const std::size_t blanks = line.find_first_not_of(' ');
    const bool item = line.substr(blanks).starts_with("- ");
    const int indent = static_cast<int>(blanks) + (item ? 2 : 0);
    return std::string(blanks, ' ') +
           wrapped(line.substr(blanks), terminal.width() - static_cast<int>(blanks), indent) + "\n";
}

std::string exercised_by_words(const Library& library, const Provision& provision,
                               const std::vector<std::string>& examples) {
    if (examples.empty()) {
        const bool text_only = std::ranges::all_of(library.of(library.rules(), provision.rules),
                                                   [](const Rule& rule) { return rule.kind == RuleKind::procedure; });
        return text_only ? "text only: nothing is computed that an example could try" : "no example exercises it";
    }
    std::vector<std::string> names;
    for (const std::string& example : examples) names.push_back("“" + example + "”");
    return "exercised by " + number_words(static_cast<std::int64_t>(names.size())) +
           (names.size() == 1 ? " example: " : " examples: ") + listed(names, "and");
}

std::string influence_sentence(const Library& library, const Influence& influence) {
    const Provision& by = library.provisions()[static_cast<std::size_t>(influence.by)];
    std::string words = std::string(library.text(by.id)) + " (" + std::string(library.text(by.title.en)) + "), which " +
                        influence.effect;
    if (influence.when != none) words += " if " + ConditionWords(library).sentence(influence.when);
    return words + ".";
}

std::string influence_words(const Library& library, const Influence& influence) {
    const Provision& by = library.provisions()[static_cast<std::size_t>(influence.by)];
    std::string words = std::string(library.text(by.id)) + " " + influence.effect;
    if (influence.when != none) words += " when " + expression_text(library, influence.when);
    return words;
}

void print_provision(const Library& library, ProvisionIndex index, const ExampleReport* report,
                     std::string_view language, const Terminal& terminal) {
    const ProvisionSheet sheet = provision_sheet(library, index);
    const Provision& provision = library.provisions()[static_cast<std::size_t>(index)];
    std::cout << '\n'
              << terminal.paint(library.text(provision.id), Colour::strong) << "  "
              << in_language(library, provision.title, language) << "  ["
              << terminal.paint(std::string(library.text(provision.mark)) + ": " +
                                    std::string(mark_words(library.text(provision.mark))),
                                library.text(provision.mark) == "M" ? Colour::amber : Colour::dim)
              << "]\n";
    if (provision.says.en != 0)
        std::cout << paragraph(in_language(library, provision.says, language), text_indent, terminal) << '\n';
    if (provision.dated) {
        const bool open = provision.in_force.last == CivilDate::latest();
        std::cout << "  in force " << to_string(provision.in_force.first)
                  << (open ? "" : " to " + to_string(provision.in_force.last)) << '\n';
    }
    std::cout << '\n';
    for (const std::string& line : sheet.rules) std::cout << law_line(line, 4, terminal) << '\n';
    const auto listing = [&](std::string_view label, const std::vector<std::string>& items) {
        if (items.empty()) return;
        std::cout << "  " << terminal.paint(label, Colour::dim) << '\n';
        for (const std::string& item : items) std::cout << "    " << wrapped(item, terminal.width(), 8) << '\n';
    };
    std::vector<std::string> influences;
    for (const Influence& influence : sheet.influences) influences.push_back(influence_words(library, influence));
    listing("replaces", sheet.replaces);
    listing("modified by", influences);
    if (provision.note != 0)
        std::cout << paragraph("note: " + std::string(library.text(provision.note)), text_indent, terminal) << '\n';
    if (const auto* examples = examples_of(library, index, report)) {
        if (examples->empty()) std::cout << "  " << terminal.paint("no example exercises it", Colour::amber) << '\n';
        listing("examples", *examples);
    }
    std::cout << "  "
              << terminal.paint(to_string(Place{std::string(library.text(provision.file)), provision.line, 0}),
                                Colour::dim)
              << '\n';
}

}  // namespace

void print_instrument_list(const Library& library, std::string_view language, const Terminal& terminal) {
    std::cout << "Law library " << library.text(library.summary().version) << ", " << library.digest() << "\n\n";
    Table table({"instrument", "family", "role", "rules", "parties", "marks", "title"});
    std::size_t named = 0;
    for (std::size_t i = 0; i < library.instruments().size(); ++i) {
        const Instrument& instrument = library.instruments()[i];
        if (!instrument.loaded) {
            ++named;
            continue;
        }
        std::size_t bound = 0;
        for (const Participation* row : parties_of(library, static_cast<InstrumentIndex>(i)))
            bound += row->member ? 1 : 0;
        const bool both = instrument.speaks_to(Family::extradition) && instrument.speaks_to(Family::assistance);
        table.add({std::string(library.text(instrument.id)), both ? "both" : family_words(instrument.families),
                   role_words(library, instrument), std::to_string(rules_of(library, instrument)),
                   std::to_string(bound), marks_of(library, instrument),
                   in_language(library, instrument.title, language)});
    }
    table.print(terminal);
    if (named > 0)
        std::cout << "\nand " << named
                  << " instruments of which only the existence and the parties are known (--json lists them)\n";
}

void print_instrument(const Library& library, InstrumentIndex index, std::string_view language,
                      const Terminal& terminal) {
    const Instrument& instrument = at(library, index);
    print_head(library, instrument, language, terminal);
    Table table({"provision", "mark", "rules", "title"});
    for (const Provision& provision : library.of(library.provisions(), instrument.provisions)) {
        std::string kinds;
        for (const Rule& rule : library.of(library.rules(), provision.rules)) {
            kinds +=
                (kinds.empty() ? "" : ", ") + std::string(rule.id == 0 ? rule_word(rule.kind) : library.text(rule.id));
        }
        table.add({std::string(library.text(provision.number)), std::string(library.text(provision.mark)), kinds,
                   in_language(library, provision.title, language)});
    }
    if (!table.empty()) {
        std::cout << '\n'
                  << terminal.paint("Provisions", Colour::strong) << " (" << instrument.provisions.count << ")\n";
        table.print(terminal, text_indent);
    }
    print_parties(library, index, language, terminal);
    print_declarations(library, declarations_under(library, index, ""), terminal);
}

void print_article(const Library& library, InstrumentIndex index, std::string_view article, const ExampleReport* report,
                   std::string_view language, const Terminal& terminal) {
    print_head(library, at(library, index), language, terminal);
    for (ProvisionIndex provision : provisions_within(library, index, article))
        print_provision(library, provision, report, language, terminal);
    print_declarations(library, declarations_under(library, index, normal_article(article)), terminal);
    print_parties(library, index, language, terminal);
}

void print_review(const Library& library, InstrumentIndex index, std::string_view article, const ExampleReport* report,
                  const Terminal& terminal) {
    const Instrument& instrument = at(library, index);
    std::cout << "# Review: " << library.text(instrument.id) << (article.empty() ? "" : ":") << article << ", "
              << library.text(instrument.title.en)
              << (instrument.reference == 0 ? "" : " (" + std::string(library.text(instrument.reference)) + ")")
              << "\n\n"
              << "Law library " << library.text(library.summary().version) << ", " << library.digest() << "\n\n"
              << "Read each provision beside the treaty. Reviewer: ____________________   Date: ______________\n";
    for (ProvisionIndex provision_index : provisions_within(library, index, article)) {
        const ProvisionSheet sheet = provision_sheet(library, provision_index);
        const Provision& provision = library.provisions()[static_cast<std::size_t>(provision_index)];
        std::cout << "\n## " << library.text(provision.id) << ", " << library.text(provision.title.en) << "\n\n"
                  << "Mark " << library.text(provision.mark) << ": " << mark_words(library.text(provision.mark))
                  << ". Encoded in " << to_string(Place{std::string(library.text(provision.file)), provision.line, 0})
                  << ".\n";
        if (provision.says.en != 0)
            std::cout << '\n' << paragraph(library.text(provision.says.en), 0, terminal) << '\n';
        std::cout << "\nThe rule in words:\n\n";
        for (const Rule& rule : library.of(library.rules(), provision.rules)) {
            for (const std::string& line : rule_sentences(library, rule)) std::cout << sentence_line(line, terminal);
            std::cout << '\n';
        }
        std::cout << "As it is encoded:\n\n";
        for (const std::string& line : sheet.rules) std::cout << law_line(line, 4, terminal) << '\n';
        std::cout << '\n';
        for (const std::string& name : sheet.replaces) std::cout << "- replaces " << name << '\n';
        for (const Influence& influence : sheet.influences)
            std::cout << "- modified by " << wrapped(influence_sentence(library, influence), terminal.width(), 2)
                      << '\n';
        if (provision.note != 0)
            std::cout << "- note: " << wrapped(library.text(provision.note), terminal.width(), 2) << '\n';
        if (const auto* examples = examples_of(library, provision_index, report))
            std::cout << "- " << wrapped(exercised_by_words(library, provision, *examples), terminal.width(), 2)
                      << '\n';
        std::cout << "\n[ ] as in the text   [ ] differs: ______________________________________________\n";
    }
    if (report == nullptr) std::cout << "\nExamples are listed where --law names a law folder.\n";
}

void write_library(format::JsonWriter& json, const Library& library) {
    json.key("law").object([&] {
        json.key("version").string(library.text(library.summary().version));
        json.key("digest").string(library.digest());
    });
}

const std::vector<std::string>* examples_of(const Library& library, ProvisionIndex provision,
                                            const ExampleReport* report) {
    static const std::vector<std::string> nobody;
    if (report == nullptr) return nullptr;
    const auto entry =
        report->exercised.find(std::string(library.text(library.provisions()[static_cast<std::size_t>(provision)].id)));
    return entry == report->exercised.end() ? &nobody : &entry->second;
}

}  // namespace comity::cli
