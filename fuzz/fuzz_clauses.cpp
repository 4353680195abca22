// SPDX-License-Identifier: EUPL-1.2
// Two drafts of an agreement, parted by a zero octet. Besides not failing: what is said of their clauses holds every
// clause of both, each once and in order.
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "register/agreement/clauses.h"
#include "require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using comity::registry::Clause;
    using comity::registry::ClauseChange;
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const std::size_t parting = input.find('\0');
    const std::string_view before = input.substr(0, parting);
    const std::string_view after = parting == std::string_view::npos ? std::string_view() : input.substr(parting + 1);
    const auto changes = comity::registry::compare(before, after);
    if (!changes) return 0;
    const std::vector<Clause> of_before = comity::registry::clauses_of(before);
    const std::vector<Clause> of_after = comity::registry::clauses_of(after);
    std::size_t seen_before = 0;
    std::size_t seen_after = 0;
    for (const ClauseChange& change : *changes) {
        if (change.what != ClauseChange::What::added) {
            require(seen_before < of_before.size() && of_before[seen_before].text == change.before);
            ++seen_before;
        }
        if (change.what != ClauseChange::What::removed) {
            require(seen_after < of_after.size() && of_after[seen_after].text == change.after);
            ++seen_after;
        }
    }
    require(seen_before == of_before.size() && seen_after == of_after.size());
    return 0;
}
