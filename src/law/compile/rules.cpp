// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <set>

#include "law/compile/expressions.h"
#include "law/compile/readers.h"
#include "law/library/articles.h"
#include "law/library/forbidden.h"

namespace comity::law {

namespace {

/// The clauses that belong to the provision, read elsewhere.
bool is_provision_clause(std::string_view keyword) {
    static const std::set<std::string_view> clauses{"says",    "fr",       "ru", "mark", "note", "modified",
                                                    "chapter", "replaces", "in", "also", "as",   "overlay"};
    return clauses.contains(keyword);
}

class RuleReader {
   public:
    RuleReader(Compilation& compilation, InstrumentIndex instrument, const Statement& statement)
        : compilation_(compilation), builder_(compilation.builder), instrument_(instrument), statement_(statement) {
        rule_.line = statement.place.line;
    }

    std::optional<Rule> read() {
        Cursor head(statement_.tokens, statement_.place, compilation_.faults);
        const std::string kind = head.expect_word("a rule");
        if (kind == "condition")
            read_condition(head);
        else if (kind == "ground")
            read_ground(head);
        else if (kind == "exception" || kind == "bar" || kind == "hardens" || kind == "softens")
            read_effect_on(kind);
        else if (kind == "clock")
            rule_.clock = add_clock();
        else if (kind == "documents")
            read_needs(RuleKind::documents);
        else if (kind == "contents")
            read_contents(head);
        else if (kind == "formal")
            read_formal(head);
        else if (kind == "duty")
            read_duty(head);
        else if (kind == "use-limit")
            read_use_limit(head);
        else if (kind == "cost")
            read_cost();
        else if (kind == "permits" || kind == "no-request")
            read_permission(kind);
        else if (kind == "procedure")
            read_procedure(head);
        else {
            head.refuse("'" + kind + "' is no rule and no clause of a provision",
                        "see docs/law-language.md, section 4");
            return std::nullopt;
        }
        rule_.modifiers = LibraryBuilder::append(builder_.modifiers, modifiers_);
        return rule_;
    }

   private:
    void read_condition(Cursor& head) {
        rule_.kind = RuleKind::condition;
        while (const Token* token = head.peek()) {
            if (token->is_word("scope"))
                rule_.scope = true;
            else if (token->is_word("formal"))
                rule_.formal = true;
            else
                rule_.id = builder_.intern(token->text);
            head.expect_word("a word");
        }
        for (const Statement& clause : statement_.children) {
            Cursor cursor(clause.joined(), clause.place, compilation_.faults);
            if (cursor.take({"requires"}))
                rule_.test = condition(cursor);
            else if (cursor.take({"waivable", "when"}))
                rule_.waivable = condition(cursor);
            else if (cursor.take({"cured", "by"}))
                rule_.cured_by = builder_.intern(cursor.expect_word("a condition"));
            else if (cursor.take({"excludes"}))
                rule_.excludes = builder_.intern(cursor.expect_text("the reason"));
            else if (!read_common(cursor))
                refuse_clause(cursor, clause);
            cursor.expect_end();
        }
        if (rule_.test == none) missing("requires");
    }

    void read_ground(Cursor& head) {
        rule_.kind = RuleKind::ground;
        bool kind_given = false;
        while (const Token* token = head.peek()) {
            if (token->is_word("mandatory") || token->is_word("optional")) {
                rule_.mandatory = token->is_word("mandatory");
                kind_given = true;
            } else if (token->is_word("self-judging")) {
                rule_.self_judging = true;
            } else {
                rule_.id = builder_.intern(token->text);
            }
            head.expect_word("a word");
        }
        if (!kind_given) head.refuse("a ground is mandatory or optional");
        for (const Statement& clause : statement_.children) {
            Cursor cursor(clause.joined(), clause.place, compilation_.faults);
            if (cursor.take({"when"}))
                rule_.test = condition(cursor);
            else if (cursor.take({"except"}))
                modifier(cursor, Modifier::Kind::except, true);
            else if (cursor.take({"barred", "by"}))
                modifier(cursor, Modifier::Kind::barred, true);
            else if (cursor.peek_word("mandatory"))
                modifier(cursor, Modifier::Kind::mandatory, false);
            else if (cursor.peek_word("optional"))
                modifier(cursor, Modifier::Kind::optional, false);
            else if (!read_common(cursor))
                refuse_clause(cursor, clause);
            cursor.expect_end();
        }
        if (rule_.test == none) missing("when");
    }

    void modifier(Cursor& cursor, Modifier::Kind kind, bool cited) {
        Modifier modifier;
        modifier.kind = kind;
        if (cited && !cursor.peek_word("when")) {
            modifier.cite = builder_.intern(name(cursor));
        } else if (!cited) {
            cursor.expect_word("a kind");
        }
        cursor.expect("when");
        modifier.when = condition(cursor);
        if (const TextId cite = read_cite(compilation_, cursor); cite != 0) modifier.cite = cite;
        modifiers_.push_back(modifier);
    }

    std::string name(Cursor& cursor) {
        const Token* token = cursor.peek();
        if (token != nullptr && token->kind == Token::Kind::text) return cursor.expect_text("a provision");
        return cursor.expect_word("a provision");
    }

    /// `exception to T when …`, `bar on T when …`, `hardens T when …`, `softens T when …`.
    void read_effect_on(const std::string& kind) {
        rule_.kind = kind == "exception" ? RuleKind::exception
                     : kind == "bar"     ? RuleKind::bar
                     : kind == "hardens" ? RuleKind::harden
                                         : RuleKind::soften;
        std::vector<Statement> clauses;
        std::vector<Token> line = statement_.tokens;
        for (const Statement& child : statement_.children) {
            if (child.keyword() == "applies" || child.keyword() == "note") {
                clauses.push_back(child);
            } else {
                const std::vector<Token> more = child.joined();
                line.insert(line.end(), more.begin(), more.end());
            }
        }
        Cursor cursor(line, statement_.place, compilation_.faults);
        cursor.expect_word("a rule");
        if (rule_.kind == RuleKind::exception) cursor.expect("to");
        if (rule_.kind == RuleKind::bar) cursor.expect("on");
        std::vector<Target> targets;
        do {
            Target target;
            target.id = builder_.intern(name(cursor));
            targets.push_back(target);
        } while (!cursor.failed() && cursor.take_symbol(","));
        cursor.take({"to", "mandatory"});
        cursor.take({"to", "optional"});
        if (cursor.take({"when"})) rule_.test = condition(cursor);
        rule_.cite = read_cite(compilation_, cursor);
        cursor.expect_end();
        rule_.targets = LibraryBuilder::append(builder_.targets, targets);
        for (std::uint32_t i = 0; i < rule_.targets.count; ++i) {
            compilation_.pending_targets.push_back({rule_.targets.first + i, statement_.place});
        }
        for (const Statement& clause : clauses) {
            Cursor inner(clause.joined(), clause.place, compilation_.faults);
            read_common(inner);
            inner.expect_end();
        }
    }

    std::int32_t add_clock() {
        rule_.kind = RuleKind::clock;
        const Clock clock = read_clock(compilation_, instrument_, statement_, rule_);
        builder_.clocks.push_back(clock);
        return static_cast<std::int32_t>(builder_.clocks.size() - 1);
    }

    void read_contents(Cursor& head) {
        rule_.usual = head.take({"usual"});
        head.expect_end();
        read_needs(RuleKind::contents);
        rule_.returned = LibraryBuilder::append(builder_.phrases, returned_);
    }

    void read_needs(RuleKind kind) {
        rule_.kind = kind;
        std::vector<Need> needs;
        for (const Statement& clause : statement_.children) {
            Cursor cursor(clause.joined(), clause.place, compilation_.faults);
            const bool later = cursor.take({"later"});
            if (later || cursor.take({"need"})) {
                Need need;
                need.later = later;
                std::vector<TextId> words;
                do {
                    words.push_back(builder_.intern(folded_word(cursor.expect_word("a paper"))));
                    check_paper(cursor, builder_.text(words.back()));
                } while (!cursor.failed() && cursor.take({"or"}));
                if (cursor.take({"when"})) need.when = condition(cursor);
                need.words = LibraryBuilder::append(builder_.words, words);
                needs.push_back(need);
            } else if (kind == RuleKind::contents && cursor.take({"returned", "for"})) {
                returned_.push_back(read_localised(compilation_, cursor, "why such requests are returned"));
            } else if (!read_common(cursor)) {
                refuse_clause(cursor, clause);
            }
            cursor.expect_end();
        }
        rule_.needs = LibraryBuilder::append(builder_.needs, needs);
    }

    void check_paper(Cursor& cursor, std::string_view word) {
        for (std::string_view name : {"request.documents", "request.contains"}) {
            const FactIndex fact = builder_.find_fact(name);
            if (fact == none) continue;
            const Range<FactValue> values = builder_.facts[static_cast<std::size_t>(fact)].values;
            for (std::uint32_t i = 0; i < values.count; ++i) {
                if (builder_.text(builder_.fact_values[values.first + i].word) == word) return;
            }
        }
        cursor.refuse("'" + std::string(word) + "' is no paper and no item of contents",
                      "add it to request.documents or request.contains in law/language");
    }

    void read_formal(Cursor& head) {
        rule_.kind = RuleKind::formal;
        rule_.topic = builder_.intern(head.expect_word("a topic"));
        if (const Token* token = head.peek();
            token != nullptr && token->kind == Token::Kind::word && !token->is_word("or")) {
            rule_.id = builder_.intern(head.expect_word("an id"));
        }
        if (head.take({"or", "missing"})) rule_.missing = true;
        head.expect_end();
        for (const Statement& clause : statement_.children) {
            Cursor cursor(clause.joined(), clause.place, compilation_.faults);
            if (cursor.take({"requires"}))
                rule_.test = condition(cursor);
            else if (cursor.take({"or", "missing"}))
                rule_.missing = true;
            else if (!read_common(cursor))
                refuse_clause(cursor, clause);
            cursor.expect_end();
        }
        if (rule_.test == none) missing("requires");
    }

    void read_duty(Cursor& head) {
        rule_.kind = RuleKind::duty;
        if (!head.at_end() && head.peek()->kind == Token::Kind::word)
            rule_.id = builder_.intern(head.expect_word("an id"));
        read_optional_effect(head);
        for (const Statement& clause : statement_.children) {
            Cursor cursor(clause.joined(), clause.place, compilation_.faults);
            if (cursor.take({"owed", "when"}))
                rule_.test = condition(cursor);
            else if (cursor.take({"breached", "when"}))
                rule_.breached = condition(cursor);
            else if (cursor.take({"forbids"}))
                read_forbidden(cursor);
            else if (!read_common(cursor))
                refuse_clause(cursor, clause);
            cursor.expect_end();
        }
        if (rule_.test == none) missing("owed when");
    }

    void read_use_limit(Cursor& head) {
        rule_.kind = RuleKind::use_limit;
        if (!head.at_end() && head.peek()->kind == Token::Kind::word)
            rule_.id = builder_.intern(head.expect_word("an id"));
        read_optional_effect(head);
        for (const Statement& clause : statement_.children) {
            Cursor cursor(clause.joined(), clause.place, compilation_.faults);
            if (cursor.take({"limits", "when"}))
                rule_.test = condition(cursor);
            else if (cursor.take({"except"}))
                modifier(cursor, Modifier::Kind::except, true);
            else if (cursor.take({"forbids"}))
                read_forbidden(cursor);
            else if (!read_common(cursor))
                refuse_clause(cursor, clause);
            cursor.expect_end();
        }
        if (rule_.test == none) missing("limits when");
    }

    /// Any of the acts would breach the limit, as any of the papers satisfies a need.
    void read_forbidden(Cursor& cursor) {
        std::vector<TextId> words;
        for (const std::string& word : read_word_list(cursor, "a kind of act")) {
            if (std::ranges::find(forbidden_acts, word) == forbidden_acts.end())
                cursor.refuse("'" + word + "' is no kind of act that a limit forbids",
                              "one of prosecute, re-extradite, execute, use, disclose, keep, release");
            words.push_back(builder_.intern(word));
        }
        const Need need{.words = LibraryBuilder::append(builder_.words, words)};
        rule_.needs = LibraryBuilder::append(builder_.needs, std::vector{need});
    }

    void read_cost() {
        rule_.kind = RuleKind::cost;
        Cursor cursor(statement_.joined(), statement_.place, compilation_.faults);
        cursor.expect("cost");
        rule_.names_requesting = cursor.take({"requesting_state"});
        if (!rule_.names_requesting) cursor.expect("requested_state");
        read_optional_effect(cursor, false);
        if (cursor.take({"when"})) rule_.test = condition(cursor);
        read_optional_effect(cursor, false);
        if (cursor.take({"applies", "when"})) rule_.applies = condition(cursor);
        cursor.expect_end();
    }

    void read_permission(const std::string& kind) {
        rule_.kind = kind == "permits" ? RuleKind::permits : RuleKind::no_request;
        Cursor cursor(statement_.joined(), statement_.place, compilation_.faults);
        cursor.expect(kind);
        if (cursor.take({"when"})) rule_.test = condition(cursor);
        if (cursor.take({"applies", "when"})) rule_.applies = condition(cursor);
        cursor.expect_end();
    }

    void read_procedure(Cursor& head) {
        rule_.kind = RuleKind::procedure;
        read_optional_effect(head);
        for (const Statement& clause : statement_.children) {
            Cursor cursor(clause.joined(), clause.place, compilation_.faults);
            if (!read_common(cursor)) refuse_clause(cursor, clause);
            cursor.expect_end();
        }
    }

    void read_optional_effect(Cursor& cursor, bool to_end = true) {
        if (const Token* token = cursor.peek(); token != nullptr && token->kind == Token::Kind::text) {
            rule_.effect = read_localised(compilation_, cursor, "the effect");
        }
        if (to_end) cursor.expect_end();
    }

    /// Clauses every rule may have.
    bool read_common(Cursor& cursor) {
        if (cursor.take({"applies", "when"})) {
            rule_.applies = condition(cursor);
        } else if (cursor.take({"open", "when"})) {
            rule_.open = condition(cursor);
            cursor.expect("ask");
            const std::string fact = cursor.expect_word("a fact");
            rule_.open_asks = builder_.find_fact(fact);
            if (rule_.open_asks == none) cursor.refuse("'" + fact + "' is no fact");
        } else if (cursor.take({"effect"})) {
            rule_.effect = read_localised(compilation_, cursor, "the effect");
        } else if (cursor.take({"note"})) {
            cursor.expect_text("the note");
        } else if (cursor.peek_word("cite")) {
            rule_.cite = read_cite(compilation_, cursor);
        } else {
            return false;
        }
        return true;
    }

    ExprId condition(Cursor& cursor) {
        ExpressionReader reader(compilation_, cursor, instrument_);
        const ExprId id = reader.condition();
        rule_.per_offence = rule_.per_offence || reader.uses_offence();
        return id;
    }

    void refuse_clause(Cursor& cursor, const Statement& clause) {
        cursor.refuse("'" + std::string(clause.keyword()) + "' is no clause of this rule",
                      "see docs/law-language.md, section 4");
    }

    void missing(std::string_view clause) {
        compilation_.faults.error(statement_.place, "the rule has no `" + std::string(clause) + "` clause",
                                  "say when it holds");
    }

    Compilation& compilation_;
    LibraryBuilder& builder_;
    InstrumentIndex instrument_;
    const Statement& statement_;
    Rule rule_;
    std::vector<Modifier> modifiers_;
    std::vector<Localised> returned_;
};

}  // namespace

std::vector<Rule> read_rules(Compilation& compilation, InstrumentIndex instrument, const Statement& provision) {
    std::vector<Rule> rules;
    for (const Statement& statement : provision.children) {
        if (is_provision_clause(statement.keyword())) continue;
        if (auto rule = RuleReader(compilation, instrument, statement).read()) rules.push_back(*rule);
    }
    return rules;
}

}  // namespace comity::law
