// SPDX-License-Identifier: EUPL-1.2
// Files that commands on seals read and write whole.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "crypto/certificate.h"

namespace comity::cli {

/// Errors: not_found, unavailable; limit over so many octets.
Result<std::string> read_whole(const std::filesystem::path& file, std::size_t most);

/// A file that did not exist, written whole or not at all. Errors: conflict where it does; unavailable.
Result<void> write_new(const std::filesystem::path& file, std::string_view octets);

/// All certificates of PEM files.
Result<std::vector<crypto::Certificate>> read_certificates(const std::vector<std::string>& files);

/// "<sha256>  name" on standard output: what was approved, by the digests that a seal is over.
void tell_digest(std::string_view content, std::string_view name);

/// By the end of its name; "application/octet-stream" where that says nothing.
std::string media_type_of(const std::filesystem::path& file);

}  // namespace comity::cli
