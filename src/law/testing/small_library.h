// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "law/compile/compile.h"
#include "law/determination/determine.h"
#include "law/determination/render.h"

/// Small libraries given as text, and questions put to them, for tests.
namespace comity::law {

/// The facts every question of these tests may give.
inline constexpr std::string_view small_facts = R"(
fact request.kind : one of extradition, provisional-arrest
fact request.measure : one of evidence, transfer-sentenced
fact request.requesting_state : state
fact request.requested_state : state
fact request.date_received : date
fact request.date_sent : date
fact request.channel : one of diplomatic, interpol, ministries
fact request.documents : set of warrant, description, judgment
fact request.contains : set of authority, purpose
fact request.languages : list of text
fact requested.languages : list of text
fact person.minor : yes/no
fact person.role : one of accused, convicted, witness
fact person.nationalities : list
  field state : state
  field from : date
  field to : date
fact person.residence : list of state
fact custody.arrest_date : date
fact custody.arrest_at : moment
fact custody.basis : one of provisional, domestic
fact decision.date : date
fact judgment.remaining : period
fact judgment.days : number
fact notices : list
  field state : state
  field instrument : instrument
  field kind : text
  field received_by_depositary : date
  absent means none
fact offence.purpose : one of prosecution, enforcement
fact offence.fiscal : yes/no
  alias offences.fiscal_nature
fact offence.political : yes/no
  appreciation
fact offence.tags : set of genocide, bombing, corruption
fact offence.max_penalty : penalty
fact offence.committed : date
)";

inline std::string faults_of(const CompiledLaw& law) {
    std::string all;
    for (const Fault& fault : law.faults.list()) {
        if (fault.severity == Fault::Severity::error) all += to_string(fault) + "\n";
    }
    return all;
}

inline CompiledLaw compile_small(std::string_view law) {
    return compile_texts({{"facts.law", std::string(small_facts)}, {"rules.law", std::string(law)}});
}

inline Library small_library(std::string_view law) {
    const CompiledLaw compiled = compile_small(law);
    EXPECT_EQ(faults_of(compiled), "");
    auto library = Library::from_bytes(compiled.image);
    EXPECT_TRUE(library) << (library ? "" : to_string(library.error()));
    return library ? *library : Library();
}

/// What a reader refuses in a question, one line per fault; "" when it is accepted.
inline std::string question_faults(const Library& library, std::string_view yaml) {
    const auto trees = format::read_yaml(yaml, "question.yaml");
    if (!trees) return to_string(trees.error());
    Faults faults;
    const auto question = read_question(library, trees->front(), *CivilDate::from_ymd(2024, 6, 1), faults);
    std::string all;
    for (const Fault& fault : faults.list()) all += to_string(fault) + "\n";
    EXPECT_EQ(question == nullptr, faults.any_error());
    return all;
}

inline std::unique_ptr<QuestionInput> bound_question(const Library& library, std::string_view yaml) {
    const auto trees = format::read_yaml(yaml, "question.yaml");
    EXPECT_TRUE(trees) << yaml;
    if (!trees || trees->empty()) return nullptr;
    Faults faults;
    auto question = read_question(library, trees->front(), *CivilDate::from_ymd(2024, 6, 1), faults);
    std::string all;
    for (const Fault& fault : faults.list()) all += to_string(fault) + "\n";
    // An answer cannot be had of what is refused; the test ends here.
    if (question == nullptr) throw std::runtime_error("the question is refused: " + all);
    return question;
}

/// The answer to a question, with what tests ask of it. The library must outlive it.
class Asked {
   public:
    Asked(const Library& library, std::string_view yaml) : determination_(bound_question(library, yaml)) {}

    const Answer& answer() const { return determination_.answer(); }
    const Determination& determination() const { return determination_; }
    std::string json() const { return to_json(determination_, {}); }
    std::string outcome() const { return std::string(to_string(answer().outcome)); }

    /// The status of a result by the rule's provision ("t-1:2") or id ("g.fiscal"), of one offence or none.
    std::string status(std::string_view key, int offence = -2) const {
        std::string found;
        const auto look = [&](const auto& results) {
            for (const auto& result : results) {
                if (result.rule == none || !names(result.rule, key)) continue;
                if constexpr (requires { result.offence; }) {
                    if (offence != -2 && result.offence != offence) continue;
                }
                found += (found.empty() ? "" : " ") + std::string(to_string(result.status));
            }
        };
        look(answer().conditions);
        look(answer().grounds);
        look(answer().duties);
        look(answer().formal);
        look(answer().use_limits);
        return found.empty() ? "no such result" : found;
    }

    /// "due" or "due/conservative" of a clock, with its state.
    std::string clock(std::string_view key) const {
        for (const Deadline& deadline : answer().deadlines) {
            const bool named = deadline.rule == none ? deadline.id == key : names(deadline.rule, key);
            if (!named || !deadline.due) continue;
            std::string text = to_string(*deadline.due);
            if (deadline.conservative) text += "/" + to_string(*deadline.conservative);
            return text + " " + std::string(to_string(deadline.state));
        }
        return "no such clock";
    }

    std::string governing() const {
        return ids(answer().basis.governing) + (answer().basis.reciprocity ? "reciprocity" : "");
    }
    std::string layers() const { return ids(answer().basis.layers); }
    std::string excluded() const {
        std::vector<InstrumentIndex> list;
        for (const Excluded& entry : answer().basis.excluded) list.push_back(entry.instrument);
        return ids(list);
    }
    std::vector<std::string> questions() const {
        std::vector<std::string> paths;
        for (const Question& question : answer().questions) {
            if (question.fact.fact == none) continue;
            paths.emplace_back(library().text(library().facts()[static_cast<std::size_t>(question.fact.fact)].name));
        }
        return paths;
    }

   private:
    const Library& library() const { return determination_.library(); }
    bool names(RuleIndex index, std::string_view key) const {
        const Rule& rule = library().rules()[static_cast<std::size_t>(index)];
        return library().text(rule.id) == key || library().text(library().provision_of(rule).id) == key;
    }
    std::string ids(const std::vector<InstrumentIndex>& list) const {
        std::string all;
        for (InstrumentIndex index : list) {
            all += (all.empty() ? "" : " ") + std::string(determination_.question().network.id_of(index));
        }
        return all;
    }

    Determination determination_;
};

}  // namespace comity::law
