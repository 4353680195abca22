// SPDX-License-Identifier: EUPL-1.2
// Requests to a witness: what is read is written the same, and only 200 changes the size the witness knows.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/instant.h"
#include "record/witness.h"
#include "require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity::record;
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto request = read_add_checkpoint(input);
    if (request) require(add_checkpoint_body(*request) == input);
    static const WitnessedLog log{
        "gw.xa.example/comity/log/2026a",
        {read_vkey("gw.xa.example/comity/log/2026a+2fea4ecf+Aa+OII+aXVuk+wvoWbizF7+1tiCBC0MskA0kMbXp2x7v").value()}};
    const auto verdict = judge(input, log, std::nullopt, Sender::log_operator, comity::Instant());
    require((verdict.status == WitnessStatus::cosigned) == verdict.state.has_value());
    require(verdict.status != WitnessStatus::cosigned || (request && request->old_size == 0));
    return 0;
}
