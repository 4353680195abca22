// SPDX-License-Identifier: EUPL-1.2
#include "node/incoming/recognise_file.h"

#include <algorithm>

#include "format/canonical_json.h"
#include "node/incoming/confined.h"

namespace comity::node {

namespace {

constexpr std::uint64_t recognising_seconds = 300;  ///< of a processor, each process that takes part
constexpr std::chrono::minutes recognising_patience{20};

}  // namespace

Result<std::optional<Recognition>> recognise_file(const std::string& program, const MemoryFile& file,
                                                  const std::vector<std::string>& languages,
                                                  const std::stop_token& stop) {
    std::vector<std::string> words{program, "recognise", std::string(confined_input), "--json"};
    for (const std::string& language : languages) words.push_back("--language=" + language);
    TRY(end, run_confined({.words = std::move(words),
                           .processor_seconds = recognising_seconds,
                           .output_octets = documents::most_recognised_octets,
                           .patience = recognising_patience,
                           .stop = stop},
                          file));
    if (stop.stop_requested()) return std::nullopt;
    if (!end.status) return Recognition{"too-heavy", {}};
    if (end.output.empty())
        return fail(ErrorKind::unavailable, "`comity recognise` cannot be run here", {},
                    "an administrator tries it on the command line");
    while (!end.output.empty() && end.output.back() == '\n') end.output.pop_back();
    TRY(value, format::read_value(end.output, "comity recognise"));
    if (value.find("fault")) {
        TRY(result, value.string_at("result"));
        return Recognition{std::move(result), {}};
    }
    TRY(found, documents::read_recognised_text(end.output));
    if (!found.any_read()) return Recognition{"unreadable", {}};
    const bool says_something = found.says_something();
    return Recognition{says_something ? "found" : "nothing", std::move(found)};
}

}  // namespace comity::node
