// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "format/json_writer.h"
#include "law/atlas/state_sheet.h"
#include "law/atlas/treaties_between.h"

namespace comity::law {

namespace {

struct Sentence {
    std::string_view en, fr, ru;
};

/// {s} the State, {n} who it is; the second of each where the register does not name it.
constexpr std::array<std::array<Sentence, 2>, 3> sentences{{
    {{{"Ask the central authority of {s}: {n}.", "Demander à l’autorité centrale de l’État ({s}) : {n}.",
       "Спросить центральный орган государства ({s}): {n}."},
      {"Ask the central authority of {s}; the table of authorities does not name it.",
       "Demander à l’autorité centrale de l’État ({s}) ; la table des autorités ne la nomme pas.",
       "Спросить центральный орган государства ({s}); в таблице органов он не назван."}}},
    {{{"Ask the depositary: {n}.", "Demander au dépositaire : {n}.", "Спросить депозитария: {n}."},
      {"Ask the depositary.", "Demander au dépositaire.", "Спросить депозитария."}}},
    {{{"Ask the foreign ministry of {s}: {n}.", "Demander au ministère des affaires étrangères ({s}) : {n}.",
       "Спросить министерство иностранных дел ({s}): {n}."},
      {"Ask through the diplomatic channel: foreign ministry of {s}.",
       "Demander par la voie diplomatique : ministère des affaires étrangères ({s}).",
       "Спросить по дипломатическим каналам: министерство иностранных дел ({s})."}}},
}};

std::string name_of(const Library& library, StateCode state, std::string_view language) {
    const State* known = library.find_state(state);
    return known == nullptr ? state.text() : std::string(library.text(known->name, language));
}

void replace(std::string& text, std::string_view place, std::string_view with) {
    if (const std::size_t at = text.find(place); at != std::string::npos) text.replace(at, place.size(), with);
}

class SheetWriter {
   public:
    SheetWriter(const StateSheet& sheet, std::string_view language)
        : sheet_(sheet), library_(sheet.library()), language_(language) {}

    std::string write() {
        json_.object([&] {
            write_head();
            json_.key("memberships").array([&] {
                for (const SheetMembership& entry : sheet_.memberships()) write_membership(entry);
            });
            json_.key("topics").array([&] {
                for (const SheetEntry& entry : sheet_.topics()) write_topic(entry);
            });
            json_.key("instruments").array([&] {
                for (const SheetInstrument& entry : sheet_.instruments()) write_instrument(entry);
            });
            json_.key("partners").array([&] {
                for (const PartnerCounts& counts : sheet_.partners()) write_partners(counts);
            });
            json_.key("unknown").array([&] {
                for (const SheetEntry& entry : sheet_.topics()) {
                    if (entry.known != Knowledge::yes) json_.string(library_.text(entry.topic->word));
                }
            });
        });
        return json_.take();
    }

   private:
    void write_head() {
        const State* state = library_.find_state(sheet_.state());
        json_.key("state").string(sheet_.state().text());
        write_text("alpha3", state == nullptr ? 0 : state->alpha3);
        json_.key("name").string(name_of(library_, sheet_.state(), language_));
        json_.key("names").object([&] {
            for (const std::string_view language : {"en", "fr", "ru"})
                json_.key(language).string(name_of(library_, sheet_.state(), language));
        });
        json_.key("on").string(to_string(sheet_.on()));
        write_text("note", state == nullptr ? 0 : state->note);
        write_text("source", state == nullptr ? 0 : state->source);
    }

    void write_text(std::string_view key, TextId text) { write_text(key, library_.text(text)); }
    void write_text(std::string_view key, std::string_view text) {
        json_.key(key);
        text.empty() ? json_.null() : json_.string(text);
    }
    void write_day(std::string_view key, const DateInterval& day) { write_text(key, register_day(day)); }

    void write_membership(const SheetMembership& entry) {
        const Organisation& organisation = library_.organisations()[static_cast<std::size_t>(entry.row->organisation)];
        const State* state = library_.find_state(sheet_.state());
        json_.object([&] {
            json_.key("organisation").string(library_.text(organisation.word));
            json_.key("name").string(library_.text(organisation.name, language_));
            json_.key("member");
            entry.member == Truth::unknown ? json_.null() : json_.boolean(entry.member == Truth::yes);
            write_text("from", entry.row->from_known ? register_day(entry.row->from) : "");
            write_text("to", entry.row->to_known ? register_day(entry.row->to) : "");
            json_.key("verified").boolean(entry.row->verified);
            write_text("source", state == nullptr ? 0 : state->source);
        });
    }

    void write_topic(const SheetEntry& entry) {
        json_.object([&] {
            json_.key("topic").string(library_.text(entry.topic->word));
            json_.key("title").string(library_.text(entry.topic->title, language_));
            json_.key("known").string(to_string(entry.known));
            json_.key("lines").array([&] {
                for (const SheetLine& line : entry.lines) write_line(*entry.topic, line);
            });
            write_text("question", library_.text(entry.topic->question, language_));
            json_.key("ask").array([&] {
                for (const WhomToAsk& whom : entry.ask) {
                    json_.object([&] {
                        json_.key("whom").string(to_string(whom.who));
                        write_text("name", whom.name);
                        json_.key("words").string(whom_text(sheet_, whom, language_));
                    });
                }
            });
        });
    }

    static std::string_view origin(const SheetLine& line) {
        if (line.law != nullptr) return "national-law";
        if (line.provision != nullptr) return "national-rule";
        return line.declaration != nullptr ? "declaration" : "authority";
    }

    void write_line(const SheetTopic& topic, const SheetLine& line) {
        json_.object([&] {
            json_.key("origin").string(origin(line));
            write_text("value", line_value(library_, topic, line));
            write_text("label", line_label(library_, topic, line, language_));
            write_text("says", line_says(library_, line, language_));
            write_text("cite", line_cite(library_, line));
            const InstrumentIndex limited = line.limited_to(library_);
            write_text("instrument",
                       limited == none ? 0 : library_.instruments()[static_cast<std::size_t>(limited)].id);
            write_days(line);
            write_text("source", source_of(line));
            write_text("as_of", line.law != nullptr ? line.law->as_of : line.authority ? line.authority->as_of : 0);
            json_.key("verified").boolean(line.verified(library_));
            write_text("mark", line.provision != nullptr ? line.provision->mark : 0);
            json_.key("authority");
            line.authority != nullptr ? write_authority(*line.authority) : json_.null();
        });
    }

    void write_days(const SheetLine& line) {
        if (line.declaration != nullptr) {
            write_day("from", line.declaration->from);
            write_day("to", line.declaration->to);
            return;
        }
        const bool dated = line.provision != nullptr && line.provision->dated;
        write_text("from", line.law != nullptr ? std::string(library_.text(line.law->from))
                           : dated             ? register_day(DateInterval::on(line.provision->in_force.first))
                                               : "");
        write_text("to", dated ? register_day(DateInterval::on(line.provision->in_force.last)) : "");
    }

    /// An encoded rule is its own source: the reference of the act it stands in.
    TextId source_of(const SheetLine& line) const {
        if (line.law != nullptr) return line.law->source;
        if (line.provision != nullptr) return library_.instrument_of(*line.provision).reference;
        return line.declaration != nullptr ? line.declaration->source : line.authority->source;
    }

    void write_authority(const Authority& authority) {
        json_.object([&] {
            write_text("name", authority.name);
            write_text("competence", authority.competence);
            write_text("role", authority.role);
            write_text("address", authority.address);
            write_text("languages", authority.languages);
            write_text("channel", authority.channel);
        });
    }

    void write_instrument(const SheetInstrument& entry) {
        const Participation& row = *entry.row;
        const Instrument& instrument = library_.instruments()[static_cast<std::size_t>(row.instrument)];
        json_.object([&] {
            json_.key("id").string(library_.text(instrument.id));
            json_.key("title").string(library_.text(instrument.title, language_));
            json_.key("reference").string(library_.text(instrument.reference));
            json_.key("status").string(to_string(entry.status));
            write_text("from", row.member ? register_day(row.from) : "");
            write_text("to", row.member ? register_day(row.to) : "");
            write_text("signed", row.signed_on);
            write_text("deposited", row.deposited_on);
            write_text("act", row.act);
            write_text("source", row.source);
            write_text("as_of", row.as_of);
            json_.key("verified").boolean(row.verified);
            write_text("note", row.note);
            json_.key("loaded").boolean(instrument.loaded);
            json_.key("between").array([&] {
                for (const StateCode state : {instrument.a, instrument.b}) {
                    if (state.known()) json_.string(state.text());
                }
            });
            write_text("depositary", instrument.depositary);
            json_.key("declarations").array([&] {
                for (const Declaration* declaration : entry.declarations) write_declaration(*declaration);
            });
            json_.key("suspensions").array([&] {
                for (const Suspension* suspension : entry.suspensions) write_suspension(*suspension);
            });
        });
    }

    void write_declaration(const Declaration& row) {
        json_.object([&] {
            write_text("article", row.article);
            write_text("kind", row.kind);
            write_text("effect", row.effect);
            write_day("from", row.from);
            write_day("to", row.to);
            write_text("source", row.source);
            json_.key("verified").boolean(row.verified);
        });
    }

    void write_suspension(const Suspension& row) {
        json_.object([&] {
            json_.key("state").string(row.state.text());
            json_.key("toward").string(row.toward.text());
            write_day("from", row.from);
            write_day("to", row.to);
            write_text("source", row.source);
            json_.key("verified").boolean(row.verified);
        });
    }

    void write_partners(const PartnerCounts& counts) {
        const auto write_counts = [&](std::string_view key, const std::array<std::size_t, 5>& by_answer) {
            json_.key(key).object([&] {
                for (std::size_t i = 0; i < by_answer.size(); ++i) {
                    json_.key(to_string(static_cast<NetworkAnswer>(i)))
                        .integer(static_cast<std::int64_t>(by_answer[i]));
                }
            });
        };
        json_.object([&] {
            json_.key("kind").string(counts.kind.name);
            json_.key("label").string(library_.text(counts.kind.label, language_));
            write_counts("requesting", counts.requesting);
            write_counts("requested", counts.requested);
        });
    }

    const StateSheet& sheet_;
    const Library& library_;
    std::string_view language_;
    format::JsonWriter json_;
};

}  // namespace

std::string whom_text(const StateSheet& sheet, const WhomToAsk& whom, std::string_view language) {
    const Sentence& sentence = sentences[static_cast<std::size_t>(whom.who)][whom.name == 0 ? 1 : 0];
    std::string text(language == "fr" ? sentence.fr : language == "ru" ? sentence.ru : sentence.en);
    replace(text, "{s}", name_of(sheet.library(), sheet.state(), language));
    replace(text, "{n}", sheet.library().text(whom.name));
    return text;
}

std::string_view line_value(const Library& library, const SheetTopic& topic, const SheetLine& line) {
    if (line.law != nullptr) return library.text(line.law->rule);
    if (line.declaration != nullptr) return library.text(line.declaration->kind);
    if (line.authority == nullptr) return {};
    if (topic.channels) return library.text(line.authority->channel);
    return library.text(topic.languages ? line.authority->languages : line.authority->role);
}

std::string_view line_label(const Library& library, const SheetTopic& topic, const SheetLine& line,
                            std::string_view language) {
    if (line.provision != nullptr) return library.text(line.provision->title, language);
    if (line.law == nullptr) return {};
    for (const FactValue& value : library.of(library.fact_values(), topic.values)) {
        if (value.word == line.law->rule) return library.text(value.label, language);
    }
    return {};
}

std::string_view line_says(const Library& library, const SheetLine& line, std::string_view language) {
    if (line.law != nullptr) return library.text(line.law->summary);
    if (line.provision != nullptr) return library.text(line.provision->says, language);
    return library.text(line.declaration != nullptr ? line.declaration->effect : line.authority->name);
}

std::string line_cite(const Library& library, const SheetLine& line) {
    if (line.law != nullptr) return std::string(library.text(line.law->provision));
    if (line.provision != nullptr) return std::string(library.text(line.provision->id));
    const InstrumentIndex limited = line.limited_to(library);
    if (limited == none) return {};
    std::string cite(library.text(library.instruments()[static_cast<std::size_t>(limited)].id));
    if (line.declaration != nullptr && line.declaration->article != 0)
        cite += ":" + std::string(library.text(line.declaration->article));
    return cite;
}

std::string state_sheet_json(const StateSheet& sheet, std::string_view language) {
    return SheetWriter(sheet, language).write();
}

}  // namespace comity::law
