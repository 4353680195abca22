// SPDX-License-Identifier: EUPL-1.2
#include "cli/network_text.h"

#include <array>
#include <iostream>

#include "cli/table.h"

namespace comity::cli {

namespace {

using namespace law;

Colour colour_of(NetworkAnswer answer) {
    switch (answer) {
        case NetworkAnswer::treaty:
            return Colour::green;
        case NetworkAnswer::convention:
        case NetworkAnswer::reciprocity:
            return Colour::amber;
        case NetworkAnswer::none:
            return Colour::red;
        case NetworkAnswer::unknown:
            break;
    }
    return Colour::blue;
}

std::string_view meaning_of(NetworkAnswer answer) {
    static constexpr std::array<std::string_view, 5> meanings{
        "a treaty governs", "only conventions on particular offences might carry it",
        "no treaty; the requested State's own law allows it", "no treaty, and the requested State asks for one",
        "the library cannot tell"};
    return meanings[static_cast<std::size_t>(answer)];
}

std::string name_of(const Library& library, StateCode state, std::string_view language) {
    const State* known = library.find_state(state);
    return known == nullptr ? state.text() : std::string(library.text(known->name, language));
}

std::string ids_of(const TreatyNetwork& network, const std::vector<InstrumentIndex>& list) {
    std::string ids;
    for (const InstrumentIndex index : list)
        ids += (ids.empty() ? "" : ", ") + std::string(network.bindings().id_of(index));
    return ids;
}

std::string day_of_entry(const std::optional<DateInterval>& day) {
    return day ? register_day(*day) : std::string();
}

std::string time_of_entry(const InstrumentBetween& entry) {
    const std::string since = day_of_entry(entry.since);
    const std::string until = day_of_entry(entry.until);
    return until.empty() ? since : since + " to " + until;
}

void heading(std::string_view text, const Terminal& terminal) {
    std::cout << '\n' << terminal.paint(text, Colour::strong) << '\n';
}

void print_instruments(const TreatiesBetween& between, std::string_view language, const Terminal& terminal) {
    const Library& library = between.network().library();
    Table table({"part", "in force", "instrument", "title"});
    for (const InstrumentBetween& entry : between.instruments()) {
        if (entry.part == Part::excluded) continue;
        const Instrument& instrument = library.instruments()[static_cast<std::size_t>(entry.instrument)];
        std::string title(library.text(instrument.title, language));
        for (const std::string& chapter : entry.chapters_not_accepted) title += ", without chapter " + chapter;
        if (entry.is_template) title += " (text not in the library)";
        table.add({std::string(to_string(entry.part)), time_of_entry(entry), std::string(library.text(instrument.id)),
                   std::move(title)});
    }
    if (table.empty()) return;
    heading("Instruments", terminal);
    table.print(terminal, 2);
}

void print_declarations(const TreatiesBetween& between, const Terminal& terminal) {
    const Library& library = between.network().library();
    Table table({"article", "State", "kind", "since", "effect"});
    for (const InstrumentBetween& entry : between.instruments()) {
        if (entry.part != Part::governing && entry.part != Part::layer) continue;
        const std::string id(library.text(library.instruments()[static_cast<std::size_t>(entry.instrument)].id));
        for (const Declaration* declaration : entry.declarations) {
            const std::string_view article = library.text(declaration->article);
            table.add(
                {article.empty() ? id : id + ":" + std::string(article), declaration->state.text(),
                 std::string(library.text(declaration->kind)), register_day(declaration->from),
                 std::string(library.text(declaration->effect)) + (declaration->verified ? "" : " (not verified)")});
        }
    }
    if (table.empty()) return;
    heading("Declarations to what governs and its layers", terminal);
    table.print(terminal, 2);
}

void print_excluded(const TreatiesBetween& between, const Terminal& terminal) {
    Table table({"instrument", "why not"});
    for (const Excluded& entry : between.basis().excluded) {
        table.add({std::string(between.network().bindings().id_of(entry.instrument)),
                   entry.reason + (entry.cite.empty() ? "" : " (" + entry.cite + ")")});
    }
    if (table.empty()) return;
    heading("Not applied", terminal);
    table.print(terminal, 2);
}

void print_gaps(const TreatiesBetween& between, std::string_view language, const Terminal& terminal) {
    if (between.gaps().empty() && between.basis().conflicts.empty()) return;
    heading("Not known or not accepted", terminal);
    const auto line = [&](const std::string& text) {
        std::cout << "  " << wrapped(text, terminal.width() - 2, 4) << '\n';
    };
    for (const Gap& gap : between.gaps()) line(gap_text(between, gap, language));
    for (const std::string& conflict : between.basis().conflicts) line("For a lawyer: " + conflict);
}

}  // namespace

void print_treaties(const TreatiesBetween& between, std::string_view language, const Terminal& terminal) {
    const TreatyNetwork& network = between.network();
    const Library& library = network.library();
    std::cout << name_of(library, between.situation().requesting, language) << " → "
              << name_of(library, between.situation().requested, language) << ", "
              << library.text(network.kind().label, language) << ", " << to_string(network.on()) << '\n';
    std::cout << terminal.paint(to_string(between.answer()), colour_of(between.answer())) << ": "
              << meaning_of(between.answer()) << '\n';
    print_instruments(between, language, terminal);
    print_excluded(between, terminal);
    print_declarations(between, terminal);
    print_gaps(between, language, terminal);
}

void print_partners(const TreatyNetwork& network, StateCode state, Side side, std::string_view language,
                    const Terminal& terminal) {
    std::cout << name_of(network.library(), state, language) << " as the " << to_string(side) << " State, "
              << network.library().text(network.kind().label, language) << ", " << to_string(network.on()) << "\n\n";
    std::array<std::size_t, 5> counts{};
    Table table({"State", "name", "answer", "since", "reservations", "governs; with"});
    for_each_partner(network, state, side, [&](StateCode partner, const TreatiesBetween& between) {
        ++counts[static_cast<std::size_t>(between.answer())];
        std::string instruments = ids_of(network, between.basis().governing);
        if (!between.basis().layers.empty()) instruments += "; " + ids_of(network, between.basis().layers);
        table.add({partner.text(), name_of(network.library(), partner, language),
                   std::string(to_string(between.answer())), day_of_entry(between.since()),
                   std::to_string(between.reservations()), std::move(instruments)});
    });
    table.print(terminal);
    std::cout << '\n';
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const auto answer = static_cast<NetworkAnswer>(i);
        std::cout << terminal.paint(padded(to_string(answer), 12), colour_of(answer)) << ' ' << counts[i] << "  "
                  << meaning_of(answer) << '\n';
    }
}

void print_matrix(const TreatyNetwork& network, const Matrix& matrix, std::string_view language,
                  const Terminal& terminal) {
    std::cout << network.library().text(network.kind().label, language) << ", " << to_string(network.on())
              << ": how many States could answer each as requesting State\n\n";
    Table table({"State", "treaty", "convention", "reciprocity", "none", "unknown", "name"});
    for (std::size_t a = 0; a < matrix.states.size(); ++a) {
        std::array<std::size_t, 5> counts{};
        for (std::size_t b = 0; b < matrix.states.size(); ++b) {
            if (a != b) ++counts[static_cast<std::size_t>(matrix.cell(a, b).answer)];
        }
        std::vector<std::string> row{matrix.states[a].text()};
        for (const std::size_t count : counts) row.push_back(std::to_string(count));
        row.push_back(name_of(network.library(), matrix.states[a], language));
        table.add(std::move(row));
    }
    table.print(terminal);
}

}  // namespace comity::cli
