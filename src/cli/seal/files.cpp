// SPDX-License-Identifier: EUPL-1.2
#include "cli/seal/files.h"

#include <array>
#include <fstream>
#include <iostream>
#include <utility>

#include <fmt/format.h>

#include "crypto/hex.h"
#include "crypto/sha256.h"

namespace comity::cli {

Result<std::string> read_whole(const std::filesystem::path& file, std::size_t most) {
    std::error_code fault;
    const auto size = std::filesystem::file_size(file, fault);
    std::ifstream stream(file, std::ios::binary);
    if (fault || !stream) {
        return fail(ErrorKind::unavailable, fmt::format("{} cannot be read", file.string()), {},
                    "name a file, and one you may read");
    }
    if (size > most) {
        return fail(ErrorKind::limit, fmt::format("{} has {} octets", file.string(), size), {},
                    fmt::format("at most {} are read", most));
    }
    std::string octets(static_cast<std::size_t>(size), '\0');
    if (!stream.read(octets.data(), static_cast<std::streamsize>(octets.size()))) {
        return fail(ErrorKind::unavailable, fmt::format("{} cannot be read to its end", file.string()), {},
                    "try again when nobody writes to it");
    }
    return octets;
}

Result<void> write_new(const std::filesystem::path& file, std::string_view octets) {
    std::error_code fault;
    if (std::filesystem::exists(file, fault)) {
        return fail(ErrorKind::conflict, fmt::format("{} is there already", file.string()), {},
                    "give the new file another name");
    }
    std::filesystem::path part = file;
    part += ".part";
    if (std::filesystem::exists(part, fault)) {
        return fail(ErrorKind::conflict, fmt::format("{} is there already", part.string()), {},
                    "remove it, or give the new file another name");
    }
    std::ofstream stream(part, std::ios::binary);
    stream.write(octets.data(), static_cast<std::streamsize>(octets.size()));
    stream.close();
    if (stream) std::filesystem::rename(part, file, fault);
    if (stream && !fault) return {};
    std::filesystem::remove(part, fault);
    return fail(ErrorKind::unavailable, fmt::format("{} cannot be written", file.string()), {},
                "choose a folder you may write to, with room for it");
}

Result<std::vector<crypto::Certificate>> read_certificates(const std::vector<std::string>& files) {
    constexpr std::size_t most = 4 * 1024 * 1024;
    std::vector<crypto::Certificate> all;
    for (const std::string& file : files) {
        TRY(pem, read_whole(file, most));
        auto read = crypto::Certificate::all_from_pem(pem);
        if (!read) {
            read.error().place = {file};
            return tl::unexpected(std::move(read).error());
        }
        all.insert(all.end(), read->begin(), read->end());
    }
    return all;
}

void tell_digest(std::string_view content, std::string_view name) {
    std::cout << crypto::hex(crypto::sha256(octets(content))) << "  " << name << '\n';
}

std::string media_type_of(const std::filesystem::path& file) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 12> types{
        {{".pdf", "application/pdf"},
         {".json", "application/json"},
         {".xml", "application/xml"},
         {".html", "text/html"},
         {".txt", "text/plain"},
         {".csv", "text/csv"},
         {".png", "image/png"},
         {".jpg", "image/jpeg"},
         {".jpeg", "image/jpeg"},
         {".asice", "application/vnd.etsi.asic-e+zip"},
         {".odt", "application/vnd.oasis.opendocument.text"},
         {".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}}};
    for (const auto& [ending, type] : types)
        if (file.extension() == ending) return std::string(type);
    return "application/octet-stream";
}

}  // namespace comity::cli
