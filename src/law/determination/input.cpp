// SPDX-License-Identifier: EUPL-1.2
#include "law/determination/input.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/nearest.h"
#include "law/determination/reach_input.h"
#include "law/determination/register_input.h"
#include "law/determination/value_reader.h"
#include "law/library/articles.h"

namespace comity::law {

namespace {

using format::Tree;

constexpr std::string_view measures_name = "request.measures";
constexpr std::string_view requesting_name = "request.requesting_state";
constexpr std::string_view requested_name = "request.requested_state";

bool is_unknown(const Tree& value) {
    return value.is(Tree::Kind::null) || (value.is(Tree::Kind::scalar) && !value.quoted && value.text == "unknown");
}

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

class QuestionReader {
   public:
    QuestionReader(const Library& library, CivilDate today, Faults& faults)
        : library_(library),
          faults_(faults),
          question_(std::make_unique<QuestionInput>(library, CivilDate::latest())),
          values_(question_->facts, faults),
          register_(*question_, values_, faults) {
        question_->as_of = today;
    }

    /// From now on reads for this part of the request.
    void read_for(const MeasurePart& part) { part_ = &part; }

    std::unique_ptr<QuestionInput> read(const Tree& tree) {
        if (!tree.is(Tree::Kind::map)) {
            faults_.error(tree.place, "a question is an object", "give as_of and facts");
            return nullptr;
        }
        for (std::size_t i = 0; i < tree.keys.size(); ++i) read_top(tree.keys[i], tree.items[i]);
        register_.bind_statuses();
        bind_offences();
        bind_pending();
        if (part_ != nullptr) bind_part();
        read_day_and_states();
        read_territories(*question_);
        read_supplements(*question_);
        read_denunciations();
        return faults_.any_error() ? nullptr : std::move(question_);
    }

   private:
    struct OffenceEntry {
        std::string id;
        std::vector<std::pair<std::string, const Tree*>> facts;
        bool listed = false;  ///< stands in the list of offences, as its `number`
        int number = 0;
    };

    void bind_pending() {
        for (const auto& [path, entry] : pending_) bind(path, *entry);
        finish_field_records();
    }

    /// The part's own facts take the place of those of the request; what it asks is the one measure of this question.
    void bind_part() {
        pending_.clear();
        given_.clear();
        field_records_.clear();
        for (OffenceEntry& offence : offences_) offence.facts.clear();
        const std::size_t offences = offences_.size();
        const auto states = [&] { return std::pair(state_fact(requesting_name), state_fact(requested_name)); };
        const auto common_states = states();
        inside_part_ = true;
        if (part_->own != nullptr) {
            for (std::size_t i = 0; i < part_->own->keys.size(); ++i)
                bind_own(part_->own->keys[i], part_->own->items[i]);
        }
        if (offences_.size() != offences) {
            faults_.error(part_->own->place, "a measure names an offence the request does not have",
                          "list every offence under facts; use its id here");
            offences_.resize(offences);
        }
        bind_pending();
        if (states() != common_states)
            faults_.error(part_->own->place, "a measure names other States than the request",
                          "ask that State in a question of its own");
        question_->facts.set(part_->fact, 0, {Value::Kind::word, part_->word});
    }

    void bind_own(const Tree& key, const Tree& value) {
        if (one_of(key.text, {"id", "measure"})) return;
        if (one_of(key.text,
                   {"as_of", "register", "status", "treaties", "treaty_status", "declarations", "reservations"})) {
            faults_.error(key.place, "'" + key.text + "' belongs to the request, not to one of its measures",
                          "give it once, beside request.measures");
        } else if (one_of(key.text, {"offences", "offence"}) && value.is(Tree::Kind::list)) {
            faults_.error(key.place, "offences are listed once, for the request",
                          "write offence.fiscal or offences.ID.fiscal for what holds of this measure alone");
        } else {
            collect(key.text, key, value);
        }
    }

    void read_top(const Tree& key, const Tree& value) {
        if (key.text == "as_of") {
            if (const auto day = values_.date(value)) {
                question_->as_of = day->last;
                question_->as_of_given = true;
            }
        } else if (key.text == "register") {
            if (value.text == "replace")
                question_->network.forget_library();
            else if (value.text != "overlay")
                faults_.error(value.place, "the register is 'overlay' or 'replace'");
        } else if (key.text == "facts") {
            if (value.is(Tree::Kind::null)) return;
            if (!value.is(Tree::Kind::map)) {
                faults_.error(value.place, "facts are names with values");
                return;
            }
            for (std::size_t i = 0; i < value.keys.size(); ++i)
                collect(value.keys[i].text, value.keys[i], value.items[i]);
        } else if (!read_register_key(key.text, value)) {
            static constexpr std::array<std::string_view, 5> known{"as_of", "facts", "status", "declarations",
                                                                   "register"};
            const std::string near = nearest(key.text, known);
            faults_.error(key.place, "'" + key.text + "' is no part of a question",
                          near.empty() ? "as_of, facts, status, declarations, register; facts stand under `facts`"
                                       : "is '" + near + "' meant?");
        }
    }

    bool read_register_key(std::string_view key, const Tree& value) {
        if (one_of(key, {"status", "treaties", "treaty_status"}))
            register_.read_status(value);
        else if (one_of(key, {"declarations", "reservations"}))
            register_.read_declarations(value);
        else
            return false;
        return true;
    }

    /// Walks nested names until one is a fact; dotted and nested spellings are the same.
    void collect(const std::string& path, const Tree& key, const Tree& value) {
        if (path.starts_with("offences[]")) return collect("offences" + path.substr(10), key, value);
        if (read_register_key(path, value)) return;
        if (path == measures_name) {
            if (inside_part_)
                faults_.error(key.place, "a measure has no measures of its own", "name all of them beside each other");
            else if (part_ == nullptr && !is_unknown(value))
                faults_.error(key.place, "one measure is asked here, and the question names several",
                              "give request.measure");
            return;
        }
        if (path == "register" || path == "as_of") {
            read_top(key, value);
            return;
        }
        if (path == "offences" || path == "offence") {
            collect_offences(value);
            return;
        }
        if (path.starts_with("offences.") && find(path) == nullptr && collect_of_offence(path.substr(9), value)) return;
        const Fact* fact = find(path);
        const bool has_members = value.is(Tree::Kind::map) && !value.keys.empty();
        const bool map_is_value = fact != nullptr && (fact->type == Type::records || fact->type == Type::penalty ||
                                                      fact->type == Type::money || fact->per_offence);
        if (fact != nullptr && (!has_members || map_is_value)) {
            pending_.emplace_back(path, &value);
            return;
        }
        if (has_members) {
            for (std::size_t i = 0; i < value.keys.size(); ++i)
                collect(path + "." + value.keys[i].text, value.keys[i], value.items[i]);
            return;
        }
        if (value.is(Tree::Kind::map)) return;  // an empty object says nothing
        refuse_name(path, key);
    }

    void refuse_name(const std::string& path, const Tree& key) {
        std::vector<std::string_view> names;
        for (const Fact& fact : library_.facts()) names.push_back(library_.text(fact.name));
        for (const FactAlias& alias : library_.fact_aliases()) names.push_back(library_.text(alias.name));
        const std::string near = nearest(path, names);
        faults_.error(key.place, "there is no fact '" + path + "'",
                      near.empty() ? "`comity law facts` lists all facts" : "is '" + near + "' meant?");
    }

    /// "offences.x" given once is "offence.x": of every offence.
    static std::string canonical(const std::string& path) {
        return path.starts_with("offences.") ? "offence." + path.substr(9) : path;
    }

    const Fact* find(const std::string& path) const {
        const FactIndex index = index_of(path);
        return index == none ? nullptr : &library_.facts()[static_cast<std::size_t>(index)];
    }

    FactIndex index_of(const std::string& path) const {
        const std::string name = canonical(path);
        if (const FactIndex index = library_.find_fact(name); index != none) return index;
        const FactAlias* alias = library_.find_alias(name);
        return alias == nullptr ? none : alias->fact;
    }

    void collect_offences(const Tree& value) {
        if (value.is(Tree::Kind::null)) return;
        if (value.is(Tree::Kind::list)) {
            question_->facts.know_offences();
            for (const Tree& item : value.items) {
                if (!item.is(Tree::Kind::map)) {
                    faults_.error(item.place, "an offence is an object with an id",
                                  "write {id: fraud, purpose: prosecution}");
                    continue;
                }
                const Tree* id = item.find("id");
                add_offence(id == nullptr ? std::to_string(offences_.size() + 1) : id->text, item);
            }
            return;
        }
        if (!value.is(Tree::Kind::map)) {
            faults_.error(value.place, "offences are a list", "write offences: [{id: fraud, purpose: prosecution}]");
            return;
        }
        for (std::size_t i = 0; i < value.keys.size(); ++i) {
            const std::string path = "offences." + value.keys[i].text;
            collect(path, value.keys[i], value.items[i]);
        }
    }

    void add_offence(const std::string& id, const Tree& members) {
        OffenceEntry& offence = offence_named(id);
        if (offence.listed) faults_.error(members.place, "two offences have the id '" + id + "'", "give each its own");
        offence.listed = true;
        offence.number = ++listed_offences_;
        for (std::size_t i = 0; i < members.keys.size(); ++i) {
            if (members.keys[i].text != "id") add_offence_fact(offence, members.keys[i], members.items[i]);
        }
    }

    OffenceEntry& offence_named(const std::string& id) {
        question_->facts.know_offences();
        const auto place = std::ranges::find(offences_, id, &OffenceEntry::id);
        return place != offences_.end() ? *place : offences_.emplace_back(OffenceEntry{id, {}, false, 0});
    }

    /// "fraud.lapsed_requested", or "fraud" with an object: facts of one offence by its id.
    bool collect_of_offence(const std::string& rest, const Tree& value) {
        const std::size_t dot = rest.find('.');
        const std::string id = rest.substr(0, dot);
        const bool object = dot == std::string::npos && value.is(Tree::Kind::map);
        if (dot == std::string::npos && !object) return false;
        if (!object && index_of("offence." + rest.substr(dot + 1)) == none) return false;
        OffenceEntry& offence = offence_named(id);
        if (object) {
            for (std::size_t i = 0; i < value.keys.size(); ++i)
                add_offence_fact(offence, value.keys[i], value.items[i]);
        } else {
            offence.facts.emplace_back(rest.substr(dot + 1), &value);
        }
        return true;
    }

    void add_offence_fact(OffenceEntry& offence, const Tree& key, const Tree& value) {
        const std::string name = key.text.starts_with("offence.") ? key.text.substr(8) : key.text;
        if (index_of("offence." + name) == none)
            refuse_name("offence." + name, key);
        else
            offence.facts.emplace_back(name, &value);
    }

    /// The order of a list is the sender's; offences named by keys follow in the order of their ids.
    void bind_offences() {
        if (offences_.empty()) return;
        std::ranges::stable_sort(offences_, [](const OffenceEntry& a, const OffenceEntry& b) {
            if (a.listed != b.listed) return a.listed;
            return a.listed ? a.number < b.number : a.id < b.id;
        });
        std::vector<std::string> ids;
        for (const OffenceEntry& offence : offences_) ids.push_back(offence.id);
        question_->facts.set_offences(ids);
    }

    void bind_one_offence(int number) {
        std::set<FactIndex> given;
        for (const auto& [name, tree] : offences_[static_cast<std::size_t>(number)].facts) {
            const FactIndex index = index_of("offence." + name);
            const Fact& fact = library_.facts()[static_cast<std::size_t>(index)];
            if (!given.insert(index).second) refuse_second(*tree, name, fact);
            question_->facts.set(index, number, values_.read(*tree, fact, library_.find_alias("offence." + name)));
        }
    }

    void refuse_second(const Tree& tree, const std::string& name, const Fact& fact) {
        faults_.error(tree.place, "'" + name + "' is given twice, here under another name",
                      "keep one: " + std::string(library_.text(fact.name)));
    }

    void bind(const std::string& path, const Tree& tree) {
        const std::string name = canonical(path);
        const FactAlias* alias = library_.find_fact(name) == none ? library_.find_alias(name) : nullptr;
        const FactIndex index = index_of(path);
        const Fact& fact = library_.facts()[static_cast<std::size_t>(index)];
        if (fact.per_offence) {
            bind_to_offences(index, fact, alias, tree);
        } else if (alias != nullptr && alias->field != none && name.find('.') != std::string::npos &&
                   !tree.is(Tree::Kind::list) && field_aliases(alias->fact) > 1) {
            field_records_[alias->fact].emplace_back(alias, &tree);
        } else {
            const Value value = values_.read(tree, fact, alias);
            const Value before = question_->facts.value(index, 0);
            const bool twice =
                given_.contains(index) && value.kind != Value::Kind::unknown && before.kind != Value::Kind::unknown;
            if (twice) refuse_second(tree, path, fact);
            given_.insert(index);
            if (value.kind != Value::Kind::unknown) question_->facts.set(index, 0, value);
        }
    }

    /// A fact of offences given once holds for all; a map of offence ids gives each its own.
    void bind_to_offences(FactIndex index, const Fact& fact, const FactAlias* alias, const Tree& tree) {
        Facts& facts = question_->facts;
        const bool by_id = tree.is(Tree::Kind::map) && fact.type != Type::penalty && fact.type != Type::records &&
                           fact.type != Type::money;
        if (!by_id) {
            const Value value = values_.read(tree, fact, alias);
            facts.know_offences();
            if (value.kind == Value::Kind::unknown) return;
            if (!given_.insert(index).second) refuse_second(tree, std::string(library_.text(fact.name)), fact);
            facts.set_all_offences(index, value);
            return;
        }
        std::string_view name = library_.text(alias == nullptr ? fact.name : alias->name);
        // "speciality.consent_given" is no name of an offence's own fact: the fact's own name is.
        if (!name.starts_with("offence.")) name = library_.text(fact.name);
        for (std::size_t i = 0; i < tree.keys.size(); ++i) {
            const auto offence = std::ranges::find(offences_, tree.keys[i].text, &OffenceEntry::id);
            if (offence != offences_.end())
                offence->facts.emplace_back(name.substr(name.find('.') + 1), &tree.items[i]);
            else
                faults_.error(tree.keys[i].place, "there is no offence '" + tree.keys[i].text + "'",
                              "use the ids under offences");
        }
    }

    int field_aliases(FactIndex fact) const {
        return static_cast<int>(std::ranges::count_if(library_.fact_aliases(), [&](const FactAlias& alias) {
            return alias.fact == fact && alias.field != none;
        }));
    }

    /// "denunciation.state", "denunciation.received_on" …: one record whose kind is the word before the dot.
    void finish_field_records() {
        for (const auto& [index, parts] : field_records_) {
            const Fact& fact = library_.facts()[static_cast<std::size_t>(index)];
            const auto fields = library_.of(library_.fact_fields(), fact.fields);
            std::vector<Value> row(fields.size());
            for (const auto& [alias, tree] : parts) {
                const FactField& field = fields[static_cast<std::size_t>(alias->field)];
                row[static_cast<std::size_t>(alias->field)] =
                    values_.read_typed(*tree, field.type, library_.of(library_.fact_values(), field.values), false);
            }
            const std::string_view name = library_.text(parts.front().first->name);
            for (std::size_t i = 0; i < fields.size(); ++i) {
                if (library_.text(fields[i].name) == "kind" && row[i].kind == Value::Kind::unknown) {
                    row[i] = {Value::Kind::word, question_->facts.intern(name.substr(0, name.find('.')))};
                }
            }
            if (given_.contains(index)) refuse_second(*parts.front().second, std::string(name), fact);
            question_->facts.set(index, 0, question_->facts.add_records({row}));
        }
        // Own facts of an offence win over what was said of all of them.
        for (int offence = 0; offence < static_cast<int>(offences_.size()); ++offence) bind_one_offence(offence);
    }

    StateCode state_fact(std::string_view name) const {
        const FactIndex fact = library_.find_fact(name);
        const Value value = fact == none ? Value{} : question_->facts.value(fact, 0);
        return value.kind == Value::Kind::state ? StateCode::from_packed(value.a) : StateCode{};
    }

    void read_day_and_states() {
        QuestionInput& question = *question_;
        question.requesting = state_fact(requesting_name);
        question.requested = state_fact(requested_name);
        const auto known = [&](std::string_view name) {
            const FactIndex fact = library_.find_fact(name);
            return fact != none && question.facts.value(fact, 0).kind != Value::Kind::unknown;
        };
        question.assistance = known("request.measure");
        question.extradition = known("request.kind");
    }

    /// Notices of denunciation take effect by the treaty's own rule.
    void read_denunciations() {
        const FactIndex notices = library_.find_fact("notices");
        if (notices == none) return;
        const Fact& fact = library_.facts()[static_cast<std::size_t>(notices)];
        const auto fields = library_.of(library_.fact_fields(), fact.fields);
        const Value list = question_->facts.value(notices, 0);
        if (list.kind != Value::Kind::records) return;
        for (std::int32_t row = 0; row < list.b; ++row) {
            const auto cells = question_->facts.record(list, static_cast<std::size_t>(row), fields.size());
            const auto cell = [&](std::string_view name) {
                for (std::size_t i = 0; i < fields.size(); ++i) {
                    if (library_.text(fields[i].name) == name) return cells[i];
                }
                return Value{};
            };
            const std::string_view kind =
                cell("kind").kind == Value::Kind::word ? question_->facts.word(cell("kind").a) : "";
            const Value received = cell("received_by_depositary");
            if ((kind != "denunciation" && kind != "withdrawal") || !is_day(received) ||
                cell("state").kind != Value::Kind::state)
                continue;
            const Value named = cell("instrument");
            const InstrumentIndex instrument =
                named.kind == Value::Kind::word ? library_.find_instrument(question_->facts.word(named.a)) : none;
            if (instrument == none) continue;
            add_denunciation(instrument, StateCode::from_packed(cell("state").a), day_of(received).first);
        }
    }

    void add_denunciation(InstrumentIndex index, StateCode state, CivilDate received) {
        const Instrument& instrument = library_.instruments()[static_cast<std::size_t>(index)];
        if (instrument.leaves.form == Interval::Form::none) return;
        const CivilDate effective = day_after(instrument.leaves, received);
        question_->network.add_denunciation(index, state, effective);
        question_->denounced.push_back({index, state, received, effective});
        // "Denouncing the convention denounces its protocols": those that say so fall on the same day.
        for (std::size_t i = 0; i < library_.instruments().size(); ++i) {
            for (const Relation& relation : library_.of(library_.relations(), library_.instruments()[i].relations)) {
                if (relation.kind == Relation::Kind::falls_with && relation.other == index) {
                    question_->network.add_denunciation(static_cast<InstrumentIndex>(i), state, effective);
                }
            }
        }
    }

    const Library& library_;
    Faults& faults_;
    const MeasurePart* part_ = nullptr;
    bool inside_part_ = false;
    std::unique_ptr<QuestionInput> question_;
    ValueReader values_;
    RegisterInput register_;
    std::vector<std::pair<std::string, const Tree*>> pending_;
    std::vector<OffenceEntry> offences_;
    int listed_offences_ = 0;
    std::set<FactIndex> given_;
    std::map<FactIndex, std::vector<std::pair<const FactAlias*, const Tree*>>> field_records_;
};

}  // namespace

std::unique_ptr<QuestionInput> read_question(const Library& library, const Tree& tree, CivilDate today,
                                             Faults& faults) {
    return QuestionReader(library, today, faults).read(tree);
}

std::unique_ptr<QuestionInput> read_question_of(const Library& library, const Tree& tree, const MeasurePart& part,
                                                CivilDate today, Faults& faults) {
    QuestionReader reader(library, today, faults);
    reader.read_for(part);
    return reader.read(tree);
}

const Tree* measures_of(const Tree& question) {
    const auto given = [](const Tree* value) { return value == nullptr || is_unknown(*value) ? nullptr : value; };
    const Tree* facts = question.is(Tree::Kind::map) ? question.find("facts") : nullptr;
    if (facts == nullptr || !facts->is(Tree::Kind::map)) return nullptr;
    if (const Tree* dotted = facts->find(measures_name)) return given(dotted);
    const Tree* request = facts->find("request");
    return request == nullptr || !request->is(Tree::Kind::map) ? nullptr : given(request->find("measures"));
}

}  // namespace comity::law
