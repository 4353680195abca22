// SPDX-License-Identifier: EUPL-1.2
// Exports and policies as strangers hand them to the verifier: it ends with words, and those steer no terminal.
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>

#include "require.h"
#include "verify/export_file.h"
#include "verify/words.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity::verify;
    const std::string input(reinterpret_cast<const char*>(data), size);
    const auto policy = read_policy(input);
    require(policy || !policy.error().empty());
    std::istringstream file(input);
    const auto findings = verify_export(file, std::nullopt);
    const std::string words = in_words("input", findings, {true, "", false});
    require(words.ends_with('\n') && words.find('\x1b') == words.npos);
    require(findings.verified() != findings.events.empty() || !findings.faults.empty());
    return 0;
}
