// SPDX-License-Identifier: EUPL-1.2
#include "documents/template/template_library.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include "crypto/hex.h"
#include "crypto/sha256.h"
#include "documents/template/template_reader.h"

namespace comity::documents {

namespace fs = std::filesystem;
using law::Statement;

/// Reads the files in passes: words and fields first, then parts, then templates, which need them all.
class TemplateReader {
   public:
    TemplateReader(const law::Library& library, const std::vector<TemplateFile>& files, law::Faults& faults)
        : base_(library), files_(files), faults_(faults) {}

    std::optional<TemplateLibrary> read() {
        for (const TemplateFile& file : files_)
            statements_.push_back(law::read_statements(file.text, file.name, faults_));
        for_each_statement([&](const Statement& statement, const TemplateFile& file) { top(statement, file); });
        read_templates();
        if (faults_.any_error()) return std::nullopt;
        auto library = conditions_.finish();
        if (!library) {
            faults_.add(library.error());
            return std::nullopt;
        }
        made_.library_ = *std::move(library);
        made_.law_digest_ = base_.digest();
        return std::move(made_);
    }

   private:
    void for_each_statement(auto&& body) {
        for (std::size_t i = 0; i < files_.size(); ++i) {
            for (const Statement& statement : statements_[i]) body(statement, files_[i]);
        }
    }

    void top(const Statement& statement, const TemplateFile& file) {
        const std::string_view keyword = statement.keyword();
        if (keyword == "field")
            field(statement);
        else if (keyword == "word")
            word(statement, file);
        else if (keyword == "part")
            part(statement, file);
        else if (keyword == "template")
            named(statement, file, templates_);
        else
            faults_.error(statement.place, "'" + std::string(keyword) + "' begins nothing here",
                          "write template, part, field or word");
    }

    std::string name_of(const Statement& statement) {
        if (statement.tokens.size() > 1 && statement.tokens[1].kind == law::Token::Kind::word)
            return statement.tokens[1].text;
        faults_.error(statement.place, "a name should stand here", "as in: template extradition-prosecution \"…\"");
        return {};
    }

    /// What an authority has of the same name takes the place of ours; two of one side are a fault.
    void named(const Statement& statement, const TemplateFile& file, std::map<std::string, SourceBlocks>& into) {
        const std::string name = name_of(statement);
        if (name.empty()) return;
        const SourceBlocks blocks{&statement, crypto::sha256(octets(file.text)), file.of_authority};
        const auto [at, fresh] = into.try_emplace(name, blocks);
        if (fresh) return;
        if (at->second.of_authority == file.of_authority) {
            faults_.error(statement.place, "'" + name + "' is declared twice",
                          "the other stands at " + comity::to_string(at->second.statement->place));
        } else if (file.of_authority) {
            at->second = blocks;
        }
    }

    /// What is no block would be left out of every paper that uses the part.
    void part(const Statement& statement, const TemplateFile& file) {
        if (statement.tokens.size() > 2)
            faults_.error(statement.place, "words beside the name of a part", "put them into its blocks");
        for (const Statement& child : statement.children) {
            if (!is_block(child))
                faults_.error(child.place, "this is no block of a part",
                              "write heading, subheading, paragraph, list, table, break or use");
        }
        named(statement, file, parts_);
    }

    void word(const Statement& statement, const TemplateFile& file) {
        const std::string name = name_of(statement);
        LanguageWords words = read_language_words(statement, 2, faults_);
        const auto known = std::ranges::find(made_.words_, name, &std::pair<std::string, LanguageWords>::first);
        if (known == made_.words_.end())
            made_.words_.emplace_back(name, std::move(words));
        else if (file.of_authority)
            known->second = std::move(words);
        else
            faults_.error(statement.place, "the word '" + name + "' is declared twice", "keep one");
    }

    void field(const Statement& statement) {
        static constexpr std::array types{Field::Type::text,  Field::Type::name,   Field::Type::code,
                                          Field::Type::date,  Field::Type::number, Field::Type::money,
                                          Field::Type::period};
        Field made;
        made.place = statement.place;
        law::Cursor cursor(statement.tokens, statement.place, faults_);
        cursor.expect("field");
        made.name = cursor.expect_word("the name of the field");
        cursor.expect_symbol(":");
        made.list = cursor.take({"list", "of"});
        const std::string type = cursor.expect_word("a type");
        const auto known = std::ranges::find(types, type, [](Field::Type each) { return to_string(each); });
        if (known == types.end())
            cursor.refuse("'" + type + "' is no type of a field",
                          "the types are text, name, code, date, number, money, period, and list of each");
        else
            made.type = *known;
        made.per_offence = cursor.take({"per", "offence"});
        if (cursor.failed()) return;
        std::size_t words = 0;
        while (words < statement.tokens.size() && statement.tokens[words].kind != law::Token::Kind::text) ++words;
        made.label = read_language_words(statement, words, faults_);
        if (std::ranges::find(made_.fields_, made.name, &Field::name) != made_.fields_.end())
            faults_.error(statement.place, "the field '" + made.name + "' is declared twice", "keep one");
        else if (base_.find_fact(made.name) != law::none)
            faults_.error(statement.place, "'" + made.name + "' is a fact of the law library",
                          "give the field another name");
        else if (made_.fields_.size() == max_fields)
            faults_.error(statement.place, "there are more than 1000 fields", "remove what no template uses");
        else
            made_.fields_.push_back(std::move(made));
    }

    void read_templates() {
        const Bindings bindings(base_, made_.fields_);
        if (templates_.size() > max_templates) {
            faults_.error(templates_.begin()->second.statement->place, "there are more than 500 templates",
                          "remove some");
            return;
        }
        for (const auto& [name, source] : templates_) {
            BlockReader reader(bindings, made_.fields_, conditions_, parts_, faults_);
            Template made = head(name, *source.statement);
            reader.read(*source.statement, made);
            made.digest = digest(source);
            made_.templates_.push_back(std::move(made));
        }
    }

    Template head(const std::string& name, const Statement& statement) {
        Template made;
        made.id = name;
        made.place = statement.place;
        made.title = read_language_words(statement, 2, faults_);
        for (const Statement& child : statement.children) {
            if (is_block(child) || is_translation(child)) continue;
            law::Cursor cursor(child.joined(), child.place, faults_);
            if (cursor.take({"fits"})) {
                const auto condition = conditions_.read(cursor);
                made.fits = condition.id;
                made.fits_of_offence = condition.of_offence;
            } else if (cursor.take({"from", "requested"})) {
                made.from = Template::From::requested;
            } else if (cursor.take({"from", "requesting"})) {
                made.from = Template::From::requesting;
            } else if (cursor.take({"from", "either"})) {
                made.from = Template::From::either;
            } else if (cursor.take({"contents", "required"})) {
                made.contents_required = true;
            } else {
                cursor.refuse(
                    "'" + std::string(child.keyword()) + "' is no clause of a template",
                    "write fits, from requesting, from requested, from either, contents required, or a block");
            }
            cursor.expect_end();
        }
        return made;
    }

    /// Of the file it stands in and of all parts: what a draft was assembled from can be said again.
    std::string digest(const SourceBlocks& source) const {
        std::string all = crypto::hex(source.digest);
        for (const auto& [name, part] : parts_) all += '\n' + name + '\n' + crypto::hex(part.digest);
        return "sha256:" + crypto::hex(crypto::sha256(octets(all)));
    }

    const law::Library& base_;
    const std::vector<TemplateFile>& files_;
    law::Faults& faults_;
    law::AddedConditions conditions_{base_};
    std::vector<std::vector<Statement>> statements_;
    std::map<std::string, SourceBlocks> parts_;
    std::map<std::string, SourceBlocks> templates_;
    TemplateLibrary made_;
};

std::optional<TemplateLibrary> TemplateLibrary::read(const law::Library& library,
                                                     const std::vector<TemplateFile>& files, law::Faults& faults) {
    return TemplateReader(library, files, faults).read();
}

const Template* TemplateLibrary::find(std::string_view id) const {
    const auto found = std::ranges::find(templates_, id, &Template::id);
    return found == templates_.end() ? nullptr : &*found;
}

std::optional<int> TemplateLibrary::find_field(std::string_view name) const {
    const auto found = std::ranges::find(fields_, name, &Field::name);
    if (found == fields_.end()) return std::nullopt;
    return static_cast<int>(found - fields_.begin());
}

std::string_view TemplateLibrary::word(std::string_view name, std::string_view language) const {
    const auto found = std::ranges::find(words_, name, &std::pair<std::string, LanguageWords>::first);
    return found == words_.end() ? std::string_view{} : words_in(found->second, language);
}

Result<std::vector<TemplateFile>> template_files(const fs::path& folder, bool of_authority) {
    std::error_code error;
    std::vector<fs::path> paths;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        if (at->is_regular_file(error) && at->path().extension() == ".paper") paths.push_back(at->path());
    }
    if (error)
        return fail(ErrorKind::unavailable, "the templates cannot be read: " + error.message(), {folder.string()},
                    "name a folder with files *.paper");
    std::ranges::sort(paths);
    std::vector<TemplateFile> files;
    for (const fs::path& path : paths) {
        std::ifstream stream(path, std::ios::binary);
        std::string text(std::istreambuf_iterator<char>(stream), {});
        if (!stream) return fail(ErrorKind::unavailable, "the file cannot be read", {path.string()});
        files.push_back({path.string(), std::move(text), of_authority});
    }
    return files;
}

}  // namespace comity::documents
