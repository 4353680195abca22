// SPDX-License-Identifier: EUPL-1.2
#include "store/files/file_upload.h"

#include <algorithm>
#include <vector>

#include "crypto/hex.h"

namespace comity::store {

std::filesystem::path AuthorityFolder::content(const crypto::Sha256& digest) const {
    const std::string name = crypto::hex(digest);
    return contents() / name.substr(0, 2) / name;
}

Result<void> read_file(const File& file, std::uint64_t offset, std::uint64_t count, const crypto::OctetSink& sink) {
    std::vector<unsigned char> piece(file_piece);
    while (count > 0) {
        const std::size_t wanted = static_cast<std::size_t>(std::min<std::uint64_t>(count, piece.size()));
        TRY(got, file.read_at(offset, std::span(piece).first(wanted)));
        if (got == 0) return {};
        TRY_VOID(sink(Octets(piece).first(got)));
        offset += got;
        count -= got;
    }
    return {};
}

Result<std::unique_ptr<FileUpload>> FileUpload::begin(AuthorityFolder folder, std::string id) {
    TRY_VOID(make_folder(folder.uploads()));
    TRY(file, File::create(folder.uploads() / id));
    TRY_VOID(sync_folder(folder.uploads()));
    return std::unique_ptr<FileUpload>(new FileUpload(std::move(folder), std::move(id), std::move(file)));
}

Result<std::unique_ptr<FileUpload>> FileUpload::resume(AuthorityFolder folder, std::string id) {
    auto file = File::open_to_append(folder.uploads() / id);
    if (!file && file.error().kind == ErrorKind::not_found) return no_upload(id, folder.uploads().string());
    if (!file) return tl::unexpected(std::move(file).error());
    std::unique_ptr<FileUpload> upload(new FileUpload(std::move(folder), std::move(id), *std::move(file)));
    TRY_VOID(read_file(upload->file_, 0, max_stored_octets, [&](Octets piece) -> Result<void> {
        upload->running_.update(piece);
        upload->offset_ += piece.size();
        return {};
    }));
    return upload;
}

Result<void> FileUpload::append(Octets octets) {
    if (lost_) return save();
    if (octets.size() > max_stored_octets - offset_) return too_large();
    TRY_VOID(file_.write_at(offset_, octets));
    running_.update(octets);
    offset_ += octets.size();
    return {};
}

// After a failed sync the system counts the pages as written, so a second sync would succeed without them.
Result<void> FileUpload::save() {
    if (lost_)
        return fail(ErrorKind::unavailable, "what was uploaded did not reach the disk", Place{path().string()},
                    "upload it again");
    auto saved = file_.sync();
    if (saved) return saved;
    lost_ = true;
    TRY_VOID(remove_file(path()));
    return saved;
}

Result<ContentAddress> FileUpload::finish(const std::optional<crypto::Sha256>& expected) {
    const ContentAddress address{running_.digest(), offset_};
    if (expected && *expected != address.digest) return other_digest(*expected, address.digest);
    // First the octets, then the name: a name never stands for less than all of them.
    TRY_VOID(save());
    const std::filesystem::path place = folder_.content(address.digest);
    TRY_VOID(make_folder(place.parent_path()));
    TRY_VOID(move_file(path(), place));
    return address;
}

}  // namespace comity::store
