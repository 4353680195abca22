// SPDX-License-Identifier: EUPL-1.2
#include "demonstration/load.h"

#include <algorithm>
#include <array>
#include <queue>

#include "demonstration/case_walk.h"
#include "demonstration/watch.h"
#include "node/local_day.h"

namespace comity::demonstration {

namespace {

using access::Role;

const std::array accounts{
    DemonstrationAccount{"Anna Officer", "anna", Role::officer, "extradition"},
    DemonstrationAccount{"Boris Officer", "boris", Role::officer, "extradition"},
    DemonstrationAccount{"Hana Head", "hana", Role::head_of_unit, "extradition"},
    DemonstrationAccount{"Carla Officer", "carla", Role::officer, "assistance"},
    DemonstrationAccount{"Dmitri Officer", "dmitri", Role::officer, "assistance"},
    DemonstrationAccount{"Henri Head", "henri", Role::head_of_unit, "assistance"},
    DemonstrationAccount{"Sara Deputy", "sara", Role::deputy, "extradition"},
    DemonstrationAccount{"Emil Executing", "emil", Role::executing_officer, "assistance"},
    DemonstrationAccount{"Tara Translator", "tara", Role::translator, ""},
    DemonstrationAccount{"Rita Registrar", "rita", Role::registrar, ""},
    DemonstrationAccount{"Edda Editor", "edda", Role::public_editor, ""},
    DemonstrationAccount{"Otto Auditor", "otto", Role::auditor, ""},
    DemonstrationAccount{"Ada Administrator", "ada", Role::administrator, ""},
};

const std::array desks{
    Desk{"anna", "boris", "hana", "sara", "extradition"},
    Desk{"boris", "anna", "hana", "sara", "extradition"},
    Desk{"carla", "dmitri", "henri", "sara", "assistance"},
    Desk{"dmitri", "carla", "henri", "sara", "assistance"},
};

node::Person person(const std::string& account) {
    for (const DemonstrationAccount& known : accounts)
        if (known.sign_in_name == account)
            return {.account = account,
                    .roles = known.roles,
                    .unit = std::string(known.unit),
                    .on_behalf_of = "",
                    .fresh = true};
    return {.account = account, .roles = Role::officer, .unit = "", .on_behalf_of = "", .fresh = true};
}

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;
/// Commands after which a case has its person, its facts and what is asked.
constexpr std::uint64_t groundwork = 12;
/// A file that lies, so that what tells of silence has something to tell; of the newer ones, as nobody forgets for
/// long.
constexpr std::size_t one_forgotten_in = 5;
constexpr std::int64_t forgotten_for = 40 * day;
/// Whoever is arrested for a request still to come is held for some days: of the newest cases some begin so.
constexpr std::int64_t held_for = 17 * day;
constexpr std::size_t arrest_in = 4;
/// They ask for provisional arrest by the convention; within the Union a warrant would do.
constexpr std::array<std::string_view, 4> who_has_arrested{"TR", "GE", "UA", "GB"};
/// Whoever was turned down so often, in a row, lets the file lie; not the person who is held.
constexpr int patience = 4;

/// One case on its way.
struct Under {
    CaseWalk walk;
    Desk desk;
    Watched watched = Watched::all;
    cases::CaseState state = {};
    std::size_t left = 0;  ///< how much still happens of its own accord
    int in_vain = 0;       ///< how often, in a row, what pressed could not be done

    bool begun() const { return left == 0 || state.version() >= groundwork; }
    bool watched_now() const { return begun() && in_vain < patience; }
};

class Loading {
   public:
    Loading(node::Office& office, const LoadOptions& options)
        : office_(office), options_(options), chance_(options.seed) {}

    Result<Loaded> run() {
        begin_cases();
        constexpr std::size_t at_once = 100;
        while (!order_.empty()) {
            TRY_VOID(office_.writer->run([&](node::Unit& unit) -> Result<std::string> {
                for (std::size_t i = 0; i < at_once && !order_.empty(); ++i) TRY_VOID(go_on(unit));
                return std::string{};
            }));
        }
        return loaded_;
    }

   private:
    /// Every kind and direction in turn, so that all are there; days spread evenly.
    void begin_cases() {
        const std::int64_t from = std::int64_t{options_.from.days_since_epoch()} * day + 8 * hour;
        const std::int64_t span = std::int64_t{options_.to.days_since_epoch() - options_.from.days_since_epoch()} * day;
        const auto kinds = cases::kinds();
        for (std::size_t i = 0; i < options_.cases; ++i) {
            const std::int64_t after = span / static_cast<std::int64_t>(options_.cases) * static_cast<std::int64_t>(i);
            const bool arrest = after > span - held_for && i % arrest_in == 0;
            const cases::Kind kind = arrest ? cases::Kind::provisional_arrest : kinds[(i / 2) % kinds.size()].kind;
            const auto direction = i % 2 == 0 ? cases::Direction::incoming : cases::Direction::outgoing;
            const std::size_t unit = cases::words(kind).has_measures ? 2 : 0;
            std::string_view counterpart = chance_.of(counterparts());
            if (kind == cases::Kind::provisional_arrest) counterpart = chance_.of(who_has_arrested);
            if (counterpart == office_.authority->state.text()) counterpart = "FR";
            const Desk& desk = desks[unit + chance_.below(2)];
            CaseWalk walk(kind, direction, office_.authority->state.text(), counterpart, desk,
                          options_.seed * 1'000'003 + i);
            under_.push_back({.walk = std::move(walk), .desk = desk, .left = 3 + chance_.below(60)});
            const std::int64_t begun = from + after + static_cast<std::int64_t>(chance_.below(9 * 60)) * minute;
            if (after > span - forgotten_for && chance_.one_in(one_forgotten_in))
                under_.back().watched = Watched::liberty;
            order_.emplace(begun, i);
        }
    }

    /// What presses; else, as long as something happens of its own accord, what chance has in store.
    static std::optional<cases::Command> next_command(Under& under, const cases::Environment& environment) {
        if (under.watched_now()) {
            auto pressing = watch(under.state, environment, under.desk, under.walk, under.watched, under.in_vain > 0);
            if (pressing) {
                ++under.in_vain;
                return pressing;
            }
        }
        if (under.left == 0) return std::nullopt;
        --under.left;
        if (under.begun() && under.state.stage == "signal")
            if (auto arrest = under.walk.take("provisionally-arrested", under.state, environment)) return arrest;
        return under.walk.next(under.state, environment);
    }

    Result<void> go_on(node::Unit& unit) {
        const auto [when, index] = order_.top();
        order_.pop();
        Under& under = under_[index];
        const Instant now = node::local_instant(Instant::at(when).value(), office_.authority->time_zone);
        node::Unit here{unit.recorder, unit.rows, now};
        if (!under.state.exists()) {
            const auto opening = under.walk.opening();
            TRY(state, office_.cases->open_within(here, person(*opening.find("owner")->as_string()), opening));
            under.state = std::move(state);
            ++loaded_.cases;
        } else if (auto command = next_command(under, office_.cases->environment(now))) {
            const node::Person actor = person(command->actor);
            ++loaded_.commands;
            if (auto given = office_.cases->give_within(here, actor, under.state.id, *std::move(command))) {
                under.state = *std::move(given);
                under.in_vain = 0;
            } else if (given.error().kind == ErrorKind::unavailable) {
                return tl::unexpected(given.error());
            } else {
                ++loaded_.refused;
            }
        } else {
            under.left = 0;
            ++under.in_vain;
        }
        if (under.in_vain == patience && under.watched == Watched::all) {
            under.watched = Watched::liberty;
            under.in_vain = 0;
        }
        put_off(under, when, index);
        return {};
    }

    /// To some day soon, or to the day on which something is due; a case of which nothing more is due rests.
    void put_off(const Under& under, std::int64_t when, std::size_t index) {
        const std::int64_t end = std::int64_t{options_.to.days_since_epoch()} * day + 17 * hour;
        std::int64_t next = end;
        if (!under.begun())
            next = when + 3 * minute;
        else if (under.left > 0)
            next = when + static_cast<std::int64_t>(1 + chance_.below(9)) * day;
        const auto look = next_look(under.state, under.watched);
        if (look && under.watched_now()) {
            const std::int64_t soon = when % day < 12 * hour ? when + 4 * hour : when - when % day + day + 8 * hour;
            next = std::min(next, std::max(soon, std::int64_t{look->days_since_epoch()} * day + 8 * hour));
        }
        if (next < end) order_.emplace(next, index);
    }

    node::Office& office_;
    const LoadOptions& options_;
    Chance chance_;
    std::vector<Under> under_;
    using Turn = std::pair<std::int64_t, std::size_t>;
    std::priority_queue<Turn, std::vector<Turn>, std::greater<>> order_;
    Loaded loaded_;
};

}  // namespace

std::span<const DemonstrationAccount> demonstration_accounts() {
    return accounts;
}

Result<Loaded> load(node::Office& office, const LoadOptions& options) {
    return Loading(office, options).run();
}

}  // namespace comity::demonstration
