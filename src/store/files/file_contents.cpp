// SPDX-License-Identifier: EUPL-1.2
#include "store/files/file_contents.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <set>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include "crypto/hex.h"
#include "store/files/file_upload.h"

namespace comity::store {

namespace {

/// The names in a folder in order; none where there is no such folder.
Result<std::set<std::string>> names_in(const std::filesystem::path& folder) {
    std::set<std::string> names;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
        names.insert(entry->path().filename().string());
    if (error && error != std::errc::no_such_file_or_directory)
        return fail(ErrorKind::unavailable, fmt::format("cannot be read: {}", error.message()), Place{folder.string()},
                    "let the user of the service read there");
    return names;
}

Result<File> open_content(const AuthorityFolder& folder, const crypto::Sha256& digest) {
    auto file = File::open_to_read(folder.content(digest));
    if (!file && file.error().kind == ErrorKind::not_found) return no_content(digest, folder.contents().string());
    return file;
}

std::optional<crypto::Sha256> digest_of(const std::string& name) {
    const auto octets = crypto::from_hex(name);
    crypto::Sha256 digest{};
    if (!octets || octets->size() != digest.size()) return std::nullopt;
    std::ranges::copy(*octets, digest.begin());
    return digest;
}

}  // namespace

Result<std::unique_ptr<FileContents>> FileContents::open(const std::filesystem::path& root,
                                                         crypto::RandomBytes random) {
    const std::filesystem::path folder = std::filesystem::absolute(root).lexically_normal();
    TRY_VOID(make_folder(folder));
    struct stat state{};
    if (::stat(folder.c_str(), &state) != 0 || !S_ISDIR(state.st_mode))
        return fail(ErrorKind::unavailable, "is no folder", Place{folder.string()}, "name a folder for the documents");
    if ((state.st_mode & S_IRWXO) != 0)
        return fail(ErrorKind::unavailable, "every user of this machine may enter it", Place{folder.string()},
                    fmt::format("chmod 700 {}", folder.string()));
    if (::faccessat(AT_FDCWD, folder.c_str(), R_OK | W_OK | X_OK, AT_EACCESS) != 0)
        return fail(ErrorKind::unavailable, fmt::format("cannot be used: {}", std::strerror(errno)),
                    Place{folder.string()}, "let the user of the service write there");
    return std::unique_ptr<FileContents>(new FileContents(folder, std::move(random)));
}

Result<std::unique_ptr<Upload>> FileContents::begin(std::string_view authority) {
    TRY_VOID(check_authority(authority));
    return FileUpload::begin({root_ / authority}, new_upload_id(random_));
}

Result<std::unique_ptr<Upload>> FileContents::resume(std::string_view authority, std::string_view id) {
    TRY_VOID(check_authority(authority));
    TRY_VOID(check_upload_id(id));
    return FileUpload::resume({root_ / authority}, std::string(id));
}

Result<std::uint64_t> FileContents::size(std::string_view authority, const crypto::Sha256& digest) {
    TRY_VOID(check_authority(authority));
    TRY(file, open_content({root_ / authority}, digest));
    return file.size();
}

Result<void> FileContents::read(std::string_view authority, const crypto::Sha256& digest, std::uint64_t offset,
                                std::uint64_t count, const crypto::OctetSink& sink) {
    TRY_VOID(check_authority(authority));
    TRY(file, open_content({root_ / authority}, digest));
    return read_file(file, offset, count, sink);
}

Result<void> FileContents::erase(std::string_view authority, const crypto::Sha256& digest) {
    TRY_VOID(check_authority(authority));
    const AuthorityFolder folder{root_ / authority};
    auto removed = remove_file(folder.content(digest));
    if (!removed && removed.error().kind == ErrorKind::not_found) return no_content(digest, folder.contents().string());
    return removed;
}

Result<std::vector<ContentAddress>> FileContents::list(std::string_view authority,
                                                       const std::optional<crypto::Sha256>& after, std::size_t limit) {
    TRY_VOID(check_authority(authority));
    const AuthorityFolder folder{root_ / authority};
    const std::string behind = after ? crypto::hex(*after) : std::string();
    std::vector<ContentAddress> found;
    TRY(shards, names_in(folder.contents()));
    for (auto shard = shards.lower_bound(behind.substr(0, 2)); shard != shards.end(); ++shard) {
        TRY(names, names_in(folder.contents() / *shard));
        for (auto name = names.upper_bound(behind); name != names.end(); ++name) {
            if (found.size() == limit) return found;
            const auto digest = digest_of(*name);
            if (!digest) continue;
            // What was erased meanwhile is left out.
            const auto octets = size(authority, *digest);
            if (!octets && octets.error().kind != ErrorKind::not_found) return tl::unexpected(octets.error());
            if (octets) found.push_back({*digest, *octets});
        }
    }
    return found;
}

Result<std::uint64_t> FileContents::forget_uploads(std::string_view authority, Instant not_since) {
    TRY_VOID(check_authority(authority));
    const AuthorityFolder folder{root_ / authority};
    TRY(names, names_in(folder.uploads()));
    std::uint64_t forgotten = 0;
    for (const std::string& name : names) {
        const std::filesystem::path path = folder.uploads() / name;
        struct stat state{};
        if (::stat(path.c_str(), &state) != 0) continue;  // finished meanwhile
        const std::int64_t changed = std::int64_t{state.st_mtim.tv_sec} * 1000 + state.st_mtim.tv_nsec / 1'000'000;
        if (changed >= not_since.utc_milliseconds()) continue;
        TRY_VOID(remove_file(path));
        ++forgotten;
    }
    return forgotten;
}

}  // namespace comity::store
