// SPDX-License-Identifier: EUPL-1.2
#include "documents/guard/parallel_text.h"

#include <algorithm>
#include <array>

#include "documents/guard/marks.h"
#include "documents/guard/names.h"
#include "documents/guard/pairs.h"
#include "documents/guard/tokens.h"

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
        case Mark::Kind::time:
            return Difference::Kind::date;
        case Mark::Kind::sum:
            return Difference::Kind::sum;
        case Mark::Kind::provision:
            return Difference::Kind::provision;
        case Mark::Kind::number:
        case Mark::Kind::bound:
            return Difference::Kind::number;
        case Mark::Kind::negation:
            return Difference::Kind::negation;
    }
    return Difference::Kind::value;
}

/// How long a text gets in a language, where English has 1.
double width_of(std::string_view language) {
    return language == "fr" ? 1.15 : language == "ru" ? 1.05 : 1.0;
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
        const Marks a = marks_of(texts_[0], source_language);
        const Marks b = marks_of(texts_[1], other_language);
        for (const Mark::Kind kind : {Mark::Kind::date, Mark::Kind::time, Mark::Kind::sum, Mark::Kind::provision,
                                      Mark::Kind::number, Mark::Kind::bound})
            marks(of_kind(kind, a.all), of_kind(kind, b.all), kind != Mark::Kind::number || !a.address || !b.address);
        denials(a, b);
        length(a.sentences, b.sentences);
    }

   private:
    Where nowhere(std::size_t version) const { return {document_.languages[version], 0, 0, {}}; }
    Where at(std::size_t version, const Mark& mark) const {
        return {document_.languages[version], mark.begin, mark.end,
                mark.kind == Mark::Kind::negation ? mark.value : said(mark)};
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
            std::vector<NamePlace> a = name_places(texts_[0], slot.words[source_], document_.languages[source_]);
            std::vector<NamePlace> b = name_places(texts_[1], slot.words[other_], document_.languages[other_]);
            if (a.size() == b.size() && is_name_of_a_person(slot.words[source_], document_.languages[source_]) &&
                is_name_of_a_person(slot.words[other_], document_.languages[other_])) {
                a = part_places(texts_[0], slot.words[source_], document_.languages[source_]);
                b = part_places(texts_[1], slot.words[other_], document_.languages[other_]);
            }
            if (a.size() == b.size()) continue;
            const bool more = a.size() > b.size();
            const std::size_t version = more ? source_ : other_;
            const NamePlace& place = more ? a[b.size()] : b[a.size()];
            Where here{document_.languages[version], place.begin, place.end, slot.words[version]};
            Difference difference{Difference::Kind::name, segment_.id, nowhere(source_), nowhere(other_)};
            (more ? difference.source : difference.other) = std::move(here);
            const bool told = std::ranges::find(out_, difference) != out_.end();
            if (!told) out_.push_back(std::move(difference));
        }
    }

    static std::vector<Mark> of_kind(Mark::Kind kind, const std::vector<Mark>& all) {
        std::vector<Mark> some;
        std::ranges::copy_if(all, std::back_inserter(some), [&](const Mark& mark) { return mark.kind == kind; });
        return some;
    }

    /// `ordered`: whether the same in another order is a difference.
    void marks(const std::vector<Mark>& these, const std::vector<Mark>& those, bool ordered) {
        const Pairs pairs = pairs_of(these, those);
        const std::size_t both = std::min(pairs.only_a.size(), pairs.only_b.size());
        const auto report = [&](const Mark* a, const Mark* b) {
            const Difference::Kind kind = comity::documents::kind_of((a != nullptr ? a : b)->kind);
            add(kind, a != nullptr ? at(source_, *a) : nowhere(source_),
                b != nullptr ? at(other_, *b) : nowhere(other_));
        };
        // What stands in one version alone is most likely the other's at the same turn.
        for (std::size_t i = 0; i < both; ++i) report(&pairs.only_a[i], &pairs.only_b[i]);
        bool told = both > 0;
        for (std::size_t i = both; i < pairs.only_a.size(); ++i) {
            if (pairs.only_a[i].soft) continue;
            report(&pairs.only_a[i], nullptr);
            told = true;
        }
        for (std::size_t i = both; i < pairs.only_b.size(); ++i) {
            if (pairs.only_b[i].soft) continue;
            report(nullptr, &pairs.only_b[i]);
            told = true;
        }
        if (told || pairs.in_order || !ordered) return;
        report(&pairs.turned_a, &pairs.turned_b);
    }

    /// In sentences of the same number each sentence denies as often as the other; else the whole does.
    void denials(const Marks& a, const Marks& b) {
        const std::vector<Mark> these = of_kind(Mark::Kind::negation, a.all);
        const std::vector<Mark> those = of_kind(Mark::Kind::negation, b.all);
        const bool by_sentence = a.sentences == b.sentences;
        for (std::size_t sentence = 0; sentence < (by_sentence ? a.sentences : 1); ++sentence) {
            const auto some = [&](const std::vector<Mark>& all, bool soft) {
                std::vector<Mark> found;
                std::ranges::copy_if(all, std::back_inserter(found), [&](const Mark& mark) {
                    return mark.soft == soft && (!by_sentence || mark.sentence == sentence);
                });
                return found;
            };
            const std::vector<Mark> hard_a = some(these, false);
            const std::vector<Mark> hard_b = some(those, false);
            const std::vector<Mark> soft_a = some(these, true);
            const std::vector<Mark> soft_b = some(those, true);
            // A denial may answer a word that denies by itself: "failed to appear", "n'a pas comparu".
            const std::size_t for_a =
                hard_b.size() + (soft_b.size() > soft_a.size() ? soft_b.size() - soft_a.size() : 0);
            const std::size_t for_b =
                hard_a.size() + (soft_a.size() > soft_b.size() ? soft_a.size() - soft_b.size() : 0);
            // "Failed to" denies firmly enough that something must answer it.
            const auto firm = [](const std::vector<Mark>& soft) {
                const auto found = std::ranges::find(soft, "firm", &Mark::detail);
                return found == soft.end() ? nullptr : &*found;
            };
            if (hard_a.empty() && hard_b.empty() && soft_b.empty() && firm(soft_a) != nullptr)
                add(Difference::Kind::negation, at(source_, *firm(soft_a)), nowhere(other_));
            if (hard_a.empty() && hard_b.empty() && soft_a.empty() && firm(soft_b) != nullptr)
                add(Difference::Kind::negation, nowhere(source_), at(other_, *firm(soft_b)));
            for (std::size_t i = for_a; i < hard_a.size(); ++i)
                add(Difference::Kind::negation, at(source_, hard_a[i]), nowhere(other_));
            for (std::size_t i = for_b; i < hard_b.size(); ++i)
                add(Difference::Kind::negation, nowhere(source_), at(other_, hard_b[i]));
        }
    }

    /// A sentence that was left out: fewer sentences, and a text that is too short for it.
    void length(std::size_t sentences_a, std::size_t sentences_b) {
        constexpr double shortest = 0.72;
        constexpr std::size_t told_by_length = 40;
        const std::size_t a = letters_of(plain_text(segment_.versions[source_]));
        const std::size_t b = letters_of(plain_text(segment_.versions[other_]));
        const double expected =
            static_cast<double>(a) * width_of(document_.languages[other_]) / width_of(document_.languages[source_]);
        if (std::max(a, b) < told_by_length || expected == 0 || b == 0) return;
        const double ratio = static_cast<double>(b) / expected;
        const bool lacks = sentences_b < sentences_a && ratio < shortest;
        const bool adds = sentences_a < sentences_b && ratio > 1 / shortest;
        if (!lacks && !adds) return;
        const auto count = [](std::size_t sentences) {
            return std::to_string(sentences) + (sentences == 1 ? " sentence" : " sentences");
        };
        add(Difference::Kind::value, {document_.languages[source_], 0, texts_[0].size(), count(sentences_a)},
            {document_.languages[other_], 0, texts_[1].size(), count(sentences_b)});
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
