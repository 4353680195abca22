// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>

#include "base/result.h"
#include "channel/directory/document.h"
#include "record/note.h"

/// Making a directory, as the office of a federation does; also for demonstrations and tests.
namespace comity::channel {

/// The two files as they are published.
struct DirectoryFiles {
    std::string json;
    std::string note;
};

/// Errors: a document that read_directory() would refuse.
Result<DirectoryFiles> make_directory(const DirectoryDocument& document, std::span<const record::Signer* const> roots);

/// The same federation's next version: the sequence plus one, `previous` the digest of these files' JSON.
DirectoryDocument next_version(const DirectoryDocument& document, const DirectoryFiles& published, Instant valid_from,
                               Instant valid_until);

}  // namespace comity::channel
