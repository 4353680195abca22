// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <string>

#include "base/result.h"
#include "format/value.h"
#include "node/incoming/memory_file.h"

namespace comity::node {

/// How a file was called on its way; either may be "".
struct CalledFile {
    std::string name;
    std::string media_type;
};

/// What a file is and what in it acts or hides, as the process apart tells it, with the word of the malware scanner as
/// "scan": {"result", "found", "by"}. A file that takes more than one is given has the finding "too-heavy"; a scanner
/// that does not answer is "unreachable", never "clean". `scanner`: as in the configuration, "" for none. Errors:
/// unavailable where no process can be run.
Result<format::Value> inspect_file(const std::string& program, const std::string& scanner, const MemoryFile& file,
                                   const CalledFile& called);

/// Of a file too large for a process apart only the scanner's word. `next` gives its octets, empty at the end. Errors:
/// those of `next`.
Result<format::Value> inspect_large_file(const std::string& scanner, std::uint64_t octets,
                                         const std::function<Result<std::string>()>& next);

}  // namespace comity::node
