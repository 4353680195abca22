// SPDX-License-Identifier: EUPL-1.2
#include "node/papers/brought_translation.h"

#include <algorithm>

#include <fmt/format.h>

#include "documents/assembly/put_words.h"
#include "documents/xliff/units.h"

namespace comity::node {

namespace {

using format::Value;

constexpr std::string_view field_unit = "field:";

/// The words of a slot in all languages that have some.
Value words_of_slot(const documents::Document& document, const documents::Slot& slot) {
    Value words = Value::object();
    for (std::size_t version = 0; version < slot.words.size(); ++version)
        if (!documents::is_untranslated(slot.words[version]))
            words.set(document.languages[version], slot.words[version]);
    return words;
}

}  // namespace

void tell_fields(const documents::TemplateLibrary& templates, const documents::Translated& brought, Value& more) {
    for (const auto& unit : brought.units) {
        if (!unit.name.starts_with(field_unit)) continue;
        const std::string slot = unit.name.substr(field_unit.size());
        const std::string name = slot.substr(0, slot.find('/'));
        const std::optional<int> index = templates.find_field(name);
        if (!index) continue;  // it is the case's own
        const documents::Field* field = &templates.fields()[static_cast<std::size_t>(*index)];
        const std::size_t offence_at = name.size() + 1;
        const std::string offence =
            field->per_offence ? slot.substr(offence_at, slot.find('/', offence_at) - offence_at) : std::string();
        const std::string stem = field->per_offence ? name + "/" + offence : name;
        Value value;
        if (field->list) {
            value = Value::list();
            const auto& slots = brought.document.slots;
            for (std::size_t entry = 1;; ++entry) {
                const auto at = std::ranges::find(slots, fmt::format("{}/{}", stem, entry), &documents::Slot::name);
                if (at == slots.end()) break;
                value.append(words_of_slot(brought.document, *at));
            }
        } else {
            const auto at = std::ranges::find(brought.document.slots, stem, &documents::Slot::name);
            if (at == brought.document.slots.end()) continue;
            value = words_of_slot(brought.document, *at);
        }
        const auto put = [&](Value& into, std::string_view key, const auto& inner, const Value& said) {
            Value held = into.find(key) ? *into.find(key) : Value::object();
            held.set(inner, said);
            into.set(key, std::move(held));
        };
        if (!field->per_offence) {
            put(more, "fields", name, value);
            continue;
        }
        const Value* offences = more.find("offences");
        Value of_offence = offences && offences->find(offence) ? *offences->find(offence) : Value::object();
        of_offence.set(name, value);
        put(more, "offences", offence, of_offence);
    }
}

void put_units(documents::Document& document, const documents::Translated& brought) {
    const auto version = documents::version_of(document, brought.language);
    const auto from = documents::segments_of(brought.document);
    for (documents::Segment* segment : documents::segments_of(document)) {
        const bool taken =
            std::ranges::any_of(brought.units, [&](const auto& unit) { return unit.name == segment->id; });
        const auto held = std::ranges::find_if(from, [&](const auto* each) { return each->id == segment->id; });
        if (!taken || !version || held == from.end()) continue;
        documents::Passage passage = (*held)->versions[*version];
        for (documents::TextRun& run : passage) {
            if (run.slot == documents::none) continue;
            // Slots are numbered anew where fields were told.
            const auto& name = brought.document.slots[static_cast<std::size_t>(run.slot)].name;
            const auto slot = std::ranges::find(document.slots, name, &documents::Slot::name);
            run.slot = slot == document.slots.end() ? documents::none : static_cast<int>(slot - document.slots.begin());
            if (slot != document.slots.end()) run.text = slot->words[*version];
        }
        documents::put_passage(*segment, *version, std::move(passage));
    }
}

}  // namespace comity::node
