// SPDX-License-Identifier: EUPL-1.2
#include "cli/seal/files.h"

#include <array>
#include <iostream>
#include <utility>

#include <fmt/format.h>

#include "crypto/hex.h"
#include "crypto/sha256.h"
#include "store/files/file.h"

namespace comity::cli {

Result<std::vector<crypto::Certificate>> read_certificates(const std::vector<std::string>& files) {
    constexpr std::size_t most = 4 * 1024 * 1024;
    std::vector<crypto::Certificate> all;
    for (const std::string& file : files) {
        TRY(pem, store::read_whole(file, most));
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
