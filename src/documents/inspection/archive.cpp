// SPDX-License-Identifier: EUPL-1.2
#include "documents/inspection/archive.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

#include <zlib.h>

#include "documents/inspection/octet_reading.h"

namespace comity::documents {

namespace {

constexpr std::size_t end_octets = 22;
constexpr std::size_t central_octets = 46;
constexpr std::size_t local_octets = 30;
constexpr std::uint32_t all_ones = 0xffffffff;

tl::unexpected<Error> damaged(std::string what) {
    return fail(ErrorKind::invalid, std::move(what));
}

std::uint64_t little64(Octets octets, std::size_t at) {
    return little32(octets, at) | static_cast<std::uint64_t>(little32(octets, at + 4)) << 32;
}

/// The last end of a directory, as most readers look for it.
std::optional<std::size_t> directory_end(Octets file) {
    if (file.size() < end_octets) return std::nullopt;
    const std::size_t last = file.size() - end_octets;
    for (std::size_t at = last + 1; at-- > 0 && last - at <= std::numeric_limits<std::uint16_t>::max();)
        if (little32(file, at) == 0x06054b50) return at;
    return std::nullopt;
}

/// Sizes and place of what does not fit into 32 bits (APPNOTE.TXT 4.5.3).
void take_wide_sizes(Octets extra, PackedPart& part) {
    while (extra.size() >= 4) {
        const std::size_t length = little16(extra, 2);
        if (extra.size() - 4 < length) return;
        const Octets field = extra.subspan(4, length);
        if (little16(extra, 0) == 0x0001) {
            std::size_t at = 0;
            for (std::uint64_t* number : {&part.size, &part.packed, &part.header}) {
                if (*number != all_ones || field.size() - at < 8) continue;
                *number = little64(field, at);
                at += 8;
            }
        }
        extra = extra.subspan(4 + length);
    }
}

class Inflating {
   public:
    explicit Inflating(int window) { ready_ = inflateInit2(&stream_, window) == Z_OK; }
    ~Inflating() {
        if (ready_) inflateEnd(&stream_);
    }
    Inflating(const Inflating&) = delete;
    Inflating& operator=(const Inflating&) = delete;

    /// `members`: what begins anew behind the end goes on, as readers of gzip have it (RFC 1952, 2.2); where that is
    /// damaged, what was unpacked until then stays to be looked at.
    Result<void> run(Octets packed, const TakePiece& take, bool members = false) {
        std::array<unsigned char, 64 * 1024> piece{};
        bool behind_first = false;
        while (ready_) {
            if (stream_.avail_in == 0 && !packed.empty()) {
                const std::size_t count = std::min<std::size_t>(packed.size(), 1 << 20);
                stream_.next_in = const_cast<unsigned char*>(packed.data());
                stream_.avail_in = static_cast<uInt>(count);
                packed = packed.subspan(count);
            }
            stream_.next_out = piece.data();
            stream_.avail_out = piece.size();
            const int done = inflate(&stream_, Z_NO_FLUSH);
            const std::size_t made = piece.size() - stream_.avail_out;
            if (made > 0 && !take(Octets(piece).first(made))) return {};
            if (done == Z_STREAM_END) {
                const Octets behind = Octets(stream_.next_in, stream_.avail_in + packed.size());
                if (!members || !as_text(behind).starts_with("\x1f\x8b") || inflateReset(&stream_) != Z_OK) return {};
                packed = behind;
                stream_.avail_in = 0;
                behind_first = true;
                continue;
            }
            const bool unreadable = done != Z_OK && done != Z_BUF_ERROR;
            const bool cut_off = made == 0 && stream_.avail_in == 0 && packed.empty();
            if ((unreadable || cut_off) && behind_first) return {};
            if (unreadable) return damaged("its packed data are damaged");
            if (cut_off) return damaged("its packed data end too early");
        }
        return damaged("it cannot be unpacked here");
    }

   private:
    z_stream stream_{};
    bool ready_ = false;
};

}  // namespace

Result<std::vector<PackedPart>> packed_parts(Octets file, std::size_t most) {
    const auto end = directory_end(file);
    if (!end) return damaged("the archive has no directory");
    std::uint64_t count = little16(file, *end + 10);
    std::uint64_t length = little32(file, *end + 12);
    std::uint64_t begin = little32(file, *end + 16);
    // The end for more than 65,535 parts or 4 GiB stands before, behind a pointer to it.
    if (*end >= 76 && little32(file, *end - 20) == 0x07064b50 && little32(file, *end - 76) == 0x06064b50) {
        count = little64(file, *end - 76 + 32);
        length = little64(file, *end - 76 + 40);
        begin = little64(file, *end - 76 + 48);
    }
    if (length > *end) return damaged("the directory of the archive is damaged");
    // Counted from its own end where something stands before the archive.
    if (begin > *end - length) begin = *end - length;
    std::vector<PackedPart> parts;
    std::size_t at = begin;
    while (at <= *end && *end - at >= central_octets && little32(file, at) == 0x02014b50) {
        if (parts.size() == most) return fail(ErrorKind::limit, "the archive has too many parts");
        const std::size_t name = little16(file, at + 28);
        const std::size_t extra = little16(file, at + 30);
        const std::size_t comment = little16(file, at + 32);
        if (*end - at - central_octets < name + extra + comment) return damaged("the directory is damaged");
        PackedPart part{.name = std::string(as_text(file.subspan(at + central_octets, name))),
                        .flags = little16(file, at + 8),
                        .method = little16(file, at + 10),
                        .packed = little32(file, at + 20),
                        .size = little32(file, at + 24),
                        .header = little32(file, at + 42)};
        take_wide_sizes(file.subspan(at + central_octets + name, extra), part);
        parts.push_back(std::move(part));
        at += central_octets + name + extra + comment;
    }
    if (parts.size() != count) return damaged("the archive has another number of parts than its directory says");
    return parts;
}

Result<void> unpack(Octets file, const PackedPart& part, const TakePiece& take) {
    if (part.header > file.size() || file.size() - part.header < local_octets ||
        little32(file, part.header) != 0x04034b50)
        return damaged("it is not where the directory says");
    const std::uint64_t data =
        part.header + local_octets + little16(file, part.header + 26) + std::uint64_t{little16(file, part.header + 28)};
    if (data > file.size() || part.packed > file.size() - data) return damaged("it is cut off");
    const Octets packed = file.subspan(data, part.packed);
    if (part.method == 0) {
        take(packed);
        return {};
    }
    if (part.method != 8) return damaged("it is packed by a method that is not known here");
    return Inflating(-MAX_WBITS).run(packed, take);
}

Result<void> unpack_gzip(Octets file, const TakePiece& take) {
    return Inflating(MAX_WBITS + 16).run(file, take, true);
}

}  // namespace comity::documents
