// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "record/export.h"
#include "record/recorder.h"

namespace comity::record {

/// Whose keys an export names.
struct ExportKeys {
    VerifierKey log;
    std::vector<VerifierKey> witnesses;
};

/// Reads the stream as it stands in this transaction and writes its export. Errors: `not_found` where there is no such
/// stream, its content was erased, or no checkpoint covers it yet; those of ExportWriter.
Result<void> export_stream(const std::string& authority, const StreamId& stream, const Stores& stores, DataKeys& keys,
                           const ExportKeys& named, Instant exported, const LineSink& sink);

}  // namespace comity::record
