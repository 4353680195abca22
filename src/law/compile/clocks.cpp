// SPDX-License-Identifier: EUPL-1.2
#include <array>
#include <charconv>

#include "law/compile/expressions.h"
#include "law/compile/readers.h"

namespace comity::law {

namespace {

ClockKind read_kind(Cursor& cursor) {
    static constexpr std::array<std::pair<std::string_view, ClockKind>, 6> kinds{{
        {"custody", ClockKind::custody},
        {"duty", ClockKind::duty},
        {"limit", ClockKind::limit},
        {"preference", ClockKind::preference},
        {"protection", ClockKind::protection},
        {"status", ClockKind::status},
    }};
    for (const auto& [word, kind] : kinds) {
        if (cursor.take({word})) return kind;
    }
    cursor.refuse("the kind of the clock should stand here", "custody, duty, limit, preference, protection or status");
    return ClockKind::limit;
}

class ClockReader {
   public:
    ClockReader(Compilation& compilation, InstrumentIndex instrument, Rule& rule)
        : compilation_(compilation), builder_(compilation.builder), instrument_(instrument), rule_(rule) {}

    Clock read(const Statement& statement) {
        Cursor head(statement.tokens, statement.place, compilation_.faults);
        head.expect("clock");
        rule_.id = builder_.intern(head.expect_word("the id of the clock"));
        clock_.kind = read_kind(head);
        if (const Token* token = head.peek(); token != nullptr && token->kind == Token::Kind::text) {
            clock_.name = read_localised(compilation_, head, "the name of the clock");
        }
        if (head.take({"compare"})) clock_.compare = true;
        rule_.cite = read_cite(compilation_, head);
        if (head.take({"compare"})) clock_.compare = true;
        head.expect_end();
        // The records an event may stand in come first: other clauses name their fields.
        for (const Statement& clause : statement.children) {
            if (clause.keyword() == "for") read_records(clause);
        }
        for (const Statement& clause : statement.children) {
            if (clause.keyword() != "for") read_clause(clause);
        }
        if (clock_.from == none || lengths_.empty()) {
            compilation_.faults.error(statement.place, "a clock needs `from` and `lasts`");
        }
        clock_.lengths = LibraryBuilder::append(builder_.lengths, lengths_);
        return clock_;
    }

   private:
    void read_records(const Statement& clause) {
        Cursor cursor(clause.joined(), clause.place, compilation_.faults);
        cursor.expect("for");
        cursor.expect("some");
        const std::string name = cursor.expect_word("a list");
        clock_.records = builder_.find_fact(name);
        if (clock_.records == none) {
            cursor.refuse("'" + name + "' is no fact");
            return;
        }
        cursor.expect_symbol("(");
        clock_.record_when = condition(cursor);
        cursor.expect_symbol(")");
        cursor.expect_end();
    }

    void read_clause(const Statement& clause) {
        Cursor cursor(clause.joined(), clause.place, compilation_.faults);
        if (cursor.take({"from"}))
            clock_.from = term(cursor);
        else if (cursor.take({"lasts"}))
            read_length(cursor);
        else if (cursor.take({"while"}) || cursor.take({"applies", "when"}))
            add_condition(cursor, condition(cursor));
        else if (cursor.take({"met", "by"})) {
            clock_.met_by = term(cursor);
            if (cursor.take({"and"})) clock_.met_also = term(cursor);
        } else if (cursor.take({"stops", "when"}))
            clock_.stops = condition(cursor);
        else if (cursor.take({"tolled", "from"})) {
            clock_.tolled_from = term(cursor);
            cursor.expect("to");
            clock_.tolled_to = term(cursor);
            if (cursor.take({"when"})) clock_.tolled_when = condition(cursor);
        } else if (cursor.take({"tolled"})) {
            clock_.tolled_days = term(cursor);
            cursor.expect("days");
        } else if (cursor.take({"then"})) {
            read_effect(cursor);
        } else if (cursor.take({"compare"})) {
            clock_.compare = true;
        } else if (cursor.take({"effect"})) {
            rule_.effect = read_localised(compilation_, cursor, "the effect");
        } else if (cursor.take({"note"})) {
            cursor.expect_text("the note");
        } else if (cursor.peek_word("cite")) {
            rule_.cite = read_cite(compilation_, cursor);
        } else {
            cursor.refuse("'" + std::string(clause.keyword()) + "' is no clause of a clock",
                          "see docs/law-language.md, section 4.4");
        }
        cursor.expect_end();
    }

    void add_condition(Cursor& cursor, ExprId more) {
        if (++conditions_ > max_expression_depth)
            cursor.refuse("the clock has too many conditions", "join them with `and`");
        rule_.applies = rule_.applies == none ? more : builder_.add_node({Op::conjunction, 0, 0, rule_.applies, more});
    }

    void read_length(Cursor& cursor) {
        Length length;
        if (cursor.take({"first", "of", "month", "after"})) {
            length.first_of_month = true;
            length.period = cursor.expect_period();
        } else if (const Token* token = cursor.peek();
                   token != nullptr && token->kind == Token::Kind::word && token->text.starts_with('-')) {
            length.backwards = true;
            length.period.days = days_of(cursor, cursor.expect_word("a number").substr(1));
            if (!cursor.take({"days"})) cursor.expect("day");
        } else if (const auto period = cursor.take_period()) {
            length.period = *period;
        } else {
            length.backwards = cursor.take({"minus"}) || cursor.take_symbol("-");
            length.days = term(cursor);
            cursor.expect("days");
        }
        if (cursor.take({"when"})) length.when = condition(cursor);
        lengths_.push_back(length);
    }

    static std::int32_t days_of(Cursor& cursor, const std::string& digits) {
        std::int32_t days = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), days);
        const bool read =
            error == std::errc{} && end == digits.data() + digits.size() && days >= 0 && days <= max_period_count;
        if (!read) cursor.refuse("a number of days should stand here", "write -50 days");
        return days;
    }

    void read_effect(Cursor& cursor) {
        clock_.has_effect = true;
        clock_.must = cursor.take({"must"});
        if (!clock_.must) cursor.take({"may"});
        const Token* token = cursor.peek();
        clock_.effect =
            builder_.intern(token != nullptr && token->kind == Token::Kind::text ? cursor.expect_text("the effect")
                                                                                 : cursor.expect_word("the effect"));
        Localised ignored;
        read_translations(compilation_, cursor, ignored);
    }

    ExprId condition(Cursor& cursor) {
        ExpressionReader reader = make_reader(cursor);
        const ExprId id = reader.condition();
        rule_.per_offence = rule_.per_offence || reader.uses_offence();
        return id;
    }

    ExprId term(Cursor& cursor) {
        ExpressionReader reader = make_reader(cursor);
        const ExprId id = reader.term();
        rule_.per_offence = rule_.per_offence || reader.uses_offence();
        return id;
    }

    ExpressionReader make_reader(Cursor& cursor) {
        ExpressionReader reader(compilation_, cursor, instrument_);
        if (clock_.records != none) reader.enter_records(clock_.records);
        return reader;
    }

    Compilation& compilation_;
    LibraryBuilder& builder_;
    InstrumentIndex instrument_;
    Rule& rule_;
    Clock clock_;
    int conditions_ = 0;
    std::vector<Length> lengths_;
};

}  // namespace

Clock read_clock(Compilation& compilation, InstrumentIndex instrument, const Statement& statement, Rule& rule) {
    return ClockReader(compilation, instrument, rule).read(statement);
}

}  // namespace comity::law
