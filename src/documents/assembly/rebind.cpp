// SPDX-License-Identifier: EUPL-1.2
#include "documents/assembly/rebind.h"

#include <algorithm>
#include <map>

namespace comity::documents {

namespace {

using Segments = std::map<std::string, const Segment*>;

Segments by_id(const Document& document) {
    Segments all;
    for (const Segment* segment : segments_of(document)) all.emplace(segment->id, segment);
    return all;
}

const Slot* slot_named(const Document& document, const std::string& name) {
    const auto found = std::ranges::find(document.slots, name, &Slot::name);
    return found == document.slots.end() ? nullptr : &*found;
}

std::set<std::string> slots_used(const Document& document, const Segment& segment) {
    std::set<std::string> names;
    for (const Passage& passage : segment.versions) {
        for (const TextRun& run : passage) {
            if (run.slot != none) names.insert(document.slots[static_cast<std::size_t>(run.slot)].name);
        }
    }
    return names;
}

bool same_words(const Segment& a, const Segment& b) {
    if (a.versions.size() != b.versions.size()) return false;
    for (std::size_t i = 0; i < a.versions.size(); ++i) {
        if (plain_text(a.versions[i]) != plain_text(b.versions[i])) return false;
    }
    return true;
}

/// Slots whose value is another now, or which only one of the two has.
std::vector<std::string> slots_changed(const Document& held, const Document& fresh, std::set<std::string> names) {
    std::vector<std::string> changed;
    for (const std::string& name : names) {
        const Slot* before = slot_named(held, name);
        const Slot* after = slot_named(fresh, name);
        if (before == nullptr || after == nullptr || !(*before == *after)) changed.push_back(name);
    }
    return changed;
}

/// A person's passages with the new values of their slots, where these are still known.
std::vector<Passage> refilled(const Document& held, const Document& fresh, const Segment& segment) {
    std::vector<Passage> passages = segment.versions;
    for (std::size_t language = 0; language < passages.size(); ++language) {
        for (TextRun& run : passages[language]) {
            if (run.slot == none) continue;
            const Slot& before = held.slots[static_cast<std::size_t>(run.slot)];
            const Slot* after = slot_named(fresh, before.name);
            if (after != nullptr && run.text == before.words[language]) run.text = after->words[language];
        }
    }
    return passages;
}

/// Puts two orders into one: as the fresh one says, with what only the held one has behind what it stood behind.
template <class T, class Key, class Decide>
std::vector<T> merged(const std::vector<T>& held, const std::vector<T>& fresh, Key key, Decide decide) {
    std::vector<T> result;
    const auto find = [&](const std::vector<T>& where, const std::string& id) {
        return std::ranges::find_if(where, [&](const T& each) { return key(each) == id; });
    };
    std::size_t next_held = 0;
    const auto take_held_only = [&](std::size_t end) {
        for (; next_held < end; ++next_held) {
            const T& each = held[next_held];
            if (find(fresh, key(each)) == fresh.end())
                if (auto kept = decide(&each, nullptr)) result.push_back(std::move(*kept));
        }
    };
    for (const T& each : fresh) {
        const auto at = find(held, key(each));
        if (at != held.end()) take_held_only(std::max(next_held, static_cast<std::size_t>(at - held.begin())));
        if (auto kept = decide(at == held.end() ? nullptr : &*at, &each)) result.push_back(std::move(*kept));
        if (at != held.end()) next_held = std::max(next_held, static_cast<std::size_t>(at - held.begin()) + 1);
    }
    take_held_only(held.size());
    return result;
}

class Acceptance {
   public:
    Acceptance(const Document& held, const Document& fresh, const std::set<std::string>& accepted)
        : held_(held), fresh_(fresh), accepted_(accepted), result_(held) {}

    Document apply() {
        result_.slots = fresh_.slots;
        result_.blocks = merged(
            held_.blocks, fresh_.blocks, [](const Block& block) { return name_of(block); },
            [&](const Block* before, const Block* after) { return block(before, after); });
        std::vector<Segment> notes;
        for (const Segment& note : held_.footnotes) notes.push_back(kept(note));
        result_.footnotes = std::move(notes);
        result_.template_digest = fresh_.template_digest;
        result_.law_version = fresh_.law_version;
        result_.law_digest = fresh_.law_digest;
        result_.attachments = fresh_.attachments;
        return std::move(result_);
    }

   private:
    static std::string name_of(const Block& block) {
        if (const auto* heading = std::get_if<Heading>(&block)) return heading->words.id;
        if (const auto* paragraph = std::get_if<Paragraph>(&block)) return paragraph->words.id;
        // A list or table is known by the template's name for it, which its parts begin with.
        const auto stem = [](const Segment& segment) { return segment.id.substr(0, segment.id.find_first_of("./:")); };
        if (const auto* list = std::get_if<List>(&block)) return stem(list->items.front()) + ".";
        if (const auto* table = std::get_if<Table>(&block))
            return stem(table->head.empty() ? table->rows.front().front() : table->head.front()) + ".";
        return {};
    }

    bool takes(const std::string& id) const { return accepted_.contains(id); }

    /// The segment's slots are numbered anew: the slots of the result are the fresh ones and those only held.
    Segment kept(Segment segment) {
        for (Passage& passage : segment.versions) {
            for (TextRun& run : passage) {
                if (run.slot == none) continue;
                const Slot& slot = held_.slots[static_cast<std::size_t>(run.slot)];
                auto at = std::ranges::find(result_.slots, slot.name, &Slot::name);
                if (at == result_.slots.end()) at = result_.slots.insert(at, slot);
                run.slot = static_cast<int>(at - result_.slots.begin());
            }
        }
        return segment;
    }

    std::optional<Segment> segment(const Segment* before, const Segment* after) {
        if (before == nullptr) return takes(after->id) ? std::optional(*after) : std::nullopt;
        if (after == nullptr) {
            const bool removed = before->origin == Segment::Origin::standard && takes(before->id);
            return removed ? std::nullopt : std::optional(kept(*before));
        }
        if (before->origin == Segment::Origin::free) {
            Segment own = *before;
            if (takes(own.id)) own.versions = refilled(held_, fresh_, *before);
            return kept(std::move(own));
        }
        if (same_words(*before, *after) || takes(before->id)) return *after;
        return kept(*before);
    }

    std::optional<std::vector<Segment>> row(const std::vector<Segment>* before, const std::vector<Segment>* after) {
        std::vector<Segment> cells;
        const std::size_t width = (before != nullptr ? before : after)->size();
        for (std::size_t i = 0; i < width; ++i) {
            auto cell = segment(before == nullptr ? nullptr : &(*before)[i],
                                after == nullptr || i >= after->size() ? nullptr : &(*after)[i]);
            // A row stands or falls as a whole.
            if (!cell) return std::nullopt;
            cells.push_back(std::move(*cell));
        }
        return cells;
    }

    std::vector<Segment> segments(const std::vector<Segment>& before, const std::vector<Segment>& after) {
        return merged(
            before, after, [](const Segment& each) { return each.id; },
            [&](const Segment* held, const Segment* fresh) { return segment(held, fresh); });
    }

    std::vector<std::vector<Segment>> rows(const std::vector<std::vector<Segment>>& before,
                                           const std::vector<std::vector<Segment>>& after) {
        return merged(
            before, after, [](const std::vector<Segment>& each) { return each.front().id; },
            [&](const std::vector<Segment>* held, const std::vector<Segment>* fresh) { return row(held, fresh); });
    }

    std::optional<Block> block(const Block* before, const Block* after) {
        const Block& shape = before == nullptr ? *after : *before;
        const auto part = [](const auto* of, const Block* block) {
            return block == nullptr ? nullptr : std::get_if<std::remove_cvref_t<decltype(*of)>>(block);
        };
        if (const auto* heading = std::get_if<Heading>(&shape)) {
            const Heading* b = part(heading, before);
            const Heading* a = part(heading, after);
            auto words = segment(b == nullptr ? nullptr : &b->words, a == nullptr ? nullptr : &a->words);
            if (!words) return std::nullopt;
            return Heading{heading->level, std::move(*words)};
        }
        if (const auto* paragraph = std::get_if<Paragraph>(&shape)) {
            const Paragraph* b = part(paragraph, before);
            const Paragraph* a = part(paragraph, after);
            auto words = segment(b == nullptr ? nullptr : &b->words, a == nullptr ? nullptr : &a->words);
            if (!words) return std::nullopt;
            return Paragraph{paragraph->style, paragraph->number == 0 ? 0 : ++number_, std::move(*words)};
        }
        if (const auto* list = std::get_if<List>(&shape)) {
            const List* b = part(list, before);
            const List* a = part(list, after);
            List made{list->numbered, segments(b == nullptr ? std::vector<Segment>{} : b->items,
                                               a == nullptr ? std::vector<Segment>{} : a->items)};
            if (made.items.empty()) return std::nullopt;
            return made;
        }
        if (const auto* table = std::get_if<Table>(&shape)) {
            const Table* b = part(table, before);
            const Table* a = part(table, after);
            Table made;
            made.rows = rows(b == nullptr ? std::vector<std::vector<Segment>>{} : b->rows,
                             a == nullptr ? std::vector<std::vector<Segment>>{} : a->rows);
            if (made.rows.empty()) return std::nullopt;
            for (const Segment& cell : table->head) made.head.push_back(before == nullptr ? cell : kept(cell));
            return made;
        }
        return shape;
    }

    const Document& held_;
    const Document& fresh_;
    const std::set<std::string>& accepted_;
    Document result_;
    int number_ = 0;
};

}  // namespace

std::vector<Change> changes_between(const Document& held, const Document& fresh) {
    std::vector<Change> changes;
    const Segments before = by_id(held);
    const Segments after = by_id(fresh);
    for (const Segment* old : segments_of(held)) {
        const auto now = after.find(old->id);
        if (old->origin == Segment::Origin::free) {
            std::vector<std::string> changed = slots_changed(held, fresh, slots_used(held, *old));
            if (!changed.empty())
                changes.push_back(
                    {Change::Kind::free, old->id, std::move(changed), old->versions, refilled(held, fresh, *old)});
            continue;
        }
        if (now == after.end()) {
            changes.push_back(
                {Change::Kind::gone, old->id, slots_changed(held, fresh, slots_used(held, *old)), old->versions, {}});
        } else if (!same_words(*old, *now->second)) {
            std::set<std::string> names = slots_used(held, *old);
            names.merge(slots_used(fresh, *now->second));
            changes.push_back({Change::Kind::changed, old->id, slots_changed(held, fresh, std::move(names)),
                               old->versions, now->second->versions});
        }
    }
    for (const Segment* now : segments_of(fresh)) {
        if (!before.contains(now->id))
            changes.push_back({Change::Kind::appeared,
                               now->id,
                               slots_changed(held, fresh, slots_used(fresh, *now)),
                               {},
                               now->versions});
    }
    return changes;
}

Document with_changes(const Document& held, const Document& fresh, const std::set<std::string>& accepted) {
    return Acceptance(held, fresh, accepted).apply();
}

}  // namespace comity::documents
