// SPDX-License-Identifier: EUPL-1.2
#include "documents/assembly/slot_words.h"

#include <algorithm>
#include <charconv>

#include "documents/assembly/citation_words.h"
#include "law/library/values.h"
#include "law/request/letters.h"
#include "law/rules/explain.h"
#include "text/local_format.h"

namespace comity::documents {

namespace {

SlotKind kind_of(Field::Type type) {
    switch (type) {
        case Field::Type::text:
            return SlotKind::text;
        case Field::Type::name:
            return SlotKind::name;
        case Field::Type::code:
            return SlotKind::code;
        case Field::Type::date:
            return SlotKind::date;
        case Field::Type::number:
            return SlotKind::number;
        case Field::Type::money:
            return SlotKind::money;
        case Field::Type::period:
            return SlotKind::period;
    }
    return SlotKind::text;
}

std::string value_words(Field::Type type, const std::string& value, std::string_view language) {
    switch (type) {
        case Field::Type::date: {
            const auto day = parse_date(value);
            return day ? text::long_date(day->first, language) : value;
        }
        case Field::Type::number:
            return text::number(value, language);
        case Field::Type::money:
            return text::money(value.substr(0, 3), value.substr(4), language);
        case Field::Type::period: {
            const auto period = parse_period(value);
            return period ? text::period(*period, language) : value;
        }
        default:
            return value;
    }
}

std::string state_words(const law::Library& library, StateCode code, std::string_view language) {
    const law::State* state = library.find_state(code);
    const std::string_view name = state == nullptr ? std::string_view{} : library.text(state->name, language);
    return name.empty() ? code.text() : std::string(name);
}

}  // namespace

std::size_t SlotWords::entries(int field) const {
    const auto found = input_.fields.find(field);
    return found == input_.fields.end() ? 0 : found->second.size();
}

const std::vector<FieldEntry>* SlotWords::entries_of(const Binding& binding, int offence) const {
    if (binding.per_offence) {
        const auto found =
            input_.of_offences.find({binding.index, determination_.question().facts.offence_id(offence)});
        return found == input_.of_offences.end() ? nullptr : &found->second;
    }
    const auto found = input_.fields.find(binding.index);
    return found == input_.fields.end() ? nullptr : &found->second;
}

bool SlotWords::known(const Binding& binding, int offence) const {
    switch (binding.source) {
        case Binding::Source::fact:
            return determination_.question().facts.value(binding.index, offence).kind != law::Value::Kind::unknown;
        case Binding::Source::field:
        case Binding::Source::count: {
            const auto* entries = entries_of(binding, offence);
            return entries != nullptr && !entries->empty();
        }
        case Binding::Source::citations:
            return !citations_of(determination_, binding.law).empty();
        case Binding::Source::none:
            break;
    }
    return false;
}

void SlotWords::write(Slot& slot, const auto& words_of_language) const {
    for (const std::string& language : input_.languages) slot.words.push_back(words_of_language(language));
}

void SlotWords::leave_empty(Slot& slot, const LanguageWords& label) const {
    slot.empty = true;
    slot.value.clear();
    slot.words.clear();
    write(slot, [&](std::string_view language) {
        return std::string(gap_opens) + std::string(words_in(label, language)) + std::string(gap_closes);
    });
}

Slot SlotWords::fill(const Binding& binding, int offence, std::size_t entry) const {
    switch (binding.source) {
        case Binding::Source::fact:
            return of_fact(binding, offence);
        case Binding::Source::citations:
            return of_law(binding);
        case Binding::Source::count: {
            Slot slot{binding.name, SlotKind::number, std::to_string(entries(binding.index)), {}, false};
            write(slot, [&](std::string_view language) { return text::number(slot.value, language); });
            return slot;
        }
        default:
            return of_field(binding, offence, entry);
    }
}

Slot SlotWords::of_field(const Binding& binding, int offence, std::size_t entry) const {
    const Field& field = templates_.fields()[static_cast<std::size_t>(binding.index)];
    Slot slot{binding.name, kind_of(field.type), {}, {}, false};
    if (binding.per_offence) slot.name += "/" + determination_.question().facts.offence_id(offence);
    const auto* entries = entries_of(binding, offence);
    if (entries == nullptr || entries->empty() || (field.list && entry >= entries->size())) {
        leave_empty(slot, field.label);
        return slot;
    }
    if (field.list) slot.name += "/" + std::to_string(entry + 1);
    const FieldEntry& given = (*entries)[field.list ? entry : 0];
    slot.value = given.value;
    if (given.words.empty()) {
        write(slot, [&](std::string_view language) { return value_words(field.type, given.value, language); });
        return slot;
    }
    write(slot, [&](std::string_view language) {
        for (const auto& [tag, words] : given.words) {
            if (tag == language ||
                (tag.empty() && (field.type == Field::Type::name || language == input_.languages[0])))
                return words;
        }
        // What one person wrote in one language waits for a translator; the draft says so where it stands.
        return std::string(gap_opens) + std::string(templates_.word("translation", language)) + ": " +
               given.words.front().second + std::string(gap_closes);
    });
    return slot;
}

Slot SlotWords::of_fact(const Binding& binding, int offence) const {
    const law::Library& library = templates_.library();
    const law::Facts& facts = determination_.question().facts;
    const law::Fact& fact = library.facts()[static_cast<std::size_t>(binding.index)];
    const law::Value& value = facts.value(binding.index, offence);
    Slot slot{binding.name, SlotKind::text, law::value_text(facts, value), {}, false};
    if (binding.per_offence) slot.name += "/" + facts.offence_id(offence);
    const auto label = [&](law::TextId word, std::string_view language) {
        return std::string(library.text(law::value_label(library, library.text(fact.name), word), language));
    };
    switch (value.kind) {
        case law::Value::Kind::word:
            if (fact.type == law::Type::one_of) {
                slot.kind = SlotKind::choice;
                write(slot, [&](std::string_view language) { return label(value.a, language); });
            } else if (fact.type == law::Type::instrument) {
                slot.kind = SlotKind::citation;
                write(slot,
                      [&](std::string_view language) { return citation_words(templates_, slot.value, language); });
            } else {
                slot.kind = SlotKind::code;
                write(slot, [&](std::string_view) { return slot.value; });
            }
            break;
        case law::Value::Kind::day:
        case law::Value::Kind::moment: {
            slot.kind = SlotKind::date;
            const DateInterval day = law::day_of(value);
            write(slot, [&](std::string_view language) {
                return day.exact() ? text::long_date(day.first, language) : to_string(day);
            });
            break;
        }
        case law::Value::Kind::period:
            slot.kind = SlotKind::period;
            write(slot, [&](std::string_view language) { return text::period({value.a, value.b, value.c}, language); });
            break;
        case law::Value::Kind::penalty: {
            static constexpr std::string_view names[] = {"fine", "imprisonment", "indeterminate", "life", "death"};
            slot.kind = SlotKind::period;
            write(slot, [&](std::string_view language) {
                std::string words(
                    templates_.word("penalty." + std::string(names[static_cast<std::size_t>(value.a)]), language));
                if (value.b > 0 || value.c > 0)
                    words += ", " + text::period({std::max(value.b, 0), value.c, 0}, language);
                return words;
            });
            break;
        }
        case law::Value::Kind::state:
            slot.kind = SlotKind::state;
            write(slot, [&](std::string_view language) {
                return state_words(library, StateCode::from_packed(value.a), language);
            });
            break;
        case law::Value::Kind::number:
            slot.kind = SlotKind::number;
            write(slot, [&](std::string_view language) { return text::number(slot.value, language); });
            break;
        case law::Value::Kind::words:
        case law::Value::Kind::states: {
            const bool states = value.kind == law::Value::Kind::states;
            slot.kind = states ? SlotKind::state : SlotKind::choice;
            write(slot, [&](std::string_view language) {
                std::vector<std::string> all;
                for (const std::int32_t item : facts.items(value))
                    all.push_back(states ? state_words(library, StateCode::from_packed(item), language)
                                         : label(item, language));
                return text::listed(all, language);
            });
            if (facts.items(value).empty()) leave_empty(slot, language_words(library, fact.label));
            break;
        }
        default:
            leave_empty(slot, language_words(library, fact.label));
    }
    return slot;
}

Slot SlotWords::of_law(const Binding& binding) const {
    Slot slot{binding.name, SlotKind::citation, {}, {}, false};
    const std::vector<std::string> cited = citations_of(determination_, binding.law);
    for (const std::string& each : cited) slot.value += (slot.value.empty() ? "" : " ") + each;
    if (cited.empty() && binding.law != "basis") {
        leave_empty(slot, {{"en", std::string(templates_.word("provision", "en"))},
                           {"fr", std::string(templates_.word("provision", "fr"))},
                           {"ru", std::string(templates_.word("provision", "ru"))}});
        return slot;
    }
    write(slot, [&](std::string_view language) {
        // Without a treaty a request rests on reciprocity and the requested State's own law.
        if (cited.empty()) return std::string(templates_.word("reciprocity", language));
        std::string words;
        for (const std::string& each : cited)
            words += (words.empty() ? "" : "; ") + citation_words(templates_, each, language);
        return words;
    });
    return slot;
}

std::string SlotWords::plural(const TextPart& part, const Slot& slot, std::string_view language) const {
    std::int64_t number = 0;
    std::from_chars(slot.value.data(), slot.value.data() + slot.value.size(), number);
    const std::string category = text::plural_category(number, language);
    const auto form_of = [&](std::string_view wanted) {
        return std::ranges::find(part.plural, wanted, &std::pair<std::string, std::string>::first);
    };
    auto form = form_of(category);
    if (form == part.plural.end()) form = form_of("other");
    std::string words = form->second;
    const std::string digits = text::number(slot.value, language);
    for (std::size_t at = words.find('#'); at != std::string::npos; at = words.find('#', at + digits.size()))
        words.replace(at, 1, digits);
    return words;
}

}  // namespace comity::documents
