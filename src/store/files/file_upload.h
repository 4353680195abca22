// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>

#include "crypto/sha256.h"
#include "store/contents/contents.h"
#include "store/files/file.h"

namespace comity::store {

/// Where things of one authority are below the root.
struct AuthorityFolder {
    std::filesystem::path folder;

    std::filesystem::path uploads() const { return folder / "uploads"; }
    std::filesystem::path contents() const { return folder / "contents"; }
    /// 256 folders, so that none has too many files.
    std::filesystem::path content(const crypto::Sha256& digest) const;
};

/// How much is read from a file at once.
inline constexpr std::size_t file_piece = 256 * 1024;

/// The octets of a file from `offset` on, at most `count`.
Result<void> read_file(const File& file, std::uint64_t offset, std::uint64_t count, const crypto::OctetSink& sink);

class FileUpload final : public Upload {
   public:
    static Result<std::unique_ptr<FileUpload>> begin(AuthorityFolder folder, std::string id);
    /// Reads what is there, for the digest.
    static Result<std::unique_ptr<FileUpload>> resume(AuthorityFolder folder, std::string id);

    const std::string& id() const override { return id_; }
    std::uint64_t offset() const override { return offset_; }
    Result<void> append(Octets octets) override;
    Result<void> save() override;
    Result<void> read_back(const crypto::OctetSink& sink) override { return read_file(file_, 0, offset_, sink); }
    Result<ContentAddress> finish(const std::optional<crypto::Sha256>& expected) override;
    Result<void> abandon() override { return remove_file(path()); }

   private:
    FileUpload(AuthorityFolder folder, std::string id, File file)
        : folder_(std::move(folder)), id_(std::move(id)), file_(std::move(file)) {}
    std::filesystem::path path() const { return folder_.uploads() / id_; }

    AuthorityFolder folder_;
    std::string id_;
    File file_;
    std::uint64_t offset_ = 0;
    bool lost_ = false;
    crypto::RunningSha256 running_;
};

}  // namespace comity::store
