// SPDX-License-Identifier: EUPL-1.2
// Signed PDF files of others: without an anchor nothing passes.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "seal/pdf/pdf_seal.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity;
    const auto report = seal::validate_pdf({data, size}, {});
    if (report && report->indication() == seal::Indication::total_passed) std::abort();
    return 0;
}
