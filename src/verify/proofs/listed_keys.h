// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "verify/note.h"
#include "verify/outcome.h"
#include "verify/proofs/signed_message.h"

/// The federation's directory, as far as it says whose keys are whose (docs/formats/directory.md).
namespace comity::verify {

/// Limits of what is read.
inline constexpr std::size_t max_directory_octets = 4 * 1024 * 1024;
inline constexpr std::size_t max_roots = 16;

/// Who signs directories, from elsewhere than the proofs.
struct Roots {
    std::vector<Key> keys;
    std::size_t threshold = 0;
};

/// `{"keys": ["roots.example/1+…"], "threshold": 2}`, as `nextRoots` of a directory has it.
Outcome<Roots> read_roots(std::string_view json);

struct ListedKey {
    std::string use;          ///< "sign", "evidence", …
    std::string certificate;  ///< DER
    std::int64_t from = 0;    ///< milliseconds since 1970 UTC; both ends are in the interval
    std::int64_t until = 0;
};

struct ListedAuthority {
    std::string id;
    std::vector<Party> parties;  ///< its own and its aliases
    std::vector<ListedKey> keys;
};

/// One version.
struct DirectoryVersion {
    std::string federation;
    std::int64_t sequence = 0;
    std::vector<ListedAuthority> authorities;
    std::size_t signers = 0;  ///< of the roots given

    const ListedAuthority* authority(std::string_view id) const;
    const ListedAuthority* by_party(const Party& party) const;
};

/// Reads directory.json and holds it to its note: the note is of these octets, and enough of `roots`, where they are
/// given, signed it. Errors: in words, what is wrong.
Outcome<DirectoryVersion> read_directory(std::string_view json, std::string_view note,
                                         const std::optional<Roots>& roots);

/// Those an authority has for a use at an instant.
std::vector<const ListedKey*> keys_at(const ListedAuthority& authority, std::string_view use,
                                      std::int64_t milliseconds);

}  // namespace comity::verify
