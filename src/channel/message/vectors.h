// SPDX-License-Identifier: EUPL-1.2
// For tests: the stored messages of tests/vectors/channel/.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>

#include "format/canonical_json.h"

namespace comity::channel {

inline std::string vector_text(const std::filesystem::path& name) {
    std::ifstream file("tests/vectors/channel" / name, std::ios::binary);
    if (!file) throw std::runtime_error("no vector " + name.string());
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

/// A stored HTTP request: the value of its Content-Type and its body.
struct StoredRequest {
    std::string content_type;
    std::string body;
};

inline StoredRequest vector_request(const std::filesystem::path& name) {
    const std::string text = vector_text(name);
    constexpr std::string_view field = "Content-Type: ";
    if (!text.starts_with(field)) throw std::runtime_error(name.string() + " does not begin with its Content-Type");
    return {text.substr(field.size(), text.find("\r\n") - field.size()), text.substr(text.find("\r\n\r\n") + 4)};
}

inline const format::Value& vector_manifest() {
    static const format::Value manifest = format::read_value(vector_text("manifest.json"), "manifest.json").value();
    return manifest;
}

}  // namespace comity::channel
