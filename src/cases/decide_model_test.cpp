// SPDX-License-Identifier: EUPL-1.2
// What decides on commands and folds events is explored as the tables are: every step, and every command that touches
// liberty beside them, from every position that can be reached.
#include <gmock/gmock.h>

#include "cases/clocks.h"
#include "cases/fold.h"
#include "cases/lifecycle/custody_model.h"
#include "format/canonical_json.h"
#include "law/testing/real_library.h"

namespace comity::cases::model {
namespace {

using format::Value;
using ::testing::Contains;
using ::testing::IsEmpty;

constexpr std::string_view bases[] = {"provisional", "on-request", "domestic-case", "serving-sentence"};

bool leaves_basis_open(const Step& step) {
    return std::ranges::any_of(step.records, [](const RecordedFact& record) {
        return record.fact == "custody.basis" && record.from == RecordedFact::From::given;
    });
}

/// A case, and for whom somebody has to watch: told by what was done, not by what the case says of it.
struct Worked {
    CaseState state;
    std::vector<bool> watched;
};

class DecideMachine {
   public:
    using State = Worked;

    /// `forgotten`: events of that type are not applied, to see that it is noticed.
    DecideMachine(const Lifecycle& of, std::string_view own, std::string_view counterpart, Bounds bounds,
                  std::string_view forgotten = "")
        : of_(of),
          measures_(measure_course(of.direction)),
          own_(own),
          counterpart_(counterpart),
          bounds_(bounds),
          forgotten_(forgotten) {}

    Worked initial() const {
        Worked made{{}, std::vector<bool>(static_cast<std::size_t>(bounds_.subjects))};
        must(made.state, "open-case",
             Value::object({{"case", "c1"},
                            {"number", "X-1"},
                            {"kind", words(of_.kind).word},
                            {"direction", word(of_.direction)},
                            {"own", own_},
                            {"counterpart", counterpart_},
                            {"title", "a case"},
                            {"owner", "anna"},
                            {"substitute", "boris"}}));
        for (int subject = 0; subject < bounds_.subjects; ++subject)
            must(made.state, "add-subject", Value::object({{"role", "accused"}, {"names", Value::list({"A B"})}}));
        must(made.state, "link-case", Value::object({{"to", "c2"}, {"relation", "follows"}}));
        for (int measure = 0; measure < bounds_.measures; ++measure)
            must(made.state, "add-measure", Value::object({{"word", "bank-accounts"}}));
        return made;
    }

    Position position(const Worked& at) const {
        Position position{of_.stage(at.state.stage)->word, {}, {}};
        for (std::size_t subject = 0; subject < at.state.subjects.size(); ++subject)
            position.subjects.push_back(watch_of(at.state, at.state.subjects[subject], at.watched[subject]));
        for (const Measure& measure : at.state.measures)
            position.measures.push_back(measures_.stage(measure.stage)->word);
        return position;
    }

    std::vector<Move> moves(const Worked& at) const {
        std::vector<Move> all;
        for (const Step& step : of_.steps) {
            if (!about_subject(step)) {
                all.push_back({.step = &step});
                continue;
            }
            for (int subject = 0; subject < bounds_.subjects; ++subject)
                for (const std::string_view basis : bases) {
                    all.push_back({.step = &step, .subject = subject, .basis = basis});
                    if (!leaves_basis_open(step)) break;
                }
        }
        for (int measure = 0; measure < bounds_.measures; ++measure)
            for (const Step& step : measures_.steps) all.push_back({.step = &step, .measure = measure});
        for (int subject = 0; subject < bounds_.subjects; ++subject) {
            for (const std::string_view basis : bases)
                all.push_back({.subject = subject, .basis = basis, .command = "record-custody"});
            all.push_back({.subject = subject, .command = "end-custody"});
            all.push_back({.subject = subject, .command = "withdraw-subject"});
            all.push_back({.subject = subject, .command = "record-fact"});
        }
        all.push_back({.command = "assign-case"});
        return at.state.closed ? closed_too(all) : all;
    }

    std::optional<Taken<Worked>> take(const Worked& at, const Move& move) const {
        const Command command = command_of(at.state, move);
        Taken<Worked> next{at, true};
        // What stands in the way of sending is not the question here.
        if (move.step && move.step->pre_flight)
            follow(next.state.state,
                   {{"pre-flight-run", Value::object({{"gaps", Value::list_of(std::vector<std::string>{})}})}}, "anna");
        const auto events = decide(next.state.state, command, environment());
        if (!events) return std::nullopt;
        follow(next.state.state, *events, command.actor);
        if (!events->empty() && events->front().type == "proposed") {
            next.alone = false;
            if (!approve(next.state.state)) return std::nullopt;
        }
        note(next.state, move);
        return next;
    }

   private:
    Environment environment() const {
        return {.law = &law::real_library(),
                .now = parse_instant("2024-06-03T12:00:00Z").value(),
                .today = parse_date("2024-06-03").value().first,
                .practice = {}};
    }

    void follow(CaseState& state, const std::vector<NewEvent>& events, std::string_view actor) const {
        for (const NewEvent& event : events) {
            if (event.type == forgotten_) continue;
            const auto applied = apply(state, {.sequence = state.version() + 1,
                                               .type = event.type,
                                               .actor = actor,
                                               .at = parse_instant("2024-06-03T12:00:00Z").value(),
                                               .payload = &event.payload});
            EXPECT_TRUE(applied) << event.type << ": " << to_string(applied.error());
        }
    }

    void must(CaseState& state, std::string_view name, Value arguments) const {
        const auto events = decide(
            state, {.name = std::string(name), .arguments = std::move(arguments), .actor = "anna"}, environment());
        ASSERT_TRUE(events) << name << ": " << to_string(events.error());
        follow(state, *events, "anna");
    }

    /// The proposer may not approve; a second person does.
    bool approve(CaseState& state) const {
        Command approval{
            .name = "approve", .arguments = Value::object({{"proposal", state.proposals.back().id}}), .actor = "anna"};
        EXPECT_FALSE(decide(state, approval, environment())) << state.proposals.back().arguments;
        approval.actor = "clara";
        const auto events = decide(state, approval, environment());
        if (events) follow(state, *events, approval.actor);
        return events.has_value();
    }

    static std::vector<Move> closed_too(const std::vector<Move>& all) {
        std::vector<Move> kept;
        for (const Move& move : all)
            if (move.command.empty() || find_command(move.command)->closed_too) kept.push_back(move);
        return kept;
    }

    Command command_of(const CaseState& state, const Move& move) const {
        Value arguments = Value::object();
        if (move.subject >= 0) arguments.set("subject", state.subjects[static_cast<std::size_t>(move.subject)].id);
        std::string_view name = move.command;
        if (move.step && move.measure >= 0) {
            name = "move-measure";
            arguments.set("measure", state.measures[static_cast<std::size_t>(move.measure)].id)
                .set("step", move.step->word)
                .set("on", "2024-06-03");
        } else if (move.step) {
            name = "take-step";
            arguments.set("step", move.step->word).set("at", "2024-06-03T12:00:00Z").set("reason", "because");
            arguments.set("facts", given(*move.step, move.basis));
        } else if (name == "record-custody") {
            arguments.set("basis", move.basis).set("since", "2024-06-03T12:00:00Z");
        } else if (name == "end-custody") {
            arguments.set("at", "2024-06-03T12:00:00Z").set("how", "released-by-court");
        } else if (name == "withdraw-subject") {
            arguments.set("reason", "because");
        } else if (name == "record-fact") {
            arguments.set("fact", "request.documents_complete_date").set("value", "2024-06-03");
        } else if (name == "assign-case") {
            const bool anna = state.owner == "anna";
            arguments.set("owner", anna ? "dora" : "anna").set("substitute", anna ? "emil" : "boris");
        }
        return {.name = std::string(name), .arguments = std::move(arguments), .actor = "anna"};
    }

    static Value given(const Step& step, std::string_view basis) {
        Value facts = Value::object();
        // An act that keeps what was promised: the offence of the surrender, the purpose of the request.
        if (!step.touches.empty())
            facts.set("speciality.other_offence_before_surrender", false)
                .set("speciality.redescribed_offence_extraditable", true)
                .set("use.purpose", "same")
                .set("use.conditions_kept", true);
        for (const RecordedFact& record : step.records) {
            if (record.from != RecordedFact::From::given) continue;
            const law::Library& library = law::real_library();
            const law::Fact& fact = library.facts()[static_cast<std::size_t>(library.find_fact(record.fact))];
            if (record.fact == "custody.basis")
                facts.set(record.fact, basis);
            else if (fact.type == law::Type::date)
                facts.set(record.fact, "2024-06-20");
            else if (fact.type == law::Type::period)
                facts.set(record.fact, "P30D");
            else if (fact.type == law::Type::one_of)
                facts.set(record.fact, library.text(library.of(library.fact_values(), fact.values).front().word));
            else
                facts.set(record.fact, "as given");
        }
        return facts;
    }

    static void note(Worked& next, const Move& move) {
        if (move.subject < 0) return;
        const auto subject = static_cast<std::size_t>(move.subject);
        if (move.command == "record-custody") {
            if (move.basis == "provisional" || move.basis == "on-request") next.watched[subject] = true;
        } else if (move.command == "end-custody") {
            next.watched[subject] = false;
        } else if (move.step) {
            switch (move.step->liberty) {
                case Liberty::begins:
                case Liberty::changes:
                    next.watched[subject] = true;
                    break;
                case Liberty::ends:
                case Liberty::lapses:
                case Liberty::passes:
                    next.watched[subject] = false;
                    break;
                case Liberty::untouched:
                case Liberty::required:
                    break;
            }
        }
    }

    static std::string_view kept(std::string_view basis) {
        const auto known = std::ranges::find(bases, basis);
        return known == std::end(bases) ? "none" : *known;
    }

    static Watch watch_of(const CaseState& state, const Subject& subject, bool watched) {
        Watch watch{.held = watched, .gone = subject.withdrawn};
        if (const FactEntry* basis = state.fact({.fact = "custody.basis", .subject = subject.id}); basis && watched)
            watch.basis = kept(std::string_view(basis->value).substr(1, basis->value.size() - 2));
        if (subject.held && watched) watch.counted_by = kept(subject.held->basis);
        for (const Clock& clock : state.clocks) {
            if (clock.ended || clock.kind != ClockKind::custody || clock.subject != subject.id) continue;
            // A custody clock of the law may run for someone not held: some count from a decision alone. The gap may
            // not.
            if (!watched && !clock.gap) continue;
            watch.clock = true;
            watch.gap = watch.gap || clock.gap;
            watch.owner = (watch.owner || watch.clock) && !clock.owner.empty() && !clock.substitute.empty() &&
                          clock.owner != clock.substitute;
        }
        return watch;
    }

    const Lifecycle& of_;
    const Course& measures_;
    std::string_view own_;
    std::string_view counterpart_;
    Bounds bounds_;
    std::string_view forgotten_;
};

std::vector<std::string> faults_between(const Lifecycle& of, std::string_view own, std::string_view counterpart,
                                        Bounds bounds, std::string_view forgotten = "") {
    const auto all = explore(DecideMachine(of, own, counterpart, bounds, forgotten));
    return faults(all, of, measure_course(of.direction), of.direction);
}

template <class Check>
void for_each_lifecycle(Check check) {
    for (const KindWord& kind : kinds())
        for (const Direction direction : {Direction::incoming, Direction::outgoing}) {
            SCOPED_TRACE(std::string(kind.word) + " " + std::string(word(direction)));
            check(lifecycle(kind.kind, direction));
        }
}

TEST(DecideModel, WhereNoLawGivesATimeLimitWhoeverIsHeldIsAnAlarmWithAnOwner) {
    for_each_lifecycle(
        [](const Lifecycle& of) { EXPECT_THAT(faults_between(of, "XA", "XB", {.subjects = 1}), IsEmpty()); });
}

// The kinds in whose cases the conventions and the two States' own law set custody clocks, and assistance beside them.
TEST(DecideModel, UnderTheEuropeanConventionWhoeverIsHeldHasARunningClockWithAnOwner) {
    for (const Kind kind : {Kind::extradition, Kind::provisional_arrest, Kind::transit, Kind::temporary_surrender,
                            Kind::proceedings, Kind::assistance})
        for (const Direction direction : {Direction::incoming, Direction::outgoing})
            EXPECT_THAT(faults_between(lifecycle(kind, direction), "CH", "TR", {.subjects = 1}), IsEmpty())
                << words(kind).word << " " << word(direction);
}

TEST(DecideModel, OfTwoPersonsEachIsWatched) {
    for (const Direction direction : {Direction::incoming, Direction::outgoing})
        EXPECT_THAT(faults_between(lifecycle(Kind::provisional_arrest, direction), "XA", "XB", {.subjects = 2}),
                    IsEmpty());
}

TEST(DecideModel, NoCaseClosesWithAMeasureUnfinished) {
    for (const Direction direction : {Direction::incoming, Direction::outgoing})
        EXPECT_THAT(faults_between(lifecycle(Kind::police, direction), "XA", "XB", {.subjects = 1, .measures = 1}),
                    IsEmpty());
}

TEST(DecideModel, AClockThatIsNotStartedIsNoticed) {
    EXPECT_THAT(
        faults_between(lifecycle(Kind::extradition, Direction::incoming), "XA", "XB", {.subjects = 1}, "clock-started"),
        Contains("held without a clock in 'awaiting-request'"));
}

TEST(DecideModel, AnEndOfCustodyThatIsNotFoldedIsNoticed) {
    EXPECT_THAT(
        faults_between(lifecycle(Kind::extradition, Direction::incoming), "XA", "XB", {.subjects = 1}, "custody-ended"),
        Contains("a clock runs for nobody held in 'surrendered'"));
}

}  // namespace
}  // namespace comity::cases::model
