// SPDX-License-Identifier: EUPL-1.2
#include "law/rules/facts.h"

namespace comity::law {

Facts::Facts(const Library& library)
    : library_(&library), globals_(static_cast<std::size_t>(library.summary().global_slots)) {
    set_offences({""});
    for (const Fact& fact : library.facts()) {
        if (fact.absent_means_none && !fact.per_offence) {
            globals_[static_cast<std::size_t>(fact.slot)] = {Value::Kind::records, 0, 0};
        }
    }
}

void Facts::set(FactIndex fact, int offence, Value value) {
    const Fact& known = library_->facts()[static_cast<std::size_t>(fact)];
    const auto slot = static_cast<std::size_t>(known.slot);
    if (known.per_offence)
        offences_[static_cast<std::size_t>(offence)].values[slot] = value;
    else
        globals_[slot] = value;
}

void Facts::set_all_offences(FactIndex fact, Value value) {
    for (int offence = 0; offence < offence_count(); ++offence) set(fact, offence, value);
}

void Facts::set_offences(const std::vector<std::string>& ids) {
    offences_.clear();
    for (const std::string& id : ids) {
        offences_.push_back({id, std::vector<Value>(static_cast<std::size_t>(library_->summary().offence_slots))});
    }
}

Value Facts::add_items(Value::Kind kind, const std::vector<std::int32_t>& items) {
    const Value value{kind, static_cast<std::int32_t>(items_.size()), static_cast<std::int32_t>(items.size())};
    items_.insert(items_.end(), items.begin(), items.end());
    return value;
}

Value Facts::add_records(const std::vector<std::vector<Value>>& rows) {
    const Value value{Value::Kind::records, static_cast<std::int32_t>(records_.size()),
                      static_cast<std::int32_t>(rows.size())};
    for (const std::vector<Value>& row : rows) records_.insert(records_.end(), row.begin(), row.end());
    return value;
}

TextId Facts::intern(std::string_view word) {
    if (const auto known = library_->find_text(word)) return *known;
    const auto base = static_cast<TextId>(library_->text_order().size());
    for (std::size_t i = 0; i < own_words_.size(); ++i) {
        if (own_words_[i] == word) return base + static_cast<TextId>(i);
    }
    own_words_.emplace_back(word);
    return base + static_cast<TextId>(own_words_.size() - 1);
}

std::string_view Facts::word(TextId id) const {
    const auto base = static_cast<TextId>(library_->text_order().size());
    return id < base ? library_->text(id) : std::string_view(own_words_[static_cast<std::size_t>(id - base)]);
}

}  // namespace comity::law
