// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "crypto/aead.h"
#include "record/export.h"
#include "record/recorder.h"

namespace comity::record {

/// Whose keys an export names.
struct ExportKeys {
    VerifierKey log;
    std::vector<VerifierKey> witnesses;
};

enum class ExportExtent {
    whole,      ///< every event; the newest may be seen by no witness yet
    witnessed,  ///< as far as a witness cosigned: a policy with a quorum of witnesses believes it
};

/// The export of a stream as it stood when it began, made piece by piece. A record only grows, so each piece may be
/// read in a transaction of its own: whoever takes the file slowly holds none.
class StreamExport {
   public:
    /// Errors: `not_found` where there is no such stream, its content was erased, or no checkpoint covers it yet (no
    /// cosigned one covers any of it); those of ExportWriter.
    static Result<StreamExport> begin(std::string authority, StreamId stream, const Stores& stores, DataKeys& keys,
                                      const ExportKeys& named, Instant exported,
                                      ExportExtent extent = ExportExtent::whole);

    /// The next lines, of some events; empty behind the last. Errors: those of ExportWriter.
    Result<std::string> next(const Stores& stores);

   private:
    StreamExport(std::string authority, StreamId stream, crypto::AeadKey key, ExportWriter writer)
        : authority_(std::move(authority)),
          stream_(std::move(stream)),
          key_(std::move(key)),
          writer_(std::move(writer)) {}

    std::string authority_;
    StreamId stream_;
    crypto::AeadKey key_;
    ExportWriter writer_;
    std::uint64_t length_ = 0;  ///< how many events it gives
    std::uint64_t next_ = 0;    ///< the stream sequence to go on with; 0: the lines before the first event
};

}  // namespace comity::record
