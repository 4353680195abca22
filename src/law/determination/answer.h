// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "law/rules/evaluator.h"

namespace comity::law {

enum class Status : std::uint8_t {
    met,
    not_met,
    undetermined,
    waivable,  // conditions
    triggered,
    cleared,
    excluded,
    not_applicable,  // grounds (and undetermined)
    owed,
    not_owed,
    breached,  // duties
    missing,
    defective,  // form and papers (and met)
};
std::string_view to_string(Status status);

/// Outcomes of both families; docs/law-language.md and the rule books say how they come about.
enum class Outcome : std::uint8_t {
    // extradition
    grant_due,
    grant_due_unless_optional,
    discretion,
    undetermined,
    partial,
    refuse_mandatory,
    no_legal_basis,
    // assistance
    no_request_needed,
    must_assist,
    may_assist,
    may_refuse,
    must_refuse,
    not_covered,
    returned_for_completion,
};
std::string_view to_string(Outcome outcome);

struct Excluded {
    InstrumentIndex instrument = none;
    std::string reason;
    std::string cite;
};

/// Which instruments answer, and why others do not.
struct LegalBasis {
    std::vector<InstrumentIndex> governing;
    bool reciprocity = false;             ///< no treaty: the requested State's own law and reciprocity
    std::vector<InstrumentIndex> layers;  ///< in the order in which they prevail
    bool national_law_unknown = false;    ///< the requested State's own law decides and is not in the library
    std::vector<InstrumentIndex> also_invocable;
    bool reciprocity_invocable = false;
    std::vector<InstrumentIndex> supplementary;
    std::vector<InstrumentIndex> beside;       ///< conventions that are no basis but whose duties stay
    std::vector<InstrumentIndex> open_status;  ///< whether they are in force between the two is not known
    std::vector<Excluded> excluded;
    std::vector<std::string> conflicts;  ///< questions for a lawyer
    bool hangs_on_receipt = false;       ///< the status changed since the request was sent, its receipt is not known
    bool treaty_considered = false;      ///< assistance: a treaty between the two was looked at
    bool by_template = false;            ///< the treaty exists, its text is not loaded: a model asks the questions
    Truth met = Truth::no;               ///< c.legal-basis
    std::string cite;                    ///< of the basis, where it needs one
    std::vector<std::string> because;
    std::vector<NeededFact> needs;
};

/// Why a result is what it is: what must be explained for it, and what it waits for.
struct Reasons {
    ExprId explained = none;       ///< the condition that decided
    ExprId also = none;            ///< and the `applies when`
    Range<NeededFact> needs = {};  ///< in Answer::needed
};

struct ConditionResult {
    RuleIndex rule = none;  ///< none: c.legal-basis
    int offence = none;
    Status status = Status::undetermined;
    bool accessory_cure = false;  ///< not met, but another condition may cure it
    Reasons why;
};

struct GroundResult {
    RuleIndex rule = none;  ///< none: a ground the governing instrument lacks, see `lacking`
    TextId lacking = 0;
    InstrumentIndex lacking_in = none;
    int offence = none;
    Status status = Status::undetermined;
    bool mandatory = false;
    bool kind_open = false;   ///< whether it is mandatory hangs on an unknown fact
    TextId set_aside_by = 0;  ///< provision that clears or bars it
    RuleIndex set_aside_rule = none;
    Reasons why;
};

struct DutyResult {
    RuleIndex rule = none;
    int offence = none;
    Status status = Status::undetermined;
    Reasons why;
};

struct FormalResult {
    RuleIndex rule = none;
    Status status = Status::undetermined;
    std::vector<TextId> missing;  ///< of contents
    Reasons why;
};

struct PaperResult {
    RuleIndex rule = none;
    TextId paper = 0;
    Status status = Status::undetermined;
    bool later = false;   ///< made while the request is executed
    bool certain = true;  ///< false: needed only if an open question is answered so
};

struct UseLimitResult {
    RuleIndex rule = none;
    int offence = none;
    Status status = Status::undetermined;
    Reasons why;
};

struct Deadline {
    enum class State : std::uint8_t { running, last_day, expired, satisfied, undetermined, compare };
    RuleIndex rule = none;  ///< none: made by the engine, from the treaty's final clauses
    std::string id;
    std::string cite;  ///< "coe-024:31"
    ClockKind kind = ClockKind::limit;
    std::optional<DateInterval> from;
    std::string period;  ///< ISO 8601, negative where it runs backwards
    std::optional<DateInterval> due;
    std::optional<Moment> from_moment;  ///< clocks in hours, begun at a known time of day
    std::optional<Moment> due_moment;
    std::optional<CivilDate> conservative;
    State state = State::running;
    std::string effect;
    std::vector<std::string> because;
    Reasons why;
};
std::string_view to_string(Deadline::State state);

/// The day, or the day and the time of day of a period of hours.
std::string from_text(const Deadline& deadline);
std::string due_text(const Deadline& deadline);

/// What follows when the deadline has passed: "may release", "must release", or in the rule's own words.
std::string effect_of(const Library& library, const Deadline& deadline, std::string_view language);
/// "custody", "duty", "limit" …
std::string_view clock_kind_word(ClockKind kind);

struct CostResult {
    RuleIndex rule = none;
    StateCode payer = {};
    Status status = Status::met;
};

struct Question {
    NeededFact fact;
    TextId verify = 0;                 ///< not a fact: a provision whose text must be read first
    InstrumentIndex status_of = none;  ///< not a fact: an instrument …
    StateCode bound = {};              ///< … of which it must be found out whether it binds this State
    Range<TextId> decides = {};        ///< in Answer::decided: ids of rules, citations of those without one
    int weight = 0;
};

struct OffenceOutcome {
    int offence = none;
    Outcome outcome = Outcome::undetermined;
    Outcome if_verified = Outcome::undetermined;
};

/// One determination. Refers to the library, the facts and the situation it was made from.
struct Answer {
    bool extradition = true;
    LegalBasis basis;
    Outcome outcome = Outcome::undetermined;
    /// What the outcome would be if every rule not verified against a text were right.
    Outcome if_verified = Outcome::undetermined;
    std::vector<OffenceOutcome> by_offence;
    std::vector<ConditionResult> conditions;
    std::vector<GroundResult> grounds;
    std::vector<DutyResult> duties;
    std::vector<FormalResult> formal;
    std::vector<PaperResult> papers;
    std::vector<UseLimitResult> use_limits;
    std::vector<Deadline> deadlines;
    std::vector<CostResult> costs;
    std::vector<RuleIndex> procedures;
    std::vector<Question> questions;
    std::vector<NeededFact> needed;  ///< of all results, one after the other
    std::vector<TextId> decided;     ///< by all questions
    std::vector<TextId> unverified;  ///< provisions marked M that the outcome would rest on

    std::span<const NeededFact> needs_of(const Reasons& why) const {
        return std::span(needed).subspan(why.needs.first, why.needs.count);
    }
    std::span<const TextId> decided_by(const Question& question) const {
        return std::span(decided).subspan(question.decides.first, question.decides.count);
    }
};

}  // namespace comity::law
