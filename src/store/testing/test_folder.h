// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>

namespace comity::store::testing {

/// A folder that is empty at first and gone at the end.
class TestFolder {
   public:
    TestFolder();
    ~TestFolder();
    TestFolder(const TestFolder&) = delete;
    TestFolder& operator=(const TestFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }

   private:
    std::filesystem::path path_;
};

}  // namespace comity::store::testing
