// SPDX-License-Identifier: EUPL-1.2
// Proof files from outside: what is read is written the same.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "record/proof.h"
#include "require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity::record;
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto proof = read_proof(input);
    if (!proof) return 0;
    require(proof_octets(*proof) == input);
    require(!verify_proof(*proof, "entry", Policy::of_logs({})));
    return 0;
}
