// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "seal/zip/zip_reader.h"

namespace comity::seal {

enum class Packing { stored, deflated };

/// Writes a ZIP file that ZipArchive reads: no extra fields, every entry dated 1980-01-01, so that the same entries in
/// the same order give the same octets.
class ZipWriter {
   public:
    /// Errors: invalid for a name that ZipArchive would refuse or that is there already; limit.
    Result<void> add(std::string_view name, std::string_view content, Packing packing);

    /// The file. Errors: as ZipArchive::open() has them, which reads it once.
    Result<std::string> finish() &&;

   private:
    std::string file_;
    std::string directory_;
    std::size_t count_ = 0;
};

}  // namespace comity::seal
