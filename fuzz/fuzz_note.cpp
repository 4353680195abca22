// SPDX-License-Identifier: EUPL-1.2
// Signed notes and verifier keys from outside: what is read is written the same.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "record/note.h"
#include "require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity::record;
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    if (const auto note = read_note(input)) {
        require(note_octets(*note) == input);
        require(!note->signatures.empty() && note->signatures.size() <= max_signatures && note->text.ends_with('\n'));
        require(!verify_note(*note, {}));
    }
    if (const auto key = read_vkey(input)) require(vkey(*key) == input);
    if (const auto signatures = read_signatures(input)) require(!signatures->empty());
    return 0;
}
