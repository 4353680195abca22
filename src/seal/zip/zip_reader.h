// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/octets.h"
#include "base/result.h"
#include "crypto/octet_sink.h"

namespace comity::seal {

/// What an archive may hold; over it is ErrorKind::limit.
struct ZipLimits {
    std::size_t entries = 2'000;
    std::size_t name = 512;                             ///< octets
    std::uint64_t inflated = std::uint64_t{4} << 30;    ///< octets of all entries together
    std::uint64_t ratio = 200;                          ///< octets out for each octet in …
    std::uint64_t ratio_from = std::uint64_t{1} << 20;  ///< … once an entry has so many
};

struct ZipEntry {
    std::string name;  ///< UTF-8 with "/" between its steps: never absolute, no step "", "." or ".."
    std::uint16_t method = 0;
    std::uint32_t checksum = 0;
    std::uint64_t packed = 0;  ///< octets
    std::uint64_t size = 0;    ///< octets
    std::size_t data = 0;      ///< offset of the packed octets
    bool has_extra = false;    ///< the local header has an extra field
};

/// A ZIP file of which there is one reading: every octet belongs to one header, one entry or the directory, both
/// headers of an entry say the same, no two names are the same to any reader. No encryption, no volumes, no ZIP64, no
/// other names in extra fields. The octets must outlive it.
class ZipArchive {
   public:
    /// Errors: invalid, with what two readers could see differently; limit.
    static Result<ZipArchive> open(Octets file, const ZipLimits& limits = {});

    /// In the order of the file; folders, which have no content, are left out.
    const std::vector<ZipEntry>& entries() const { return entries_; }
    const ZipEntry* find(std::string_view name) const;

    /// Inflates an entry into the sink. Errors: invalid where the data are damaged or are not of the length and
    /// checksum said; limit; those of the sink.
    Result<void> read(const ZipEntry& entry, const crypto::OctetSink& sink) const;
    /// The whole of an entry of at most so many octets.
    Result<std::string> content(const ZipEntry& entry, std::size_t most) const;

   private:
    ZipArchive(Octets file, const ZipLimits& limits) : file_(file), limits_(limits) {}

    Octets file_;
    ZipLimits limits_;
    std::vector<ZipEntry> entries_;
};

}  // namespace comity::seal
