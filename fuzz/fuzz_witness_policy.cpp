// SPDX-License-Identifier: EUPL-1.2
// Policy files: reading ends with a policy or with a place.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "record/policy.h"
#include "require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity::record;
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto policy = read_policy(input, "input");
    if (policy)
        require(policy->logs().size() <= max_policy_names && policy->witnesses().size() <= max_policy_names);
    else
        require(policy.error().place.file == "input" && !policy.error().message.empty());
    return 0;
}
