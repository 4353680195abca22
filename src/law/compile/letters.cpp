// SPDX-License-Identifier: EUPL-1.2
// Statements about letters of request (docs/law-language.md, section 8): competence, separation, form.
#include <set>

#include "law/compile/expressions.h"
#include "law/compile/readers.h"
#include "law/library/articles.h"

namespace comity::law {

namespace {

class LetterReader {
   public:
    explicit LetterReader(Compilation& compilation) : compilation_(compilation), builder_(compilation.builder) {}

    void competence(const Statement& statement) {
        Cursor cursor(statement.joined(), statement.place, compilation_.faults);
        cursor.expect("competence");
        Competence row;
        row.word = builder_.intern(cursor.expect_word("a competence of authorities.csv"));
        if (cursor.take({"when"})) row.when = condition(cursor);
        cursor.expect_end();
        builder_.competences.push_back(row);
    }

    void separation(const Statement& statement) {
        Separation row;
        head(statement, "separation", row);
        int criteria = 0;
        for (const Statement& clause : statement.children) {
            Cursor cursor(clause.joined(), clause.place, compilation_.faults);
            if (cursor.take({"when"})) {
                row.when = condition(cursor);
                ++criteria;
            } else if (cursor.take({"by"})) {
                row.by = criterion(cursor);
                ++criteria;
            } else if (cursor.take({"outcome"})) {
                row.by = Separation::By::outcome;
                row.outcomes = words(cursor, "an outcome");
                ++criteria;
            } else if (!common(cursor, row)) {
                cursor.refuse("'" + std::string(clause.keyword()) + "' is no clause of a separation",
                              "says, when, by, outcome or source");
            }
            cursor.expect_end();
        }
        if (criteria != 1) {
            compilation_.faults.error(statement.place, "a separation has one criterion",
                                      "write `when …`, `by …` or `outcome …`, once");
        }
        builder_.separations.push_back(row);
    }

    void form(const Statement& statement) {
        Form row;
        head(statement, "form", row);
        std::vector<FormField> fields;
        std::set<TextId> keys;
        for (const Statement& clause : statement.children) {
            Cursor cursor(clause.joined(), clause.place, compilation_.faults);
            if (cursor.take({"for"})) {
                row.instruments = instruments(cursor);
            } else if (cursor.take({"measures"})) {
                row.measures = measures(cursor);
            } else if (cursor.take({"unread"})) {
                row.unread = true;
            } else if (cursor.take({"field"})) {
                fields.push_back(field(cursor));
                if (!keys.insert(fields.back().key).second) cursor.refuse("the form has two lines of that name");
            } else if (!common(cursor, row)) {
                cursor.refuse("'" + std::string(clause.keyword()) + "' is no clause of a form",
                              "says, source, for, measures, unread or field");
            }
            cursor.expect_end();
        }
        if (fields.empty()) {
            compilation_.faults.error(statement.place, "the form has no field",
                                      "write `field KEY \"…\" required satisfies ITEM`");
        }
        if (row.source == 0) {
            compilation_.faults.error(statement.place, "the form has no source", "say where it stands: source \"…\"");
        }
        row.fields = LibraryBuilder::append(builder_.form_fields, fields);
        builder_.forms.push_back(row);
    }

   private:
    template <class Row>
    void head(const Statement& statement, std::string_view keyword, Row& row) {
        Cursor cursor(statement.tokens, statement.place, compilation_.faults);
        cursor.expect(keyword);
        row.id = builder_.intern(cursor.expect_word("its id"));
        row.title = read_localised(compilation_, cursor, "the title");
        if (cursor.take({"mark"})) row.mark = builder_.intern(cursor.expect_word("a mark of verification"));
        cursor.expect_end();
        row.file = builder_.intern(statement.place.file);
        row.line = statement.place.line;
        if (row.mark == 0 && !cursor.failed()) {
            compilation_.faults.error(statement.place, "there is no mark of verification",
                                      "write `mark T` (text read), E, M, V, X or C");
        }
        if (!ids_.insert({std::string(keyword), row.id}).second) {
            compilation_.faults.error(statement.place,
                                      "there are two with the name '" + std::string(builder_.text(row.id)) + "'",
                                      "give each its own id");
        }
    }

    template <class Row>
    bool common(Cursor& cursor, Row& row) {
        if (cursor.take({"says"}))
            row.says = read_localised(compilation_, cursor, "the words");
        else if (cursor.take({"source"}))
            row.source = builder_.intern(cursor.expect_text("the source"));
        else
            return false;
        return true;
    }

    Separation::By criterion(Cursor& cursor) {
        using By = Separation::By;
        for (const auto& [word, by] : {std::pair<std::string_view, By>{"kind", By::kind},
                                       {"basis", By::basis},
                                       {"authority", By::authority},
                                       {"channel", By::channel},
                                       {"language", By::language}}) {
            if (cursor.take({word})) return by;
        }
        cursor.refuse("a separation does not compare that", "kind, basis, authority, channel or language");
        return By::condition;
    }

    FormField field(Cursor& cursor) {
        FormField field;
        field.key = builder_.intern(cursor.expect_word("the name of the line"));
        if (const Token* token = cursor.peek(); token != nullptr && token->kind == Token::Kind::text)
            field.label = read_localised(compilation_, cursor, "the label");
        field.required = cursor.take({"required"});
        std::vector<TextId> items;
        if (cursor.take({"satisfies"})) {
            do {
                items.push_back(builder_.intern(folded_word(cursor.expect_word("an item of contents"))));
                const FactValue* value = content(items.back());
                if (value == nullptr)
                    cursor.refuse("'" + std::string(builder_.text(items.back())) + "' is no item of contents",
                                  "add it to request.contains in law/language");
                else if (field.label.en == 0)
                    field.label = value->label;
            } while (!cursor.failed() && cursor.take({"or"}));
        }
        if (field.label.en == 0 && !cursor.failed())
            cursor.refuse("the line has no words", "write them after its name, or the item it satisfies");
        field.satisfies = LibraryBuilder::append(builder_.words, items);
        return field;
    }

    const FactValue* value_of(std::string_view fact, TextId word) const {
        const FactIndex index = builder_.find_fact(fact);
        if (index == none) return nullptr;
        const Range<FactValue> values = builder_.facts[static_cast<std::size_t>(index)].values;
        for (std::uint32_t i = 0; i < values.count; ++i) {
            if (builder_.fact_values[values.first + i].word == word) return &builder_.fact_values[values.first + i];
        }
        return nullptr;
    }
    const FactValue* content(TextId word) const {
        const FactValue* item = value_of("request.contains", word);
        return item != nullptr ? item : value_of("request.documents", word);
    }

    Range<InstrumentIndex> instruments(Cursor& cursor) {
        std::vector<InstrumentIndex> found;
        for (const std::string& id : read_word_list(cursor, "an instrument")) {
            found.push_back(builder_.find_instrument(id));
            if (found.back() == none) cursor.refuse("'" + id + "' is no instrument of the library");
        }
        return LibraryBuilder::append(builder_.indices, found);
    }

    Range<TextId> measures(Cursor& cursor) {
        const Range<TextId> range = words(cursor, "a measure");
        for (std::uint32_t i = 0; i < range.count; ++i) {
            const TextId word = builder_.words[range.first + i];
            if (value_of("request.measure", word) == nullptr && value_of("request.kind", word) == nullptr)
                cursor.refuse("'" + std::string(builder_.text(word)) + "' is no measure and no kind of request");
        }
        return range;
    }

    Range<TextId> words(Cursor& cursor, std::string_view what) {
        std::vector<TextId> list;
        for (const std::string& word : read_word_list(cursor, what)) list.push_back(builder_.intern(folded_word(word)));
        return LibraryBuilder::append(builder_.words, list);
    }

    ExprId condition(Cursor& cursor) { return ExpressionReader(compilation_, cursor, none).condition(); }

    Compilation& compilation_;
    LibraryBuilder& builder_;
    std::set<std::pair<std::string, TextId>> ids_;
};

}  // namespace

bool is_letter_statement(std::string_view keyword) {
    return keyword == "competence" || keyword == "separation" || keyword == "form";
}

void read_letters(Compilation& compilation, const std::vector<std::vector<Statement>>& files) {
    LetterReader reader(compilation);
    for (const std::vector<Statement>& file : files) {
        for (const Statement& statement : file) {
            if (statement.keyword() == "competence") reader.competence(statement);
            if (statement.keyword() == "separation") reader.separation(statement);
            if (statement.keyword() == "form") reader.form(statement);
        }
    }
}

}  // namespace comity::law
