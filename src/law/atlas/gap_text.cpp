// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include "law/atlas/treaties_between.h"

namespace comity::law {

namespace {

/// {i} the instrument's title, {s} the State's name, {d} the detail, {a} and {b} the two States, {on} the day.
struct Sentence {
    std::string_view en, fr, ru;
};

constexpr std::array<Sentence, 8> sentences{{
    {"{s}: the register holds no treaty of this State or territory.",
     "{s} : le registre ne contient aucun traité de cet État ou territoire.",
     "{s}: в реестре нет ни одного договора этого государства или территории."},
    {"{i}: the register does not say whether it is in force between {a} and {b} on {on}.",
     "{i} : le registre ne dit pas si l’instrument est en vigueur entre {a} et {b} le {on}.",
     "{i}: реестр не отвечает, действует ли документ между сторонами ({a} и {b}) на {on}."},
    {"{i}: the text is not in the library; a model treaty asks the questions and nothing is final.",
     "{i} : le texte n’est pas dans la bibliothèque ; un traité type pose les questions et rien n’est définitif.",
     "{i}: текста нет в библиотеке; вопросы задаёт типовой договор, и ничто не окончательно."},
    {"{i}: {s} does not accept chapter {d}.", "{i} : {s} n’accepte pas le chapitre {d}.",
     "{i}: {s} не принимает главу {d}."},
    {"{i}: that {s} is bound is not verified against an official source.",
     "{i} : l’engagement de {s} n’est pas vérifié sur une source officielle.",
     "{i}: участие ({s}) не сверено с официальным источником."},
    {"{i}: the first day between the two is known only as {d}.",
     "{i} : le premier jour entre les deux n’est connu que comme {d}.",
     "{i}: первый день действия между сторонами известен лишь как {d}."},
    {"{s}: its own law decides and is not in the library.",
     "{s} : son droit interne décide et n’est pas dans la bibliothèque.",
     "{s}: решает внутреннее право, его нет в библиотеке."},
    {"{s}: the library does not know whether it cooperates without a treaty.",
     "{s} : la bibliothèque ne sait pas si cet État coopère sans traité.",
     "{s}: библиотека не знает, сотрудничает ли это государство без договора."},
}};

std::string name_of(const Library& library, StateCode state, std::string_view language) {
    const State* known = library.find_state(state);
    return known == nullptr ? state.text() : std::string(library.text(known->name, language));
}

}  // namespace

std::string gap_text(const TreatiesBetween& between, const Gap& gap, std::string_view language) {
    const Library& library = between.network().library();
    const Sentence& sentence = sentences[static_cast<std::size_t>(gap.kind)];
    std::string_view rest = language == "fr" ? sentence.fr : language == "ru" ? sentence.ru : sentence.en;
    std::string out;
    while (!rest.empty()) {
        const std::size_t open = std::min(rest.find('{'), rest.size());
        out += rest.substr(0, open);
        rest.remove_prefix(open);
        if (rest.empty()) break;
        const std::size_t close = rest.find('}');
        const std::string_view place = rest.substr(1, close - 1);
        if (place == "i")
            out += library.text(library.instruments()[static_cast<std::size_t>(gap.instrument)].title, language);
        else if (place == "s")
            out += name_of(library, gap.state, language);
        else if (place == "d")
            out += gap.detail;
        else if (place == "a")
            out += name_of(library, between.situation().requesting, language);
        else if (place == "b")
            out += name_of(library, between.situation().requested, language);
        else
            out += to_string(between.network().on());
        rest.remove_prefix(close + 1);
    }
    return out;
}

}  // namespace comity::law
