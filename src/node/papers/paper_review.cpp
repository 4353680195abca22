// SPDX-License-Identifier: EUPL-1.2
#include "node/papers/paper_review.h"

#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "documents/completeness/review_json.h"
#include "format/json_writer.h"

namespace comity::node {

namespace {

std::string sentence(const documents::Gap& gap) {
    const std::string what = gap.slot.empty() ? fmt::format("passage {}", gap.segment) : gap.slot;
    return gap.language.empty() ? fmt::format("{} is not known", what)
                                : fmt::format("{} is not there in {}", what, gap.language);
}

std::string sentence(const documents::Requirement& missing) {
    return fmt::format("{} missing: {}{}", missing.attachment ? "attachment" : "content",
                       documents::words_in(missing.label, "en"),
                       missing.clauses.empty() ? "" : fmt::format(" ({})", fmt::join(missing.clauses, ", ")));
}

std::string sentence(const documents::Difference& difference) {
    const auto says = [](const documents::Difference::Where& where) {
        return where.says.empty() ? "nothing" : fmt::format("'{}'", where.says);
    };
    if (difference.kind == documents::Difference::Kind::outdated)
        return fmt::format("passage {} was worded anew in {} since it was translated into {}", difference.segment,
                           difference.source.language, difference.other.language);
    return fmt::format("{} differs in passage {}: {} in {}, {} in {}", to_string(difference.kind), difference.segment,
                       says(difference.source), difference.source.language, says(difference.other),
                       difference.other.language);
}

std::string_view word(documents::Change::Kind kind) {
    using Kind = documents::Change::Kind;
    switch (kind) {
        case Kind::changed:
            return "changed";
        case Kind::appeared:
            return "appeared";
        case Kind::gone:
            return "gone";
        case Kind::free:
            return "free";
    }
    return {};
}

std::string sentence(const documents::Change& change) {
    return fmt::format("the facts say otherwise now than passage {}{}", change.segment,
                       change.slots.empty() ? "" : fmt::format(": {}", fmt::join(change.slots, ", ")));
}

std::vector<std::string> texts(const std::vector<documents::Passage>& passages) {
    std::vector<std::string> all;
    for (const documents::Passage& passage : passages) all.push_back(documents::plain_text(passage));
    return all;
}

}  // namespace

std::vector<std::string> PaperReview::findings() const {
    std::vector<std::string> all;
    std::set<std::string> told;
    const auto tell = [&](std::string finding) {
        if (told.insert(finding).second) all.push_back(std::move(finding));
    };
    for (const documents::Gap& gap : draft.gaps) tell(sentence(gap));
    for (const documents::Requirement& missing : documents::missing_of(requirements)) tell(sentence(missing));
    for (const documents::Difference& difference : differences) tell(sentence(difference));
    for (const documents::Change& change : changes) tell(sentence(change));
    return all;
}

std::string review_json(const PaperReview& review, std::string_view language) {
    std::string json = documents::review_json(review.draft, review.requirements, review.differences, language);
    format::JsonWriter changes;
    changes.array([&] {
        for (const documents::Change& change : review.changes) {
            changes.object([&] {
                changes.key("kind").string(word(change.kind));
                changes.key("segment").string(change.segment);
                changes.key("slots").strings(change.slots);
                changes.key("before").strings(texts(change.before));
                changes.key("after").strings(texts(change.after));
            });
        }
    });
    json.insert(json.rfind('}'), ",\"changes\":" + changes.take());
    return json;
}

}  // namespace comity::node
