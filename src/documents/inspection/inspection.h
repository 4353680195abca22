// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/octets.h"
#include "base/result.h"

/// Files of others before anybody opens them: what they are by their content, and what in them does something, hides
/// something or is too much (docs/formats/inspection.md). Nothing is carried out, fetched or repaired.
namespace comity::documents {

// What is looked into; what is beyond is a finding, not an error.
inline constexpr int max_inspected_depth = 4;                ///< files within files
inline constexpr std::size_t max_inspected_entries = 2'000;  ///< of all archives of a file together
inline constexpr std::uint64_t max_inspected_inflated = std::uint64_t{512} << 20;  ///< octets of all parts together
inline constexpr std::uint64_t max_inspected_part = std::uint64_t{64} << 20;  ///< octets of a part kept to look into
inline constexpr std::uint64_t bomb_ratio = 200;                              ///< octets out for each in …
inline constexpr std::uint64_t bomb_ratio_from = std::uint64_t{1} << 20;      ///< … once a part has so many
inline constexpr std::size_t many_pages = 5'000;
inline constexpr std::size_t max_inspected_objects = 500'000;  ///< of a PDF
inline constexpr std::uint64_t many_points = 400'000'000;      ///< of a picture, which takes memory to be drawn
inline constexpr std::size_t max_findings = 64;
inline constexpr std::size_t max_finding_octets = 300;  ///< of a place or a detail

enum class FindingLevel { note, warning, danger };
std::string_view word_of(FindingLevel level);

/// A kind of finding.
struct FindingKind {
    std::string_view word;  ///< "macros"
    FindingLevel level;
    std::string_view says;  ///< in English, for the command line
};

struct Finding {
    const FindingKind* kind = nullptr;
    std::string where;   ///< of a part: "annexes.zip/list.docx"; "" of the file itself
    std::string detail;  ///< a word of the format, names, numbers; may be ""
};

struct Inspection {
    std::uint64_t octets = 0;
    std::string type;        ///< a word of file_types()
    std::string media_type;  ///< of that type
    std::size_t pages = 0;   ///< 0 where it has none, or they cannot be counted
    std::vector<Finding> findings;
    bool more = false;  ///< there are further findings

    FindingLevel level() const;  ///< of the gravest; note where there are none
};

/// How it was called on its way; either may be "".
struct Announced {
    std::string_view name;
    std::string_view media_type;
};

Inspection inspect(Octets file, const Announced& announced = {});

/// {"bytes", "digest", "type", "media_type", "pages", "findings": [{"kind", "level", "where", "detail"} …], "more"}.
Result<std::string> inspection_json(Octets file, const Inspection& inspection);

}  // namespace comity::documents
