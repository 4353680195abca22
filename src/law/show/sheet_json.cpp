// SPDX-License-Identifier: EUPL-1.2
#include "format/json_writer.h"
#include "law/rules/explain.h"
#include "law/show/provision_sheet.h"
#include "law/show/rule_text.h"

namespace comity::law {

namespace {

/// What holds the library's words in three languages; languages that are not there are left out.
void write_words(format::JsonWriter& json, const Library& library, const Localised& words) {
    json.object([&] {
        if (words.en != 0) json.key("en").string(library.text(words.en));
        if (words.fr != 0) json.key("fr").string(library.text(words.fr));
        if (words.ru != 0) json.key("ru").string(library.text(words.ru));
    });
}

void write_text(format::JsonWriter& json, const Library& library, std::string_view key, TextId text) {
    if (text != 0) json.key(key).string(library.text(text));
}

/// First and last day; a day that is not known is null, one known in part is written as parse_date() reads it.
void write_days(format::JsonWriter& json, const DateInterval& from, const DateInterval& to) {
    const auto day = [&](std::string_view key, const DateInterval& value, CivilDate absent) {
        json.key(key);
        if (value == DateInterval::on(absent) || value == DateInterval{CivilDate::earliest(), CivilDate::latest()})
            json.null();
        else
            json.string(to_string(value));
    };
    day("from", from, CivilDate::earliest());
    day("to", to, CivilDate::latest());
}

}  // namespace

void write_provision(format::JsonWriter& json, const Library& library, const ProvisionSheet& sheet,
                     const std::vector<std::string>* examples) {
    const Provision& provision = library.provisions()[static_cast<std::size_t>(sheet.provision)];
    json.object([&] {
        json.key("id").string(library.text(provision.id));
        json.key("title");
        write_words(json, library, provision.title);
        json.key("says");
        write_words(json, library, provision.says);
        json.key("mark").string(library.text(provision.mark));
        write_text(json, library, "note", provision.note);
        if (provision.dated) {
            json.key("in_force").object([&] {
                write_days(json, DateInterval::on(provision.in_force.first), DateInterval::on(provision.in_force.last));
            });
        }
        json.key("rules").strings(sheet.rules);
        json.key("replaces").strings(sheet.replaces);
        json.key("modified_by").array([&] {
            for (const Influence& influence : sheet.influences) {
                json.object([&] {
                    json.key("rule").string(
                        library.text(library.provisions()[static_cast<std::size_t>(influence.by)].id));
                    json.key("effect").string(influence.effect);
                    if (influence.when != none) json.key("when").string(expression_text(library, influence.when));
                });
            }
        });
        if (examples != nullptr) json.key("examples").strings(*examples);
        json.key("place").string(to_string(Place{std::string(library.text(provision.file)), provision.line, 0}));
    });
}

void write_instrument(format::JsonWriter& json, const Library& library, InstrumentIndex index) {
    const Instrument& instrument = library.instruments()[static_cast<std::size_t>(index)];
    json.key("id").string(library.text(instrument.id));
    json.key("title");
    write_words(json, library, instrument.title);
    write_text(json, library, "reference", instrument.reference);
    json.key("families").array([&] {
        for (Family family : {Family::extradition, Family::assistance}) {
            if (instrument.speaks_to(family)) json.string(family == Family::extradition ? "extradition" : "assistance");
        }
    });
    json.key("role").string(role_words(library, instrument));
    json.key("encoded").boolean(instrument.loaded);
    if (instrument.opened_known) json.key("opened").string(to_string(instrument.opened));
    if (instrument.joins.form != Interval::Form::none)
        json.key("joins").string(interval_words(instrument.joins, "deposit"));
    if (instrument.leaves.form != Interval::Form::none)
        json.key("leaves").string(interval_words(instrument.leaves, "receipt"));
    write_text(json, library, "note", instrument.note);
}

void write_parties(format::JsonWriter& json, const Library& library, InstrumentIndex index) {
    json.array([&] {
        for (const Participation* row : parties_of(library, index)) {
            json.object([&] {
                json.key("state").string(row->state.text());
                json.key("bound").boolean(row->member);
                write_days(json, row->from, row->to);
                write_text(json, library, "signed", row->signed_on);
                write_text(json, library, "deposited", row->deposited_on);
                write_text(json, library, "act", row->act);
                json.key("verified").boolean(row->verified);
                write_text(json, library, "source", row->source);
                write_text(json, library, "as_of", row->as_of);
                write_text(json, library, "note", row->note);
            });
        }
    });
}

void write_declarations(format::JsonWriter& json, const Library& library,
                        const std::vector<const Declaration*>& declarations) {
    json.array([&] {
        for (const Declaration* row : declarations) {
            json.object([&] {
                json.key("state").string(row->state.text());
                json.key("article").string(library.text(row->article));
                write_text(json, library, "type", row->kind);
                json.key("effect").string(library.text(row->effect));
                write_days(json, row->from, row->to);
                json.key("verified").boolean(row->verified);
                write_text(json, library, "source", row->source);
            });
        }
    });
}

void write_fact(format::JsonWriter& json, const Library& library, FactIndex index) {
    const Fact& fact = library.facts()[static_cast<std::size_t>(index)];
    const auto values = [&](Range<FactValue> range) {
        json.array([&] {
            for (const FactValue& value : library.of(library.fact_values(), range)) {
                json.object([&] {
                    json.key("value").string(library.text(value.word));
                    json.key("name");
                    write_words(json, library, value.label);
                });
            }
        });
    };
    json.object([&] {
        json.key("fact").string(library.text(fact.name));
        json.key("type").string(type_words(library, fact.type, {}));
        json.key("per_offence").boolean(fact.per_offence);
        json.key("name");
        write_words(json, library, fact.label);
        json.key("ask");
        write_words(json, library, fact.ask);
        json.key("help");
        write_words(json, library, fact.help);
        json.key("answered_by").string(answered_by_word(fact.answered_by));
        json.key("appreciation").boolean(fact.appreciation);
        if (!fact.values.empty()) {
            json.key("values");
            values(fact.values);
        }
        if (!fact.fields.empty()) {
            json.key("fields").array([&] {
                for (const FactField& field : library.of(library.fact_fields(), fact.fields)) {
                    json.object([&] {
                        json.key("field").string(library.text(field.name));
                        json.key("type").string(type_words(library, field.type, {}));
                        if (!field.values.empty()) {
                            json.key("values");
                            values(field.values);
                        }
                    });
                }
            });
        }
        json.key("aliases").array([&] {
            for (const FactAlias& alias : library.fact_aliases()) {
                if (alias.fact == index) json.string(library.text(alias.name));
            }
        });
    });
}

}  // namespace comity::law
