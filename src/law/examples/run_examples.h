// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "law/compile/compile.h"
#include "law/determination/determine.h"

namespace comity::law {

/// What running the library's examples showed.
struct ExampleReport {
    std::size_t passed = 0;
    std::vector<Fault> faults;  ///< examples that fail, with what was expected and what came
    /// Provisions with a computed rule, and the examples whose answer they took part in (met, triggered, cleared, due
    /// …).
    std::map<std::string, std::vector<std::string>> exercised;
    std::vector<std::string> unexercised;
};

/// An example whose `given` lines have been put together as one question.
struct ReadyExample {
    const Example* example = nullptr;
    format::Tree question;
};

std::vector<ReadyExample> ready_examples(const std::vector<Example>& examples, Faults& faults);

/// The answer to one example; what differs from its expectations becomes a fault. Null where the question is faulty.
std::unique_ptr<Determination> try_example(const Library& library, const ReadyExample& ready, Faults& faults);

/// Runs every example of a compiled library (docs/law-language.md, section 7).
ExampleReport run_examples(const Library& library, const std::vector<Example>& examples);

}  // namespace comity::law
