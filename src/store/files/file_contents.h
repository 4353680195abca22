// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>

#include "crypto/random.h"
#include "store/contents/contents.h"

namespace comity::store {

/// Contents as files: root/AUTHORITY/contents/AB/ABCD…, uploads as root/AUTHORITY/uploads/ID. Files have mode 0600,
/// folders 0700. One file system holds all of it.
class FileContents final : public ContentStore {
   public:
    /// Makes the folder where there is none; refuses one that other users may enter, and one that cannot be written.
    /// `random` names uploads.
    static Result<std::unique_ptr<FileContents>> open(const std::filesystem::path& root, crypto::RandomBytes random);

    Result<std::unique_ptr<Upload>> begin(std::string_view authority) override;
    Result<std::unique_ptr<Upload>> resume(std::string_view authority, std::string_view id) override;
    Result<std::uint64_t> size(std::string_view authority, const crypto::Sha256& digest) override;
    Result<void> read(std::string_view authority, const crypto::Sha256& digest, std::uint64_t offset,
                      std::uint64_t count, const crypto::OctetSink& sink) override;
    Result<void> erase(std::string_view authority, const crypto::Sha256& digest) override;
    Result<std::vector<ContentAddress>> list(std::string_view authority, const std::optional<crypto::Sha256>& after,
                                             std::size_t limit) override;
    Result<std::uint64_t> forget_uploads(std::string_view authority, Instant not_since) override;

   private:
    FileContents(std::filesystem::path root, crypto::RandomBytes random)
        : root_(std::move(root)), random_(std::move(random)) {}

    std::filesystem::path root_;
    crypto::RandomBytes random_;
};

}  // namespace comity::store
