// SPDX-License-Identifier: EUPL-1.2
#include "cli/request_text.h"

#include <algorithm>
#include <iostream>

#include "cli/answer_words.h"
#include "law/determination/questions.h"

namespace comity::cli {

namespace {

using namespace law;

constexpr int margin = 2;

std::string name_of(const Library& library, StateCode state, std::string_view language) {
    const State* known = library.find_state(state);
    if (known != nullptr) return std::string(library.text(known->name, language));
    return state.known() ? state.text() : "a State not named";
}

std::string governing_of(const Answer& answer, const Register& network) {
    std::string ids;
    for (InstrumentIndex index : answer.basis.governing)
        ids += (ids.empty() ? "" : ", ") + std::string(network.id_of(index));
    if (ids.empty()) ids = answer.basis.reciprocity ? "reciprocity" : "nothing governs";
    return ids;
}

void print_measures(const Request& request, const Terminal& terminal) {
    int name_width = 12;
    int outcome_width = 12;
    for (const Request::Measure& measure : request.measures()) {
        name_width = std::max(name_width, columns(measure.id));
        outcome_width = std::max(outcome_width, columns(to_string(measure.answer().outcome)));
    }
    const int indent = margin + name_width + 1 + outcome_width + 1;
    std::cout << '\n' << terminal.paint("Measures", Colour::strong) << '\n';
    for (const Request::Measure& measure : request.measures()) {
        const Answer& answer = measure.answer();
        std::cout << std::string(margin, ' ') << padded(measure.id, name_width) << ' '
                  << terminal.paint(padded(to_string(answer.outcome), outcome_width), colour_of(answer.outcome)) << ' '
                  << wrapped(
                         governing_of(answer, measure.determination->question().network) + ": " + meaning_of(answer),
                         terminal.width(), indent)
                  << '\n';
    }
}

void print_split(const Request& request, std::string_view language, const Terminal& terminal) {
    const std::vector<Letter> letters = letters_of(request);
    std::cout << '\n'
              << terminal.paint("Letters", Colour::strong)
              << terminal.paint(letters.size() == 1
                                    ? "  all measures may travel together"
                                    : "  a proposal: what may travel together, and why the rest is apart",
                                Colour::dim)
              << '\n';
    int number = 0;
    for (const Letter& letter : letters) {
        std::cout << std::string(margin, ' ') << ++number << ". "
                  << wrapped(measure_names(request, letter.measures), terminal.width(), margin + 3) << '\n';
        print_apart(request, letter, language, terminal);
    }
}

/// The question of each measure that settles most, each once.
void print_questions(const Request& request, std::string_view language, const Terminal& terminal) {
    constexpr std::size_t shown = 5;
    std::vector<std::pair<std::string, std::string>> asked;  // fact, measures
    for (const Request::Measure& measure : request.measures()) {
        const Facts& facts = measure.determination->question().facts;
        for (const Question& question : measure.answer().questions) {
            if (question.fact.fact == none) continue;
            const std::string path = fact_path(facts, question.fact);
            const auto known = std::ranges::find(asked, path, &std::pair<std::string, std::string>::first);
            if (known == asked.end())
                asked.emplace_back(path, measure.id);
            else
                known->second += ", " + measure.id;
        }
    }
    if (asked.empty()) return;
    std::ranges::stable_sort(asked, std::greater{},
                             [](const auto& entry) { return std::ranges::count(entry.second, ','); });
    std::cout << '\n'
              << terminal.paint("Next questions", Colour::strong)
              << terminal.paint("  those of most measures first", Colour::dim) << '\n';
    int number = 0;
    for (const auto& [path, measures] : asked) {
        if (static_cast<std::size_t>(number) == shown) break;
        const Library& library = request.library();
        const std::string name = path.starts_with("offences.") ? "offence" + path.substr(path.rfind('.')) : path;
        const FactIndex fact = library.find_fact(name);
        const std::string ask =
            fact == none ? path
                         : std::string(library.text(library.facts()[static_cast<std::size_t>(fact)].ask, language));
        std::cout << std::string(margin, ' ') << ++number << ". " << wrapped(ask, terminal.width(), margin + 3) << '\n'
                  << std::string(margin + 3, ' ')
                  << terminal.paint(wrapped(path + " · " + measures, terminal.width(), margin + 3), Colour::dim)
                  << '\n';
    }
}

}  // namespace

std::string request_headline(const Request& request, std::string_view language) {
    const QuestionInput& question = request.first().question();
    const Library& library = request.library();
    return name_of(library, question.requesting, language) + " → " + name_of(library, question.requested, language) +
           " · " + std::string(request.kind()) + " · " + to_string(question.as_of);
}

std::string measure_names(const Request& request, const std::vector<std::size_t>& measures) {
    std::string names;
    for (std::size_t measure : measures) names += (names.empty() ? "" : ", ") + request.measures()[measure].id;
    return names;
}

void print_apart(const Request& request, const Letter& letter, std::string_view language, const Terminal& terminal) {
    constexpr int indent = margin + 3;
    const Library& library = request.library();
    for (const Apart& apart : letter.apart) {
        const Separation& separation = *apart.separation;
        std::cout << std::string(indent, ' ')
                  << wrapped(std::string(library.text(separation.title, language)) + ": not with " +
                                 measure_names(request, apart.from),
                             terminal.width(), indent)
                  << '\n'
                  << std::string(indent, ' ')
                  << terminal.paint(wrapped(std::string(library.text(separation.says, language)) + " (" +
                                                std::string(library.text(separation.source)) + ")",
                                            terminal.width(), indent),
                                    Colour::dim)
                  << '\n';
    }
}

void print_request(const Request& request, const AnswerStyle& style, const Terminal& terminal) {
    if (!request.several()) {
        print_answer(request.first(), style, terminal);
        return;
    }
    const std::string outcome(to_string(request.outcome()));
    std::cout << request_headline(request, style.language) << "\n\n"
              << terminal.paint(outcome, colour_of(request.outcome())) << ": "
              << wrapped(request.outcome() == Outcome::partial ? "the measures asked for stand differently"
                                                               : "so for every measure asked for",
                         terminal.width(), columns(outcome) + 2)
              << '\n';
    print_measures(request, terminal);
    print_split(request, style.language, terminal);
    print_questions(request, style.language, terminal);
    if (style.full) {
        for (const Request::Measure& measure : request.measures()) {
            std::cout << '\n' << terminal.paint("— " + measure.id + " —", Colour::strong) << "\n\n";
            print_answer(*measure.determination, style, terminal);
        }
        return;
    }
    const Library& library = request.library();
    std::cout << '\n'
              << terminal.paint(
                     "--full argues each measure; `comity letter` says what each letter must contain. Law library " +
                         std::string(library.text(library.summary().version)) + ", " + library.digest().substr(0, 19) +
                         ".",
                     Colour::dim)
              << '\n';
}

}  // namespace comity::cli
