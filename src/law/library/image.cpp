// SPDX-License-Identifier: EUPL-1.2
#include "law/library/image.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "crypto/sha256.h"
#include "law/library/builder.h"

namespace comity::law {

void ImageWriter::add_table(std::size_t record_bytes, std::size_t count, const void* data) {
    const TableHeader header{static_cast<std::uint32_t>(record_bytes), static_cast<std::uint32_t>(count), 0};
    const std::size_t at = bytes_.size();
    bytes_.resize(at + sizeof header + aligned(record_bytes * count));
    std::memcpy(bytes_.data() + at, &header, sizeof header);
    if (count != 0) std::memcpy(bytes_.data() + at + sizeof header, data, record_bytes * count);
    ++tables_;
}

std::vector<char> ImageWriter::finish() {
    ImageHeader header{};
    std::ranges::copy(image_magic, header.magic);
    header.version = image_version;
    header.tables = tables_;
    const auto digest = crypto::sha256(std::span(bytes_).subspan(sizeof header));
    std::ranges::copy(digest, header.digest);
    std::memcpy(bytes_.data(), &header, sizeof header);
    return std::move(bytes_);
}

std::string digest_of(std::span<const char> image) {
    ImageHeader header{};
    std::memcpy(&header, image.data(), std::min(sizeof header, image.size()));
    return "sha256:" + crypto::hex(header.digest);
}

Result<Library> Library::open(const std::string& path) {
    const auto unreadable = [&](const char* what) {
        return fail(ErrorKind::unavailable, "the law library cannot be " + std::string(what), {path},
                    "compile it with `comity law build`, or name another with --law");
    };
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return unreadable("opened");
    struct stat status{};
    const bool known = ::fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0;
    const auto size = static_cast<std::size_t>(status.st_size);
    void* memory = known ? ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0) : MAP_FAILED;
    ::close(file);
    if (memory == MAP_FAILED) return unreadable("read");
    Library library;
    library.memory_ = std::shared_ptr<const void>(memory, [size](const void* block) {
        ::munmap(const_cast<void*>(block), size);  // mmap gave it as void*
    });
    auto attached = library.attach({static_cast<const char*>(memory), size});
    if (!attached) {
        attached.error().place.file = path;
        return tl::unexpected(attached.error());
    }
    return library;
}

Result<Library> Library::from_bytes(std::vector<char> bytes) {
    Library library;
    const auto block = std::make_shared<const std::vector<char>>(std::move(bytes));
    library.memory_ = block;
    TRY_VOID(library.attach(*block));
    return library;
}

Result<bool> Library::attach(std::span<const char> bytes) {
    const auto wrong = [] {
        return fail(ErrorKind::invalid, "this is not a law library of this version of Comity", {},
                    "compile it again with `comity law build`");
    };
    ImageHeader header{};
    if (bytes.size() < sizeof header) return wrong();
    std::memcpy(&header, bytes.data(), sizeof header);
    const std::span<const char> tables = bytes.subspan(sizeof header);
    if (!std::string_view(header.magic, sizeof header.magic).starts_with(image_magic) ||
        header.version != image_version) {
        return wrong();
    }
    if (!std::ranges::equal(crypto::sha256(tables), header.digest)) {
        return fail(ErrorKind::invalid, "the law library is damaged: its digest does not fit its content", {},
                    "compile it again with `comity law build`");
    }
    digest_ = "sha256:" + crypto::hex(header.digest);

    std::size_t at = 0;
    const auto take = [&]<class T>(std::span<const T>& table) {
        TableHeader row{};
        if (tables.size() - at < sizeof row) return false;
        std::memcpy(&row, tables.data() + at, sizeof row);
        at += sizeof row;
        const std::size_t size = aligned(std::size_t{row.record_bytes} * row.count);
        if (row.record_bytes != sizeof(T) || tables.size() - at < size) return false;
        table = {reinterpret_cast<const T*>(tables.data() + at), row.count};
        at += size;
        return true;
    };
#define COMITY_LAW_TABLE(type, name) \
    if (!take(name##_)) return wrong();
    COMITY_LAW_TABLES(COMITY_LAW_TABLE)
#undef COMITY_LAW_TABLE
    if (summaries_.size() != 1 || text_offsets_.empty()) return wrong();
    return true;
}

}  // namespace comity::law
