// SPDX-License-Identifier: EUPL-1.2
#include "seal/zip/zip_reader.h"

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <new>
#include <optional>
#include <set>

#include <fmt/format.h>
#include <zlib.h>

#include "format/utf8.h"
#include "seal/zip/zip_form.h"

namespace comity::seal {

namespace {

tl::unexpected<Error> ambiguous(std::string what) {
    return fail(ErrorKind::invalid, "the archive " + std::move(what), {},
                "ask its sender to pack it anew as plain ZIP");
}

tl::unexpected<Error> too_much(std::string what) {
    return fail(ErrorKind::limit, "the archive " + std::move(what), {}, "docs/formats/container.md has the limits");
}

/// Little-endian numbers at a place that the caller knows to be within.
std::uint16_t u16(Octets octets, std::size_t at) {
    return static_cast<std::uint16_t>(octets[at] | octets[at + 1] << 8);
}
std::uint32_t u32(Octets octets, std::size_t at) {
    return static_cast<std::uint32_t>(u16(octets, at)) | static_cast<std::uint32_t>(u16(octets, at + 2)) << 16;
}

/// The end of the central directory: the last octets of the file, with a comment of just the length it says.
Result<std::size_t> find_end(Octets file) {
    if (file.size() < zip::end_octets) return ambiguous("is no ZIP file");
    constexpr std::size_t most = std::numeric_limits<std::uint16_t>::max();
    std::optional<std::size_t> found;
    const std::size_t last = file.size() - zip::end_octets;
    for (std::size_t at = last + 1; at-- > 0 && last - at <= most;) {
        if (u32(file, at) != zip::end_signature) continue;
        if (found) return ambiguous("has two directory ends: another reader may take the other");
        found = at;
    }
    if (!found) return ambiguous("is no ZIP file: it has no directory");
    if (*found + zip::end_octets + u16(file, *found + 20) != file.size()) return ambiguous("has octets behind its end");
    return *found;
}

/// Extra fields that give another name, another size or a cipher.
bool is_second_reading(std::uint16_t id) {
    constexpr std::array<std::uint16_t, 6> ids{0x0001, 0x7075, 0x6375, 0x0017, 0x0018, 0x9901};
    return std::ranges::find(ids, id) != ids.end();
}

Result<void> check_extra(Octets extra) {
    while (!extra.empty()) {
        if (extra.size() < 4 || extra.size() - 4 < u16(extra, 2)) return ambiguous("has a damaged extra field");
        if (is_second_reading(u16(extra, 0))) {
            return ambiguous(fmt::format("has an extra field {:04x}, which gives an entry another name, size or cipher",
                                         u16(extra, 0)));
        }
        extra = extra.subspan(4u + u16(extra, 2));
    }
    return {};
}

Result<void> check_name(std::string_view name, std::uint16_t flags) {
    const auto refused = [&](std::string_view why) {
        return ambiguous(fmt::format("has an entry whose name {}", why));
    };
    if (name.empty()) return refused("is empty");
    if (!format::is_utf8(name)) return refused("is not UTF-8");
    const bool ascii = std::ranges::all_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (!ascii && (flags & zip::flag_utf8) == 0) return refused("has letters of an unknown character set");
    const bool plain = std::ranges::none_of(
        name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '\\' || c == ':'; });
    if (!plain) return refused("has a control character, '\\' or ':'");
    std::string_view rest = name;
    if (rest.ends_with('/')) rest.remove_suffix(1);
    while (true) {
        const std::size_t end = rest.find('/');
        const std::string_view step = rest.substr(0, end);
        if (step.empty() || step == "." || step == "..") return refused("leads out of its folder");
        if (end == std::string_view::npos) return {};
        rest.remove_prefix(end + 1);
    }
}

/// As file systems that ignore case would see it.
std::string folded(std::string_view name) {
    std::string low(name);
    for (char& c : low)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (low.ends_with('/')) low.pop_back();
    return low;
}

struct Central {
    ZipEntry entry;
    std::uint16_t flags = 0;
    std::size_t offset = 0;  ///< of the local header
    std::size_t octets = 0;  ///< of this record
};

Result<Central> read_central(Octets directory, const ZipLimits& limits) {
    if (directory.size() < zip::central_octets || u32(directory, 0) != zip::central_signature)
        return ambiguous("has a damaged directory");
    Central read;
    read.flags = u16(directory, 8);
    constexpr std::uint16_t known = zip::flag_compression | zip::flag_descriptor | zip::flag_utf8;
    if ((read.flags & ~known) != 0) return ambiguous("has an entry that is encrypted or of an unknown kind");
    read.entry.method = u16(directory, 10);
    if (read.entry.method != zip::method_stored && read.entry.method != zip::method_deflated)
        return ambiguous(fmt::format("has an entry compressed by method {}", read.entry.method));
    read.entry.checksum = u32(directory, 16);
    read.entry.packed = u32(directory, 20);
    read.entry.size = u32(directory, 24);
    const std::size_t name = u16(directory, 28);
    const std::size_t extra = u16(directory, 30);
    const std::size_t comment = u16(directory, 32);
    if (u16(directory, 34) != 0) return ambiguous("has several volumes");
    read.offset = u32(directory, 42);
    constexpr std::uint32_t zip64 = 0xFFFFFFFF;
    if (read.entry.packed == zip64 || read.entry.size == zip64 || read.offset == zip64)
        return too_much("is a ZIP64 file");
    if (name > limits.name) return too_much(fmt::format("has a name of {} octets", name));
    read.octets = zip::central_octets + name + extra + comment;
    if (read.octets > directory.size()) return ambiguous("has a damaged directory");
    read.entry.name = as_text(directory.subspan(zip::central_octets, name));
    TRY_VOID(check_name(read.entry.name, read.flags));
    TRY_VOID(check_extra(directory.subspan(zip::central_octets + name, extra)));
    return read;
}

/// Whether what stands behind the data is a descriptor that says the same, with or without its signature.
bool is_descriptor(Octets octets, const ZipEntry& entry) {
    if (octets.size() == 16 && u32(octets, 0) == zip::descriptor_signature) octets = octets.subspan(4);
    return octets.size() == 12 && u32(octets, 0) == entry.checksum && u32(octets, 4) == entry.packed &&
           u32(octets, 8) == entry.size;
}

/// The local header must say what the directory says, and the entry end where the next thing begins.
Result<void> read_local(Octets file, std::size_t next, Central& of) {
    ZipEntry& entry = of.entry;
    const auto differs = [&](std::string_view what) {
        return ambiguous(fmt::format("has two different {} for '{}'", what, entry.name));
    };
    const Octets local = file.subspan(of.offset, next - of.offset);
    if (local.size() < zip::local_octets || u32(local, 0) != zip::local_signature)
        return ambiguous(fmt::format("has no header where '{}' should begin", entry.name));
    const std::size_t name = u16(local, 26);
    const std::size_t extra = u16(local, 28);
    const std::size_t head = zip::local_octets + name + extra;
    if (head > local.size()) return ambiguous(fmt::format("has a damaged header of '{}'", entry.name));
    if (as_text(local.subspan(zip::local_octets, name)) != entry.name) return differs("names");
    if (u16(local, 6) != of.flags || u16(local, 8) != entry.method) return differs("methods");
    TRY_VOID(check_extra(local.subspan(zip::local_octets + name, extra)));
    entry.has_extra = extra != 0;
    entry.data = of.offset + head;
    const bool described = (of.flags & zip::flag_descriptor) != 0;
    const bool said =
        u32(local, 14) == entry.checksum && u32(local, 18) == entry.packed && u32(local, 22) == entry.size;
    const bool unsaid = u32(local, 14) == 0 && u32(local, 18) == 0 && u32(local, 22) == 0;
    if (!said && !(described && unsaid)) return differs("sizes or checksums");
    if (entry.packed > local.size() - head) return ambiguous(fmt::format("ends within '{}'", entry.name));
    const Octets behind = local.subspan(head + static_cast<std::size_t>(entry.packed));
    if (described ? !is_descriptor(behind, entry) : !behind.empty())
        return ambiguous(fmt::format("has octets behind '{}' that belong to nothing", entry.name));
    return {};
}

/// No entry may stand below one that is a file.
Result<void> check_folders(const std::set<std::string>& names, const std::set<std::string>& files) {
    for (const std::string& name : names) {
        for (std::size_t at = name.find('/'); at != std::string::npos; at = name.find('/', at + 1)) {
            if (files.contains(name.substr(0, at)))
                return ambiguous(fmt::format("has '{}' as a file and as a folder", name.substr(0, at)));
        }
    }
    return {};
}

struct Inflater {
    Inflater() {
        if (inflateInit2(&z, -MAX_WBITS) != Z_OK) throw std::bad_alloc();  // no header of zlib or gzip
    }
    ~Inflater() { inflateEnd(&z); }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;

    z_stream z{};
    std::array<unsigned char, 64 * 1024> buffer;
};

tl::unexpected<Error> damaged(const ZipEntry& entry) {
    return ambiguous(fmt::format("has damaged data in '{}'", entry.name));
}

Result<void> inflate_into(const ZipEntry& entry, Octets packed, const crypto::OctetSink& sink) {
    const auto inflater = std::make_unique<Inflater>();
    z_stream& z = inflater->z;
    z.next_in = const_cast<Bytef*>(packed.data());  // zlib does not write to it
    z.avail_in = static_cast<uInt>(packed.size());
    std::uint64_t left = entry.size;
    int outcome = Z_OK;
    while (outcome != Z_STREAM_END) {
        z.next_out = inflater->buffer.data();
        z.avail_out = static_cast<uInt>(inflater->buffer.size());
        outcome = inflate(&z, Z_NO_FLUSH);
        if (outcome == Z_MEM_ERROR) throw std::bad_alloc();
        const Octets out = Octets(inflater->buffer).first(inflater->buffer.size() - z.avail_out);
        if ((outcome != Z_OK && outcome != Z_STREAM_END) || out.size() > left) return damaged(entry);
        left -= out.size();
        TRY_VOID(sink(out));
    }
    if (left != 0 || z.avail_in != 0) return damaged(entry);
    return {};
}

}  // namespace

Result<ZipArchive> ZipArchive::open(Octets file, const ZipLimits& limits) {
    TRY(end, find_end(file));
    const std::size_t count = u16(file, end + 10);
    const std::size_t size = u32(file, end + 12);
    const std::size_t begin = u32(file, end + 16);
    if (u16(file, end + 4) != 0 || u16(file, end + 6) != 0 || u16(file, end + 8) != count)
        return ambiguous("has several volumes");
    if (count > limits.entries) return too_much(fmt::format("has {} entries", count));
    if (begin > end || end - begin != size) return ambiguous("has a directory that does not end where it says");

    ZipArchive archive(file, limits);
    std::vector<Central> records;
    Octets directory = file.subspan(begin, size);
    while (!directory.empty()) {
        TRY(record, read_central(directory, limits));
        directory = directory.subspan(record.octets);
        records.push_back(std::move(record));
    }
    if (records.size() != count) return ambiguous("has another number of entries than it says");

    std::ranges::sort(records, {}, &Central::offset);
    std::set<std::string> names;
    std::set<std::string> files;
    std::uint64_t inflated = 0;
    std::size_t expected = 0;
    for (std::size_t i = 0; i < records.size(); ++i) {
        Central& record = records[i];
        if (record.offset != expected) return ambiguous("has octets that belong to no entry");
        expected = i + 1 < records.size() ? records[i + 1].offset : begin;
        if (expected < record.offset || expected > begin) return ambiguous("has entries over each other");
        TRY_VOID(read_local(file, expected, record));
        if (!names.insert(folded(record.entry.name)).second)
            return ambiguous(fmt::format("has two entries named '{}'", record.entry.name));
        inflated += record.entry.size;
        if (inflated > limits.inflated) return too_much(fmt::format("inflates to over {} octets", limits.inflated));
        const bool folder = record.entry.name.ends_with('/');
        if (folder && record.entry.size != 0) return ambiguous("has a folder with content");
        if (folder) continue;
        files.insert(folded(record.entry.name));
        archive.entries_.push_back(std::move(record.entry));
    }
    if (expected != begin) return ambiguous("has octets before its directory that belong to nothing");
    TRY_VOID(check_folders(names, files));
    return archive;
}

const ZipEntry* ZipArchive::find(std::string_view name) const {
    const auto found = std::ranges::find(entries_, name, &ZipEntry::name);
    return found == entries_.end() ? nullptr : &*found;
}

Result<void> ZipArchive::read(const ZipEntry& entry, const crypto::OctetSink& sink) const {
    const Octets packed = file_.subspan(entry.data, static_cast<std::size_t>(entry.packed));
    if (entry.size >= limits_.ratio_from && entry.size / limits_.ratio > entry.packed)
        return too_much(fmt::format("inflates '{}' to over {} times its size", entry.name, limits_.ratio));
    uLong checksum = crc32(0, nullptr, 0);
    const auto checked = [&](Octets out) {
        checksum = crc32_z(checksum, out.data(), out.size());
        return sink(out);
    };
    if (entry.method == zip::method_stored) {
        if (entry.size != entry.packed) return damaged(entry);
        TRY_VOID(checked(packed));
    } else {
        TRY_VOID(inflate_into(entry, packed, checked));
    }
    if (checksum != entry.checksum) return damaged(entry);
    return {};
}

Result<std::string> ZipArchive::content(const ZipEntry& entry, std::size_t most) const {
    if (entry.size > most) return too_much(fmt::format("has {} octets in '{}'", entry.size, entry.name));
    std::string whole;
    whole.reserve(static_cast<std::size_t>(entry.size));
    TRY_VOID(read(entry, [&](Octets out) -> Result<void> {
        whole += as_text(out);
        return {};
    }));
    return whole;
}

}  // namespace comity::seal
