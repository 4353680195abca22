// SPDX-License-Identifier: EUPL-1.2
#include "documents/assembly/paper_input.h"

#include <algorithm>
#include <charconv>

#include "base/nearest.h"
#include "documents/template/binding.h"
#include "text/local_format.h"

namespace comity::documents {

namespace {

using format::Tree;

class PaperReader {
   public:
    PaperReader(const TemplateLibrary& templates, law::Faults& faults) : templates_(templates), faults_(faults) {}

    std::optional<PaperInput> read(const Tree& paper) {
        if (!expect(paper, Tree::Kind::map, "an object", "as in docs/formats/templates.md")) return std::nullopt;
        for (std::size_t i = 0; i < paper.keys.size(); ++i) member(paper.keys[i], paper.items[i]);
        if (input_.languages.empty())
            input_.languages.assign(std::begin(complete_languages), std::end(complete_languages));
        if (faults_.any_error()) return std::nullopt;
        return std::move(input_);
    }

   private:
    void refuse(const Tree& at, std::string message, std::string hint) {
        faults_.error(at.place, std::move(message), std::move(hint));
    }
    bool expect(const Tree& tree, Tree::Kind kind, const char* what, const char* hint) {
        if (tree.is(kind)) return true;
        refuse(tree, std::string("expected ") + what, hint);
        return false;
    }

    void member(const Tree& key, const Tree& value) {
        if (key.text == "languages")
            languages(value);
        else if (key.text == "fields")
            fields(value, "");
        else if (key.text == "offences")
            offences(value);
        else if (key.text == "attachments")
            attachments(value);
        else
            refuse(key, "'" + key.text + "' is not known here",
                   "the keys are languages, fields, offences, attachments");
    }

    void languages(const Tree& value) {
        if (!expect(value, Tree::Kind::list, "a list of languages", "write [en, ru]")) return;
        for (const Tree& item : value.items) {
            if (item.text.size() < 2 || item.text.size() > 8)
                refuse(item, "'" + item.text + "' is no language", "write a language tag: en, fr, ru");
            else if (std::ranges::find(input_.languages, item.text) != input_.languages.end())
                refuse(item, "'" + item.text + "' is named twice", "name each language once");
            else
                input_.languages.push_back(item.text);
        }
        if (input_.languages.size() > max_paper_languages)
            faults_.error(value.place, "a paper has at most 6 languages", "draft a second paper");
    }

    void fields(const Tree& value, const std::string& offence) {
        if (!expect(value, Tree::Kind::map, "fields with their values", "write person.name: …")) return;
        for (std::size_t i = 0; i < value.keys.size(); ++i) {
            const Tree& key = value.keys[i];
            const auto index = templates_.find_field(key.text);
            if (!index) {
                unknown_field(key);
                continue;
            }
            const Field& field = templates_.fields()[static_cast<std::size_t>(*index)];
            if (field.per_offence == offence.empty()) {
                refuse(key,
                       "'" + field.name + (offence.empty() ? "' belongs to one offence" : "' belongs to the paper"),
                       offence.empty() ? "write it under offences" : "write it under fields");
                continue;
            }
            std::vector<FieldEntry> entries = entries_of(field, value.items[i]);
            if (offence.empty())
                input_.fields[*index] = std::move(entries);
            else
                input_.of_offences[{*index, offence}] = std::move(entries);
        }
    }

    void unknown_field(const Tree& key) {
        std::vector<std::string_view> names;
        for (const Field& field : templates_.fields()) names.push_back(field.name);
        const std::string near = nearest(key.text, names);
        refuse(key, "unknown field '" + key.text + "'",
               near.empty() ? "`comity draft fields` lists them" : "did you mean '" + near + "'?");
    }

    void offences(const Tree& value) {
        if (!expect(value, Tree::Kind::map, "offences by their id", "write fraud: {offence.title: …}")) return;
        for (std::size_t i = 0; i < value.keys.size(); ++i) fields(value.items[i], value.keys[i].text);
    }

    std::vector<FieldEntry> entries_of(const Field& field, const Tree& value) {
        if (!field.list) {
            const auto entry = entry_of(field, value);
            return entry ? std::vector{*entry} : std::vector<FieldEntry>{};
        }
        if (!expect(value, Tree::Kind::list, "a list", "write [ …, … ]")) return {};
        if (value.items.size() > max_list_entries) {
            refuse(value, "a list has at most 500 entries", "attach a schedule");
            return {};
        }
        std::vector<FieldEntry> entries;
        for (const Tree& item : value.items) {
            if (const auto entry = entry_of(field, item)) entries.push_back(*entry);
        }
        return entries;
    }

    std::optional<FieldEntry> entry_of(const Field& field, const Tree& value) {
        if (value.is(Tree::Kind::null)) return std::nullopt;
        const bool words = field.type == Field::Type::text || field.type == Field::Type::name;
        if (words) return words_of(value);
        if (!expect(value, Tree::Kind::scalar, "one value", "it is the same in all languages")) return std::nullopt;
        if (fits(field.type, value.text)) return FieldEntry{value.text, {}};
        static constexpr std::string_view patterns[] = {"", "", "signs", "2026-11-21", "12", "EUR 250000.00", "P1Y6M"};
        refuse(value, "'" + value.text + "' is no " + std::string(to_string(field.type)),
               "write it as " + std::string(patterns[static_cast<std::size_t>(field.type)]));
        return std::nullopt;
    }

    static bool fits(Field::Type type, const std::string& text) {
        switch (type) {
            case Field::Type::date: {
                const auto day = parse_date(text);
                return day && day->exact();
            }
            case Field::Type::number:
                return !text::number(text, "en").empty();
            case Field::Type::money:
                return text.size() > 4 && text[3] == ' ' &&
                       std::ranges::all_of(text.substr(0, 3), [](char c) { return c >= 'A' && c <= 'Z'; }) &&
                       !text::money(text.substr(0, 3), text.substr(4), "en").empty();
            case Field::Type::period:
                return parse_period(text).has_value();
            default:
                return !text.empty();
        }
    }

    /// One spelling for all languages, or one per language.
    std::optional<FieldEntry> words_of(const Tree& value) {
        FieldEntry entry;
        if (value.is(Tree::Kind::scalar)) {
            entry.words.emplace_back("", value.text);
            return entry;
        }
        if (!expect(value, Tree::Kind::map, "words, or words per language", "write {en: …, ru: …}"))
            return std::nullopt;
        for (std::size_t i = 0; i < value.keys.size(); ++i) {
            if (!value.items[i].is(Tree::Kind::scalar) || value.keys[i].text.size() < 2) {
                refuse(value.keys[i], "expected words per language", "write {en: …, ru: …}");
                return std::nullopt;
            }
            entry.words.emplace_back(value.keys[i].text, value.items[i].text);
        }
        return entry;
    }

    void attachments(const Tree& value) {
        if (!expect(value, Tree::Kind::list, "a list of attachments",
                    "write [{paper: warrant-auth, title: …, pages: 3}]"))
            return;
        if (value.items.size() > max_attachments) refuse(value, "a paper has at most 1000 attachments", "pack them");
        for (const Tree& item : value.items) {
            if (input_.attachments.size() < max_attachments) attachment(item);
        }
    }

    void attachment(const Tree& value) {
        if (!expect(value, Tree::Kind::map, "an attachment", "write {paper: warrant-auth, title: …, pages: 3}")) return;
        AttachedPaper made;
        for (std::size_t i = 0; i < value.keys.size(); ++i) {
            const std::string& key = value.keys[i].text;
            const Tree& item = value.items[i];
            if (key == "paper") {
                made.paper = item.text;
                std::ranges::replace(made.paper, '_', '-');
                if (!Bindings(templates_.library(), templates_.fields()).is_content(made.paper))
                    refuse(item, "'" + item.text + "' is no paper of the law library",
                           "the values of request.documents and request.contains");
            } else if (key == "title") {
                if (const auto words = words_of(item)) made.title = words->words;
            } else if (key == "pages") {
                const auto [end, error] =
                    std::from_chars(item.text.data(), item.text.data() + item.text.size(), made.pages);
                if (error != std::errc{} || end != item.text.data() + item.text.size() || made.pages < 0)
                    refuse(item, "'" + item.text + "' is no number of pages", "write a whole number");
            } else if (key == "digest") {
                made.digest = item.text;
            } else {
                refuse(value.keys[i], "'" + key + "' is not known here", "the keys are paper, title, pages, digest");
            }
        }
        input_.attachments.push_back(std::move(made));
    }

    const TemplateLibrary& templates_;
    law::Faults& faults_;
    PaperInput input_;
};

}  // namespace

std::optional<PaperInput> read_paper_input(const TemplateLibrary& templates, const Tree& paper, law::Faults& faults) {
    return PaperReader(templates, faults).read(paper);
}

std::optional<Tree> take_paper(Tree& case_file) {
    const auto key = std::ranges::find(case_file.keys, "paper", &Tree::text);
    if (key == case_file.keys.end()) return std::nullopt;
    const auto at = key - case_file.keys.begin();
    Tree paper = std::move(case_file.items[static_cast<std::size_t>(at)]);
    case_file.items.erase(case_file.items.begin() + at);
    case_file.keys.erase(key);
    return paper;
}

}  // namespace comity::documents
