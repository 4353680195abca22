// SPDX-License-Identifier: EUPL-1.2
#include "law/request/addressee.h"

#include <algorithm>
#include <array>
#include <set>

#include "law/compile/dependence.h"
#include "law/library/articles.h"
#include "law/request/acceptance.h"

namespace comity::law {

namespace {

/// Kinds of declaration that are about the letter itself (docs/formats/register.md).
constexpr std::array kinds_on_letters{std::string_view("authority"), std::string_view("language"),
                                      std::string_view("channel")};

class AddresseeOfMeasure {
   public:
    explicit AddresseeOfMeasure(const Determination& determination)
        : situation_(determination.situation()),
          answer_(determination.answer()),
          network_(determination.question().network),
          library_(determination.library()),
          determination_(determination) {}

    Addressee find() {
        find_competence();
        find_authorities();
        find_patterns();
        governs_ = true;
        for (const auto* list : {&answer_.basis.governing, &answer_.basis.layers}) {
            for (InstrumentIndex instrument : *list) add_declarations(instrument);
        }
        governs_ = false;
        for (const auto* list : {&answer_.basis.supplementary, &answer_.basis.also_invocable}) {
            for (InstrumentIndex instrument : *list) add_declarations(instrument);
        }
        return std::move(addressee_);
    }

   private:
    void find_competence() {
        const Evaluator evaluator(situation_);
        for (const Competence& row : library_.competences()) {
            if (evaluator.test(row.when, 0) != Truth::yes) continue;
            addressee_.competence = row.word;
            return;
        }
    }

    void find_authorities() {
        for (const Authority& row : library_.authorities()) {
            if (row.state != situation_.requested || row.competence != addressee_.competence) continue;
            const InstrumentIndex under =
                row.instrument == 0 ? none : library_.find_instrument(library_.text(row.instrument));
            const bool here = row.instrument == 0 || (under != none && situation_.both_bound(under) == Truth::yes);
            (here ? addressee_.authorities : addressee_.elsewhere).push_back(&row);
        }
        if (!addressee_.authorities.empty()) addressee_.elsewhere.clear();
    }

    /// The articles on which the rules on channel and language hang.
    void find_patterns() {
        for (RuleIndex index : rules_of_letter(determination_, RuleKind::formal)) {
            const Rule& rule = library_.rules()[static_cast<std::size_t>(index)];
            const std::string_view topic = library_.text(rule.topic);
            if (topic != "channel" && topic != "language") continue;
            collect(rule.applies);
            collect(rule.test);
        }
    }

    void collect(ExprId id) {
        if (id == none) return;
        const Node& node = library_.nodes()[static_cast<std::size_t>(id)];
        if (node.op == Op::declared || node.op == Op::declared_value) patterns_.insert(node.b);
        if (has_first_operand(node.op)) collect(node.a);
        if (has_second_operand(node.op)) collect(node.b);
    }

    bool on_letters(const Declaration& row) const {
        const bool kind = std::ranges::find(kinds_on_letters, library_.text(row.kind)) != kinds_on_letters.end();
        if (kind && (governs_ || speaks_of_letters(row))) return true;
        return std::ranges::any_of(patterns_, [&](std::int32_t index) {
            const DeclarationPattern& pattern = library_.patterns()[static_cast<std::size_t>(index)];
            return pattern.instrument == row.instrument && row.article != 0 &&
                   article_within(library_.text(row.article), library_.text(pattern.article));
        });
    }

    /// Whether the article has a rule on channel or language: of what does not govern, only those matter.
    bool speaks_of_letters(const Declaration& row) const {
        const Instrument& instrument = library_.instruments()[static_cast<std::size_t>(row.instrument)];
        for (const Provision& provision : library_.of(library_.provisions(), instrument.provisions)) {
            if (!article_within(library_.text(provision.number), library_.text(row.article))) continue;
            for (const Rule& rule : library_.of(library_.rules(), provision.rules)) {
                const std::string_view topic = library_.text(rule.topic);
                if (rule.kind == RuleKind::formal && (topic == "channel" || topic == "language")) return true;
            }
        }
        return false;
    }

    void add_declarations(InstrumentIndex instrument) {
        if (network_.unknown_treaty(instrument) != nullptr) return;
        const Instrument& known = library_.instruments()[static_cast<std::size_t>(instrument)];
        if (!known.speaks_to(answer_.extradition ? Family::extradition : Family::assistance)) return;
        for (const Declaration& row : library_.declarations_of(situation_.requested, instrument)) {
            const CivilDate day = situation_.request_day;
            if (row.withdrawn != CivilDate::latest() || row.from.first > day || row.to.last < day) continue;
            if (!on_letters(row)) continue;
            if (std::ranges::find(addressee_.declarations, &row) == addressee_.declarations.end())
                addressee_.declarations.push_back(&row);
        }
    }

    const Situation& situation_;
    const Answer& answer_;
    const Register& network_;
    const Library& library_;
    const Determination& determination_;
    std::set<std::int32_t> patterns_;
    bool governs_ = true;
    Addressee addressee_;
};

}  // namespace

Addressee addressee_of(const Determination& determination) {
    return AddresseeOfMeasure(determination).find();
}

}  // namespace comity::law
