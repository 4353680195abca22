// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>

#include "base/calendar.h"
#include "base/state_code.h"

/// The compiled law library: plain records that refer to each other by index, so that one image of them can be
/// written to a file and mapped into memory. Read docs/law-language.md for what each means.
namespace comity::law {

/// An index into the library's strings; 0 is the empty text. Words of the language (values of facts, ids of
/// instruments, language codes) are TextIds too, so that equal words have equal ids.
using TextId = std::int32_t;
/// An index into the library's expression nodes; none where a clause is absent.
using ExprId = std::int32_t;
using FactIndex = std::int32_t;
using InstrumentIndex = std::int32_t;
using ProvisionIndex = std::int32_t;
using RuleIndex = std::int32_t;
inline constexpr std::int32_t none = -1;
/// A run of records in one of the library's tables.
template <class T>
struct Range {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    bool empty() const { return count == 0; }
};

struct Localised {
    TextId en = 0;
    TextId fr = 0;
    TextId ru = 0;
};

enum class Type : std::uint8_t {
    yes_no,
    one_of,
    set_of,
    date,
    moment,
    period,
    penalty,
    state,
    state_list,
    instrument,
    instrument_list,
    text,
    text_list,
    number,
    money,
    records
};

enum class AnsweredBy : std::uint8_t { registry, requested, requesting, register_ };

/// A value of a `one of` or `set of` fact.
struct FactValue {
    TextId word = 0;
    Localised label = {};
};

/// A column of a record list.
struct FactField {
    TextId name = 0;
    Type type = Type::text;
    Range<FactValue> values = {};
};

struct Fact {
    TextId name = 0;  ///< canonical, "offence.fiscal"
    Localised label = {};
    Localised ask = {};
    Localised help = {};
    Type type = Type::yes_no;
    AnsweredBy answered_by = AnsweredBy::registry;
    bool appreciation = false;
    bool absent_means_none = false;
    bool per_offence = false;
    std::int32_t order = 0;  ///< position of its name among those of all facts
    std::int32_t slot = 0;   ///< position among the global facts, or among the facts of an offence
    Range<FactValue> values = {};
    Range<FactField> fields = {};
    ExprId otherwise = none;  ///< yes_no: a condition; else a term
};

/// Another input name: of the whole fact, or (records given as one object) of one field.
struct FactAlias {
    TextId name = 0;
    FactIndex fact = none;
    std::int32_t field = none;
    bool in_years = false;  ///< a plain number counts years
};

/// An input spelling of a value.
struct ValueSpelling {
    TextId from = 0;
    TextId to = 0;
};

struct Value {
    enum class Kind : std::int32_t {
        unknown,
        truth,
        word,
        day,
        moment,
        period,
        penalty,
        state,
        words,
        states,
        records,
        number
    };
    Kind kind = Kind::unknown;
    /// truth: a; word, state: a; day: first a, last b; moment: local day a, UTC seconds in b and c (low, high);
    /// period: months a, days b, hours c; penalty: rank a (see PenaltyRank), months b, days c, b = -1 length unknown;
    /// words, states, records: first a, count b of the list store; number: thousandths in b and c (low, high).
    std::int32_t a = 0;
    std::int32_t b = 0;
    std::int32_t c = 0;

    friend bool operator==(const Value&, const Value&) = default;
};

/// Penalties in the order of their weight; imprisonment and detention orders compare by length.
enum class PenaltyRank : std::int32_t { fine, imprisonment, indeterminate, life, death };

enum class Op : std::uint8_t {
    // conditions
    constant,     ///< a: Truth
    negation,     ///< a
    conjunction,  ///< a, b
    disjunction,  ///< a, b
    holds,        ///< a: term of type yes/no
    compare,      ///< n: Comparison; a, b: terms
    one_of,       ///< a: term; b: first constant; n: count
    has_any,      ///< a: list term; b: first constant; n: count
    has_all,      ///< a: list term; b: first constant; n: count
    shares,       ///< a, b: list terms
    some,
    every,  ///< a: list term; b: body over the records
    some_offence,
    every_offence,  ///< b: body; n = 1: the offence at hand is left out
    holds_on,       ///< a: day term; the record at hand has its from/to at fields n (from) and b (to), none = absent
    bound,          ///< a: state term; n: instrument
    both_bound,     ///< n: instrument
    both_bound_on,  ///< n: instrument; a: day term
    both_accept,    ///< n: instrument; a: chapter
    declared,       ///< a: state term; b: declaration pattern
    state_law,      ///< a: state term; b: topic word; n: index of the rule word among constants
    documents_complete,
    treaty_in_force,  ///< an assistance treaty binds both
    // terms
    fact,          ///< a: FactIndex, global; n: its slot; b: what holds where it is not given
    offence_fact,  ///< the same, of the offence at hand
    field,         ///< a: field of the record at hand; n: how many quantifiers out
    literal,       ///< a: constant
    requesting_state,
    requested_state,
    request_day,
    as_of,
    plus,
    minus,  ///< a: term; b: constant (period)
    plus_days,
    minus_days,      ///< a: term; b: number term, in days
    declared_value,  ///< a: state term; b: declaration pattern
    count_of         ///< a: list term
};

enum class Comparison : std::uint16_t { equal, different, less, less_or_equal, greater, greater_or_equal };

struct Node {
    /// What the truth of an expression hangs on besides the question itself. What hangs on none is found out once.
    static constexpr std::uint8_t on_offence = 1;  ///< the offence at hand
    static constexpr std::uint8_t on_record = 2;   ///< the record at hand
    static constexpr std::uint8_t on_papers =
        4;  ///< whether the papers are complete, which the rules themselves settle

    Op op = Op::constant;
    std::uint8_t hangs_on = 0;
    std::uint16_t n = 0;
    std::int32_t a = none;
    std::int32_t b = none;

    friend bool operator==(const Node&, const Node&) = default;
};

struct DeclarationFit;

/// "A declaration under this article of this instrument (with this meaning)".
struct DeclarationPattern {
    InstrumentIndex instrument = none;
    TextId article = 0;
    TextId code = 0;     ///< 0: any
    TextId chapter = 0;  ///< not 0: an opt-out; also fits a declaration whose words name the chapter
    TextId unless = 0;   ///< words that make it no opt-out, as a pattern
    Range<DeclarationFit> fits = {};
};

/// Words by which a declaration is recognised to mean `code`.
struct DeclarationEffect {
    InstrumentIndex instrument = none;
    TextId code = 0;
    TextId article = 0;
    TextId glob = 0;
};

enum class Family : std::uint8_t { extradition = 1, assistance = 2 };

enum class Role : std::uint8_t {
    treaty,
    protocol,
    supplement,
    layer,
    convention,
    overlay,
    national,
    template_,
    reciprocity,  ///< governs only where no treaty does
    practice      ///< what a good letter says: binds nobody, decides nothing
};

/// A clause with the reason to give and the article to cite.
struct Clause {
    ExprId when = none;
    TextId reason = 0;
    TextId cite = 0;
};

/// How a day follows from another: "90 days after", "first of the month after 3 months".
struct Interval {
    enum class Form : std::uint8_t { none, plain, first_of_month, next_day };
    Form form = Form::none;
    Period period = {};
    TextId cite = 0;
};

/// What one instrument does to another as a whole.
struct Relation {
    enum class Kind : std::uint8_t { prevails, yields, continues, falls_with, supersedes_bilateral, ends_on_leaving };
    Kind kind = Kind::prevails;
    InstrumentIndex other = none;
    TextId word = 0;    ///< supersedes: kind of bilateral treaty; ends_on_leaving: organisation; continues: clock id
    TextId reason = 0;  ///< yields: the question for a lawyer
    TextId cite = 0;
    Period period = {};  ///< continues
};

struct Chapter {
    TextId name = 0;
    std::int32_t opt_out = none;  ///< declaration pattern
};

struct Provision;
struct Instrument {
    TextId id = 0;
    Localised title = {};
    TextId reference = 0;
    TextId place = 0;
    DateInterval opened = {};
    bool opened_known = false;
    bool loaded = false;  ///< its rules are encoded; else only its existence is known
    bool mla_treaty = false;
    bool overlays = false;      ///< some provision protects the person whatever the basis
    bool binds_all = false;     ///< binds every State (law of nations, practice): no table of parties
    std::uint8_t families = 0;  ///< bits of Family
    Role role = Role::treaty;
    InstrumentIndex parent = none;  ///< protocol, supplement
    TextId kind = 0;                ///< bilateral: its kind; layer: the kind of bilateral treaty it works through
    StateCode national = {};
    StateCode a = {}, b = {};  ///< of a bilateral treaty
    std::int32_t rank = 100;
    Interval joins = {}, leaves = {};
    Clause applies = {}, reaches = {}, basis = {}, supplementary = {};
    Range<Clause> no_basis = {};
    Range<Relation> relations = {};
    Range<Chapter> chapters = {};
    Range<TextId> lacks = {};
    Range<TextId> measures = {};
    Range<Provision> provisions = {};
    TextId depositary = 0, in_force = 0, source = 0;  ///< of the table of instruments
    CivilDate recorded = CivilDate::earliest();
    TextId note = 0;
    TextId file = 0;
    std::int32_t line = 0;

    bool speaks_to(Family family) const { return (families & static_cast<std::uint8_t>(family)) != 0; }
};

/// What a target names: a ground or condition id in every instrument, or a provision (or whole article) of one.
struct Target {
    TextId id = 0;
    InstrumentIndex instrument = none;
    TextId number = 0;
};

struct Rule;
struct Provision {
    TextId number = 0;
    TextId id = 0;  ///< "coe-024:6.1.a"
    Localised title = {};
    Localised says = {};
    TextId mark = 0;
    TextId note = 0;
    InstrumentIndex instrument = none;
    std::uint8_t families = 0;    ///< of the file it stands in
    std::int32_t chapter = none;  ///< index within the instrument's chapters
    bool dated = false;
    DateInterval in_force = {};
    bool also_under_treaties = false;
    bool as_requesting = false;
    bool overlay = false;
    bool speaks_to(Family family) const { return (families & static_cast<std::uint8_t>(family)) != 0; }
    Range<Target> replaces = {};
    Range<ProvisionIndex> replaced = {};  ///< what `replaces` names, in the table `indices`
    Range<Rule> rules = {};
    TextId file = 0;
    std::int32_t line = 0;
};

enum class RuleKind : std::uint8_t {
    condition,
    ground,
    exception,
    bar,
    harden,
    soften,
    clock,
    documents,
    contents,
    formal,
    duty,
    use_limit,
    cost,
    permits,
    no_request,
    procedure
};

/// `except`, `barred by`, `mandatory when`, `optional when` inside a ground.
struct Modifier {
    enum class Kind : std::uint8_t { except, barred, mandatory, optional };
    Kind kind = Kind::except;
    TextId cite = 0;
    ExprId when = none;
};

/// One requirement of a list of papers or contents; any of the words satisfies it.
struct Need {
    Range<TextId> words = {};
    ExprId when = none;
    bool later = false;  ///< made while the request is executed: to come, never missing
};

struct Length {
    Period period = {};
    bool first_of_month = false;
    bool backwards = false;
    ExprId days = none;  ///< a number term, in days
    ExprId when = none;
};

enum class ClockKind : std::uint8_t { custody, duty, limit, preference, protection, status };

struct Clock {
    ClockKind kind = ClockKind::limit;
    Localised name = {};
    FactIndex records = none;   ///< the event stands in a record of this fact …
    ExprId record_when = none;  ///< … that fits this
    ExprId from = none;
    Range<Length> lengths = {};
    ExprId met_by = none;
    ExprId met_also = none;  ///< a second event that must not be later either
    ExprId stops = none;
    ExprId tolled_from = none;
    ExprId tolled_to = none;
    ExprId tolled_days = none;
    ExprId tolled_when = none;
    bool has_effect = false;
    bool must = false;
    TextId effect = 0;
    bool compare = false;
};

struct Rule {
    RuleKind kind = RuleKind::procedure;
    bool per_offence = false;
    bool scope = false;
    bool formal = false;
    bool mandatory = false;
    bool self_judging = false;
    bool missing = false;           ///< formal: false is `missing`, not `defective`
    bool names_requesting = false;  ///< cost: borne by the requesting State
    bool usual = false;             ///< contents: wanted by practice; a lack of it is no defect
    TextId id = 0;
    TextId topic = 0;
    TextId cite = 0;
    Localised effect = {};
    ProvisionIndex provision = none;
    ExprId applies = none;
    ExprId test = none;
    ExprId waivable = none;
    ExprId open = none;
    FactIndex open_asks = none;
    TextId cured_by = 0;
    TextId excludes = 0;
    ExprId breached = none;
    Range<Modifier> modifiers = {};
    Range<Target> targets = {};
    Range<RuleIndex> affected_by =
        {};  ///< exceptions, bars, hardenings that speak of this rule, in the table `indices`
    Range<Need> needs = {};
    Range<Localised> returned = {};  ///< contents: why such requests are usually returned
    std::int32_t clock = none;
    std::int32_t line = 0;
};

/// How a family of requests finds its basis (law/language/precedence.law).
struct FamilyRules {
    Clause applies = {};
    InstrumentIndex template_ = none;
    std::int32_t bilateral_rank = 50;
    Range<TextId> bilateral_kinds = {};
};

/// The facts the engine itself reads; `none` where a library does not have one.
struct KnownFacts {
    FactIndex measure = none, requesting_state = none, requested_state = none, date_received = none, date_sent = none,
              documents = none, contains = none, requires_treaty = none, reciprocity_expected = none, renewed = none;
};

/// Single values of the whole library.
struct Summary {
    TextId version = 0;
    KnownFacts facts = {};
    TextId unverified = 0;  ///< the mark of provisions not verified against a text
    /// In the table `indices`.
    Range<InstrumentIndex> national = {}, reciprocity = {}, binding_all = {};
    FamilyRules extradition = {}, assistance = {};
    Range<TextId> sheet_kinds = {};  ///< kinds of request for which the sheet of a State counts partners
    std::int32_t global_slots = 0;
    std::int32_t offence_slots = 0;
};

}  // namespace comity::law
