// SPDX-License-Identifier: EUPL-1.2
#include "law/events/network_changes.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "law/events/event_urn.h"

namespace comity::law {

namespace {

/// A day known no better than this says nothing about a period of which it covers a part.
constexpr std::int32_t longest_uncertainty_days = 366;

using Kind = NetworkEvent::Kind;

class ChangeFinder {
   public:
    ChangeFinder(const Library& library, const ChangesAsked& asked)
        : library_(library), asked_(asked), known_on_(std::min(asked.known_on, add_days(CivilDate::latest(), -1))) {}

    NetworkChanges find() {
        add_instruments();
        for (const Participation& row : library_.participations()) add_participation(row);
        add_declarations();
        for (const Suspension& row : library_.suspensions()) add_suspension(row);
        add_memberships();
        std::ranges::stable_sort(changes_.events, {}, [&](const NetworkEvent& event) {
            return std::tuple(event.day.first, event.day.last, id_of(event.instrument), event.state, event.toward,
                              event.kind, library_.text(event.article));
        });
        number();
        return std::move(changes_);
    }

   private:
    std::string_view id_of(InstrumentIndex index) const {
        return index == none ? "" : library_.text(instrument(index).id);
    }
    const Instrument& instrument(InstrumentIndex index) const {
        return library_.instruments()[static_cast<std::size_t>(index)];
    }

    template <class Row>
    static NetworkEvent event_of(const Row& row) {
        NetworkEvent event;
        event.state = row.state;
        event.instrument = row.instrument;
        event.source = row.source;
        event.verified = row.verified;
        event.recorded = row.recorded;
        event.withdrawn = row.withdrawn;
        return event;
    }

    void add(NetworkEvent event, Kind kind, const DateInterval& day, TextId detail = 0) {
        event.kind = kind;
        event.day = day;
        event.detail = detail;
        add(std::move(event));
    }
    void add(const NetworkEvent& event, Kind kind, TextId day, TextId detail = 0) {
        if (day == 0) return;
        if (const auto parsed = parse_date(library_.text(day))) add(event, kind, *parsed, detail);
    }

    bool concerns(const NetworkEvent& event) const {
        if (asked_.instrument != none && event.instrument != asked_.instrument) return false;
        return !asked_.state || event.state == *asked_.state || event.toward == *asked_.state;
    }

    bool learned_in_period(const NetworkEvent& event) const {
        const auto within = [&](CivilDate day) { return asked_.from <= day && day <= asked_.to; };
        return (event.recorded != CivilDate::earliest() && within(event.recorded)) ||
               (event.withdrawn != CivilDate::latest() && within(event.withdrawn));
    }

    void add(NetworkEvent event) {
        if (!concerns(event)) return;
        const bool open = event.day.first == CivilDate::earliest() || event.day.last == CivilDate::latest();
        if (asked_.by_knowledge) {
            if (!learned_in_period(event)) return;
            if (open)
                ++changes_.undated;
            else
                changes_.events.push_back(std::move(event));
            return;
        }
        if (event.recorded > known_on_ || known_on_ >= event.withdrawn) return;
        if (event.day.last < asked_.from || event.day.first > asked_.to) return;
        event.certain = asked_.from <= event.day.first && event.day.last <= asked_.to;
        const std::int32_t span = event.day.last.days_since_epoch() - event.day.first.days_since_epoch();
        if (open || (!event.certain && span > longest_uncertainty_days))
            ++changes_.undated;
        else
            changes_.events.push_back(std::move(event));
    }

    /// Of many parties; a treaty of two States has its events in its rows.
    void add_instruments() {
        for (std::size_t i = 0; i < library_.instruments().size(); ++i) {
            const Instrument& row = library_.instruments()[i];
            if (row.a.known() || row.source == 0) continue;
            NetworkEvent event;
            event.instrument = static_cast<InstrumentIndex>(i);
            event.source = row.source;
            event.recorded = row.recorded;
            event.verified = library_.text(row.source).find("unverified") == std::string_view::npos;
            if (row.opened_known) add(event, Kind::opened, row.opened);
            add(event, Kind::in_force, row.in_force);
        }
    }

    void add_participation(const Participation& row) {
        const Instrument& about = instrument(row.instrument);
        // The two rows of a bilateral treaty are one event.
        if (about.a.known() && row.state != about.a) return;
        NetworkEvent event = event_of(row);
        event.as_of = row.as_of;
        event.note = row.note;
        if (about.a.known()) event.toward = about.b;
        add(event, about.a.known() ? Kind::opened : Kind::signature, row.signed_on);
        add(event, Kind::consent, row.deposited_on, row.act);
        if (!row.member) return;
        add(event, Kind::bound, row.from, row.act);
        if (row.to.last < CivilDate::latest()) add(event, Kind::left, day_after(row.to));
    }

    static DateInterval day_after(const DateInterval& day) { return {add_days(day.first, 1), add_days(day.last, 1)}; }

    /// A declaration of the same kind, by the same State under the same article, that ends the day before this one
    /// begins, or the other way round.
    template <class Joins>
    bool has_neighbour(const Declaration& row, Joins joins) const {
        return std::ranges::any_of(library_.declarations_of(row.state, row.instrument), [&](const Declaration& other) {
            return &other != &row && other.article == row.article && other.kind == row.kind &&
                   other.withdrawn == row.withdrawn && joins(other);
        });
    }
    static bool ends(const Declaration& row) { return row.to.last < CivilDate::latest(); }

    void add_declarations() {
        for (const Declaration& row : library_.declarations()) {
            NetworkEvent event = event_of(row);
            event.article = row.article;
            event.effect = row.effect;
            event.note = row.note;
            const bool withdraws = library_.text(row.kind) == "withdrawal";
            const bool modifies = has_neighbour(
                row, [&](const Declaration& other) { return ends(other) && day_after(other.to) == row.from; });
            add(event,
                withdraws  ? Kind::declaration_withdrawn
                : modifies ? Kind::declaration_modified
                           : Kind::declared,
                row.from, row.kind);
            const bool is_modified = ends(row) && has_neighbour(row, [&](const Declaration& other) {
                                         return day_after(row.to) == other.from;
                                     });
            if (ends(row) && !is_modified) add(event, Kind::declaration_withdrawn, day_after(row.to), row.kind);
        }
    }

    void add_suspension(const Suspension& row) {
        NetworkEvent event = event_of(row);
        event.toward = row.toward;
        add(event, Kind::suspended, row.from);
        if (row.to.last < CivilDate::latest()) add(event, Kind::suspension_ended, day_after(row.to));
    }

    void add_memberships() {
        if (asked_.instrument != none) return;
        for (const Membership& row : library_.memberships()) {
            const State* state = library_.find_state(row.state);
            const Organisation& organisation = library_.organisations()[static_cast<std::size_t>(row.organisation)];
            NetworkEvent event;
            event.state = row.state;
            event.organisation = organisation.name;
            event.source = state == nullptr ? 0 : state->source;
            event.verified = row.verified;
            if (row.from_known) add(event, Kind::joined, row.from, organisation.word);
            if (row.to_known) add(event, Kind::left_organisation, day_after(row.to), organisation.word);
        }
    }

    /// What makes an event the same one: not its wording, nor its source.
    std::string key_of(const NetworkEvent& event) const {
        std::string key = std::string(to_string(event.kind)) + '|' + std::string(id_of(event.instrument)) + '|' +
                          event.state.text() + '|' + event.toward.text() + '|' +
                          std::string(library_.text(event.article)) + '|' + to_string(event.day.first);
        // An act may be corrected; a reservation and a declaration are two statements, two organisations two bodies.
        if (event.kind > Kind::left) key += '|' + std::string(library_.text(event.detail));
        return key;
    }

    void number() {
        std::map<std::pair<std::string, bool>, int> seen;
        for (NetworkEvent& event : changes_.events) {
            std::string key = key_of(event);
            // A row corrected since is the same event as its successor.
            const int nth = seen[{key, event.withdrawn == CivilDate::latest()}]++;
            if (nth > 0) key += '|' + std::to_string(nth);
            event.id = event_urn(key);
        }
    }

    const Library& library_;
    const ChangesAsked& asked_;
    CivilDate known_on_;
    NetworkChanges changes_;
};

}  // namespace

std::string_view to_string(NetworkEvent::Kind kind) {
    static constexpr std::array<std::string_view, 13> words{"opened",
                                                            "in-force",
                                                            "signed",
                                                            "consent",
                                                            "bound",
                                                            "left",
                                                            "declared",
                                                            "declaration-modified",
                                                            "declaration-withdrawn",
                                                            "suspended",
                                                            "suspension-ended",
                                                            "joined",
                                                            "left-organisation"};
    return words[static_cast<std::size_t>(kind)];
}

NetworkChanges network_changes(const Library& library, const ChangesAsked& asked) {
    return ChangeFinder(library, asked).find();
}

}  // namespace comity::law
