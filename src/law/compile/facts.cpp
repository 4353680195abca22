// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include "law/compile/expressions.h"
#include "law/compile/readers.h"
#include "law/library/articles.h"

namespace comity::law {

namespace {

struct TypeReading {
    Type type = Type::text;
    std::vector<FactValue> values;
};

TypeReading read_type(Compilation& compilation, Cursor& cursor) {
    struct Spelling {
        std::initializer_list<std::string_view> words;
        Type type;
    };
    static const std::array<Spelling, 13> plain{{
        {{"yes/no"}, Type::yes_no},
        {{"date"}, Type::date},
        {{"moment"}, Type::moment},
        {{"period"}, Type::period},
        {{"penalty"}, Type::penalty},
        {{"list", "of", "state"}, Type::state_list},
        {{"list", "of", "instrument"}, Type::instrument_list},
        {{"list", "of", "text"}, Type::text_list},
        {{"state"}, Type::state},
        {{"instrument"}, Type::instrument},
        {{"text"}, Type::text},
        {{"number"}, Type::number},
        {{"money"}, Type::money},
    }};
    TypeReading reading;
    const bool one = cursor.take({"one", "of"});
    if (one || cursor.take({"set", "of"})) {
        reading.type = one ? Type::one_of : Type::set_of;
        for (const std::string& word : read_word_list(cursor, "a value")) {
            const TextId id = compilation.builder.intern(folded_word(word));
            reading.values.push_back({id, {id, 0, 0}});
        }
        return reading;
    }
    for (const Spelling& spelling : plain) {
        if (cursor.take(spelling.words)) {
            reading.type = spelling.type;
            return reading;
        }
    }
    if (cursor.take({"list"})) {
        reading.type = Type::records;
        return reading;
    }
    cursor.refuse("a type should stand here",
                  "yes/no, one of …, set of …, date, moment, period, penalty, state, list of state, instrument, text, "
                  "list of text, number, money or list");
    return reading;
}

class FactReader {
   public:
    FactReader(Compilation& compilation, const Statement& statement)
        : compilation_(compilation), builder_(compilation.builder), statement_(statement) {}

    void read() {
        Cursor head(statement_.tokens, statement_.place, compilation_.faults);
        head.expect("fact");
        const std::string name = head.expect_word("the name of the fact");
        head.expect_symbol(":");
        const TypeReading type = read_type(compilation_, head);
        head.expect_end();
        if (head.failed()) return;
        if (builder_.find_fact(name) != none) {
            compilation_.faults.error(statement_.place, "the fact '" + name + "' is declared twice",
                                      "make one an alias of the other");
            return;
        }
        fact_.name = builder_.intern(name);
        fact_.type = type.type;
        fact_.per_offence = name.starts_with("offence.");
        fact_.label.en = fact_.name;
        values_ = type.values;
        for (const Statement& clause : statement_.children) read_clause(clause);
        fact_.values = LibraryBuilder::append(builder_.fact_values, values_);
        fact_.fields = LibraryBuilder::append(builder_.fact_fields, fields_);
        const FactIndex index = builder_.add_fact(fact_);
        for (FactAlias& alias : aliases_) {
            alias.fact = index;
            builder_.fact_aliases.push_back(alias);
        }
    }

   private:
    void read_clause(const Statement& clause) {
        Cursor cursor(clause.joined(), clause.place, compilation_.faults);
        if (cursor.take({"name"}))
            fact_.label = read_localised(compilation_, cursor, "the name");
        else if (cursor.take({"ask"}))
            fact_.ask = read_localised(compilation_, cursor, "the question");
        else if (cursor.take({"help"}))
            fact_.help = read_localised(compilation_, cursor, "the help");
        else if (cursor.take({"answered", "by"}))
            read_answered_by(cursor);
        else if (cursor.take({"appreciation"}))
            fact_.appreciation = true;
        else if (cursor.take({"absent", "means", "none"}))
            fact_.absent_means_none = true;
        else if (cursor.take({"alias"}))
            read_alias(cursor);
        else if (cursor.take({"value"}))
            read_value(cursor);
        else if (cursor.take({"same"}))
            read_same(cursor);
        else if (cursor.take({"field"}))
            read_field(cursor);
        else if (cursor.take({"otherwise"}))
            return;  // pass 3: it may speak of instruments and other facts
        else if (cursor.take({"note"}))
            cursor.expect_text("the note");
        else
            cursor.refuse("'" + std::string(clause.keyword()) + "' is no clause of a fact",
                          "see docs/law-language.md, section 2");
        cursor.expect_end();
    }

    void read_answered_by(Cursor& cursor) {
        const std::string who = cursor.expect_word("who answers");
        if (who == "requested")
            fact_.answered_by = AnsweredBy::requested;
        else if (who == "requesting")
            fact_.answered_by = AnsweredBy::requesting;
        else if (who == "registry")
            fact_.answered_by = AnsweredBy::registry;
        else if (who == "register")
            fact_.answered_by = AnsweredBy::register_;
        else
            cursor.refuse("'" + who + "' answers no facts", "requested, requesting, registry or register");
    }

    void read_alias(Cursor& cursor) {
        FactAlias alias;
        std::string name = cursor.expect_word("another name");
        // Facts of offences are looked up as "offence.x", also where the input says "offences.x".
        if (name.starts_with("offences.")) name.erase(7, 1);
        alias.name = builder_.intern(name);
        if (cursor.take({"as", "years"})) alias.in_years = true;
        if (cursor.take({"for"})) {
            const std::string field = cursor.expect_word("a field");
            for (std::size_t i = 0; i < fields_.size(); ++i) {
                if (builder_.text(fields_[i].name) == field) alias.field = static_cast<std::int32_t>(i);
            }
            if (alias.field == none) cursor.refuse("'" + field + "' is no field declared above");
        }
        aliases_.push_back(alias);
    }

    void read_value(Cursor& cursor) {
        const TextId word = builder_.intern(folded_word(cursor.expect_word("a value")));
        const Localised label = read_localised(compilation_, cursor, "its name");
        for (FactValue& value : values_) {
            if (value.word == word) {
                value.label = label;
                return;
            }
        }
        cursor.refuse("'" + std::string(builder_.text(word)) + "' is not among the values of this fact");
    }

    void read_same(Cursor& cursor) {
        ValueSpelling same;
        same.from = builder_.intern(folded_word(cursor.expect_word("a spelling")));
        cursor.expect_symbol("=");
        same.to = builder_.intern(folded_word(cursor.expect_word("a value")));
        builder_.value_spellings.push_back(same);
    }

    void read_field(Cursor& cursor) {
        FactField field;
        field.name = builder_.intern(cursor.expect_word("the name of the field"));
        cursor.expect_symbol(":");
        const TypeReading type = read_type(compilation_, cursor);
        field.type = type.type;
        field.values = LibraryBuilder::append(builder_.fact_values, type.values);
        fields_.push_back(field);
    }

    Compilation& compilation_;
    LibraryBuilder& builder_;
    const Statement& statement_;
    Fact fact_;
    std::vector<FactValue> values_;
    std::vector<FactField> fields_;
    std::vector<FactAlias> aliases_;
};

}  // namespace

void read_let(Compilation& compilation, const Statement& statement, InstrumentIndex instrument) {
    Cursor cursor(statement.joined(), statement.place, compilation.faults);
    cursor.expect("let");
    const std::string name = cursor.expect_word("a name");
    cursor.expect_symbol("=");
    if (cursor.failed()) return;
    const std::vector<Token> tokens = statement.joined();
    Let let{{tokens.begin() + 3, tokens.end()}, statement.place, instrument, false};
    compilation.lets.emplace(name, std::move(let));
}

void read_facts(Compilation& compilation, const std::vector<Statement>& statements) {
    for (const Statement& statement : statements) {
        if (statement.keyword() == "fact") FactReader(compilation, statement).read();
        if (statement.keyword() == "let") read_let(compilation, statement, none);
    }
}

void read_fact_expressions(Compilation& compilation, const std::vector<Statement>& statements) {
    for (const Statement& statement : statements) {
        if (statement.keyword() != "fact" || statement.tokens.size() < 2) continue;
        const FactIndex index = compilation.builder.find_fact(statement.tokens[1].text);
        for (const Statement& clause : statement.children) {
            if (clause.keyword() != "otherwise" || index == none) continue;
            Cursor cursor(clause.joined(), clause.place, compilation.faults);
            cursor.expect("otherwise");
            ExpressionReader reader(compilation, cursor, none);
            const Type type = compilation.builder.facts[static_cast<std::size_t>(index)].type;
            if (type == Type::one_of && clause.tokens.size() == 2) {
                // A value of the fact itself: a presumption of law.
                const TextId word = compilation.builder.intern(folded_word(clause.tokens[1].text));
                const std::int32_t constant = compilation.builder.add_constant({Value::Kind::word, word});
                compilation.builder.facts[static_cast<std::size_t>(index)].otherwise =
                    compilation.builder.add_node({Op::literal, 0, 0, constant});
                continue;
            }
            const bool condition = compilation.builder.facts[static_cast<std::size_t>(index)].type == Type::yes_no;
            const ExprId expression = condition ? reader.condition() : reader.term();
            cursor.expect_end();
            compilation.builder.facts[static_cast<std::size_t>(index)].otherwise = expression;
        }
    }
}

}  // namespace comity::law
