// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/result.h"
#include "documents/recognition/recognised_text.h"
#include "node/incoming/memory_file.h"

namespace comity::node {

/// What came of reading the pages of a file.
struct Recognition {
    std::string result;                              ///< as cases::Document::FoundText has it
    std::optional<documents::RecognisedText> found;  ///< where there are pages that were read
};

/// The text on the pages of a file, as the process apart (`comity recognise`) reads it; nothing where `stop` was asked
/// for meanwhile. Errors: unavailable where no process can be run.
Result<std::optional<Recognition>> recognise_file(const std::string& program, const MemoryFile& file,
                                                  const std::vector<std::string>& languages,
                                                  const std::stop_token& stop);

}  // namespace comity::node
