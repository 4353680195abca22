// SPDX-License-Identifier: EUPL-1.2
// Containers of others: without an anchor nothing passes, and what is told of them says where it belongs.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "seal/container.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity;
    const auto container = seal::Container::open({data, size});
    if (!container) return 0;
    const auto report = seal::validate_container(*container, {});
    if (!report) return 0;
    if (report->indication() == seal::Indication::total_passed || report->sentence().empty()) std::abort();
    for (const seal::Verdict& verdict : report->signatures)
        if (verdict.passed() || verdict.reason.empty() || !verdict.sub_indication) std::abort();
    return 0;
}
