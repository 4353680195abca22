// SPDX-License-Identifier: EUPL-1.2
#include "law/determination/register_input.h"

#include <algorithm>
#include <vector>

#include "base/nearest.h"
#include "law/library/articles.h"

namespace comity::law {

using format::Tree;

namespace {

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

}  // namespace

CivilDate day_after(const Interval& interval, CivilDate day) {
    const CivilDate end = add(day, interval.period);
    if (interval.form == Interval::Form::first_of_month) return first_of_next_month(end);
    return interval.form == Interval::Form::next_day ? add_days(end, 1) : end;
}

void RegisterInput::read_status(const Tree& tree) {
    if (tree.is(Tree::Kind::null)) return;
    if (!tree.is(Tree::Kind::map)) {
        faults_.error(tree.place, "the status is given treaty by treaty",
                      "write {coe-024: {XA: 1995-01-01, XB: {from: 1990-01-01}}}");
        return;
    }
    for (std::size_t i = 0; i < tree.keys.size(); ++i) statuses_.emplace_back(&tree.keys[i], &tree.items[i]);
}

void RegisterInput::bind_statuses() {
    std::ranges::stable_sort(statuses_, {},
                             [](const auto& status) -> const std::string& { return status.first->text; });
    for (const auto& [key, rows] : statuses_) bind_status(*key, *rows);
}

void RegisterInput::bind_status(const Tree& key, const Tree& rows) {
    InstrumentIndex instrument = library_.find_instrument(key.text);
    if (instrument == none) instrument = known_the_other_way(key.text);
    if (instrument == none) {
        auto unknown = question_.network.add_unknown_treaty(key.text);
        if (!unknown) {
            std::vector<std::string_view> names;
            for (const Instrument& known : library_.instruments()) names.push_back(library_.text(known.id));
            const std::string near = nearest(key.text, names);
            faults_.error(key.place, unknown.error().message,
                          near.empty() ? unknown.error().hint : "is '" + near + "' meant?");
            return;
        }
        instrument = *unknown;
    }
    if (rows.is(Tree::Kind::null)) return;
    if (!rows.is(Tree::Kind::map)) {
        faults_.error(rows.place, "the status of a treaty is given State by State",
                      "write {XA: 1995-01-01, XB: {from: 1990-01-01}}");
        return;
    }
    for (std::size_t s = 0; s < rows.keys.size(); ++s) read_state_status(instrument, rows.keys[s], rows.items[s]);
}

/// A treaty whose rules the library holds, named with its two States in the other order (nl-us for us-nl).
InstrumentIndex RegisterInput::known_the_other_way(std::string_view id) const {
    if (id.size() < 7 || id[2] != '-' || id[5] != '-') return none;
    const std::string other = std::string(id.substr(3, 3)) + std::string(id.substr(0, 3)) + std::string(id.substr(6));
    const InstrumentIndex index = library_.find_instrument(other);
    return index != none && library_.instruments()[static_cast<std::size_t>(index)].loaded ? index : none;
}

void RegisterInput::read_state_status(InstrumentIndex instrument, const Tree& key, const Tree& value) {
    const auto state = values_.state(key);
    if (!state) return;
    const DateInterval any{CivilDate::earliest(), CivilDate::latest()};
    DateInterval from = any;
    DateInterval to = DateInterval::on(CivilDate::latest());
    std::vector<std::string> territories;
    if (value.is(Tree::Kind::scalar)) {
        if (const auto day = values_.date(value)) from = *day;
    } else if (value.is(Tree::Kind::map)) {
        for (std::size_t i = 0; i < value.keys.size(); ++i) {
            const std::string& name = value.keys[i].text;
            const Tree& item = value.items[i];
            if (name == "from")
                from = values_.date(item).value_or(any);
            else if (name == "to")
                to = values_.date(item).value_or(to);
            else if (name == "deposited" && value.find("from") == nullptr)
                from = first_day(instrument, item).value_or(any);
            else if (name == "territories") {
                if (item.is(Tree::Kind::scalar)) territories.push_back(item.text);
                for (const Tree& territory : item.items) territories.push_back(territory.text);
            } else if (!one_of(name, {"deposited", "signed", "mode", "notified"})) {
                faults_.error(value.keys[i].place, "'" + name + "' is no part of a status",
                              "from, to, signed, deposited, mode, notified, territories");
            }
        }
    } else if (value.is(Tree::Kind::list)) {
        faults_.error(value.place, "a status is a day, or an object",
                      "write 1995-01-01, or {from: 1995-01-01, to: 2020-12-31}");
    }
    question_.network.add_status(instrument, *state, from, to, std::move(territories));
}

/// From the deposit by the treaty's own rule on entry into force.
std::optional<DateInterval> RegisterInput::first_day(InstrumentIndex instrument, const Tree& deposited) {
    const auto day = values_.date(deposited);
    if (!day || question_.network.unknown_treaty(instrument) != nullptr) return std::nullopt;
    const Interval& joins = library_.instruments()[static_cast<std::size_t>(instrument)].joins;
    if (joins.form == Interval::Form::none) return std::nullopt;
    return DateInterval{day_after(joins, day->first), day_after(joins, day->last)};
}

void RegisterInput::read_declarations(const Tree& tree) {
    question_.network.declarations_given();
    if (tree.is(Tree::Kind::null)) return;
    if (!tree.is(Tree::Kind::list)) {
        faults_.error(tree.place, "declarations are a list",
                      "write declarations: [{state: DE, instrument: coe-024, article: \"6\"}]");
        return;
    }
    for (const Tree& item : tree.items) read_declaration(item);
}

void RegisterInput::read_declaration(const Tree& item) {
    if (!item.is(Tree::Kind::map)) {
        faults_.error(item.place, "a declaration is an object",
                      "write {state: DE, instrument: coe-024, article: \"6\"}");
        return;
    }
    GivenDeclaration declaration;
    for (std::size_t i = 0; i < item.keys.size(); ++i) {
        const std::string& key = item.keys[i].text;
        const Tree& value = item.items[i];
        if (key == "state")
            declaration.state = values_.state(value).value_or(StateCode{});
        else if (key == "instrument")
            declaration.instrument = instrument_of(value);
        else if (key == "article")
            declaration.article = normal_article(value.text);
        else if (key == "kind" || key == "type")
            declaration.kind = value.text;
        else if (key == "effect")
            declaration.effect = value.text + (declaration.effect.empty() ? "" : " " + declaration.effect);
        else if (key == "payload" || key == "value")
            read_payload(value, declaration);
        else if (key == "from")
            declaration.from = values_.date(value).value_or(declaration.from);
        else if (key == "to")
            declaration.to = values_.date(value).value_or(declaration.to);
        else if (key != "note" && key != "source") {
            faults_.error(item.keys[i].place, "'" + key + "' is no part of a declaration",
                          "state, instrument, article, type, payload, effect, from, to");
        }
    }
    if (declaration.instrument != none && declaration.state.known())
        question_.network.add_declaration(std::move(declaration));
}

void RegisterInput::read_payload(const Tree& value, GivenDeclaration& declaration) {
    const bool digits = !value.text.empty() && value.text.size() <= 9 &&
                        value.text.find_first_not_of("0123456789") == std::string::npos;
    if (value.is(Tree::Kind::scalar) && digits) {
        declaration.number = std::atoi(value.text.c_str());
        declaration.effect += (declaration.effect.empty() ? "" : " ") + value.text;  // an article, of articles excluded
    } else if (value.is(Tree::Kind::scalar)) {
        declaration.effect += (declaration.effect.empty() ? "" : " ") + value.text;
    } else {
        for (const Tree& part : value.items) declaration.effect += " " + part.text;
    }
}

InstrumentIndex RegisterInput::instrument_of(const Tree& value) {
    const InstrumentIndex index = library_.find_instrument(value.text);
    if (index == none) {
        faults_.error(value.place, "'" + value.text + "' is no instrument of the library",
                      "`comity law show` lists them");
    }
    return index;
}

}  // namespace comity::law
