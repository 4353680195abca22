// SPDX-License-Identifier: EUPL-1.2
#include "law/mutation/mutation_check.h"

#include <algorithm>

#include "law/examples/exercised.h"
#include "law/examples/run_examples.h"
#include "law/mutation/mutants.h"

namespace comity::law {

namespace {

/// Which examples can notice a change of a rule: a rule that does not count in an example cannot change its answer.
class ExampleMap {
   public:
    ExampleMap(std::size_t provisions, std::size_t instruments)
        : by_provision_(provisions), by_instrument_(instruments) {}

    void note(std::size_t example, const Determination& determination) {
        const LegalBasis& basis = determination.answer().basis;
        std::set<InstrumentIndex> looked_at(determination.situation().relevant.begin(),
                                            determination.situation().relevant.end());
        for (const auto* list : {&basis.governing, &basis.layers, &basis.supplementary, &basis.beside})
            looked_at.insert(list->begin(), list->end());
        for (const Excluded& entry : basis.excluded) looked_at.insert(entry.instrument);
        for (ProvisionIndex provision : active_in(determination)) {
            by_provision_[static_cast<std::size_t>(provision)].push_back(example);
            looked_at.insert(determination.library().provisions()[static_cast<std::size_t>(provision)].instrument);
        }
        for (InstrumentIndex instrument : looked_at) {
            if (static_cast<std::size_t>(instrument) < by_instrument_.size())
                by_instrument_[static_cast<std::size_t>(instrument)].push_back(example);
        }
    }

    /// Those in which the provision counts first, then those that look at its instrument at all: a scope condition may
    /// have taken it out.
    std::vector<std::size_t> of(const Mutant& mutant) const {
        std::vector<std::size_t> examples;
        if (mutant.provision != none) examples = by_provision_[static_cast<std::size_t>(mutant.provision)];
        const std::vector<std::size_t>& rest = by_instrument_[static_cast<std::size_t>(mutant.instrument)];
        for (std::size_t example : rest) {
            if (std::ranges::find(examples, example) == examples.end()) examples.push_back(example);
        }
        return examples;
    }

   private:
    std::vector<std::vector<std::size_t>> by_provision_;
    std::vector<std::vector<std::size_t>> by_instrument_;
};

bool concerned(const Library& library, const Mutant& mutant, const std::vector<std::string>& instruments) {
    const std::string_view id = library.text(library.instruments()[static_cast<std::size_t>(mutant.instrument)].id);
    return instruments.empty() || std::ranges::find(instruments, id) != instruments.end();
}

}  // namespace

Result<MutationReport> check_mutants(const Library& library, const std::vector<Example>& examples,
                                     const std::vector<std::string>& instruments) {
    TRY(copy, ChangeableLibrary::copy_of(library));
    Faults faults;
    const std::vector<ReadyExample> ready = ready_examples(examples, faults);
    ExampleMap map(library.provisions().size(), library.instruments().size());
    for (std::size_t i = 0; i < ready.size(); ++i) {
        const auto determination = try_example(copy.library(), ready[i], faults);
        if (determination != nullptr) map.note(i, *determination);
    }
    if (!faults.list().empty()) {
        return fail(ErrorKind::invalid, "the examples do not hold as the law stands: " + faults.list().front().message,
                    faults.list().front().place, "`comity law check` names them all");
    }
    MutationReport report;
    for (const Mutant& mutant : mutants_of(copy)) {
        if (!concerned(library, mutant, instruments)) continue;
        ++report.mutants;
        mutant.make(copy);
        const std::vector<std::size_t> chosen = map.of(mutant);
        const bool noticed = std::ranges::any_of(chosen, [&](std::size_t example) {
            Faults differences;
            ++report.examples_run;
            return try_example(copy.library(), ready[example], differences) == nullptr || differences.any_error();
        });
        copy.undo();
        if (noticed)
            ++report.noticed;
        else
            report.survivors.push_back({mutant.place, mutant.rule, mutant.change});
    }
    return report;
}

}  // namespace comity::law
