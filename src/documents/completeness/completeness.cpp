// SPDX-License-Identifier: EUPL-1.2
#include "documents/completeness/completeness.h"

#include <algorithm>
#include <map>
#include <set>

#include "documents/assembly/assemble.h"
#include "law/determination/render.h"
#include "law/request/contents.h"

namespace comity::documents {

namespace {

/// What the passages of a paper give, and where. A point that one of its passages leaves open is not given.
std::map<std::string, std::vector<std::string>> given_by(const Document& document) {
    std::set<std::string> incomplete;
    for (const Gap& gap : gaps_of(document)) incomplete.insert(gap.segment);
    std::map<std::string, std::vector<std::string>> given;
    std::set<std::string> open;
    for (const Segment* segment : segments_of(document)) {
        for (const std::string& word : segment->gives) {
            given[word].push_back(segment->id);
            if (incomplete.contains(segment->id)) open.insert(word);
        }
    }
    for (const std::string& word : open) given.erase(word);
    for (const Attachment& attachment : document.attachments) {
        if (!attachment.paper.empty()) given[attachment.paper].push_back(attachment.title.id);
    }
    if (document.languages.size() > 1) given["translation"];
    return given;
}

void add_words(law::QuestionInput& question, law::FactIndex fact,
               const std::map<std::string, std::vector<std::string>>& given) {
    if (fact == law::none) return;
    law::Facts& facts = question.facts;
    std::vector<std::int32_t> words;
    const law::Value said = facts.value(fact, 0);
    if (said.kind == law::Value::Kind::words) {
        const auto items = facts.items(said);
        words.assign(items.begin(), items.end());
    }
    for (const auto& [word, segments] : given) {
        const auto id = facts.library().find_text(word);
        if (id && std::ranges::find(words, *id) == words.end()) words.push_back(*id);
    }
    facts.set(fact, 0, facts.add_items(law::Value::Kind::words, words));
}

}  // namespace

std::vector<Requirement> completeness(const Document& document, std::unique_ptr<law::QuestionInput> question) {
    const auto given = given_by(document);
    const law::KnownFacts& known = question->facts.library().known_facts();
    add_words(*question, known.contains, given);
    add_words(*question, known.documents, given);
    const law::Determination determination(std::move(question));
    const law::Library& library = determination.library();
    const auto citation_of = [&](law::RuleIndex rule) {
        return law::citation(library, library.rules()[static_cast<std::size_t>(rule)]);
    };
    const auto where = [&](const std::string& key) {
        const auto found = given.find(key);
        return found == given.end() ? std::vector<std::string>{} : found->second;
    };

    std::vector<Requirement> all;
    for (const law::ContentItem& item : law::contents_of(determination).items) {
        Requirement made;
        made.key = library.text(item.key);
        made.label = language_words(library, item.label);
        made.required = item.required;
        made.state = item.status == law::Status::met ? Requirement::State::present : Requirement::State::missing;
        for (law::RuleIndex rule : item.asked_by) made.clauses.push_back(citation_of(rule));
        made.segments = where(made.key);
        all.push_back(std::move(made));
    }
    for (const law::PaperResult& paper : determination.answer().papers) {
        const std::string key(library.text(paper.paper));
        auto at =
            std::ranges::find_if(all, [&](const Requirement& each) { return each.attachment && each.key == key; });
        if (at == all.end()) {
            Requirement made;
            made.key = key;
            made.label = language_words(library, law::content_label(library, paper.paper));
            made.attachment = true;
            made.required = true;
            made.state = paper.later                        ? Requirement::State::later
                         : paper.status == law::Status::met ? Requirement::State::present
                         : !paper.certain                   ? Requirement::State::uncertain
                                                            : Requirement::State::missing;
            made.segments = where(key);
            at = all.insert(all.end(), std::move(made));
        }
        const std::string clause = citation_of(paper.rule);
        if (std::ranges::find(at->clauses, clause) == at->clauses.end()) at->clauses.push_back(clause);
    }
    return all;
}

std::vector<Requirement> missing_of(const std::vector<Requirement>& requirements) {
    std::vector<Requirement> missing;
    std::ranges::copy_if(requirements, std::back_inserter(missing), [](const Requirement& each) {
        return each.required && each.state == Requirement::State::missing;
    });
    return missing;
}

}  // namespace comity::documents
