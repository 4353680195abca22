// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "record/event.h"
#include "record/leaf.h"
#include "record/merkle_tree.h"
#include "record/note.h"
#include "record/store.h"
#include "record/time_bracket.h"

/// One stream with all that proves it, in one file for a court: docs/formats/export.md.
namespace comity::record {

/// Most checkpoints of one export.
inline constexpr std::size_t max_export_checkpoints = 1'024;

/// What an export says before its events.
struct ExportHead {
    std::string authority;
    StreamId stream;
    std::uint64_t events = 0;  ///< how many follow: all the stream has
    Instant exported;
    VerifierKey log;                          ///< signs the checkpoints
    std::vector<VerifierKey> witnesses;       ///< whose cosignatures count
    std::vector<KeptCheckpoint> checkpoints;  ///< by size, each larger than the one before; the last covers all events
};

/// Makes an export line by line, so that a stream of any length needs the memory of one event. What does not verify is
/// not written.
class ExportWriter {
   public:
    /// Errors: checkpoints that are not signed by the log, out of order or too many, or whose roots are not those of
    /// the tree; the reader's.
    static Result<ExportWriter> begin(ExportHead head, const HashReader& stored);

    /// The lines of head and checkpoints, with their consistency.
    const std::string& start() const { return start_; }

    /// The line of the next event of the stream: its octets, salt and leaf entry, as kept. Errors: not the next of this
    /// stream, the entry not that of the event, the event not covered by the last checkpoint, not in the tree.
    Result<std::string> add(std::string_view octets, const Salt& salt, std::string_view entry,
                            const HashReader& stored);

    /// Errors: fewer events than the head says.
    Result<void> finish() const;

   private:
    explicit ExportWriter(ExportHead head) : head_(std::move(head)) {}

    Result<void> write_head();
    Result<void> write_checkpoints(const HashReader& stored);

    ExportHead head_;
    std::string start_;
    std::uint64_t written_ = 0;
    std::uint64_t size_ = 0;  ///< of the last checkpoint
    Hash root_ = empty_root();
};

/// Where an event of the stream stands, and the cosignature its payload points at.
struct ExportedPlace {
    std::uint64_t sequence = 0;
    std::optional<CosignatureReference> after;
};

/// The checkpoints an export of these events should have: for each event the first cosigned one that covers it and the
/// one its payload points at, as far as max_export_checkpoints allow; and as the last, the first cosigned one that
/// covers all, or the newest where none is cosigned. Errors: `not_found` where no checkpoint covers all; the store's.
Result<std::vector<KeptCheckpoint>> checkpoints_for(std::span<const ExportedPlace> events, LogStore& log);

}  // namespace comity::record
