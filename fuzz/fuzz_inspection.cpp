// SPDX-License-Identifier: EUPL-1.2
// Files of others before anybody opens them: whatever they are, what is told of them can be recorded.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "documents/inspection/inspection.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity;
    const documents::Inspection inspection = documents::inspect({data, size}, {"annex.pdf", "application/pdf"});
    if (inspection.findings.size() > documents::max_findings) std::abort();
    if (!documents::inspection_json({data, size}, inspection)) std::abort();
    return 0;
}
