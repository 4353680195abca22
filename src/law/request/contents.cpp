// SPDX-License-Identifier: EUPL-1.2
#include "law/request/contents.h"

#include <algorithm>

#include "law/request/acceptance.h"

namespace comity::law {

namespace {

const FactValue* value_of(const Library& library, FactIndex index, TextId key) {
    if (index == none) return nullptr;
    const Fact& fact = library.facts()[static_cast<std::size_t>(index)];
    for (const FactValue& value : library.of(library.fact_values(), fact.values)) {
        if (value.word == key) return &value;
    }
    return nullptr;
}

/// The points of a letter stand in the order of the fact's values, which is that of a letter; papers follow.
void sort_as_in_a_letter(const Library& library, std::vector<ContentItem>& items) {
    std::ranges::stable_sort(items, {}, [&](const ContentItem& item) {
        const FactValue* value = value_of(library, library.known_facts().contains, item.key);
        return value == nullptr ? library.fact_values().data() + library.fact_values().size() : value;
    });
}

class ContentsOfMeasure {
   public:
    explicit ContentsOfMeasure(const Determination& determination)
        : determination_(determination),
          library_(determination.library()),
          evaluator_(determination.situation()),
          said_(determination.question().facts.value(library_.known_facts().contains, 0)) {}

    Contents find() {
        for (RuleIndex rule : rules_of_letter(determination_, RuleKind::contents)) add(rule);
        const Family family = determination_.answer().extradition ? Family::extradition : Family::assistance;
        for (const Instrument& instrument : library_.instruments()) {
            if (instrument.role != Role::practice) continue;
            for (const Provision& provision : library_.of(library_.provisions(), instrument.provisions)) {
                if (!provision.speaks_to(family)) continue;
                for (std::uint32_t i = 0; i < provision.rules.count; ++i)
                    add(static_cast<RuleIndex>(provision.rules.first + i));
            }
        }
        sort_as_in_a_letter(library_, contents_.items);
        return std::move(contents_);
    }

   private:
    void add(RuleIndex index) {
        const Rule& rule = library_.rules()[static_cast<std::size_t>(index)];
        if (rule.kind != RuleKind::contents || evaluator_.test(rule.applies, 0) != Truth::yes) return;
        for (const Need& need : library_.of(library_.needs(), rule.needs)) {
            if (evaluator_.test(need.when, 0) == Truth::yes)
                add(index, rule, library_.of(library_.words(), need.words));
        }
        for (const Localised& words : library_.of(library_.phrases(), rule.returned))
            contents_.returned.push_back({index, words});
    }

    void add(RuleIndex index, const Rule& rule, std::span<const TextId> words) {
        auto item = std::ranges::find(contents_.items, words[0], &ContentItem::key);
        if (item == contents_.items.end()) {
            ContentItem fresh;
            fresh.key = words[0];
            fresh.label = content_label(library_, words[0]);
            fresh.status = status_of(words);
            contents_.items.push_back(std::move(fresh));
            item = std::prev(contents_.items.end());
        }
        item->required = item->required || !rule.usual;
        item->asked_by.push_back(index);
    }

    Status status_of(std::span<const TextId> words) const {
        if (said_.kind == Value::Kind::unknown) return Status::undetermined;
        const auto present = determination_.question().facts.items(said_);
        const bool any =
            std::ranges::any_of(words, [&](TextId word) { return std::ranges::find(present, word) != present.end(); });
        return any ? Status::met : Status::missing;
    }

    const Determination& determination_;
    const Library& library_;
    const Evaluator evaluator_;
    const Value said_;
    Contents contents_;
};

}  // namespace

Localised content_label(const Library& library, TextId key) {
    for (FactIndex fact : {library.known_facts().contains, library.known_facts().documents}) {
        if (const FactValue* value = value_of(library, fact, key)) return value->label;
    }
    return {key, 0, 0};
}

Contents contents_of(const Determination& determination) {
    return ContentsOfMeasure(determination).find();
}

void merge(const Library& library, Contents& into, const Contents& more) {
    for (const ContentItem& item : more.items) {
        const auto known = std::ranges::find(into.items, item.key, &ContentItem::key);
        if (known == into.items.end()) {
            into.items.push_back(item);
            continue;
        }
        known->required = known->required || item.required;
        if (item.status == Status::missing || known->status == Status::met) known->status = item.status;
        for (RuleIndex rule : item.asked_by) {
            if (std::ranges::find(known->asked_by, rule) == known->asked_by.end()) known->asked_by.push_back(rule);
        }
    }
    for (const ReturnReason& reason : more.returned) {
        const bool known = std::ranges::any_of(
            into.returned, [&](const ReturnReason& other) { return other.words.en == reason.words.en; });
        if (!known) into.returned.push_back(reason);
    }
    sort_as_in_a_letter(library, into.items);
}

}  // namespace comity::law
