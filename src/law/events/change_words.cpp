// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include "law/events/network_changes.h"

namespace comity::law {

namespace {

struct Words {
    std::string_view word, en, fr, ru;

    std::string_view in(std::string_view language) const { return language == "fr" ? fr : language == "ru" ? ru : en; }
};

/// {i} the instrument, {s} the State, {t} the other State, {k} what it is, {a} the article, {e} its effect.
constexpr std::array<Words, 13> sentences{{
    {"opened", "{i} is opened for signature.", "Ouverture à la signature : {i}.", "Открыто для подписания: {i}."},
    {"in-force", "{i} enters into force.", "Entrée en vigueur : {i}.", "Вступает в силу: {i}."},
    {"signed", "{s} signs {i}.", "{s} : signature. {i}.", "{s}: подписание. {i}."},
    {"consent", "{s}: {k}. {i}.", "{s} : {k}. {i}.", "{s}: {k}. {i}."},
    {"bound", "{i} enters into force for {s}.", "{s} : entrée en vigueur. {i}.", "{s}: вступает в силу. {i}."},
    {"left", "{i} is no longer in force for {s}.", "{s} : n’est plus en vigueur. {i}.",
     "{s}: больше не действует. {i}."},
    {"declared", "{s}: {k}{a}. {i}. {e}", "{s} : {k}{a}. {i}. {e}", "{s}: {k}{a}. {i}. {e}"},
    {"declaration-modified", "{s}: {k}{a}, modified. {i}. {e}", "{s} : {k}{a}, modification. {i}. {e}",
     "{s}: {k}{a}, изменение. {i}. {e}"},
    {"declaration-withdrawn", "{s}: {k}{a}, withdrawn. {i}. {e}", "{s} : {k}{a}, retrait. {i}. {e}",
     "{s}: {k}{a}, снятие. {i}. {e}"},
    {"suspended", "{i} is suspended between {s} and {t}, by {s}.", "Suspension entre {s} et {t}, par {s}. {i}.",
     "Приостановлено между сторонами: {s} и {t}; приостановившая сторона: {s}. {i}."},
    {"suspension-ended", "The suspension of {i} between {s} and {t} ends.",
     "Fin de la suspension entre {s} et {t}. {i}.", "Приостановка между сторонами ({s} и {t}) окончена. {i}."},
    {"joined", "{s} becomes a member: {i}.", "{s} : adhésion. {i}.", "{s}: вступление. {i}."},
    {"left-organisation", "{s} is no longer a member: {i}.", "{s} : n’est plus membre. {i}.",
     "{s}: членство прекращено. {i}."},
}};
constexpr Words between_two{"opened", "{s} and {t} sign {i}.", "Signature par {s} et {t} : {i}.",
                            "Подписано сторонами ({s} и {t}): {i}."};
constexpr Words bound_between_two{"bound", "{i} enters into force between {s} and {t}.",
                                  "Entrée en vigueur entre {s} et {t} : {i}.",
                                  "Вступает в силу между сторонами ({s} и {t}): {i}."};
constexpr Words left_between_two{"left", "{i} is no longer in force between {s} and {t}.",
                                 "N’est plus en vigueur entre {s} et {t} : {i}.",
                                 "Больше не действует между сторонами ({s} и {t}): {i}."};

/// The acts and the kinds of statements of docs/formats/register.md.
constexpr std::array<Words, 20> details{{
    {"ratification", "deposits its ratification", "dépôt de la ratification", "сдача ратификационной грамоты"},
    {"acceptance", "deposits its acceptance", "dépôt de l’acceptation", "сдача документа о принятии"},
    {"approval", "deposits its approval", "dépôt de l’approbation", "сдача документа об утверждении"},
    {"accession", "deposits its accession", "dépôt de l’adhésion", "сдача документа о присоединении"},
    {"formal-confirmation", "deposits its formal confirmation", "dépôt de la confirmation formelle",
     "сдача акта официального подтверждения"},
    {"definitive-signature", "signs definitively", "signature définitive", "окончательное подписание"},
    {"notification", "notification", "notification", "уведомление"},
    {"succession", "notifies its succession", "notification de succession", "уведомление о правопреемстве"},
    {"party", "deposits its instrument", "dépôt de l’instrument", "сдача документа"},
    {"membership", "bound as a member", "liée comme membre", "связано как член"},
    {"provisional", "applies it provisionally", "application provisoire", "временное применение"},
    {"awaiting", "consents before it is in force", "consentement avant l’entrée en vigueur",
     "согласие до вступления в силу"},
    {"unknown", "deposits its instrument", "dépôt de l’instrument", "сдача документа"},
    {"reservation", "reservation", "réserve", "оговорка"},
    {"declaration", "declaration", "déclaration", "заявление"},
    {"authority", "notice of authorities", "indication d’autorités", "сообщение об органах"},
    {"language", "notice of languages", "indication de langues", "сообщение о языках"},
    {"territorial", "territorial statement", "déclaration territoriale", "заявление о территориях"},
    {"objection", "objection", "objection", "возражение"},
    {"withdrawal", "statement", "déclaration", "заявление"},
}};

constexpr Words article{"article", ", article {n}", ", article {n}", ", статья {n}"};

class Sentence {
   public:
    Sentence(const Library& library, const NetworkEvent& event, std::string_view language)
        : library_(library), event_(event), language_(language) {}

    std::string write() const {
        std::string out;
        std::string_view rest = pattern().in(language_);
        while (!rest.empty()) {
            const std::size_t open = std::min(rest.find('{'), rest.size());
            out += rest.substr(0, open);
            rest.remove_prefix(open);
            if (rest.empty()) break;
            out += place(rest[1]);
            rest.remove_prefix(3);
        }
        while (out.ends_with(' ')) out.pop_back();
        return out;
    }

   private:
    const Words& pattern() const {
        using Kind = NetworkEvent::Kind;
        if (event_.toward.known()) {
            if (event_.kind == Kind::opened) return between_two;
            if (event_.kind == Kind::bound) return bound_between_two;
            if (event_.kind == Kind::left) return left_between_two;
        }
        return sentences[static_cast<std::size_t>(event_.kind)];
    }

    std::string place(char letter) const {
        switch (letter) {
            case 's':
                return name_of(event_.state);
            case 't':
                return name_of(event_.toward);
            case 'k':
                return detail();
            case 'a':
                return article_words();
            case 'e':
                return std::string(library_.text(event_.effect));
            default:
                return subject();
        }
    }

    std::string subject() const {
        if (event_.instrument == none) return std::string(library_.text(event_.organisation, language_));
        const Instrument& instrument = library_.instruments()[static_cast<std::size_t>(event_.instrument)];
        std::string title(library_.text(instrument.title, language_));
        if (title.empty()) title = library_.text(instrument.id);
        // The sentence ends by itself.
        while (title.ends_with('.')) title.pop_back();
        return title;
    }

    std::string name_of(StateCode state) const {
        const State* known = library_.find_state(state);
        return known == nullptr ? state.text() : std::string(library_.text(known->name, language_));
    }

    std::string detail() const {
        const std::string_view word = library_.text(event_.detail);
        const auto known = std::ranges::find(details, word, &Words::word);
        return std::string(known == details.end() ? word : known->in(language_));
    }

    std::string article_words() const {
        if (event_.article == 0) return {};
        std::string words(article.in(language_));
        words.replace(words.find("{n}"), 3, library_.text(event_.article));
        return words;
    }

    const Library& library_;
    const NetworkEvent& event_;
    std::string_view language_;
};

}  // namespace

std::string change_words(const Library& library, const NetworkEvent& event, std::string_view language) {
    return Sentence(library, event, language).write();
}

}  // namespace comity::law
