// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdio>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "documents/assembly/assemble.h"
#include "documents/testing/real_templates.h"

/// The worked cases of the rule books, with a paper in which every field is filled: for tests.
namespace comity::documents {

struct WorkedCase {
    std::string id;
    format::Tree question;  ///< as_of, facts, and register for assistance
};

inline format::Tree scalar(std::string text) {
    format::Tree tree;
    tree.kind = format::Tree::Kind::scalar;
    tree.text = std::move(text);
    return tree;
}

inline void set_member(format::Tree& map, const std::string& key, format::Tree value) {
    map.kind = format::Tree::Kind::map;
    map.keys.push_back(scalar(key));
    map.items.push_back(std::move(value));
}

/// Their anchors are put in by the script that also compares them with `comity determine`.
inline std::vector<WorkedCase> worked_cases() {
    std::string json;
    const auto close = [](std::FILE* stream) { return pclose(stream); };
    const std::unique_ptr<std::FILE, decltype(close)> script(popen("python3 tests/law/worked_questions.py", "r"),
                                                             close);
    char block[4096];
    for (std::size_t read = 0; (read = std::fread(block, 1, sizeof(block), script.get())) > 0;)
        json.append(block, read);
    std::vector<WorkedCase> cases;
    const auto list = format::read_json(json, "worked questions");
    if (!list) {
        ADD_FAILURE() << to_string(list.error());
        return cases;
    }
    for (const format::Tree& entry : list->items) cases.push_back({entry.find("id")->text, *entry.find("question")});
    return cases;
}

inline std::unique_ptr<law::QuestionInput> bound(const format::Tree& question) {
    law::Faults faults;
    auto input = law::read_question(real_templates().library(), question, *CivilDate::from_ymd(2026, 11, 22), faults);
    if (input == nullptr && !faults.list().empty()) ADD_FAILURE() << law::to_string(faults.list().front());
    return input;
}

/// A value for every field, in three languages; lists have two entries.
inline PaperInput full_paper(const law::QuestionInput& question,
                             std::vector<std::string> languages = {"en", "fr", "ru"}) {
    PaperInput paper;
    paper.languages = std::move(languages);
    const auto value_of = [](const Field& field, int number) -> FieldEntry {
        const std::string n = std::to_string(number);
        switch (field.type) {
            case Field::Type::text:
                return {"",
                        {{"en", "Words of the officer (" + std::string(words_in(field.label, "en")) + ")."},
                         {"fr", "Texte de l’agent (" + std::string(words_in(field.label, "fr")) + ")."},
                         {"ru", "Текст сотрудника (" + std::string(words_in(field.label, "ru")) + ")."}}};
            case Field::Type::name:
                return {"", {{"en", "Anna Example"}, {"fr", "Anna Example"}, {"ru", "Анна Экземпл"}}};
            case Field::Type::code:
                return {"REF-2026-" + n, {}};
            case Field::Type::date:
                return {number == 1 ? "2026-03-01" : "2026-10-22", {}};
            case Field::Type::number:
                return {"22", {}};
            case Field::Type::money:
                return {"EUR 250000.50", {}};
            case Field::Type::period:
                return {"P1Y6M", {}};
        }
        return {};
    };
    for (std::size_t i = 0; i < real_templates().fields().size(); ++i) {
        const Field& field = real_templates().fields()[i];
        std::vector<FieldEntry> entries{value_of(field, 1)};
        if (field.list) entries.push_back(value_of(field, 2));
        if (!field.per_offence) {
            paper.fields[static_cast<int>(i)] = entries;
            continue;
        }
        for (int offence = 0; offence < question.facts.offence_count(); ++offence)
            paper.of_offences[{static_cast<int>(i), question.facts.offence_id(offence)}] = entries;
    }
    return paper;
}

/// What a registry would answer to a fact the worked case leaves open.
inline void answer(format::Tree& question, const std::string& name) {
    const law::Library& library = real_templates().library();
    const law::Fact& fact = library.facts()[static_cast<std::size_t>(library.find_fact(name))];
    std::string value = "Text";
    if (fact.type == law::Type::date) value = "2024-03-01";
    if (fact.type == law::Type::period) value = "P2Y";
    if (fact.type == law::Type::state) value = "XA";
    if (fact.type == law::Type::number) value = "3";
    if (fact.type == law::Type::one_of)
        value = library.text(library.of(library.fact_values(), fact.values).front().word);
    for (std::size_t i = 0; i < question.keys.size(); ++i) {
        if (question.keys[i].text == "facts") set_member(question.items[i], name, scalar(value));
    }
}

/// Those that fit; `only` one of them where it is named.
inline std::vector<const Template*> fitting(const law::Determination& asked, std::string_view only) {
    std::vector<const Template*> papers;
    for (const Template& paper : real_templates().templates()) {
        if (!only.empty() && paper.id != only) continue;
        if (fits(paper, asked) == Truth::yes) papers.push_back(&paper);
    }
    return papers;
}

/// Calls `body` with the draft of every template for every worked case it fits, until it says stop. Facts that the case
/// leaves open and the papers name are answered.
inline void for_each_draft(const std::function<bool(const WorkedCase&, const Template&, const Draft&)>& body,
                           std::string_view only = {}) {
    const TemplateLibrary& templates = real_templates();
    for (WorkedCase& worked : worked_cases()) {
        auto input = bound(worked.question);
        if (input == nullptr) continue;
        const law::Determination asked(std::move(input));
        const std::vector<const Template*> papers = fitting(asked, only);
        if (papers.empty()) continue;
        const PaperInput first = full_paper(asked.question());
        std::set<std::string> open;
        for (const Template* paper : papers) {
            for (const Gap& gap : assemble(templates, *paper, asked, first).gaps) {
                const std::string name = gap.slot.substr(0, gap.slot.find('/'));
                if (templates.library().find_fact(name) != law::none) open.insert(name);
            }
        }
        for (const std::string& name : open) answer(worked.question, name);
        auto answered = bound(worked.question);
        if (answered == nullptr) continue;
        const law::Determination again(std::move(answered));
        const PaperInput filled = full_paper(again.question());
        for (const Template* paper : papers)
            if (!body(worked, *paper, assemble(templates, *paper, again, filled))) return;
    }
}

/// The first worked case a template fits, and its draft.
inline std::pair<WorkedCase, Draft> first_draft(std::string_view id) {
    std::pair<WorkedCase, Draft> found;
    for_each_draft(
        [&](const WorkedCase& worked, const Template&, const Draft& draft) {
            found = {worked, draft};
            return false;
        },
        id);
    EXPECT_FALSE(found.first.id.empty()) << id << " fits no worked case";
    return found;
}

}  // namespace comity::documents
