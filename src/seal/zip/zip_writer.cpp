// SPDX-License-Identifier: EUPL-1.2
#include "seal/zip/zip_writer.h"

#include <algorithm>
#include <limits>
#include <new>

#include <fmt/format.h>
#include <zlib.h>

#include "seal/zip/zip_form.h"

namespace comity::seal {

namespace {

void put16(std::string& out, std::uint64_t number) {
    out += static_cast<char>(number & 0xFF);
    out += static_cast<char>(number >> 8 & 0xFF);
}
void put32(std::string& out, std::uint64_t number) {
    put16(out, number & 0xFFFF);
    put16(out, number >> 16);
}

constexpr std::uint16_t first_day = 1 << 5 | 1;  // 1980-01-01, the first that ZIP can say
constexpr std::uint16_t version_needed = 20;     // deflate and folders

/// The fields that both headers have, from the version to the lengths.
void put_common(std::string& out, const ZipEntry& entry) {
    put16(out, version_needed);
    put16(out, zip::flag_utf8);
    put16(out, entry.method);
    put16(out, 0);
    put16(out, first_day);
    put32(out, entry.checksum);
    put32(out, entry.packed);
    put32(out, entry.size);
    put16(out, entry.name.size());
    put16(out, 0);
}

std::string deflated(std::string_view content) {
    z_stream z{};
    constexpr int memory = 8;
    if (deflateInit2(&z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, memory, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::bad_alloc();
    std::string out(deflateBound(&z, content.size()), '\0');
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));  // zlib does not write to it
    z.avail_in = static_cast<uInt>(content.size());
    z.next_out = reinterpret_cast<Bytef*>(out.data());
    z.avail_out = static_cast<uInt>(out.size());
    const int outcome = deflate(&z, Z_FINISH);
    out.resize(z.total_out);
    deflateEnd(&z);
    if (outcome != Z_STREAM_END) throw std::bad_alloc();
    return out;
}

}  // namespace

Result<void> ZipWriter::add(std::string_view name, std::string_view content, Packing packing) {
    constexpr std::size_t most = std::numeric_limits<std::uint32_t>::max() - 1;
    if (name.size() > std::numeric_limits<std::uint16_t>::max() || content.size() > most - file_.size()) {
        return fail(ErrorKind::limit, fmt::format("'{}' makes the archive larger than ZIP can say", name.substr(0, 80)),
                    {}, "pack less into one file");
    }
    ZipEntry entry;
    entry.name = name;
    entry.size = content.size();
    entry.checksum = static_cast<std::uint32_t>(
        crc32_z(crc32(0, nullptr, 0), reinterpret_cast<const Bytef*>(content.data()), content.size()));
    std::string packed;
    if (packing == Packing::deflated) packed = deflated(content);
    // What does not get smaller is stored; so is what would get so small that readers take it for a bomb.
    const bool bomb = content.size() >= ZipLimits{}.ratio_from && content.size() / ZipLimits{}.ratio > packed.size();
    const bool deflate = packing == Packing::deflated && packed.size() < content.size() && !bomb;
    if (!deflate) packed = content;
    entry.method = deflate ? zip::method_deflated : zip::method_stored;
    entry.packed = packed.size();

    put32(directory_, zip::central_signature);
    put16(directory_, version_needed);
    put_common(directory_, entry);
    put16(directory_, 0);  // comment
    put16(directory_, 0);  // volume
    put16(directory_, 0);
    put32(directory_, 0);
    put32(directory_, file_.size());
    directory_ += name;
    put32(file_, zip::local_signature);
    put_common(file_, entry);
    file_ += name;
    file_ += packed;
    ++count_;
    return {};
}

Result<std::string> ZipWriter::finish() && {
    if (count_ > ZipLimits{}.entries) {
        return fail(ErrorKind::limit, fmt::format("{} entries in one archive", count_), {},
                    fmt::format("at most {} are packed", ZipLimits{}.entries));
    }
    const std::size_t begin = file_.size();
    file_ += directory_;
    put32(file_, zip::end_signature);
    put16(file_, 0);
    put16(file_, 0);
    put16(file_, count_);
    put16(file_, count_);
    put32(file_, directory_.size());
    put32(file_, begin);
    put16(file_, 0);
    TRY_VOID(ZipArchive::open(octets(file_)));
    return std::move(file_);
}

}  // namespace comity::seal
