// SPDX-License-Identifier: EUPL-1.2
#include "law/source/fault.h"

#include <algorithm>

namespace comity::law {

bool Faults::any_error() const {
    return errors() > 0;
}

std::size_t Faults::errors() const {
    return static_cast<std::size_t>(std::count_if(
        list_.begin(), list_.end(), [](const Fault& fault) { return fault.severity == Fault::Severity::error; }));
}

std::string to_string(const Fault& fault) {
    const std::string place = to_string(fault.place);
    std::string text = place.empty() ? "" : place + ": ";
    text += fault.severity == Fault::Severity::error ? "error: " : "warning: ";
    text += fault.message;
    if (!fault.hint.empty()) text += " (" + fault.hint + ")";
    return text;
}

}  // namespace comity::law
