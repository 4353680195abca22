// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "format/tree.h"
#include "law/determination/determine.h"

/// Questions made by chance from the vocabulary of a library, for properties that must hold of every question.
namespace comity::law {

inline format::Tree scalar_tree(std::string text) {
    return {format::Tree::Kind::scalar, std::move(text), true, {}, {}, {}};
}
inline format::Tree list_tree(std::vector<format::Tree> items) {
    return {format::Tree::Kind::list, {}, false, std::move(items), {}, {}};
}
inline void add_member(format::Tree& map, std::string key, format::Tree value) {
    map.kind = format::Tree::Kind::map;
    map.keys.push_back(scalar_tree(std::move(key)));
    map.items.push_back(std::move(value));
}

/// One fact with its value; of offence `offence` ("o1", "o2"), or of the request ("").
struct MadeFact {
    FactIndex fact = none;
    std::string offence;
    format::Tree value;
};

/// States, their treaties and days, the kind of request, and some facts.
struct MadeQuestion {
    std::string requesting, requested;
    std::string as_of;
    std::string family;  ///< "request.kind" or "request.measure"
    std::string kind;
    bool real_register = true;
    std::vector<std::pair<std::string, std::pair<std::string, std::string>>> status;  ///< treaty → first day of either
    std::vector<MadeFact> facts;

    format::Tree tree(const Library& library) const {
        format::Tree question;
        add_member(question, "as_of", scalar_tree(as_of));
        add_member(question, "register", scalar_tree(real_register ? "overlay" : "replace"));
        format::Tree treaties;
        for (const auto& [id, days] : status) {
            format::Tree parties;
            add_member(parties, requesting, scalar_tree(days.first));
            add_member(parties, requested, scalar_tree(days.second));
            add_member(treaties, id, std::move(parties));
        }
        if (!status.empty()) add_member(question, "status", std::move(treaties));
        format::Tree given;
        add_member(given, "request.requesting_state", scalar_tree(requesting));
        add_member(given, "request.requested_state", scalar_tree(requested));
        add_member(given, family, scalar_tree(kind));
        format::Tree first, second;
        add_member(first, "id", scalar_tree("o1"));
        add_member(second, "id", scalar_tree("o2"));
        for (const MadeFact& fact : facts) {
            const std::string name(library.text(library.facts()[static_cast<std::size_t>(fact.fact)].name));
            if (fact.offence.empty())
                add_member(given, name, fact.value);
            else
                add_member(fact.offence == "o1" ? first : second, name.substr(name.find('.') + 1), fact.value);
        }
        add_member(given, "offences", list_tree({std::move(first), std::move(second)}));
        add_member(question, "facts", std::move(given));
        return question;
    }

    std::unique_ptr<QuestionInput> bind(const Library& library, std::string* faults_found = nullptr) const {
        Faults faults;
        auto question = read_question(library, tree(library), CivilDate(20'000), faults);
        if (faults_found != nullptr) {
            for (const Fault& fault : faults.list()) *faults_found += to_string(fault) + "\n";
        }
        return question;
    }
};

/// JSON of a tree, for messages that can be pasted into a question file.
inline std::string tree_text(const format::Tree& tree) {
    using Kind = format::Tree::Kind;
    std::string text;
    switch (tree.kind) {
        case Kind::null:
            return "null";
        case Kind::scalar:
            return "\"" + tree.text + "\"";
        case Kind::list:
            for (const format::Tree& item : tree.items) text += (text.empty() ? "" : ", ") + tree_text(item);
            return "[" + text + "]";
        case Kind::map:
            for (std::size_t i = 0; i < tree.keys.size(); ++i) {
                text += (text.empty() ? "" : ", ") + tree_text(tree.keys[i]) + ": " + tree_text(tree.items[i]);
            }
            return "{" + text + "}";
    }
    return text;
}

/// Makes questions from a seed: the same seed gives the same questions.
class QuestionMaker {
   public:
    QuestionMaker(const Library& library, std::uint32_t seed) : library_(library), random_(seed) {}

    /// States, treaties and kind, without any other fact.
    MadeQuestion setting() {
        static constexpr std::pair<const char*, const char*> pairs[] = {
            {"TR", "CH"}, {"CH", "TR"}, {"US", "NL"}, {"NL", "US"}, {"RU", "BY"}, {"KZ", "RU"},
            {"DE", "CH"}, {"FI", "SE"}, {"DE", "FR"}, {"US", "GB"}, {"IN", "GB"}, {"RU", "DE"},
            {"BR", "JP"}, {"XA", "XB"}, {"XA", "XB"}, {"XA", "RU"}, {"XA", "CH"}, {"AU", "NL"}};
        MadeQuestion question;
        const auto& pair = pairs[below(std::size(pairs))];
        question.requesting = pair.first;
        question.requested = pair.second;
        question.as_of = day(2000, 27);
        const bool extradition = below(2) == 0;
        question.family = extradition ? "request.kind" : "request.measure";
        question.kind = word_of(fact(question.family));
        question.real_register = below(3) != 0;
        const std::size_t treaties = below(5);
        for (std::size_t i = 0; i < treaties; ++i) {
            const Instrument& instrument = library_.instruments()[below(library_.instruments().size())];
            if (!instrument.loaded || instrument.a.known() || instrument.role == Role::national) continue;
            const std::string id(library_.text(instrument.id));
            if (std::ranges::any_of(question.status, [&](const auto& entry) { return entry.first == id; })) continue;
            question.status.push_back({id, {day(1960, 60), day(1960, 60)}});
        }
        return question;
    }

    /// A fact that the question does not give yet; false when chance chose one it has.
    bool add_fact(MadeQuestion& question) {
        const auto index = static_cast<FactIndex>(below(library_.facts().size()));
        const Fact& chosen = library_.facts()[static_cast<std::size_t>(index)];
        const std::string_view name = library_.text(chosen.name);
        if (name == "request.requesting_state" || name == "request.requested_state" || name == "request.kind" ||
            name == "request.measure" || name == "offence.id") {
            return false;
        }
        MadeFact made{index, chosen.per_offence ? (below(2) == 0 ? "o1" : "o2") : "", value_of(chosen)};
        for (const MadeFact& other : question.facts) {
            if (other.fact == made.fact && other.offence == made.offence) return false;
        }
        question.facts.push_back(std::move(made));
        return true;
    }

    std::size_t below(std::size_t bound) { return bound == 0 ? 0 : static_cast<std::size_t>(random_() % bound); }

   private:
    const Fact& fact(std::string_view name) const {
        return library_.facts()[static_cast<std::size_t>(library_.find_fact(name))];
    }

    std::string word_of(const Fact& fact) {
        const auto values = library_.of(library_.fact_values(), fact.values);
        return std::string(library_.text(values[below(values.size())].word));
    }

    std::string day(int first_year, std::size_t years) {
        return to_string(add_days(*CivilDate::from_ymd(first_year, 1, 1), static_cast<int>(below(years * 365))));
    }

    format::Tree value_of(const Fact& fact) {
        if (fact.type != Type::records) return typed(fact.type, library_.of(library_.fact_values(), fact.values));
        std::vector<format::Tree> rows;
        const auto fields = library_.of(library_.fact_fields(), fact.fields);
        const std::size_t count = below(3);
        for (std::size_t i = 0; i < count; ++i) {
            format::Tree row;
            row.kind = format::Tree::Kind::map;
            for (const FactField& field : fields) {
                if (below(3) != 0)
                    add_member(row, std::string(library_.text(field.name)),
                               typed(field.type, library_.of(library_.fact_values(), field.values)));
            }
            rows.push_back(std::move(row));
        }
        return list_tree(std::move(rows));
    }

    format::Tree typed(Type type, std::span<const FactValue> values) {
        static constexpr const char* states[] = {"TR", "CH", "US", "NL", "RU", "BY",
                                                 "DE", "FI", "GB", "XA", "XB", "XC"};
        static constexpr const char* texts[] = {"en", "fr", "ru", "de", "UNHCR", "CH", "RU"};
        const auto any_word = [&] {
            return values.empty() ? std::string("x") : std::string(library_.text(values[below(values.size())].word));
        };
        const auto any_instrument = [&] {
            return std::string(library_.text(library_.instruments()[below(library_.instruments().size())].id));
        };
        const auto some = [&](auto&& one) {
            std::vector<format::Tree> items;
            const std::size_t count = below(4);
            for (std::size_t i = 0; i < count; ++i) items.push_back(scalar_tree(one()));
            return list_tree(std::move(items));
        };
        switch (type) {
            case Type::yes_no:
                return scalar_tree(below(2) == 0 ? "true" : "false");
            case Type::one_of:
                return scalar_tree(any_word());
            case Type::set_of:
                return some(any_word);
            case Type::date:
                return scalar_tree(below(8) == 0 ? day(1990, 36).substr(0, 7) : day(1990, 36));
            case Type::moment:
                return scalar_tree(day(2020, 6) + "T10:30:00+02:00");
            case Type::period:
                return scalar_tree("P" + std::to_string(1 + below(20)) + "M");
            case Type::penalty: {
                static constexpr const char* penalties[] = {"P1Y",  "P11M",  "P4M", "P10Y",        "fine",
                                                            "life", "death", "P6M", "imprisonment"};
                return scalar_tree(penalties[below(std::size(penalties))]);
            }
            case Type::state:
                return scalar_tree(states[below(std::size(states))]);
            case Type::state_list:
                return some([&] { return std::string(states[below(std::size(states))]); });
            case Type::instrument:
                return scalar_tree(any_instrument());
            case Type::instrument_list:
                return some(any_instrument);
            case Type::text:
                return scalar_tree(texts[below(std::size(texts))]);
            case Type::text_list:
                return some([&] { return std::string(texts[below(std::size(texts))]); });
            default:
                return scalar_tree(std::to_string(below(100)));
        }
    }

    const Library& library_;
    std::mt19937 random_;
};

}  // namespace comity::law
