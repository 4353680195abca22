// SPDX-License-Identifier: EUPL-1.2
// Federation directories, their notes and onboarding records from outside: what is read is written so that it reads the
// same, and nothing unsigned is accepted.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "channel/directory/acceptance.h"
#include "channel/directory/onboarding.h"
#include "require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity::channel;
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    if (const auto directory = read_directory(input)) {
        const auto again = read_directory(directory_json(*directory));
        require(again && *again == *directory);
        require(directory->authorities.size() <= max_authorities && directory->sequence > 0);
    }
    if (const auto record = read_onboarding(input)) {
        const auto again = read_onboarding(onboarding_json(*record));
        require(again && *again == *record);
    }
    if (const auto note = read_note_text(input)) require(note_text(*note) == input);
    static const HeldDirectory trust = first_trust(
        "test-federation",
        root_keys(
            {comity::record::read_vkey("directory.example/root/1+0c43665c+Ab1/UzP3EqfyPrbh2fqOQaac/3jGXweaLnaHMuxw4O0w")
                 .value()},
            1)
            .value());
    const auto verdict = judge_directory(input, input, trust, comity::Instant());
    require(verdict.answer == DirectoryAnswer::refused && verdict.reason);
    return 0;
}
