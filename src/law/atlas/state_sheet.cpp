// SPDX-License-Identifier: EUPL-1.2
#include "law/atlas/state_sheet.h"

#include <algorithm>
#include <tuple>

#include "law/atlas/render_network.h"
#include "law/library/articles.h"
#include "law/show/rule_text.h"

namespace comity::law {

namespace {

/// The day up to which the register reaches: memberships are written as of then.
CivilDate day_of_the_register(const Library& library) {
    CivilDate latest = CivilDate::earliest();
    for (const Participation& row : library.participations()) latest = std::max(latest, row.recorded);
    return latest;
}

bool has(const Library& library, Range<TextId> words, TextId word) {
    return std::ranges::find(library.of(library.words(), words), word) != library.of(library.words(), words).end();
}

bool has(const Library& library, Range<TextId> words, std::string_view word) {
    return std::ranges::any_of(library.of(library.words(), words),
                               [&](TextId known) { return library.text(known) == word; });
}

std::string_view clock_word(ClockKind kind) {
    static constexpr std::array<std::string_view, 6> words{"custody",    "duty",       "limit",
                                                           "preference", "protection", "status"};
    return words[static_cast<std::size_t>(kind)];
}

SheetInstrument::Status unbound_status(std::string_view act) {
    if (act == "awaiting") return SheetInstrument::Status::awaiting;
    return act == "scheme" ? SheetInstrument::Status::scheme : SheetInstrument::Status::signature;
}

}  // namespace

std::string_view to_string(Knowledge knowledge) {
    static constexpr std::array<std::string_view, 4> words{"yes", "partly", "unverified", "no"};
    return words[static_cast<std::size_t>(knowledge)];
}

std::string_view to_string(WhomToAsk::Who who) {
    static constexpr std::array<std::string_view, 3> words{"central-authority", "depositary", "foreign-ministry"};
    return words[static_cast<std::size_t>(who)];
}

std::string_view to_string(SheetInstrument::Status status) {
    static constexpr std::array<std::string_view, 7> words{"bound",  "perhaps", "to-come", "awaiting",
                                                           "signed", "scheme",  "ended"};
    return words[static_cast<std::size_t>(status)];
}

InstrumentIndex SheetLine::limited_to(const Library& library) const {
    if (declaration != nullptr) return declaration->instrument;
    if (authority != nullptr && authority->instrument != 0)
        return library.find_instrument(library.text(authority->instrument));
    return none;
}

bool SheetLine::verified(const Library& library) const {
    if (law != nullptr) return law->verified;
    if (provision != nullptr) return provision->mark != library.summary().unverified;
    if (declaration != nullptr) return declaration->verified;
    return authority->verified;
}

StateSheet::StateSheet(const Library& library, StateCode state, CivilDate on, CivilDate known_on)
    : library_(library),
      state_(state),
      on_(on),
      known_on_(std::min(known_on, add_days(CivilDate::latest(), -1))),
      register_(library, known_on_) {
    add_memberships();
    add_instruments();
    for (const SheetTopic& topic : library.sheet_topics()) add_topic(topic);
    count_partners();
}

Truth StateSheet::holds(const DateInterval& from, const DateInterval& to) const {
    const DateInterval day = DateInterval::on(on_);
    return both(not_later(from, day), not_later(day, to));
}

Truth StateSheet::member(const Membership& row) const {
    const DateInterval day = DateInterval::on(on_);
    if (row.to_known && not_later(day, row.to) == Truth::no) return Truth::no;
    if (row.from_known) return both(not_later(row.from, day), row.to_known || row.member ? Truth::yes : Truth::unknown);
    // Without days the table speaks of its own day alone.
    if (row.to_known || on_ < day_of_the_register(library_)) return Truth::unknown;
    return row.member ? Truth::yes : Truth::no;
}

void StateSheet::add_memberships() {
    for (const Membership& row : library_.memberships_of(state_)) memberships_.push_back({&row, member(row)});
}

void StateSheet::add_instruments() {
    for (const Participation& row : library_.participations_of(state_)) {
        if (!knew(row)) continue;
        using Status = SheetInstrument::Status;
        SheetInstrument entry;
        const Truth now = holds(row.from, row.to);
        if (!row.member)
            entry.status = unbound_status(library_.text(row.act));
        else if (now == Truth::yes)
            entry.status = Status::bound;
        else if (now == Truth::unknown)
            entry.status = Status::perhaps;
        else
            entry.status = row.from.first > on_ ? Status::to_come : Status::ended;
        entry.row = &row;
        if (!instruments_.empty() && instruments_.back().row->instrument == row.instrument) {
            // Of several rows of one instrument the one that says most about the day.
            if (entry.status < instruments_.back().status) instruments_.back() = std::move(entry);
            continue;
        }
        instruments_.push_back(std::move(entry));
    }
    for (SheetInstrument& entry : instruments_) {
        if (entry.status > SheetInstrument::Status::perhaps) continue;
        for (const Declaration& row : library_.declarations_of(state_, entry.row->instrument)) {
            if (knew(row) && holds(row.from, row.to) != Truth::no) entry.declarations.push_back(&row);
        }
        for (const Suspension& row : library_.suspensions()) {
            if (row.instrument == entry.row->instrument && (row.state == state_ || row.toward == state_) && knew(row) &&
                holds(row.from, row.to) != Truth::no)
                entry.suspensions.push_back(&row);
        }
    }
    std::ranges::stable_sort(instruments_, {}, [&](const SheetInstrument& entry) {
        const Instrument& instrument = library_.instruments()[static_cast<std::size_t>(entry.row->instrument)];
        return std::tuple(entry.status, library_.text(instrument.id));
    });
}

void StateSheet::add_topic(const SheetTopic& topic) {
    SheetEntry entry;
    entry.topic = &topic;
    for (const StateLaw& row : library_.laws_of(state_, topic.word)) {
        if (knew(row)) entry.lines.push_back({.law = &row});
    }
    add_provisions(topic, entry);
    add_authorities(topic, entry);
    add_declarations(topic, entry);
    entry.known = known(entry);
    if (entry.known != Knowledge::yes) add_whom(entry);
    topics_.push_back(std::move(entry));
}

bool StateSheet::answers(const SheetTopic& topic, const Provision& provision) const {
    for (const Target& target : library_.of(library_.targets(), topic.articles)) {
        if (target.instrument == provision.instrument &&
            article_within(library_.text(provision.number), library_.text(target.number)))
            return true;
    }
    return std::ranges::any_of(library_.of(library_.rules(), provision.rules), [&](const Rule& rule) {
        if (rule.id != 0 && has(library_, topic.rules, rule.id)) return true;
        return rule.clock != none &&
               has(library_, topic.rules, clock_word(library_.clocks()[static_cast<std::size_t>(rule.clock)].kind));
    });
}

void StateSheet::add_provisions(const SheetTopic& topic, SheetEntry& entry) const {
    for (const InstrumentIndex index : library_.of(library_.indices(), library_.summary().national)) {
        const Instrument& instrument = library_.instruments()[static_cast<std::size_t>(index)];
        if (instrument.national != state_) continue;
        for (const Provision& provision : library_.of(library_.provisions(), instrument.provisions)) {
            const bool dated_otherwise =
                provision.dated && (on_ < provision.in_force.first || on_ > provision.in_force.last);
            if (!dated_otherwise && answers(topic, provision)) entry.lines.push_back({.provision = &provision});
        }
    }
}

bool StateSheet::answers(const SheetTopic& topic, const Declaration& declaration) const {
    // That something was withdrawn says no more what holds.
    if (library_.text(declaration.kind) == "withdrawal") return false;
    if (has(library_, topic.declaration_kinds, declaration.kind)) return true;
    return std::ranges::any_of(library_.of(library_.targets(), topic.articles), [&](const Target& target) {
        return target.instrument == declaration.instrument &&
               article_within(library_.text(declaration.article), library_.text(target.number));
    });
}

void StateSheet::add_declarations(const SheetTopic& topic, SheetEntry& entry) const {
    for (const SheetInstrument& instrument : instruments_) {
        for (const Declaration* row : instrument.declarations) {
            if (answers(topic, *row)) entry.lines.push_back({.declaration = row});
        }
    }
}

void StateSheet::add_authorities(const SheetTopic& topic, SheetEntry& entry) const {
    for (const Authority& row : library_.authorities_of(state_)) {
        const bool wanted = has(library_, topic.competences, row.competence) || (topic.channels && row.channel != 0) ||
                            (topic.languages && row.languages != 0);
        if (wanted && knew(row)) entry.lines.push_back({.authority = &row});
    }
}

Knowledge StateSheet::known(const SheetEntry& entry) const {
    if (entry.lines.empty()) return Knowledge::no;
    Knowledge known = Knowledge::unverified;
    for (const SheetLine& line : entry.lines) {
        if (!line.verified(library_)) continue;
        if (line.limited_to(library_) == none) return Knowledge::yes;
        known = Knowledge::partly;
    }
    return known;
}

TextId StateSheet::central_authority(const SheetTopic& topic) const {
    const Authority* best = nullptr;
    const auto weight = [&](const Authority& row) {
        // One for every treaty before one for a single treaty, one of the topic's field before another.
        return (row.instrument == 0 ? 2 : 0) + (has(library_, topic.competences, row.competence) ? 1 : 0);
    };
    for (const Authority& row : library_.authorities_of(state_)) {
        if (!knew(row) || library_.text(row.role) != "central") continue;
        if (best == nullptr || weight(row) > weight(*best)) best = &row;
    }
    return best == nullptr ? 0 : best->name;
}

void StateSheet::add_whom(SheetEntry& entry) const {
    using Who = WhomToAsk::Who;
    for (const TextId word : library_.of(library_.words(), entry.topic->whom)) {
        if (library_.text(word) == to_string(Who::central_authority))
            entry.ask.push_back({Who::central_authority, central_authority(*entry.topic)});
        if (library_.text(word) == to_string(Who::foreign_ministry)) entry.ask.push_back({Who::foreign_ministry, 0});
        if (library_.text(word) != to_string(Who::depositary)) continue;
        // Depositaries of what binds the State and has an article on the topic.
        for (const Target& target : library_.of(library_.targets(), entry.topic->articles)) {
            const WhomToAsk whom{Who::depositary,
                                 library_.instruments()[static_cast<std::size_t>(target.instrument)].depositary};
            const bool listed = std::ranges::any_of(
                entry.ask, [&](const WhomToAsk& other) { return other.who == whom.who && other.name == whom.name; });
            if (whom.name != 0 && !listed && register_.bound(state_, target.instrument, on_) != Truth::no)
                entry.ask.push_back(whom);
        }
    }
}

void StateSheet::count_partners() {
    for (const TextId word : library_.of(library_.words(), library_.summary().sheet_kinds)) {
        auto kind = find_request_kind(library_, library_.text(word));
        if (!kind) continue;  // the compiler refuses kinds that do not exist
        PartnerCounts counts{*kind, {}, {}};
        const TreatyNetwork network(library_, *std::move(kind), on_, known_on_);
        for (const Side side : {Side::requesting, Side::requested}) {
            auto& by_answer = side == Side::requesting ? counts.requesting : counts.requested;
            for_each_partner(network, state_, side, [&](StateCode, const TreatiesBetween& between) {
                ++by_answer[static_cast<std::size_t>(between.answer())];
            });
        }
        partners_.push_back(std::move(counts));
    }
}

}  // namespace comity::law
