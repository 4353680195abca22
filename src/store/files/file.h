// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "base/octets.h"
#include "base/result.h"

namespace comity::store {

/// Who may use a new file: its owner, or whoever the user's mask (umask) lets.
enum class Readers { owner, by_mask };

/// An open file. Errors are `unavailable` with the place and what the system said; `not_found` where there is none,
/// `conflict` where there should be none.
class File {
   public:
    static Result<File> open_to_read(const std::filesystem::path& path);
    /// A new file; one that is there is an error.
    static Result<File> create(const std::filesystem::path& path, Readers readers = Readers::owner);
    static Result<File> open_to_append(const std::filesystem::path& path);

    File(File&& other) noexcept;
    File& operator=(File&& other) noexcept;
    ~File();

    Result<std::uint64_t> size() const;
    /// All of the octets at that place, or none: what did not fit is taken back.
    Result<void> write_at(std::uint64_t offset, Octets octets);
    /// Up to `octets.size()` octets from that place; 0 at the end.
    Result<std::size_t> read_at(std::uint64_t offset, std::span<unsigned char> octets) const;
    /// On disk when it returns.
    Result<void> sync();

   private:
    File(int descriptor, std::filesystem::path path) : descriptor_(descriptor), path_(std::move(path)) {}
    static Result<File> open(const std::filesystem::path& path, int flags, unsigned mode = 0600);

    int descriptor_ = -1;
    std::filesystem::path path_;
};

/// All of a file, or of a pipe, that a person named: links are followed. Errors: `unavailable` where it cannot be read;
/// `limit` over so many octets.
Result<std::string> read_whole(const std::filesystem::path& path, std::size_t most);
/// Makes the folder with mode 0700, and those above it, durably; nothing where it is there.
Result<void> make_folder(const std::filesystem::path& folder);
/// The names in the folder as they are now are on disk when it returns.
Result<void> sync_folder(const std::filesystem::path& folder);
/// A new file that is there with all of its octets or not at all, whenever the process ends; durable. Of several that
/// write it at once one comes first. Errors: `conflict` where there is one, which stays.
Result<void> write_new(const std::filesystem::path& path, Octets octets, Readers readers = Readers::owner);
/// Replaces what is at the new path, durably. Both are on one file system.
Result<void> move_file(const std::filesystem::path& from, const std::filesystem::path& to);
/// Durably; `not_found` where there is none.
Result<void> remove_file(const std::filesystem::path& path);

}  // namespace comity::store
