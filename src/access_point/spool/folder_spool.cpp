// SPDX-License-Identifier: EUPL-1.2
#include "access_point/spool/folder_spool.h"

#include <array>
#include <string>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "crypto/hex.h"
#include "store/files/file.h"

namespace comity::access_point {

namespace {

class FolderFile final : public channel::SpoolFile {
   public:
    FolderFile(std::filesystem::path path, store::File file, std::uint64_t size, bool kept)
        : path_(path.string()), file_(std::move(file)), size_(size), kept_(kept) {}
    ~FolderFile() override {
        // A file that cannot be removed now is removed when the spool is opened again.
        std::error_code ignored;
        if (!kept_) std::filesystem::remove(path_, ignored);
    }

    const std::string& path() const override { return path_; }
    std::uint64_t size() const override { return size_; }
    Result<void> append(Octets octets) override {
        TRY_VOID(file_.write_at(size_, octets));
        size_ += octets.size();
        return {};
    }
    Result<void> replace(std::uint64_t offset, Octets octets) override { return file_.write_at(offset, octets); }
    Result<std::size_t> read_at(std::uint64_t offset, std::span<unsigned char> octets) const override {
        return file_.read_at(offset, octets);
    }
    Result<void> sync() override {
        TRY_VOID(file_.sync());
        return store::sync_folder(std::filesystem::path(path_).parent_path());
    }
    void keep() override { kept_ = true; }

   private:
    std::string path_;
    store::File file_;
    std::uint64_t size_;
    bool kept_;
};

}  // namespace

void remove_all_but(const std::filesystem::path& folder, const std::set<std::string>& names) {
    std::error_code error;
    std::filesystem::directory_iterator entry(folder, error);
    while (!error && entry != std::filesystem::directory_iterator()) {
        const auto path = entry->path();
        entry.increment(error);
        std::error_code ignored;
        if (!names.contains(path.filename().string())) std::filesystem::remove(path, ignored);
    }
}

Result<std::unique_ptr<FolderSpool>> FolderSpool::open(std::filesystem::path folder, crypto::RandomBytes random,
                                                       Leftovers leftovers) {
    TRY_VOID(store::make_folder(folder));
    if (leftovers == Leftovers::remove) {
        std::error_code error;
        std::filesystem::directory_iterator entry(folder, error);
        while (!error && entry != std::filesystem::directory_iterator()) {
            const auto path = entry->path();
            entry.increment(error);
            if (!error) std::filesystem::remove(path, error);
        }
        if (error) {
            return fail(ErrorKind::unavailable, fmt::format("the spool cannot be emptied: {}", error.message()),
                        Place{folder.string()}, "let the user of the service write there");
        }
    }
    return std::unique_ptr<FolderSpool>(new FolderSpool(std::move(folder), std::move(random)));
}

Result<std::unique_ptr<channel::SpoolFile>> FolderSpool::create() {
    std::array<unsigned char, 16> name{};
    random_(name);
    const auto path = folder_ / crypto::hex(name);
    TRY(file, store::File::create(path));
    return std::make_unique<FolderFile>(path, std::move(file), 0, false);
}

Result<std::unique_ptr<channel::SpoolFile>> FolderSpool::reopen(const std::filesystem::path& path) {
    TRY(file, store::File::open_to_read(path));
    TRY(size, file.size());
    return std::make_unique<FolderFile>(path, std::move(file), size, true);
}

}  // namespace comity::access_point
