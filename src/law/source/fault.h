// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace comity::law {

/// Something wrong, or doubtful, in the law library or in a question put to it.
struct Fault {
    enum class Severity { error, warning };

    Severity severity = Severity::error;
    Place place;
    std::string message;
    std::string hint;
};

/// Collects faults, so that one run shows them all.
class Faults {
   public:
    void error(Place place, std::string message, std::string hint = {}) {
        list_.push_back({Fault::Severity::error, std::move(place), std::move(message), std::move(hint)});
    }
    void warning(Place place, std::string message, std::string hint = {}) {
        list_.push_back({Fault::Severity::warning, std::move(place), std::move(message), std::move(hint)});
    }
    void add(const Error& problem) { error(problem.place, problem.message, problem.hint); }

    const std::vector<Fault>& list() const { return list_; }
    bool any_error() const;
    std::size_t errors() const;

   private:
    std::vector<Fault> list_;
};

/// "file:line:column: error: message (hint)".
std::string to_string(const Fault& fault);

}  // namespace comity::law
