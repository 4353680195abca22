// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <unistd.h>

namespace comity::crypto {

/// For tests: a file that only its owner can use, removed with the object.
class SecretFile {
   public:
    explicit SecretFile(std::string_view content) {
        std::string name = (std::filesystem::temp_directory_path() / "comity-secret-XXXXXX").string();
        ::close(::mkstemp(name.data()));  // mode 0600
        path_ = name;
        std::ofstream(path_) << content;
    }
    SecretFile(const SecretFile&) = delete;
    SecretFile& operator=(const SecretFile&) = delete;
    ~SecretFile() { std::filesystem::remove(path_); }

    const std::filesystem::path& path() const { return path_; }

   private:
    std::filesystem::path path_;
};

}  // namespace comity::crypto
