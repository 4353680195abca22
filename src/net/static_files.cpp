// SPDX-License-Identifier: EUPL-1.2
#include "net/static_files.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "net/gzip.h"
#include "net/limits.h"
#include "net/negotiation.h"
#include "net/problem.h"

namespace comity::net {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view index_page = "index.html";
constexpr std::string_view to_keep = "downloads/";
constexpr std::string_view base_placeholder = R"(<base href="/">)";

constexpr std::array<std::pair<std::string_view, std::string_view>, 24> content_types{{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".map", "application/json"},
    {".geojson", "application/geo+json"},
    {".topojson", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".jpeg", "image/jpeg"},
    {".webp", "image/webp"},
    {".avif", "image/avif"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".woff", "font/woff"},
    {".txt", "text/plain; charset=utf-8"},
    {".md", "text/markdown; charset=utf-8"},
    {".xml", "application/xml"},
    {".pdf", "application/pdf"},
    {".wasm", "application/wasm"},
    {".gz", "application/gzip"},
}};

using Texts = std::unordered_map<std::string, std::shared_ptr<const std::string>>;

// FNV-1a, 64 bits: the tag tells versions of one file apart, it proves nothing.
std::string tag_of(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
    return fmt::format("{:016x}-{:x}", hash, text.size());
}

Result<std::string> read_text(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    if (!stream.is_open() || stream.bad()) {
        return fail(ErrorKind::unavailable, "The file cannot be read", {path.string()}, "Check its permissions");
    }
    return text;
}

bool is_hidden(const fs::path& relative) {
    return std::ranges::any_of(relative, [](const fs::path& part) { return part.string().starts_with('.'); });
}

Result<Texts> read_directory(const fs::path& directory) {
    Texts texts;
    std::size_t bytes = 0;
    std::error_code error;
    fs::recursive_directory_iterator entries(directory, error);
    for (; !error && entries != fs::recursive_directory_iterator(); entries.increment(error)) {
        const fs::path relative = entries->path().lexically_relative(directory);
        if (is_hidden(relative) || entries->is_directory(error)) continue;
        if (!entries->is_regular_file(error) || entries->is_symlink(error)) {
            return fail(ErrorKind::invalid, "Only ordinary files are served", {entries->path().string()},
                        "Replace the link by the file it leads to");
        }
        TRY(text, read_text(entries->path()));
        bytes += text.size();
        if (bytes > max_static_bytes || texts.size() == max_static_files) {
            return fail(
                ErrorKind::limit,
                fmt::format("The directory has more than {} bytes or {} files", max_static_bytes, max_static_files),
                {directory.string()}, "Is it the folder of the web build, web/dist?");
        }
        texts.emplace(relative.generic_string(), std::make_shared<const std::string>(std::move(text)));
    }
    if (error) {
        return fail(ErrorKind::unavailable, fmt::format("The directory cannot be read: {}", error.message()),
                    {directory.string()}, "Build the web application, or give the folder it was built into");
    }
    return texts;
}

// Writes the base path into the page, so that its relative addresses work below it.
Result<std::string> with_base(std::string_view page, std::string_view base_path, const fs::path& file) {
    std::string text(page);
    if (base_path.empty()) return text;
    const std::size_t at = text.find(base_placeholder);
    if (at == std::string::npos) {
        return fail(ErrorKind::invalid, fmt::format("The page has no {} to write the base path into", base_placeholder),
                    {file.string()}, "Put it into <head> before the first address");
    }
    text.replace(at, base_placeholder.size(), fmt::format(R"(<base href="{}/">)", base_path));
    return text;
}

std::shared_ptr<const std::string> find_text(const Texts& texts, const std::string& path) {
    const auto found = texts.find(path);
    return found == texts.end() ? nullptr : found->second;
}

bool is_compressed_form(const Texts& texts, std::string_view path) {
    return (path.ends_with(".br") || path.ends_with(".gz")) &&
           texts.contains(std::string(path.substr(0, path.size() - 3)));
}

}  // namespace

std::string_view content_type_of(std::string_view path) {
    for (const auto& [extension, type] : content_types) {
        if (path.ends_with(extension)) return type;
    }
    return "application/octet-stream";
}

bool has_hashed_name(std::string_view path) {
    constexpr std::size_t hash_length = 8;
    if (!path.starts_with("assets/")) return false;
    const auto name = path.substr(path.rfind('/') + 1);
    const auto stem = name.substr(0, std::min(name.rfind('.'), name.size()));
    if (stem.size() < hash_length + 2) return false;
    const auto hash = stem.substr(stem.size() - hash_length);
    const char before = stem[stem.size() - hash_length - 1];
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
    return (before == '-' || before == '.') &&
           std::ranges::all_of(
               hash, [&](char c) { return is_digit(c) || is_upper(c) || is_lower(c) || c == '_' || c == '-'; }) &&
           (std::ranges::any_of(hash, is_digit) || std::ranges::any_of(hash.substr(1), is_upper));
}

Result<StaticFiles> StaticFiles::load(const fs::path& directory, std::string_view base_path) {
    TRY(texts, read_directory(directory));
    const auto page = texts.find(std::string(index_page));
    if (page == texts.end()) {
        return fail(ErrorKind::not_found, "The directory has no index.html", {directory.string()},
                    "Build the web application, or give the folder it was built into");
    }
    if (!base_path.empty()) {
        TRY(rebased, with_base(*page->second, base_path, directory / index_page));
        page->second = std::make_shared<const std::string>(std::move(rebased));
        texts.erase("index.html.br");  // of the page before
        texts["index.html.gz"] = std::make_shared<const std::string>(gzip(*page->second, GzipEffort::best));
    }
    StaticFiles files;
    for (const auto& [path, text] : texts) {
        if (is_compressed_form(texts, path)) continue;
        files.files_.emplace(path, File{text, find_text(texts, path + ".gz"), find_text(texts, path + ".br"),
                                        std::string(content_type_of(path)), tag_of(*text), has_hashed_name(path),
                                        path.starts_with(to_keep) ? path.substr(path.rfind('/') + 1) : ""});
    }
    return files;
}

Response StaticFiles::answer(const Request& request) const {
    const std::string_view path = std::string_view(request.target.path).substr(1);
    auto found = files_.find(std::string(path));
    if (found == files_.end()) {
        const auto last = path.substr(path.rfind('/') + 1);  // npos + 1 is 0: the whole path
        if (last.find('.') != std::string_view::npos) return problem(404, "", "There is no such file");
        found = files_.find(std::string(index_page));
    }
    return answer_with(found->second, request);
}

Response StaticFiles::answer_with(const File& file, const Request& request) {
    const std::string accepted = request.headers.list("Accept-Encoding");
    const bool brotli = file.brotli && accepts_coding(accepted, "br");
    const bool gzipped = !brotli && file.gzip && accepts_coding(accepted, "gzip");
    const std::string tag = fmt::format("\"{}{}\"", file.tag, brotli ? "-br" : gzipped ? "-gz" : "");

    Response response;
    response.headers.set("ETag", tag);
    response.headers.set("Cache-Control", file.immutable ? "public, max-age=31536000, immutable" : "no-cache");
    if (file.brotli || file.gzip) response.headers.set("Vary", "Accept-Encoding");
    if (holds_entity_tag(request.headers.list("If-None-Match"), tag)) {
        response.status = 304;
        return response;
    }
    response.headers.set("Content-Type", file.content_type);
    if (!file.kept_as.empty())
        response.headers.set("Content-Disposition", fmt::format("attachment; filename=\"{}\"", file.kept_as));
    if (brotli || gzipped) response.headers.set("Content-Encoding", brotli ? "br" : "gzip");
    response.body = brotli ? file.brotli : gzipped ? file.gzip : file.plain;
    return response;
}

}  // namespace comity::net
