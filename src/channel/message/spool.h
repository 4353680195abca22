// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "base/octets.h"
#include "base/result.h"
#include "crypto/sealed_stream.h"

namespace comity::channel {

/// A file of a spool, readable by its owner only. It is gone with this object, whatever happened, unless it was kept.
/// Errors of all operations are `unavailable`: no room, a disk that fails.
class SpoolFile {
   public:
    virtual ~SpoolFile() = default;

    /// The path, for whoever takes the file over; "" while it lies in memory.
    virtual const std::string& path() const = 0;
    virtual std::uint64_t size() const = 0;
    virtual Result<void> append(Octets octets) = 0;
    /// Puts others in the place of octets that were appended: `offset + octets.size()` <= size().
    virtual Result<void> replace(std::uint64_t offset, Octets octets) = 0;
    /// Up to `octets.size()` octets from that place; 0 at the end.
    virtual Result<std::size_t> read_at(std::uint64_t offset, std::span<unsigned char> octets) const = 0;
    /// Content and name are on disk when it returns.
    virtual Result<void> sync() = 0;
    /// From now on the file stays when this object goes.
    virtual void keep() = 0;
};

/// Where messages lie before they are sent, and parts before they are believed. Safe to use from several threads.
class Spool {
   public:
    virtual ~Spool() = default;
    /// An empty file under a name of its own. Errors: unavailable, also where the quota is used up.
    virtual Result<std::unique_ptr<SpoolFile>> create() = 0;
};

/// How much is read from a file at once.
inline constexpr std::size_t spool_piece = 256 * 1024;

/// All of the file, in pieces. Errors: those of file and sink.
Result<void> read_file(const SpoolFile& file, const crypto::OctetSink& sink);
/// The same as one string, for what is known to be short.
Result<std::string> whole_of(const SpoolFile& file);

}  // namespace comity::channel
