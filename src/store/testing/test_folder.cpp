// SPDX-License-Identifier: EUPL-1.2
#include "store/testing/test_folder.h"

#include <cstdlib>
#include <stdexcept>
#include <string>

namespace comity::store::testing {

TestFolder::TestFolder() {
    std::string name = std::filesystem::temp_directory_path() / "comity-store-XXXXXX";
    if (!::mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
    path_ = name;
}

TestFolder::~TestFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

}  // namespace comity::store::testing
