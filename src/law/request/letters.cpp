// SPDX-License-Identifier: EUPL-1.2
#include "law/request/letters.h"

#include <algorithm>

namespace comity::law {

namespace {

using By = Separation::By;

/// What is compared when measures are sorted into letters.
struct Traits {
    bool extradition = false;
    std::vector<InstrumentIndex> governing;
    TextId competence = 0;
    Choice channel;
    Choice language;
    std::vector<char> holds;  ///< per separation of the library: conditions and outcomes
};

std::vector<TextId> possible(const Choice& choice) {
    std::vector<TextId> words = choice.accepted;
    words.insert(words.end(), choice.open.begin(), choice.open.end());
    return words;
}

bool has(const std::vector<TextId>& list, TextId word) {
    return std::ranges::find(list, word) != list.end();
}

/// What is open to both; a choice no rule limits leaves the other as it is.
Choice common(const Choice& a, const Choice& b) {
    if (!a.limited) return b;
    if (!b.limited) return a;
    Choice both;
    both.limited = true;
    for (TextId word : possible(a)) {
        if (!has(possible(b), word)) continue;
        (has(a.accepted, word) && has(b.accepted, word) ? both.accepted : both.open).push_back(word);
    }
    return both;
}

/// Nothing is left although each by itself has something.
bool nothing_common(const Choice& a, const Choice& b) {
    if (possible(a).empty() || possible(b).empty()) return false;
    return a.limited && b.limited && possible(common(a, b)).empty();
}

class Split {
   public:
    explicit Split(const Request& request) : request_(request), library_(request.library()) {}

    std::vector<Letter> propose() {
        for (const Request::Measure& measure : request_.measures()) traits_.push_back(traits_of(measure));
        for (std::size_t measure = 0; measure < traits_.size(); ++measure) place(measure);
        for (Letter& letter : letters_) explain(letter);
        return std::move(letters_);
    }

   private:
    Traits traits_of(const Request::Measure& measure) const {
        const Determination& determination = *measure.determination;
        const Evaluator evaluator(determination.situation());
        Traits traits;
        traits.extradition = measure.answer().extradition;
        traits.governing = measure.answer().basis.governing;
        traits.competence = addressee_of(determination).competence;
        traits.channel = choice_of(determination, channel_rules(determination));
        traits.language = choice_of(determination, language_rules(determination));
        for (const Separation& separation : library_.separations()) {
            bool holds = false;
            if (separation.by == By::condition)
                holds = any_offence(determination, evaluator, separation.when);
            else if (separation.by == By::outcome)
                holds = is_outcome(separation, measure.answer().outcome);
            traits.holds.push_back(holds ? 1 : 0);
        }
        return traits;
    }

    static bool any_offence(const Determination& determination, const Evaluator& evaluator, ExprId condition) {
        for (int offence = 0; offence < determination.question().facts.offence_count(); ++offence) {
            if (evaluator.test(condition, offence) == Truth::yes) return true;
        }
        return false;
    }

    bool is_outcome(const Separation& separation, Outcome outcome) const {
        return std::ranges::any_of(library_.of(library_.words(), separation.outcomes),
                                   [&](TextId word) { return library_.text(word) == to_string(outcome); });
    }

    /// Whether the separation keeps the two apart.
    bool parts(std::size_t separation, const Traits& one, const Traits& other) const {
        switch (library_.separations()[separation].by) {
            case By::kind:
                return one.extradition != other.extradition;
            case By::basis:
                return !one.governing.empty() && !other.governing.empty() &&
                       std::ranges::find_first_of(one.governing, other.governing) == one.governing.end();
            case By::authority:
                return one.competence != other.competence;
            case By::channel:
                return nothing_common(one.channel, other.channel);
            case By::language:
                return nothing_common(one.language, other.language);
            case By::condition:
            case By::outcome:
                return one.holds[separation] != other.holds[separation];
        }
        return false;
    }

    void place(std::size_t measure) {
        for (Letter& letter : letters_) {
            const bool fits = std::ranges::all_of(letter.measures, [&](std::size_t other) {
                for (std::size_t i = 0; i < library_.separations().size(); ++i) {
                    if (parts(i, traits_[measure], traits_[other])) return false;
                }
                return true;
            });
            if (!fits || nothing_common(letter.channel, traits_[measure].channel) ||
                nothing_common(letter.language, traits_[measure].language))
                continue;
            letter.measures.push_back(measure);
            letter.channel = common(letter.channel, traits_[measure].channel);
            letter.language = common(letter.language, traits_[measure].language);
            merge(library_, letter.contents, contents_of(determination(measure)));
            return;
        }
        Letter letter;
        letter.measures = {measure};
        letter.channel = traits_[measure].channel;
        letter.language = traits_[measure].language;
        letter.addressee = addressee_of(determination(measure));
        letter.contents = contents_of(determination(measure));
        letters_.push_back(std::move(letter));
    }

    const Determination& determination(std::size_t measure) const {
        return *request_.measures()[measure].determination;
    }

    /// A condition is a reason for the part of which it is true; a comparison for both, the first that tells two parts
    /// from each other.
    void explain(Letter& letter) const {
        const Traits& own = traits_[letter.measures.front()];
        std::vector<char> told(traits_.size(), 0);
        for (std::size_t i = 0; i < library_.separations().size(); ++i) {
            const Separation& separation = library_.separations()[i];
            const bool one_sided = separation.by == By::condition || separation.by == By::outcome;
            if (one_sided && own.holds[i] == 0) continue;
            Apart apart{&separation, {}};
            for (std::size_t other = 0; other < traits_.size(); ++other) {
                if (!parts(i, own, traits_[other]) || (!one_sided && told[other] != 0)) continue;
                apart.from.push_back(other);
                if (!one_sided) told[other] = 1;
            }
            if (!apart.from.empty()) letter.apart.push_back(std::move(apart));
        }
    }

    const Request& request_;
    const Library& library_;
    std::vector<Traits> traits_;
    std::vector<Letter> letters_;
};

}  // namespace

std::vector<Letter> letters_of(const Request& request) {
    return Split(request).propose();
}

std::vector<const Form*> forms_for(const Request::Measure& measure) {
    const Library& library = measure.determination->library();
    const LegalBasis& basis = measure.answer().basis;
    std::vector<const Form*> made_for;
    std::vector<const Form*> general;
    for (const Form& form : library.forms()) {
        const auto measures = library.of(library.words(), form.measures);
        const bool reaches = measures.empty() ? !measure.answer().extradition
                                              : std::ranges::find(measures, measure.kind.word) != measures.end();
        if (!reaches) continue;
        const auto instruments = library.of(library.indices(), form.instruments);
        const bool governs = std::ranges::any_of(instruments, [&](InstrumentIndex instrument) {
            return std::ranges::find(basis.governing, instrument) != basis.governing.end();
        });
        if (governs) made_for.push_back(&form);
        if (instruments.empty()) general.push_back(&form);
    }
    made_for.insert(made_for.end(), general.begin(), general.end());
    return made_for;
}

std::vector<const Form*> forms_of_letter(const Request& request, const Letter& letter) {
    std::vector<const Form*> found;
    for (std::size_t measure : letter.measures) {
        for (const Form* form : forms_for(request.measures()[measure])) {
            if (std::ranges::find(found, form) == found.end()) found.push_back(form);
        }
    }
    return found;
}

std::vector<const GroundResult*> grounds_of_letter(const Request& request, const Letter& letter, Status status) {
    std::vector<const GroundResult*> found;
    for (std::size_t measure : letter.measures) {
        for (const GroundResult& ground : request.measures()[measure].answer().grounds) {
            const bool wanted =
                ground.rule != none && ground.status == status &&
                request.library().rules()[static_cast<std::size_t>(ground.rule)].kind == RuleKind::ground;
            if (wanted && std::ranges::find(found, ground.rule, &GroundResult::rule) == found.end())
                found.push_back(&ground);
        }
    }
    return found;
}

std::vector<const PaperResult*> papers_of_letter(const Request& request, const Letter& letter) {
    std::vector<const PaperResult*> found;
    for (std::size_t measure : letter.measures) {
        for (const PaperResult& paper : request.measures()[measure].answer().papers) {
            if (paper.later || !paper.certain) continue;
            if (std::ranges::find(found, paper.paper, &PaperResult::paper) == found.end()) found.push_back(&paper);
        }
    }
    return found;
}

Localised value_label(const Library& library, std::string_view name, TextId word) {
    if (const FactIndex index = library.find_fact(name); index != none) {
        const Fact& fact = library.facts()[static_cast<std::size_t>(index)];
        for (const FactValue& value : library.of(library.fact_values(), fact.values)) {
            if (value.word == word) return value.label;
        }
    }
    return {word, 0, 0};
}

const Form* find_form(const Library& library, std::string_view id) {
    for (const Form& form : library.forms()) {
        if (library.text(form.id) == id) return &form;
    }
    return nullptr;
}

/// A line that satisfies no point of contents is filled from the case, which is not known here.
Status status_of(const Library& library, const FormField& field, const Determination& determination) {
    const Value said = determination.question().facts.value(library.known_facts().contains, 0);
    if (field.satisfies.empty() || said.kind == Value::Kind::unknown) return Status::undetermined;
    const auto present = determination.question().facts.items(said);
    const bool any = std::ranges::any_of(library.of(library.words(), field.satisfies), [&](TextId word) {
        return std::ranges::find(present, word) != present.end();
    });
    return any ? Status::met : field.required ? Status::missing : Status::not_applicable;
}

}  // namespace comity::law
