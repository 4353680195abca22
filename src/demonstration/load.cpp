// SPDX-License-Identifier: EUPL-1.2
#include "demonstration/load.h"

#include <array>
#include <queue>

#include "demonstration/case_walk.h"
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
    DemonstrationAccount{"Otto Auditor", "otto", Role::auditor, ""},
    DemonstrationAccount{"Ada Administrator", "ada", Role::administrator, ""},
};

const std::array desks{
    Desk{"anna", "boris", "hana", "extradition"},
    Desk{"boris", "anna", "hana", "extradition"},
    Desk{"carla", "dmitri", "henri", "assistance"},
    Desk{"dmitri", "carla", "henri", "assistance"},
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
constexpr std::int64_t day = 24 * 60 * minute;

/// One case on its way.
struct Under {
    CaseWalk walk;
    cases::CaseState state;
    std::int64_t next = 0;  ///< when something happens, in milliseconds
    std::size_t left = 0;   ///< how much still happens
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
        const std::int64_t from = std::int64_t{options_.from.days_since_epoch()} * day + 8 * 60 * minute;
        const std::int64_t span = std::int64_t{options_.to.days_since_epoch() - options_.from.days_since_epoch()} * day;
        const auto kinds = cases::kinds();
        for (std::size_t i = 0; i < options_.cases; ++i) {
            const cases::Kind kind = kinds[(i / 2) % kinds.size()].kind;
            const auto direction = i % 2 == 0 ? cases::Direction::incoming : cases::Direction::outgoing;
            const std::size_t unit = cases::words(kind).has_measures ? 2 : 0;
            std::string_view counterpart = chance_.of(counterparts());
            if (counterpart == office_.authority->state.text()) counterpart = "FR";
            CaseWalk walk(kind, direction, office_.authority->state.text(), counterpart, desks[unit + chance_.below(2)],
                          options_.seed * 1'000'003 + i);
            under_.push_back({std::move(walk), {}, 0, 3 + chance_.below(60)});
            under_.back().next = from +
                                 span / static_cast<std::int64_t>(options_.cases) * static_cast<std::int64_t>(i) +
                                 static_cast<std::int64_t>(chance_.below(9 * 60)) * minute;
            order_.emplace(under_.back().next, i);
        }
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
        } else if (auto command = under.walk.next(under.state, office_.cases->environment(now))) {
            const node::Person actor = person(command->actor);
            ++loaded_.commands;
            if (auto given = office_.cases->give_within(here, actor, under.state.id, *std::move(command)))
                under.state = *std::move(given);
            else if (given.error().kind == ErrorKind::unavailable)
                return tl::unexpected(given.error());
            else
                ++loaded_.refused;
        } else {
            return {};
        }
        const bool groundwork = under.state.version() < 12;
        under.next = when + (groundwork ? 3 * minute : static_cast<std::int64_t>(1 + chance_.below(9)) * day);
        const std::int64_t end = std::int64_t{options_.to.days_since_epoch()} * day + 17 * 60 * minute;
        if (--under.left > 0 && under.next < end) order_.emplace(under.next, index);
        return {};
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
