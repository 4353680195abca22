// SPDX-License-Identifier: EUPL-1.2
#include "cases/lifecycle/custody_model.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace comity::cases::model {

namespace {

bool frees(std::string_view fact) {
    return fact == "custody.released_at" || fact == "surrender.actual_date" ||
           fact == "surrender.temporary_returned_on" || fact == "person.alive";
}

bool finished(const Course& measures, const Position& at) {
    return std::ranges::none_of(at.measures, [&](std::string_view stage) { return measures.stage(stage)->open; });
}

bool liberty_allows(const Step& step, const Watch& subject) {
    switch (step.liberty) {
        case Liberty::untouched:
        case Liberty::lapses:
            return true;
        case Liberty::begins:
            return !subject.clock;
        case Liberty::changes:
        case Liberty::ends:
        case Liberty::passes:
        case Liberty::required:
            return subject.clock;
    }
    return false;
}

}  // namespace

Told told_by_facts(const Step& step) {
    using enum RecordedFact::From;
    std::string_view basis;
    bool free = false;
    bool own = false;
    for (const RecordedFact& record : step.records) {
        free = free || frees(record.fact);
        own = own || (record.fact == "custody.basis" && record.from == given && !may_be_given(record, "on-request"));
        if (record.fact == "custody.basis") basis = record.from == given ? "given" : record.value;
    }
    // Lent, or held for both: on a basis of the own State, and for the other all the same.
    for (const RecordedFact& record : step.records)
        if (record.fact == "custody.extradition_custody_from") own = false;
    // A case of our own, or none: not for the other State. Returned, but on a basis: held on.
    if (own || basis == "none" || basis == "domestic-case") return {Told::What::free};
    if (!basis.empty()) return {Told::What::held, basis};
    return {free ? Told::What::free : Told::What::nothing};
}

TableMachine::TableMachine(Course course, Course measures, Bounds bounds, std::string_view ownerless)
    : course_(course), measures_(measures), bounds_(bounds), ownerless_(ownerless) {}

Position TableMachine::initial() const {
    return {course_.stages.front().word, std::vector<Watch>(static_cast<std::size_t>(bounds_.subjects)),
            std::vector<std::string_view>(static_cast<std::size_t>(bounds_.measures), measures_.stages.front().word)};
}

bool TableMachine::allowed(const Position& at, const Step& step) const {
    if (!may_follow(course_, step, at.stage)) return false;
    if (step.measures_finished && !finished(measures_, at)) return false;
    return !step.nobody_held || std::ranges::none_of(at.subjects, &Watch::clock);
}

std::vector<Move> TableMachine::moves(const Position& at) const {
    std::vector<Move> all;
    if (!course_.stage(at.stage)->open) return all;
    for (const Step& step : course_.steps) {
        if (!allowed(at, step)) continue;
        if (!about_subject(step)) all.push_back({.step = &step});
        for (int subject = 0; about_subject(step) && subject < bounds_.subjects; ++subject)
            if (liberty_allows(step, at.subjects[static_cast<std::size_t>(subject)]))
                all.push_back({.step = &step, .subject = subject});
    }
    for (int measure = 0; measure < bounds_.measures; ++measure)
        for (const Step& step : measures_.steps)
            if (may_follow(measures_, step, at.measures[static_cast<std::size_t>(measure)]))
                all.push_back({.step = &step, .measure = measure});
    return all;
}

std::optional<Taken<Position>> TableMachine::take(const Position& at, const Move& move) const {
    Taken<Position> next{at, move.step->act == Act::none};
    const Step& step = *move.step;
    if (move.measure >= 0) {
        if (!step.to.empty()) next.state.measures[static_cast<std::size_t>(move.measure)] = step.to;
        return next;
    }
    if (!step.to.empty()) next.state.stage = step.to;
    if (move.subject >= 0) watch(next.state.subjects[static_cast<std::size_t>(move.subject)], step);
    return next;
}

void TableMachine::watch(Watch& subject, const Step& step) const {
    const Told told = told_by_facts(step);
    if (told.what != Told::What::nothing) {
        subject.held = told.what == Told::What::held;
        subject.basis = told.basis;
    }
    switch (step.liberty) {
        case Liberty::begins:
        case Liberty::changes:
            subject.clock = true;
            subject.owner = step.word != ownerless_;
            subject.counted_by = step.basis.empty() ? "given" : step.basis;
            break;
        case Liberty::passes:  // The facts of the person are those of the other case from here on.
            subject = {};
            break;
        case Liberty::ends:
        case Liberty::lapses:
            subject.clock = subject.owner = false;
            subject.counted_by = "";
            break;
        case Liberty::untouched:
        case Liberty::required:
            break;
    }
}

namespace {

// Steps of the authority that nothing but their name tells to have an effect outside.
const std::map<std::string_view, std::string_view> effects_by_name{
    {"acknowledged", "sends"},
    {"arrest-ordered", "decides"},
    {"assets-handed-over", "sends"},
    {"condition-accepted", "sends"},
    {"conditional", "decides"},
    {"conditions-accepted", "sends"},
    {"conditions-declined", "sends"},
    {"consent-notified", "sends"},
    {"draft-shared", "sends"},
    {"handed-over", "hands over"},
    {"objects-handed-over", "sends"},
    {"objects-returned", "sends"},
    {"originals-returned", "sends"},
    {"our-agreement-declared", "decides"},
    {"postponed", "decides"},
    {"priority-decided", "decides"},
    {"receipt-confirmed", "sends"},
    {"sealed", "seals"},
    {"sharing-agreed", "decides"},
    {"supplementary-request", "sends"},
    {"surrendered-onward", "hands over"},
    {"transmission-approved", "decides"},
    {"withdrawn", "sends"},
};

}  // namespace

std::string_view effect_outside(const Step& step, std::string_view from_common, std::string_view to_common,
                                Direction direction) {
    const bool ours = step.by == Actor::authority || step.by == Actor::executing_body;
    if (!ours) return "";
    if (step.liberty == Liberty::passes) return "";  // held on by another case
    if (step.liberty == Liberty::begins || step.liberty == Liberty::changes) return "hands over";
    if (told_by_facts(step).what == Told::What::free || step.liberty == Liberty::ends) return "releases or hands over";
    if (step.by != Actor::authority) return "";
    for (const RecordedFact& record : step.records) {
        if (record.fact == "decision.outcome" && direction == Direction::incoming) return "decides";
        if (record.fact == "decision.notified_date" && direction == Direction::incoming) return "sends";
        if (record.fact == "surrender.appointed_date" || record.fact == "surrender.new_appointed_date") return "sends";
    }
    if (direction == Direction::outgoing && from_common != to_common && to_common == "dispatched") return "sends";
    if (direction == Direction::outgoing && from_common != to_common && to_common == "approved") return "decides";
    if (direction == Direction::incoming && from_common != to_common &&
        (to_common == "supplement-requested" || to_common == "replied"))
        return "sends";
    if (const auto by_name = effects_by_name.find(step.word); by_name != effects_by_name.end()) return by_name->second;
    for (const std::string_view ending : {"-sent", "-notified", "-requested", "-told", "-announced", "-claimed",
                                          "-offered", "-reported", "-given", "-asked"})
        if (step.word.ends_with(ending) && !step.person) return "sends";
    return "";
}

namespace {

class Faults {
   public:
    Faults(const Explored& all, const Course& course, const Course& measures, Direction direction)
        : all_(all), course_(course), measures_(measures), direction_(direction) {}

    std::vector<std::string> found() {
        for (const Position& at : all_.positions) watched(at);
        closable();
        endable();
        alive();
        approved();
        return {found_.begin(), found_.end()};
    }

   private:
    void say(std::string fault) { found_.insert(std::move(fault)); }

    void watched(const Position& at) {
        const bool open = course_.stage(at.stage)->open;
        for (const Watch& subject : at.subjects) {
            if (subject.held && !subject.clock) say(fmt::format("held without a clock in '{}'", at.stage));
            if (subject.clock && !subject.held) say(fmt::format("a clock runs for nobody held in '{}'", at.stage));
            if (subject.clock && !subject.owner) say(fmt::format("a clock without an owner in '{}'", at.stage));
            if (subject.held && subject.clock && subject.basis != subject.counted_by)
                say(fmt::format("held as {}, counted as {} in '{}'", subject.basis, subject.counted_by, at.stage));
            if (!open && (subject.held || subject.clock)) say(fmt::format("closed with someone held: '{}'", at.stage));
        }
        if (!open && !finished(measures_, at)) say(fmt::format("closed with a measure unfinished: '{}'", at.stage));
    }

    void closable() {
        std::vector<std::vector<std::size_t>> before(all_.positions.size());
        for (const Edge& edge : all_.edges) before[edge.to].push_back(edge.from);
        std::vector<bool> can(all_.positions.size());
        std::vector<std::size_t> next;
        const auto mark = [&](std::size_t at) {
            if (!can[at]) next.push_back(at);
            can[at] = true;
        };
        for (std::size_t at = 0; at < all_.positions.size(); ++at)
            if (!course_.stage(all_.positions[at].stage)->open) mark(at);
        while (!next.empty()) {
            const std::size_t at = next.back();
            next.pop_back();
            for (const std::size_t earlier : before[at]) mark(earlier);
        }
        for (std::size_t at = 0; at < all_.positions.size(); ++at)
            if (!can[at]) say(fmt::format("no way to a closed stage from '{}'", all_.positions[at].stage));
    }

    void endable() {
        std::set<std::pair<std::size_t, std::size_t>> ends;
        for (const Edge& edge : all_.edges) {
            if (edge.move.subject < 0) continue;
            const auto subject = static_cast<std::size_t>(edge.move.subject);
            if (all_.positions[edge.from].subjects[subject].clock && !all_.positions[edge.to].subjects[subject].clock)
                ends.emplace(edge.from, subject);
        }
        for (std::size_t at = 0; at < all_.positions.size(); ++at)
            for (std::size_t subject = 0; subject < all_.positions[at].subjects.size(); ++subject)
                if (all_.positions[at].subjects[subject].held && !ends.contains({at, subject}))
                    say(fmt::format("no step ends custody in '{}'", all_.positions[at].stage));
    }

    void alive() {
        std::set<std::string_view> stages;
        std::set<std::string_view> measure_stages;
        for (const Position& at : all_.positions) {
            stages.insert(at.stage);
            measure_stages.insert(at.measures.begin(), at.measures.end());
        }
        std::set<std::string_view> steps;
        std::set<std::string_view> measure_steps;
        for (const Edge& edge : all_.edges)
            if (edge.move.step) (edge.move.measure < 0 ? steps : measure_steps).insert(edge.move.step->word);
        unused(course_, stages, steps);
        if (!measure_stages.empty()) unused(measures_, measure_stages, measure_steps);
    }

    void unused(const Course& course, const std::set<std::string_view>& stages,
                const std::set<std::string_view>& steps) {
        for (const Stage& stage : course.stages)
            if (!stages.contains(stage.word)) say(fmt::format("stage '{}' is never reached", stage.word));
        for (const Step& step : course.steps)
            if (!steps.contains(step.word)) say(fmt::format("step '{}' can never be taken", step.word));
    }

    void approved() {
        for (const Edge& edge : all_.edges) {
            if (!edge.alone || !edge.move.step) continue;
            if (edge.move.step->act != Act::none)
                say(fmt::format("'{}' is an act, and one person alone did it", edge.move.step->word));
            if (edge.move.measure >= 0) continue;
            const std::string_view effect =
                effect_outside(*edge.move.step, course_.stage(all_.positions[edge.from].stage)->common,
                               course_.stage(all_.positions[edge.to].stage)->common, direction_);
            if (!effect.empty())
                say(fmt::format("'{}' {}, and one person alone can do it", edge.move.step->word, effect));
        }
    }

    const Explored& all_;
    const Course& course_;
    const Course& measures_;
    Direction direction_;
    std::set<std::string> found_;
};

}  // namespace

std::vector<std::string> faults(const Explored& all, const Course& course, const Course& measures,
                                Direction direction) {
    return Faults(all, course, measures, direction).found();
}

namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;

std::vector<std::string> table_faults(const Course& course, Direction direction, Bounds bounds,
                                      std::string_view ownerless = "") {
    const Course& measures = measure_course(direction);
    return faults(explore(TableMachine(course, measures, bounds, ownerless)), course, measures, direction);
}

template <class Check>
void for_each_lifecycle(Check check) {
    for (const KindWord& kind : kinds())
        for (const Direction direction : {Direction::incoming, Direction::outgoing}) {
            SCOPED_TRACE(std::string(kind.word) + " " + std::string(word(direction)));
            check(lifecycle(kind.kind, direction));
        }
}

/// A lifecycle with one table changed.
struct Changed {
    explicit Changed(const Lifecycle& of) : steps(of.steps.begin(), of.steps.end()), stages(of.stages) {}
    Step& step(std::string_view word) { return *std::ranges::find(steps, word, &Step::word); }
    Course course() const { return {stages, steps}; }

    std::vector<Step> steps;
    std::span<const Stage> stages;
};

TEST(CustodyModel, NobodyIsHeldWithoutARunningClockAndAnOwnerInAnyKind) {
    for_each_lifecycle([](const Lifecycle& of) {
        EXPECT_THAT(table_faults(of, of.direction, {.subjects = 1, .measures = 0}), IsEmpty());
        EXPECT_THAT(table_faults(of, of.direction, {.subjects = 2, .measures = 0}), IsEmpty());
    });
}

TEST(CustodyModel, NoCaseClosesWithAMeasureUnfinishedOrSomeoneHeld) {
    for_each_lifecycle([](const Lifecycle& of) {
        if (!words(of.kind).has_measures) return;
        EXPECT_THAT(table_faults(of, of.direction, {.subjects = 1, .measures = 2}), IsEmpty());
        EXPECT_THAT(table_faults(of, of.direction, {.subjects = 2, .measures = 1}), IsEmpty());
    });
}

TEST(CustodyModel, EveryStepWhoseEffectOnLibertyIsTakenAwayIsNoticed) {
    std::set<std::string_view> unnoticed;
    for_each_lifecycle([&](const Lifecycle& of) {
        for (const Step& step : of.steps) {
            if (step.liberty == Liberty::untouched || step.liberty == Liberty::required) continue;
            Changed without(of);
            without.step(step.word).liberty = Liberty::untouched;
            without.step(step.word).person = true;
            if (table_faults(without.course(), of.direction, {.subjects = 1}).empty()) unnoticed.insert(step.word);
        }
    });
    EXPECT_THAT(unnoticed, IsEmpty());
}

TEST(CustodyModel, AClockThatIsStartedForNobodyIsNoticed) {
    for_each_lifecycle([](const Lifecycle& of) {
        EXPECT_THAT(table_faults(of, of.direction, {.subjects = 1}, "re-arrested"),
                    Contains("a clock without an owner in 'ending'"));
    });
}

TEST(CustodyModel, AClosingThatDoesNotAskWhoIsHeldIsNoticed) {
    for_each_lifecycle([](const Lifecycle& of) {
        Changed careless(of);
        careless.step("closed").nobody_held = false;
        EXPECT_THAT(table_faults(careless.course(), of.direction, {.subjects = 1}),
                    Contains("closed with someone held: 'closed'"));
        if (!words(of.kind).has_measures) return;
        careless = Changed(of);
        careless.step("closed").measures_finished = false;
        EXPECT_THAT(table_faults(careless.course(), of.direction, {.subjects = 1, .measures = 1}),
                    Contains("closed with a measure unfinished: 'closed'"));
    });
}

TEST(CustodyModel, AnArrestCountedOnTheWrongBasisIsNoticed) {
    Changed wrong(lifecycle(Kind::extradition, Direction::incoming));
    wrong.step("provisionally-arrested").basis = "on-request";
    EXPECT_THAT(table_faults(wrong.course(), Direction::incoming, {.subjects = 1}),
                Contains("held as provisional, counted as on-request in 'awaiting-request'"));
}

TEST(CustodyModel, AStageWithoutAWayOutIsNoticed) {
    Changed stuck(lifecycle(Kind::transit, Direction::incoming));
    std::erase_if(stuck.steps, [](const Step& step) { return step.word == "closed"; });
    EXPECT_THAT(table_faults(stuck.course(), Direction::incoming, {.subjects = 1}),
                Contains("no way to a closed stage from 'received'"));
}

TEST(CustodyModel, ADeadStepAndAnEmptyStageAreNoticed) {
    Changed cut(lifecycle(Kind::extradition, Direction::incoming));
    std::erase_if(cut.steps, [](const Step& step) { return step.word == "appealed"; });
    const auto found = table_faults(cut.course(), Direction::incoming, {.subjects = 1});
    EXPECT_THAT(found, Contains("stage 'appeal' is never reached"));
    EXPECT_THAT(found, Contains("step 'appeal-bars-extradition' can never be taken"));
}

TEST(CustodyModel, CustodyThatNothingEndsIsNoticed) {
    Changed kept(lifecycle(Kind::police, Direction::incoming));
    std::erase_if(kept.steps, [](const Step& step) { return step.liberty == Liberty::ends || step.word == "died"; });
    EXPECT_THAT(table_faults(kept.course(), Direction::incoming, {.subjects = 1}),
                Contains("no step ends custody in 'received'"));
}

// An act is told from what a step does, so that a table that forgets the second person is noticed.
TEST(CustodyModel, AnActThatLosesItsSecondPersonIsNoticed) {
    std::set<std::string> unnoticed;
    std::size_t acts = 0;
    for_each_lifecycle([&](const Lifecycle& of) {
        for (const Step& step : of.steps) {
            if (step.act == Act::none) continue;
            ++acts;
            Changed careless(of);
            careless.step(step.word).act = Act::none;
            if (table_faults(careless.course(), of.direction, {.subjects = 1}).empty()) unnoticed.emplace(step.word);
        }
    });
    EXPECT_GT(acts, 300U);
    EXPECT_THAT(unnoticed, IsEmpty());
}

}  // namespace
}  // namespace comity::cases::model
