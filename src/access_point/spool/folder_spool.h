// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <memory>
#include <set>
#include <string>

#include "channel/message/spool.h"
#include "crypto/random.h"

namespace comity::access_point {

/// What is done with files that an earlier process left in the folder.
enum class Leftovers {
    keep,    ///< messages to be sent: the store knows them by their paths
    remove,  ///< parts nobody believed yet: whoever sent them will send again
};

/// Takes away every file of a folder that is not of these names: what died between the disk and the store. One that
/// cannot be removed is tried again at the next start.
void remove_all_but(const std::filesystem::path& folder, const std::set<std::string>& names);

/// A spool in a folder: files of mode 0600 under random names in a folder of mode 0700, which should lie on an
/// encrypted file system.
class FolderSpool final : public channel::Spool {
   public:
    /// Makes the folder where there is none. Errors: unavailable.
    static Result<std::unique_ptr<FolderSpool>> open(std::filesystem::path folder, crypto::RandomBytes random,
                                                     Leftovers leftovers);

    Result<std::unique_ptr<channel::SpoolFile>> create() override;
    /// A file that was kept, by its path, to be read again. It stays when the object goes. Errors: not_found,
    /// unavailable.
    static Result<std::unique_ptr<channel::SpoolFile>> reopen(const std::filesystem::path& path);

   private:
    FolderSpool(std::filesystem::path folder, crypto::RandomBytes random)
        : folder_(std::move(folder)), random_(std::move(random)) {}

    std::filesystem::path folder_;
    crypto::RandomBytes random_;
};

}  // namespace comity::access_point
