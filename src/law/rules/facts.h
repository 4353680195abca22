// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "law/library/library.h"
#include "law/library/values.h"

namespace comity::law {

/// The facts of one question, in the slots the library gives them. What is absent is unknown.
///
/// Lists stand in two stores the values point into: `items` (words, States) and `records` (rows of fields).
class Facts {
   public:
    explicit Facts(const Library& library);

    const Library& library() const { return *library_; }

    /// The value of a fact; of a fact per offence, that of offence number `offence`.
    const Value& value(FactIndex fact, int offence) const {
        const Fact& known = library_->facts()[static_cast<std::size_t>(fact)];
        const auto slot = static_cast<std::size_t>(known.slot);
        return known.per_offence ? offences_[static_cast<std::size_t>(offence)].values[slot] : globals_[slot];
    }

    const Value& global(std::size_t slot) const { return globals_[slot]; }
    const Value& of_offence(std::size_t slot, int offence) const {
        return offences_[static_cast<std::size_t>(offence)].values[slot];
    }

    void set(FactIndex fact, int offence, Value value);
    /// For every offence there is.
    void set_all_offences(FactIndex fact, Value value);

    /// Offences are listed, or at least one of their facts is given; else there is one of which nothing is known.
    bool offences_known() const { return offences_known_; }
    void know_offences() { offences_known_ = true; }
    int offence_count() const { return static_cast<int>(offences_.size()); }
    /// The id the input gives an offence, or "".
    const std::string& offence_id(int offence) const { return offences_[static_cast<std::size_t>(offence)].id; }
    void set_offences(const std::vector<std::string>& ids);

    std::span<const std::int32_t> items(const Value& list) const {
        return std::span(items_).subspan(static_cast<std::size_t>(list.a), static_cast<std::size_t>(list.b));
    }
    /// Row `index` of a record list of a fact with `width` fields.
    std::span<const Value> record(const Value& list, std::size_t index, std::size_t width) const {
        return std::span(records_).subspan(static_cast<std::size_t>(list.a) + index * width, width);
    }
    Value add_items(Value::Kind kind, const std::vector<std::int32_t>& items);
    Value add_records(const std::vector<std::vector<Value>>& rows);

    /// A word as an id comparable with the library's; words the library does not know get ids of this question.
    TextId intern(std::string_view word);
    std::string_view word(TextId id) const;

   private:
    struct Offence {
        std::string id;
        std::vector<Value> values;
    };

    const Library* library_;
    std::vector<Value> globals_;
    std::vector<Offence> offences_;
    bool offences_known_ = false;
    std::vector<std::int32_t> items_;
    std::vector<Value> records_;
    std::vector<std::string> own_words_;
};

}  // namespace comity::law
