// SPDX-License-Identifier: EUPL-1.2
// What the sheet of a State shows: law/language/sheet.law.
#include <algorithm>
#include <array>

#include "law/compile/readers.h"
#include "law/library/articles.h"

namespace comity::law {

namespace {

class TopicReader {
   public:
    TopicReader(Compilation& compilation, const Statement& statement)
        : compilation_(compilation), builder_(compilation.builder), statement_(statement) {}

    void read() {
        Cursor head(statement_.tokens, statement_.place, compilation_.faults);
        head.expect("topic");
        topic_.word = builder_.intern(head.expect_word("the name of the topic"));
        topic_.title = read_localised(compilation_, head, "the title");
        head.expect_end();
        for (const SheetTopic& other : builder_.sheet_topics) {
            if (other.word == topic_.word) head.refuse("this topic stands twice", "put both under one");
        }
        for (const Statement& clause : statement_.children) read_clause(clause);
        if (whom_.empty()) {
            compilation_.faults.error(statement_.place, "the topic does not say whom to ask where nothing is known",
                                      "write `whom central-authority`, depositary or foreign-ministry");
        }
        topic_.values = LibraryBuilder::append(builder_.fact_values, values_);
        topic_.competences = LibraryBuilder::append(builder_.words, competences_);
        topic_.articles = LibraryBuilder::append(builder_.targets, articles_);
        topic_.declaration_kinds = LibraryBuilder::append(builder_.words, declaration_kinds_);
        topic_.rules = LibraryBuilder::append(builder_.words, rules_);
        topic_.whom = LibraryBuilder::append(builder_.words, whom_);
        builder_.sheet_topics.push_back(topic_);
    }

   private:
    void read_clause(const Statement& clause) {
        Cursor cursor(clause.joined(), clause.place, compilation_.faults);
        if (cursor.take({"ask"})) {
            topic_.question = read_localised(compilation_, cursor, "the question");
        } else if (cursor.take({"value"})) {
            const TextId word = builder_.intern(cursor.expect_word("a word of state-law.csv"));
            values_.push_back({word, read_localised(compilation_, cursor, "what it means")});
        } else if (cursor.take({"authorities", "for"})) {
            read_words(cursor, competences_);
        } else if (cursor.take({"channels", "of", "authorities"})) {
            topic_.channels = true;
        } else if (cursor.take({"languages", "of", "authorities"})) {
            topic_.languages = true;
        } else if (cursor.take({"declarations", "under"}) || cursor.take({"national", "provisions"})) {
            for (const std::string& name : read_word_list(cursor, "an article")) read_article(cursor, name);
        } else if (cursor.take({"declarations", "of", "kind"})) {
            read_words(cursor, declaration_kinds_);
        } else if (cursor.take({"national", "rules"})) {
            read_words(cursor, rules_);
        } else if (cursor.take({"whom"})) {
            read_whom(cursor);
        } else {
            cursor.refuse("'" + std::string(clause.keyword()) + "' is no clause of a topic",
                          "see docs/law-language.md, section 9");
        }
        cursor.expect_end();
    }

    void read_words(Cursor& cursor, std::vector<TextId>& into) {
        for (const std::string& word : read_word_list(cursor, "a word")) into.push_back(builder_.intern(word));
    }

    /// An article that says nothing to anybody is a slip of the pen: it has a provision or a declaration.
    void read_article(Cursor& cursor, const std::string& name) {
        const std::size_t colon = std::min(name.find(':'), name.size());
        Target target;
        target.instrument = builder_.find_instrument(name.substr(0, colon));
        if (target.instrument == none || colon == name.size())
            return cursor.refuse("'" + name + "' is no article of an instrument", "write it as coe-024:6");
        target.number = builder_.intern(name.substr(colon + 1));
        const auto within = [&](InstrumentIndex instrument, TextId number) {
            return instrument == target.instrument &&
                   article_within(builder_.text(number), builder_.text(target.number));
        };
        const bool provision = std::ranges::any_of(
            builder_.provisions, [&](const Provision& row) { return within(row.instrument, row.number); });
        const bool declaration = std::ranges::any_of(
            builder_.declarations, [&](const Declaration& row) { return within(row.instrument, row.article); });
        if (!provision && !declaration)
            return cursor.refuse("there is no provision " + name + " and no declaration under it");
        articles_.push_back(target);
    }

    void read_whom(Cursor& cursor) {
        static constexpr std::array<std::string_view, 3> known{"central-authority", "depositary", "foreign-ministry"};
        for (const std::string& word : read_word_list(cursor, "whom to ask")) {
            if (std::ranges::find(known, word) == known.end())
                cursor.refuse("nobody is known as '" + word + "'", "central-authority, depositary or foreign-ministry");
            whom_.push_back(builder_.intern(word));
        }
    }

    Compilation& compilation_;
    LibraryBuilder& builder_;
    const Statement& statement_;
    SheetTopic topic_;
    std::vector<FactValue> values_;
    std::vector<TextId> competences_, declaration_kinds_, rules_, whom_;
    std::vector<Target> articles_;
};

bool is_kind(const LibraryBuilder& builder, std::string_view word) {
    for (const std::string_view name : {"request.kind", "request.measure"}) {
        const FactIndex fact = builder.find_fact(name);
        if (fact == none) continue;
        const Range<FactValue> values = builder.facts[static_cast<std::size_t>(fact)].values;
        for (std::uint32_t i = 0; i < values.count; ++i) {
            if (builder.text(builder.fact_values[values.first + i].word) == word) return true;
        }
    }
    return false;
}

}  // namespace

bool is_sheet_statement(std::string_view keyword) {
    return keyword == "organisation" || keyword == "topic" || keyword == "counts";
}

void read_organisations(Compilation& compilation, const std::vector<Statement>& statements) {
    for (const Statement& statement : statements) {
        if (statement.keyword() != "organisation") continue;
        Cursor cursor(statement.joined(), statement.place, compilation.faults);
        cursor.expect("organisation");
        Organisation organisation;
        organisation.word = compilation.builder.intern(cursor.expect_word("the column of states.csv"));
        organisation.name = read_localised(compilation, cursor, "the name of the organisation");
        cursor.expect_end();
        compilation.builder.organisations.push_back(organisation);
    }
}

void read_sheet(Compilation& compilation, const std::vector<Statement>& statements) {
    for (const Statement& statement : statements) {
        if (statement.keyword() == "topic") TopicReader(compilation, statement).read();
        if (statement.keyword() != "counts") continue;
        Cursor cursor(statement.joined(), statement.place, compilation.faults);
        if (!cursor.take({"counts", "partners", "for"})) cursor.refuse("what is counted?", "counts partners for KINDS");
        std::vector<TextId> kinds;
        for (const std::string& kind : read_word_list(cursor, "a kind of request")) {
            if (!is_kind(compilation.builder, kind))
                cursor.refuse("'" + kind + "' is no kind of request", "a value of request.kind or request.measure");
            kinds.push_back(compilation.builder.intern(kind));
        }
        cursor.expect_end();
        compilation.builder.summaries[0].sheet_kinds = LibraryBuilder::append(compilation.builder.words, kinds);
    }
}

}  // namespace comity::law
