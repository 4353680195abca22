// SPDX-License-Identifier: EUPL-1.2
// What several commands on seals say and read.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "crypto/certificate.h"

namespace comity::cli {

/// All certificates of PEM files, each of at most 4 MiB. Errors name the file.
Result<std::vector<crypto::Certificate>> read_certificates(const std::vector<std::string>& files);

/// "<sha256>  name" on standard output: what was approved, by the digests that a seal is over.
void tell_digest(std::string_view content, std::string_view name);

/// By the end of its name; "application/octet-stream" where that says nothing.
std::string media_type_of(const std::filesystem::path& file);

}  // namespace comity::cli
