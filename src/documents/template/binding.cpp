// SPDX-License-Identifier: EUPL-1.2
#include "documents/template/binding.h"

#include <algorithm>
#include <array>

#include "base/nearest.h"

namespace comity::documents {

namespace {

/// Citations that are gathered over the whole answer; every other name behind `law.` is the id of a rule.
constexpr std::array<std::string_view, 7> gathered{"basis",    "contents", "papers", "channel",
                                                   "language", "costs",    "use"};

}  // namespace

bool Bindings::is_rule_id(std::string_view id) const {
    const auto text = library_.find_text(id);
    return text && std::ranges::find(library_.rules(), *text, &law::Rule::id) != library_.rules().end();
}

Binding Bindings::find(const std::string& name, Use use, const Place& place, law::Faults& faults) const {
    Binding found;
    found.name = name;
    if (name.starts_with("law.")) {
        found.law = name.substr(4);
        if (std::ranges::find(gathered, found.law) != gathered.end() || is_rule_id(found.law)) {
            found.source = Binding::Source::citations;
        } else {
            faults.error(place, "the law library has no rule '" + found.law + "'",
                         "write law.basis, law.contents, law.papers, law.channel, law.language, law.costs, law.use, or "
                         "law. and the id of a rule: law.c.dual-criminality");
        }
        return found;
    }
    if (name.ends_with(".count")) {
        const std::string list = name.substr(0, name.size() - 6);
        const auto field = std::ranges::find(fields_, list, &Field::name);
        if (field != fields_.end() && field->list) {
            found.source = Binding::Source::count;
            found.index = static_cast<int>(field - fields_.begin());
            return found;
        }
    }
    if (const auto field = std::ranges::find(fields_, name, &Field::name); field != fields_.end()) {
        found.source = Binding::Source::field;
        found.index = static_cast<int>(field - fields_.begin());
        found.per_offence = field->per_offence;
        return found;
    }
    if (const law::FactIndex fact = library_.find_fact(name); fact != law::none) {
        const law::Fact& known = library_.facts()[static_cast<std::size_t>(fact)];
        const bool wordless = known.type == law::Type::yes_no || known.type == law::Type::records;
        if (wordless && use == Use::words) {
            faults.error(place, "'" + name + "' has no words of its own",
                         "say it in a passage of its own with `when " + name + "`");
            return found;
        }
        found.source = Binding::Source::fact;
        found.index = fact;
        found.per_offence = known.per_offence;
        return found;
    }
    std::vector<std::string_view> names;
    for (const Field& field : fields_) names.push_back(field.name);
    for (const law::Fact& fact : library_.facts()) names.push_back(library_.text(fact.name));
    const std::string near = nearest(name, names);
    faults.error(place, "'" + name + "' is no fact and no field",
                 near.empty() ? "facts are declared in law/language, fields in templates/fields.paper"
                              : "is '" + near + "' meant?");
    return found;
}

bool Bindings::is_number(const Binding& binding) const {
    const auto at = static_cast<std::size_t>(binding.index);
    switch (binding.source) {
        case Binding::Source::fact:
            return library_.facts()[at].type == law::Type::number;
        case Binding::Source::field:
            return !fields_[at].list && fields_[at].type == Field::Type::number;
        case Binding::Source::citations:
            return false;
        default:
            return true;  // a count; or nothing, which is a fault already
    }
}

bool Bindings::is_content(std::string_view word) const {
    const auto text = library_.find_text(word);
    if (!text) return false;
    for (const law::FactIndex fact : {library_.known_facts().contains, library_.known_facts().documents}) {
        if (fact == law::none) continue;
        const auto values =
            library_.of(library_.fact_values(), library_.facts()[static_cast<std::size_t>(fact)].values);
        if (std::ranges::find(values, *text, &law::FactValue::word) != values.end()) return true;
    }
    return false;
}

}  // namespace comity::documents
