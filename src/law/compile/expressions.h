// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "law/compile/compilation.h"

namespace comity::law {

/// Limits of one expression, everything that named expressions stand for counted in: brackets, `not`, quantifiers and
/// named expressions inside each other, and operators and names in all. They bound what evaluating it takes.
inline constexpr int max_expression_depth = 64;
inline constexpr int max_expression_nodes = 4096;

/// Reads the conditions and terms of section 5 of docs/law-language.md into nodes.
///
/// One reader serves one statement. `uses_offence()` afterwards tells whether it speaks of the offence at hand.
class ExpressionReader {
   public:
    ExpressionReader(Compilation& compilation, Cursor& cursor, InstrumentIndex instrument);

    /// A condition, three-valued.
    ExprId condition();
    /// A term: a day, a number, a list …
    ExprId term();

    bool uses_offence() const { return uses_offence_; }
    /// Names that stand as record fields while the body of a quantifier over `fact` is read.
    void enter_records(FactIndex fact);
    void leave_records();

   private:
    /// What is known of a term while reading: its type decides what may be compared with it.
    struct Term {
        ExprId id = none;
        Type type = Type::text;
        Range<FactValue> values = {};
        FactIndex records = none;  ///< of a record list
        bool is_period = false;
        bool is_condition = false;  ///< a let that named a condition
    };
    struct Scope {
        FactIndex records = none;  ///< none: the offences
    };

    ExprId disjunction();
    ExprId conjunction();
    ExprId negation();
    ExprId primary();
    ExprId quantified(std::string_view quantifier);
    ExprId body_of_offences(Op op, bool other);
    ExprId holds_on();
    ExprId state_condition(const Term& state);
    ExprId declared_by(ExprId state);
    ExprId comparison(const Term& left);
    ExprId is_comparison(const Term& left);
    ExprId ordered(const Term& left);
    ExprId has(const Term& left);

    Term read_term();
    Term simple_term();
    Term named(const std::string& word);
    Term fact_term(FactIndex fact);
    Term field_term(std::size_t out, std::size_t field, FactIndex records);
    std::optional<Term> expand_let(const std::string& name);
    Term right_side(const Term& left);
    Value literal_for(const Term& left, const std::string& word);
    std::pair<std::int32_t, std::uint16_t> constant_set(const Term& left);
    std::int32_t declaration_pattern();
    InstrumentIndex instrument_named(const std::string& id);

    /// Stands for one level of nesting; refuses what is too deep.
    class Level {
       public:
        explicit Level(ExpressionReader& reader);
        ~Level() { --reader_.depth_; }
        Level(const Level&) = delete;
        Level& operator=(const Level&) = delete;

       private:
        ExpressionReader& reader_;
    };

    void expect_list(const Term& term, std::string_view word);
    ExprId add(Op op, std::int32_t a = none, std::int32_t b = none, std::uint16_t n = 0);
    ExprId literal(Value value);

    Compilation& compilation_;
    LibraryBuilder& builder_;
    Cursor* cursor_;
    InstrumentIndex instrument_;
    std::vector<Scope> scopes_;
    bool uses_offence_ = false;
    int depth_ = 0;
    int nodes_ = 0;
};

}  // namespace comity::law
