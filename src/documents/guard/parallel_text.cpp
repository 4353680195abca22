// SPDX-License-Identifier: EUPL-1.2
#include "documents/guard/parallel_text.h"

#include <algorithm>
#include <array>

#include "documents/guard/marks.h"

namespace comity::documents {

namespace {

using Where = Difference::Where;

/// The text of a passage with what its slots gave blanked out: the slots are compared by themselves.
std::string own_words(const Document& document, const Passage& passage) {
    std::string text;
    for (const TextRun& run : passage) {
        const bool checked =
            run.slot != none && document.slots[static_cast<std::size_t>(run.slot)].kind != SlotKind::text;
        text += checked ? std::string(run.text.size(), '_') : run.text;
    }
    return text;
}

Difference::Kind kind_of(Mark::Kind kind) {
    switch (kind) {
        case Mark::Kind::date:
            return Difference::Kind::date;
        case Mark::Kind::sum:
            return Difference::Kind::sum;
        case Mark::Kind::provision:
            return Difference::Kind::provision;
        case Mark::Kind::number:
            return Difference::Kind::number;
        case Mark::Kind::negation:
            return Difference::Kind::negation;
    }
    return Difference::Kind::value;
}

class SegmentComparison {
   public:
    SegmentComparison(const Document& document, const Segment& segment, std::size_t other, std::vector<Difference>& out)
        : document_(document),
          segment_(segment),
          source_(segment.source),
          other_(other),
          texts_{own_words(document, segment.versions[source_]), own_words(document, segment.versions[other])},
          out_(out) {}

    void run() {
        slots(source_);
        slots(other_);
        slot_sequence();
        names();
        const std::string_view source_language = document_.languages[source_];
        const std::string_view other_language = document_.languages[other_];
        const std::vector<Mark> a = marks_of(texts_[0], source_language);
        const std::vector<Mark> b = marks_of(texts_[1], other_language);
        for (const Mark::Kind kind :
             {Mark::Kind::date, Mark::Kind::sum, Mark::Kind::provision, Mark::Kind::number, Mark::Kind::negation})
            marks(kind, a, b);
    }

   private:
    Where nowhere(std::size_t version) const { return {document_.languages[version], 0, 0, {}}; }
    Where at(std::size_t version, const Mark& mark) const {
        return {document_.languages[version], mark.begin, mark.end, mark.value};
    }
    void add(Difference::Kind kind, Where source, Where other) {
        out_.push_back({kind, segment_.id, std::move(source), std::move(other)});
    }

    /// A slot must read as its value does in the language.
    void slots(std::size_t version) {
        std::size_t begin = 0;
        for (const TextRun& run : segment_.versions[version]) {
            if (run.slot != none) {
                const Slot& slot = document_.slots[static_cast<std::size_t>(run.slot)];
                const bool counted =
                    slot.kind == SlotKind::number && run.text.find(slot.words[version]) != std::string::npos;
                if (slot.kind != SlotKind::text && run.text != slot.words[version] && !counted) {
                    Where here{document_.languages[version], begin, begin + run.text.size(), run.text};
                    Where there{document_.languages[version == source_ ? other_ : source_], 0, 0,
                                slot.words[version == source_ ? other_ : source_]};
                    if (version == source_)
                        add(kind_of(slot.kind), std::move(here), std::move(there));
                    else
                        add(kind_of(slot.kind), std::move(there), std::move(here));
                }
            }
            begin += run.text.size();
        }
    }
    static Difference::Kind kind_of(SlotKind kind) {
        switch (kind) {
            case SlotKind::name:
                return Difference::Kind::name;
            case SlotKind::date:
                return Difference::Kind::date;
            case SlotKind::money:
                return Difference::Kind::sum;
            case SlotKind::citation:
                return Difference::Kind::provision;
            case SlotKind::number:
                return Difference::Kind::number;
            default:
                return Difference::Kind::value;
        }
    }

    struct Use {
        int slot = none;
        std::size_t begin = 0;
        std::size_t end = 0;
    };
    std::vector<Use> uses(std::size_t version) const {
        std::vector<Use> all;
        std::size_t begin = 0;
        for (const TextRun& run : segment_.versions[version]) {
            if (run.slot != none) all.push_back({run.slot, begin, begin + run.text.size()});
            begin += run.text.size();
        }
        return all;
    }
    /// Both versions take the same from the case; of one kind, in the same order.
    void slot_sequence() {
        const std::vector<Use> a = uses(source_);
        const std::vector<Use> b = uses(other_);
        const auto unmatched = [](const std::vector<Use>& these, std::vector<Use> those) {
            std::vector<Use> left;
            for (const Use& use : these) {
                const auto found = std::ranges::find(those, use.slot, &Use::slot);
                if (found == those.end())
                    left.push_back(use);
                else
                    those.erase(found);
            }
            return left;
        };
        const auto where = [&](std::size_t version, const Use& use) {
            const Slot& slot = document_.slots[static_cast<std::size_t>(use.slot)];
            return Where{document_.languages[version], use.begin, use.end, slot.words[version]};
        };
        const auto kind = [&](const Use& use) {
            return kind_of(document_.slots[static_cast<std::size_t>(use.slot)].kind);
        };
        const std::vector<Use> only_a = unmatched(a, b);
        const std::vector<Use> only_b = unmatched(b, a);
        for (const Use& use : only_a) add(kind(use), where(source_, use), nowhere(other_));
        for (const Use& use : only_b) add(kind(use), nowhere(source_), where(other_, use));
        if (!only_a.empty() || !only_b.empty()) return;
        for (std::size_t i = 0; i < a.size(); ++i) {
            const Slot& one = document_.slots[static_cast<std::size_t>(a[i].slot)];
            const Slot& two = document_.slots[static_cast<std::size_t>(b[i].slot)];
            if (a[i].slot == b[i].slot || one.kind != two.kind) continue;
            add(kind(a[i]), where(source_, a[i]), where(other_, b[i]));
            return;
        }
    }

    /// What people wrote by hand: a name of the case in one version wants its fixed spelling in the other.
    void names() {
        for (const Slot& slot : document_.slots) {
            if (slot.kind != SlotKind::name || slot.empty) continue;
            const std::vector<std::size_t> a = places(texts_[0], slot.words[source_]);
            const std::vector<std::size_t> b = places(texts_[1], slot.words[other_]);
            if (a.size() == b.size()) continue;
            const bool more = a.size() > b.size();
            const std::size_t begin = more ? a[b.size()] : b[a.size()];
            const std::size_t version = more ? source_ : other_;
            Where here{document_.languages[version], begin, begin + slot.words[version].size(), slot.words[version]};
            Difference difference{Difference::Kind::name, segment_.id, nowhere(source_), nowhere(other_)};
            (more ? difference.source : difference.other) = std::move(here);
            const bool told = std::ranges::find(out_, difference) != out_.end();
            if (!told) out_.push_back(std::move(difference));
        }
    }
    static std::vector<std::size_t> places(const std::string& text, const std::string& words) {
        std::vector<std::size_t> found;
        if (words.empty()) return found;
        for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + words.size()))
            found.push_back(at);
        return found;
    }

    void marks(Mark::Kind kind, const std::vector<Mark>& a, const std::vector<Mark>& b) {
        const auto of_kind = [&](const std::vector<Mark>& all) {
            std::vector<Mark> some;
            std::ranges::copy_if(all, std::back_inserter(some), [&](const Mark& mark) { return mark.kind == kind; });
            return some;
        };
        const std::vector<Mark> these = of_kind(a);
        const std::vector<Mark> those = of_kind(b);
        std::vector<Mark> only_a = unmatched(these, those);
        std::vector<Mark> only_b = unmatched(those, these);
        // What stands in one version alone is most likely the other's at the same turn.
        const std::size_t pairs = std::min(only_a.size(), only_b.size());
        for (std::size_t i = 0; i < pairs; ++i)
            add(comity::documents::kind_of(kind), at(source_, only_a[i]), at(other_, only_b[i]));
        for (std::size_t i = pairs; i < only_a.size(); ++i)
            add(comity::documents::kind_of(kind), at(source_, only_a[i]), nowhere(other_));
        for (std::size_t i = pairs; i < only_b.size(); ++i)
            add(comity::documents::kind_of(kind), nowhere(source_), at(other_, only_b[i]));
        if (!only_a.empty() || !only_b.empty()) return;
        for (std::size_t i = 0; i < these.size(); ++i) {
            if (these[i].value == those[i].value) continue;
            add(comity::documents::kind_of(kind), at(source_, these[i]), at(other_, those[i]));
            return;
        }
    }
    static std::vector<Mark> unmatched(const std::vector<Mark>& these, std::vector<Mark> those) {
        std::vector<Mark> left;
        for (const Mark& mark : these) {
            const auto found = std::ranges::find(those, mark.value, &Mark::value);
            if (found == those.end())
                left.push_back(mark);
            else
                those.erase(found);
        }
        return left;
    }

    const Document& document_;
    const Segment& segment_;
    const std::size_t source_;
    const std::size_t other_;
    const std::array<std::string, 2> texts_;
    std::vector<Difference>& out_;
};

}  // namespace

std::string_view to_string(Difference::Kind kind) {
    static constexpr std::string_view names[] = {"untranslated", "name",   "value",    "date",    "sum",
                                                 "provision",    "number", "negation", "outdated"};
    return names[static_cast<std::size_t>(kind)];
}

std::vector<Difference> differences(const Document& document) {
    std::vector<Difference> found;
    for (const Segment* segment : segments_of(document)) {
        if (segment->source >= segment->versions.size()) continue;
        for (std::size_t other = 0; other < segment->versions.size(); ++other) {
            if (other == segment->source) continue;
            const bool here = !plain_text(segment->versions[segment->source]).empty();
            const bool there = !plain_text(segment->versions[other]).empty();
            const auto whole = [&](Difference::Kind kind) {
                found.push_back({kind,
                                 segment->id,
                                 {document.languages[segment->source], 0, 0, {}},
                                 {document.languages[other], 0, 0, {}}});
            };
            if (here != there) {
                whole(Difference::Kind::untranslated);
            } else if (here) {
                if (is_outdated(*segment, other)) whole(Difference::Kind::outdated);
                SegmentComparison(document, *segment, other, found).run();
            }
        }
    }
    return found;
}

}  // namespace comity::documents
