// SPDX-License-Identifier: EUPL-1.2
#include <set>

#include "law/compile/expressions.h"
#include "law/compile/readers.h"
#include "law/library/articles.h"

namespace comity::law {

namespace {

/// A provision's name: a word, or a text where it contains a blank.
std::string provision_number(Cursor& cursor) {
    const Token* token = cursor.peek();
    if (token != nullptr && token->kind == Token::Kind::text) return cursor.expect_text("the number of the provision");
    return cursor.expect_word("the number of the provision");
}

class ProvisionReader {
   public:
    ProvisionReader(Compilation& compilation, InstrumentIndex instrument, std::uint8_t families,
                    const Statement& statement)
        : compilation_(compilation), builder_(compilation.builder), instrument_(instrument), statement_(statement) {
        provision_.families = families;
    }

    void read(std::set<std::string>& seen) {
        Cursor head(statement_.tokens, statement_.place, compilation_.faults);
        head.expect("provision");
        const std::string number = provision_number(head);
        if (head.failed()) return;
        provision_.instrument = instrument_;
        provision_.number = builder_.intern(number);
        provision_.id = builder_.intern(
            std::string(builder_.text(builder_.instruments[static_cast<std::size_t>(instrument_)].id)) + ":" + number);
        provision_.file = builder_.intern(statement_.place.file);
        provision_.line = statement_.place.line;
        provision_.title = read_localised(compilation_, head, "the title");
        if (head.take({"mark"})) provision_.mark = builder_.intern(head.expect_word("a mark of verification"));
        read_translations(compilation_, head, provision_.title);
        head.expect_end();
        if (!seen.insert(std::string(builder_.text(provision_.id))).second) {
            compilation_.faults.error(statement_.place,
                                      "the provision " + std::string(builder_.text(provision_.id)) + " stands twice",
                                      "give one of them a #word, or put both rules under one provision");
        }
        for (const Statement& clause : statement_.children) read_clause(clause);
        if (provision_.mark == 0) {
            compilation_.faults.error(statement_.place, "the provision has no mark of verification",
                                      "write `mark T` (text read), E, M, V, X or C");
        }
        const auto index = static_cast<ProvisionIndex>(builder_.provisions.size());
        std::vector<Rule> rules = read_rules(compilation_, instrument_, statement_);
        for (Rule& rule : rules) rule.provision = index;
        provision_.rules = LibraryBuilder::append(builder_.rules, rules);
        provision_.replaces = LibraryBuilder::append(builder_.targets, replaces_);
        for (std::uint32_t i = 0; i < provision_.replaces.count; ++i) {
            compilation_.pending_targets.push_back({provision_.replaces.first + i, statement_.place});
        }
        builder_.provisions.push_back(provision_);
    }

   private:
    /// Clauses about the provision itself; rules are read by read_rules().
    void read_clause(const Statement& clause) {
        Cursor cursor(clause.joined(), clause.place, compilation_.faults);
        if (cursor.take({"says"})) {
            provision_.says = read_localised(compilation_, cursor, "the rule in our words");
        } else if (cursor.peek_word("fr") || cursor.peek_word("ru")) {
            read_translations(compilation_, cursor, provision_.title);
        } else if (cursor.take({"mark"})) {
            provision_.mark = builder_.intern(cursor.expect_word("a mark of verification"));
        } else if (cursor.take({"note"}) || cursor.take({"modified", "by"})) {
            add_note(cursor.expect_text("the note"));
            Localised ignored;
            read_translations(compilation_, cursor, ignored);
        } else if (cursor.take({"chapter"})) {
            read_chapter(cursor);
        } else if (cursor.take({"replaces"})) {
            do {
                replaces_.push_back(target(cursor));
            } while (!cursor.failed() && cursor.take_symbol(","));
        } else if (cursor.take({"in", "force"})) {
            provision_.dated = true;
            provision_.in_force.first = cursor.peek_word("to") ? CivilDate::earliest() : cursor.expect_date().first;
            provision_.in_force.last = cursor.take({"to"}) ? cursor.expect_date().last : CivilDate::latest();
        } else if (cursor.take({"also", "under", "treaties"})) {
            provision_.also_under_treaties = true;
        } else if (cursor.take({"as", "requesting"})) {
            provision_.as_requesting = true;
        } else if (cursor.take({"overlay"})) {
            provision_.overlay = true;
        } else {
            return;  // a rule, or a word read_rules() refuses
        }
        cursor.expect_end();
    }

    void add_note(const std::string& note) {
        const std::string before(builder_.text(provision_.note));
        provision_.note = builder_.intern(before.empty() ? note : before + " " + note);
    }

    void read_chapter(Cursor& cursor) {
        const TextId name = builder_.intern(cursor.expect_word("the number of the chapter"));
        const Range<Chapter> chapters = builder_.instruments[static_cast<std::size_t>(instrument_)].chapters;
        for (std::uint32_t i = 0; i < chapters.count; ++i) {
            if (builder_.chapters[chapters.first + i].name == name) provision_.chapter = static_cast<std::int32_t>(i);
        }
        if (provision_.chapter == none) {
            cursor.refuse("the instrument has no such chapter", "declare it: chapter I opt-out 9.2.a");
        }
    }

    Target target(Cursor& cursor) {
        const Token* token = cursor.peek();
        const std::string name = token != nullptr && token->kind == Token::Kind::text
                                     ? cursor.expect_text("a provision")
                                     : cursor.expect_word("a provision");
        Target target;
        target.id = builder_.intern(name);
        return target;
    }

    Compilation& compilation_;
    LibraryBuilder& builder_;
    InstrumentIndex instrument_;
    const Statement& statement_;
    Provision provision_;
    std::vector<Target> replaces_;
};

}  // namespace

namespace {

/// The families a file's `instrument` statement names for its provisions; without any, those of the whole instrument.
std::uint8_t families_of_file(const Compilation& compilation, InstrumentIndex instrument, const Statement& statement) {
    std::uint8_t families = 0;
    for (const Statement& clause : statement.children) {
        if (clause.keyword() != "family") continue;
        for (const Token& token : clause.tokens) {
            if (token.is_word("extradition")) families |= static_cast<std::uint8_t>(Family::extradition);
            if (token.is_word("assistance")) families |= static_cast<std::uint8_t>(Family::assistance);
        }
    }
    return families != 0 ? families : compilation.builder.instruments[static_cast<std::size_t>(instrument)].families;
}

}  // namespace

void read_provisions(Compilation& compilation, const std::vector<Statement>& statements) {
    InstrumentIndex instrument = none;
    std::uint8_t families = 0;
    std::set<std::string> seen;
    for (const Statement& statement : statements) {
        const std::string_view keyword = statement.keyword();
        if (keyword == "instrument") {
            instrument =
                statement.tokens.size() < 2 ? none : compilation.builder.find_instrument(statement.tokens[1].text);
            if (instrument != none) families = families_of_file(compilation, instrument, statement);
        } else if (keyword == "provision") {
            if (instrument == none) {
                compilation.faults.error(statement.place, "a provision stands before any instrument",
                                         "begin the file with `instrument ID`");
                continue;
            }
            ProvisionReader(compilation, instrument, families, statement).read(seen);
        } else if (keyword == "example") {
            compilation.examples.push_back(read_example(compilation, instrument, statement));
        } else if (keyword != "fact" && keyword != "let" && keyword != "family" && !is_letter_statement(keyword) &&
                   !is_sheet_statement(keyword)) {
            compilation.faults.error(
                statement.place, "'" + std::string(keyword.empty() ? "this line" : keyword) + "' begins no statement",
                "instrument, provision, example, fact, let, family, competence, separation, form, organisation, topic "
                "or counts");
        }
    }
}

Example read_example(Compilation& compilation, InstrumentIndex instrument, const Statement& statement) {
    Example example;
    example.instrument = instrument;
    example.place = statement.place;
    Cursor head(statement.tokens, statement.place, compilation.faults);
    head.expect("example");
    example.name = head.expect_text("the name of the example");
    head.expect_end();
    for (const Statement& clause : statement.children) {
        if (clause.keyword() == "given") {
            example.given.emplace_back(clause.carried_text(), clause.place);
            continue;
        }
        Cursor cursor(clause.joined(), clause.place, compilation.faults);
        if (cursor.take({"as", "of"})) {
            example.as_of = to_string(cursor.expect_date());
        } else if (cursor.take({"register", "overlay"})) {
            example.real_register = true;
        } else if (cursor.take({"note"})) {
            cursor.expect_text("the note");
        } else if (cursor.take({"expect"})) {
            std::vector<Token> tokens = clause.joined();
            tokens.erase(tokens.begin());
            example.expectations.push_back({std::move(tokens), clause.place});
            continue;
        } else {
            cursor.refuse("no clause of an example", "as of, given, register overlay, expect");
        }
        cursor.expect_end();
    }
    if (example.expectations.empty()) {
        compilation.faults.error(statement.place, "the example expects nothing", "add an `expect` line");
    }
    return example;
}

void resolve_targets(Compilation& compilation) {
    LibraryBuilder& builder = compilation.builder;
    for (const PendingTarget& pending : compilation.pending_targets) {
        Target& target = builder.targets[pending.target];
        const std::string name(builder.text(target.id));
        const auto colon = name.find(':');
        if (colon == std::string::npos) continue;  // a ground or condition id
        target.instrument = builder.find_instrument(name.substr(0, colon));
        if (target.instrument == none) {
            compilation.faults.error(pending.place, "'" + name.substr(0, colon) + "' is no instrument of the library");
            continue;
        }
        target.number = builder.intern(name.substr(colon + 1));
        target.id = 0;
        bool found = false;
        for (const Provision& provision : builder.provisions) {
            found = found || (provision.instrument == target.instrument &&
                              article_within(builder.text(provision.number), name.substr(colon + 1)));
        }
        if (!found && builder.instruments[static_cast<std::size_t>(target.instrument)].loaded) {
            compilation.faults.error(pending.place, "there is no provision " + name, "name one that is encoded");
        }
    }
}

namespace {

bool names_provision(const LibraryBuilder& builder, const Target& target, const Provision& provision) {
    return target.instrument == provision.instrument &&
           article_within(builder.text(provision.number), builder.text(target.number));
}

bool names_rule(const LibraryBuilder& builder, const Target& target, const Rule& rule) {
    if (target.instrument == none) return target.id == rule.id;
    return names_provision(builder, target, builder.provisions[static_cast<std::size_t>(rule.provision)]);
}

}  // namespace

void link_targets(LibraryBuilder& builder) {
    for (Provision& provision : builder.provisions) {
        std::vector<ProvisionIndex> replaced;
        for (std::uint32_t t = 0; t < provision.replaces.count; ++t) {
            for (std::size_t i = 0; i < builder.provisions.size(); ++i) {
                if (names_provision(builder, builder.targets[provision.replaces.first + t], builder.provisions[i])) {
                    replaced.push_back(static_cast<ProvisionIndex>(i));
                }
            }
        }
        provision.replaced = LibraryBuilder::append(builder.indices, replaced);
    }
    for (Rule& rule : builder.rules) {
        const bool affectable =
            rule.kind == RuleKind::ground || rule.kind == RuleKind::condition || rule.kind == RuleKind::use_limit;
        if (!affectable) continue;
        std::vector<RuleIndex> effects;
        for (std::size_t i = 0; i < builder.rules.size(); ++i) {
            const Rule& effect = builder.rules[i];
            for (std::uint32_t t = 0; t < effect.targets.count; ++t) {
                if (names_rule(builder, builder.targets[effect.targets.first + t], rule)) {
                    effects.push_back(static_cast<RuleIndex>(i));
                    break;
                }
            }
        }
        rule.affected_by = LibraryBuilder::append(builder.indices, effects);
    }
}

}  // namespace comity::law
