// SPDX-License-Identifier: EUPL-1.2
// The built web application, served from memory: read once at start, so a request can name no file that was not there,
// and no path leads out of the directory.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.h"
#include "net/http.h"

namespace comity::net {

class StaticFiles {
   public:
    // Reads every file below the directory except hidden ones; "x.br" and "x.gz" beside "x" are its compressed forms.
    // `base_path` ("" or "/comity") is written into <base href="/"> of index.html. What lies in downloads/ is a file to
    // keep, never a page of this site: its script would run with the rights of whoever has signed in here.
    [[nodiscard]] static Result<StaticFiles> load(const std::filesystem::path& directory, std::string_view base_path);

    // The file at the path; for a path whose last segment has no dot, index.html: the application knows its own pages.
    [[nodiscard]] Response answer(const Request& request) const;

    [[nodiscard]] std::size_t size() const { return files_.size(); }

   private:
    struct File {
        std::shared_ptr<const std::string> plain;
        std::shared_ptr<const std::string> gzip;    // or none
        std::shared_ptr<const std::string> brotli;  // or none
        std::string content_type;
        std::string tag;  // without quotes
        bool immutable = false;
        std::string kept_as;  // the name of a file to keep, or empty
    };
    [[nodiscard]] static Response answer_with(const File& file, const Request& request);

    std::unordered_map<std::string, File> files_;  // by path from the directory, "assets/index-BX1k3f9a.js"
};

// "assets/index-BX1k3f9a.js": a name below assets/ that ends in a hash of the content never changes its content. The
// hash is the eight characters before the extension, after "-" or "."; ordinary words are told apart by having
// neither a digit nor an inner capital.
[[nodiscard]] bool has_hashed_name(std::string_view path);

[[nodiscard]] std::string_view content_type_of(std::string_view path);

}  // namespace comity::net
