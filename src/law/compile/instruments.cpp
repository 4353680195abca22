// SPDX-License-Identifier: EUPL-1.2
#include <charconv>

#include "law/compile/expressions.h"
#include "law/compile/readers.h"
#include "law/library/articles.h"

namespace comity::law {

namespace {

std::int32_t rank_of(Cursor& cursor) {
    const std::string word = cursor.expect_word("a number");
    std::int32_t rank = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), rank);
    if (error != std::errc{} || end != word.data() + word.size()) {
        cursor.refuse("the rank is a number", "law/language/precedence.law lists the ranks");
    }
    return rank;
}

/// The clauses under `instrument …` that are not provisions or examples.
class InstrumentReader {
   public:
    InstrumentReader(Compilation& compilation, InstrumentIndex index, const Statement& statement)
        : compilation_(compilation), builder_(compilation.builder), index_(index), statement_(statement) {}

    void read() {
        // Declared names first: clauses may use them wherever they stand.
        for (const Statement& clause : statement_.children) {
            if (clause.keyword() == "let") read_let(compilation_, clause, index_);
        }
        for (const Statement& clause : statement_.children) {
            if (clause.keyword() == "let") continue;
            Cursor cursor(clause.joined(), clause.place, compilation_.faults);
            read_clause(cursor, clause);
            cursor.expect_end();
        }
        // Headers of several files add up: what an earlier file gave comes first.
        Instrument& self = instrument();
        self.relations = joined(builder_.relations, self.relations, relations_);
        self.chapters = joined(builder_.chapters, self.chapters, chapters_);
        self.lacks = joined(builder_.words, self.lacks, lacks_);
        self.measures = joined(builder_.words, self.measures, measures_);
        self.no_basis = joined(builder_.clauses, self.no_basis, no_basis_);
    }

   private:
    Instrument& instrument() { return builder_.instruments[static_cast<std::size_t>(index_)]; }

    template <class T>
    static Range<T> joined(std::vector<T>& table, Range<T> before, const std::vector<T>& more) {
        if (more.empty()) return before;
        std::vector<T> all(table.begin() + before.first, table.begin() + before.first + before.count);
        all.insert(all.end(), more.begin(), more.end());
        return LibraryBuilder::append(table, all);
    }

    void read_clause(Cursor& cursor, const Statement& clause) {
        if (read_identity(cursor) || read_role(cursor) || read_status(cursor) || read_relation(cursor) ||
            read_scope(cursor)) {
            return;
        }
        cursor.refuse("'" + std::string(clause.keyword()) + "' is no clause of an instrument",
                      "see docs/law-language.md, section 3");
    }

    bool read_identity(Cursor& cursor) {
        if (cursor.peek_word("fr") || cursor.peek_word("ru")) {
            read_translations(compilation_, cursor, instrument().title);
        } else if (cursor.take({"reference"})) {
            instrument().reference = builder_.intern(cursor.expect_text("the reference"));
        } else if (cursor.take({"note"})) {
            instrument().note = builder_.intern(cursor.expect_text("the note"));
            Localised ignored;
            read_translations(compilation_, cursor, ignored);
        } else if (cursor.take({"opened"})) {
            instrument().opened = cursor.expect_date();
            instrument().opened_known = true;
            if (cursor.take({"in"})) instrument().place = builder_.intern(cursor.expect_text("the place"));
        } else if (cursor.take({"family"})) {
            for (const std::string& word : read_word_list(cursor, "a family")) {
                if (word == "extradition")
                    instrument().families |= static_cast<std::uint8_t>(Family::extradition);
                else if (word == "assistance")
                    instrument().families |= static_cast<std::uint8_t>(Family::assistance);
                else
                    cursor.refuse("'" + word + "' is no family", "extradition or assistance");
            }
        } else if (cursor.take({"rank"})) {
            instrument().rank = rank_of(cursor);
        } else {
            return false;
        }
        return true;
    }

    bool read_role(Cursor& cursor) {
        if (cursor.take({"between"})) {
            instrument().a = state(cursor);
            instrument().b = state(cursor);
            cursor.expect("kind");
            instrument().kind = builder_.intern(cursor.expect_word("a kind of bilateral treaty"));
            return true;
        }
        if (!cursor.take({"role"})) return false;
        if (cursor.take({"treaty"}))
            set_role(Role::treaty);
        else if (cursor.take({"protocol", "to"}))
            set_child(cursor, Role::protocol);
        else if (cursor.take({"supplement", "to"}))
            set_child(cursor, Role::supplement);
        else if (cursor.take({"convention"}))
            set_role(Role::convention);
        else if (cursor.take({"overlay"}))
            set_role(Role::overlay);
        else if (cursor.take({"template"}))
            set_role(Role::template_);
        else if (cursor.take({"reciprocity"}))
            set_role(Role::reciprocity);
        else if (cursor.take({"practice"}))
            set_role(Role::practice);
        else if (cursor.take({"national"})) {
            set_role(Role::national);
            instrument().national = state(cursor);
        } else if (cursor.take({"layer", "on", "bilateral"})) {
            set_role(Role::layer);
            instrument().kind = builder_.intern(cursor.expect_word("a kind of bilateral treaty"));
        } else {
            cursor.refuse("a role should stand here",
                          "treaty, protocol to X, supplement to X, layer on bilateral KIND, convention, overlay, "
                          "national ST, template, reciprocity or practice");
        }
        return true;
    }

    void set_role(Role role) { instrument().role = role; }

    void set_child(Cursor& cursor, Role role) {
        const InstrumentIndex parent = other(cursor);
        set_role(role);
        instrument().parent = parent;
    }

    bool read_status(Cursor& cursor) {
        if (cursor.take({"joins"}))
            instrument().joins = interval(cursor, "deposit");
        else if (cursor.take({"leaves"}))
            instrument().leaves = interval(cursor, "receipt");
        else if (cursor.take({"falls", "with"}))
            add_relation(cursor, Relation::Kind::falls_with);
        else if (cursor.take({"ends", "on", "leaving"})) {
            Relation relation{Relation::Kind::ends_on_leaving};
            relation.word = builder_.intern(cursor.expect_word("an organisation"));
            relation.cite = read_cite(compilation_, cursor);
            relations_.push_back(relation);
        } else {
            return false;
        }
        return true;
    }

    bool read_relation(Cursor& cursor) {
        if (cursor.take({"supersedes", "bilateral"})) {
            for (const std::string& kind : read_word_list(cursor, "a kind of bilateral treaty")) {
                Relation relation{Relation::Kind::supersedes_bilateral};
                relation.word = builder_.intern(kind);
                relations_.push_back(relation);
            }
            relations_.back().cite = read_cite(compilation_, cursor);
        } else if (cursor.take({"prevails", "over"})) {
            const std::size_t first = relations_.size();
            do {
                Relation relation{Relation::Kind::prevails};
                relation.other = other(cursor);
                relations_.push_back(relation);
            } while (cursor.take_symbol(","));
            const TextId cite = read_cite(compilation_, cursor);
            for (std::size_t i = first; i < relations_.size(); ++i) relations_[i].cite = cite;
        } else if (cursor.take({"yields", "to"})) {
            Relation relation{Relation::Kind::yields};
            relation.other = other(cursor);
            relation.reason = builder_.intern(cursor.expect_text("the question for a lawyer"));
            relation.cite = read_cite(compilation_, cursor);
            relations_.push_back(relation);
        } else if (cursor.take({"continues"})) {
            Relation relation{Relation::Kind::continues};
            relation.other = other(cursor);
            cursor.expect("for");
            relation.period = cursor.expect_period();
            if (cursor.take({"as"})) relation.word = builder_.intern(cursor.expect_word("a clock id"));
            relation.cite = read_cite(compilation_, cursor);
            relations_.push_back(relation);
        } else {
            return false;
        }
        return true;
    }

    bool read_scope(Cursor& cursor) {
        if (cursor.take({"applies", "when"}))
            instrument().applies = clause(cursor);
        else if (cursor.take({"reaches"}))
            instrument().reaches = clause(cursor);
        else if (cursor.take({"basis", "when"}))
            instrument().basis = clause(cursor);
        else if (cursor.take({"no", "basis", "when"}))
            no_basis_.push_back(clause(cursor));
        else if (cursor.take({"supplementary", "when"}))
            instrument().supplementary = clause(cursor);
        else if (cursor.take({"mla-treaty"}))
            instrument().mla_treaty = true;
        else if (cursor.take({"binds", "every", "State"}))
            instrument().binds_all = true;
        else if (cursor.take({"measures"})) {
            for (const std::string& word : read_word_list(cursor, "a measure")) {
                check_measure(cursor, word);
                measures_.push_back(builder_.intern(folded_word(word)));
            }
        } else if (cursor.take({"lacks"})) {
            for (const std::string& word : read_word_list(cursor, "a ground")) lacks_.push_back(builder_.intern(word));
        } else if (cursor.take({"chapter"})) {
            Chapter chapter;
            chapter.name = builder_.intern(cursor.expect_word("the number of the chapter"));
            cursor.expect("opt-out");
            const TextId article = builder_.intern(normal_article(cursor.expect_word("an article")));
            const TextId unless = cursor.take({"unless"}) ? builder_.intern(cursor.expect_text("words")) : 0;
            chapter.opt_out = builder_.add_pattern({index_, article, 0, chapter.name, unless});
            chapters_.push_back(chapter);
        } else if (cursor.take({"effect"})) {
            read_effect(cursor);
        } else {
            return false;
        }
        return true;
    }

    void check_measure(Cursor& cursor, const std::string& word) {
        const FactIndex fact = builder_.find_fact("request.measure");
        if (fact == none) return;
        const Range<FactValue> values = builder_.facts[static_cast<std::size_t>(fact)].values;
        for (std::uint32_t i = 0; i < values.count; ++i) {
            if (builder_.text(builder_.fact_values[values.first + i].word) == folded_word(word)) return;
        }
        cursor.refuse("'" + word + "' is no measure", "measures are the values of request.measure");
    }

    void read_effect(Cursor& cursor) {
        DeclarationEffect effect;
        effect.instrument = index_;
        effect.code = builder_.intern(cursor.expect_word("the meaning"));
        cursor.expect("on");
        effect.article = builder_.intern(normal_article(cursor.expect_word("an article")));
        cursor.expect("text");
        do {
            effect.glob = builder_.intern(cursor.expect_text("a pattern"));
            builder_.effects.push_back(effect);
        } while (cursor.take_symbol(",") || cursor.take({"or"}));
    }

    void add_relation(Cursor& cursor, Relation::Kind kind) {
        Relation relation{kind};
        relation.other = other(cursor);
        relation.cite = read_cite(compilation_, cursor);
        relations_.push_back(relation);
    }

    Clause clause(Cursor& cursor) {
        Clause clause;
        clause.when = ExpressionReader(compilation_, cursor, index_).condition();
        if (const Token* token = cursor.peek(); token != nullptr && token->kind == Token::Kind::text) {
            clause.reason = builder_.intern(cursor.expect_text("the reason"));
        }
        clause.cite = read_cite(compilation_, cursor);
        return clause;
    }

    Interval interval(Cursor& cursor, std::string_view event) {
        Interval interval{Interval::Form::plain};
        if (cursor.take({"first", "of", "month", "after"}))
            interval.form = Interval::Form::first_of_month;
        else if (cursor.take({"next", "day", "after"}))
            interval.form = Interval::Form::next_day;
        if (!cursor.take({"on"})) interval.period = cursor.expect_period();
        cursor.take({"after"});
        cursor.expect(event);
        interval.cite = read_cite(compilation_, cursor);
        return interval;
    }

    StateCode state(Cursor& cursor) {
        const std::string word = cursor.expect_word("a State");
        const auto code = StateCode::parse(word);
        if (!code) cursor.refuse("'" + word + "' is no State code", "write ISO 3166-1 alpha-2");
        return code.value_or(StateCode{});
    }

    InstrumentIndex other(Cursor& cursor) {
        const std::string id = cursor.expect_word("an instrument");
        const InstrumentIndex found = builder_.find_instrument(id);
        if (found == none && !cursor.failed()) {
            cursor.refuse("'" + id + "' is no instrument of the library", "give it a folder with rules.law");
        }
        return found;
    }

    Compilation& compilation_;
    LibraryBuilder& builder_;
    InstrumentIndex index_;
    const Statement& statement_;
    std::vector<Relation> relations_;
    std::vector<Chapter> chapters_;
    std::vector<TextId> lacks_;
    std::vector<TextId> measures_;
    std::vector<Clause> no_basis_;
};

}  // namespace

void declare_instruments(Compilation& compilation, const std::vector<Statement>& statements) {
    for (const Statement& statement : statements) {
        if (statement.keyword() != "instrument") continue;
        Cursor cursor(statement.tokens, statement.place, compilation.faults);
        cursor.expect("instrument");
        const std::string id = cursor.expect_word("the id of the instrument");
        if (cursor.failed()) continue;
        LibraryBuilder& builder = compilation.builder;
        InstrumentIndex index = builder.find_instrument(id);
        if (index == none) {
            Instrument instrument;
            instrument.id = builder.intern(id);
            index = builder.add_instrument(instrument);
        }
        Instrument& instrument = builder.instruments[static_cast<std::size_t>(index)];
        instrument.loaded = true;
        if (cursor.at_end()) continue;
        instrument.title = read_localised(compilation, cursor, "the title");
        instrument.file = builder.intern(statement.place.file);
        instrument.line = statement.place.line;
        cursor.expect_end();
    }
}

void read_instruments(Compilation& compilation, const std::vector<Statement>& statements) {
    for (const Statement& statement : statements) {
        if (statement.keyword() != "instrument" || statement.tokens.size() < 2) continue;
        const InstrumentIndex index = compilation.builder.find_instrument(statement.tokens[1].text);
        if (index != none) InstrumentReader(compilation, index, statement).read();
    }
}

void read_families(Compilation& compilation, const std::vector<Statement>& statements) {
    for (const Statement& statement : statements) {
        if (statement.keyword() != "family" || statement.tokens.size() < 2) continue;
        LibraryBuilder& builder = compilation.builder;
        const bool extradition = statement.tokens[1].text == "extradition";
        FamilyRules rules;
        for (const Statement& clause : statement.children) {
            Cursor cursor(clause.joined(), clause.place, compilation.faults);
            if (cursor.take({"applies", "when"})) {
                rules.applies.when = ExpressionReader(compilation, cursor, none).condition();
                rules.applies.reason = builder.intern(cursor.expect_text("the reason"));
            } else if (cursor.take({"bilateral"})) {
                std::vector<TextId> kinds;
                for (const std::string& kind : read_word_list(cursor, "a kind")) kinds.push_back(builder.intern(kind));
                rules.bilateral_kinds = LibraryBuilder::append(builder.words, kinds);
                cursor.expect("rank");
                rules.bilateral_rank = rank_of(cursor);
            } else if (cursor.take({"template"})) {
                rules.template_ = builder.find_instrument(cursor.expect_word("an instrument"));
                if (rules.template_ == none) cursor.refuse("there is no such instrument");
            } else {
                cursor.refuse("no clause of a family", "applies when, bilateral … rank N, template ID");
            }
            cursor.expect_end();
        }
        (extradition ? builder.summaries[0].extradition : builder.summaries[0].assistance) = rules;
    }
}

}  // namespace comity::law
