// SPDX-License-Identifier: EUPL-1.2
// Checkpoints from outside, in a note and without one: what is read is written the same.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "record/checkpoint.h"
#include "require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity::record;
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    if (const auto checkpoint = read_checkpoint(input)) require(checkpoint_text(*checkpoint) == input);
    static const VerifierKey log =
        read_vkey("gw.xa.example/comity/log/2026a+2fea4ecf+Aa+OII+aXVuk+wvoWbizF7+1tiCBC0MskA0kMbXp2x7v").value();
    static const VerifierKey witness =
        read_vkey("gw.xb.example/comity/witness+a22da74d+BN5UJ7/7ijWFa99OwooufEhlhBRBkfg/W0psTWfj/72p").value();
    if (const auto opened = open_checkpoint(input, {&log, 1}, {&witness, 1})) {
        require(opened->checkpoint.origin == log.name && note_octets(opened->note) == input);
    }
    return 0;
}
