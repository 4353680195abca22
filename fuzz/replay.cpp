// SPDX-License-Identifier: EUPL-1.2
// Feeds every file of a corpus folder to a fuzz target once: what the fuzzer found is a test for ever.
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

int main(int argc, char** argv) {
    if (argc < 2) {
        std::cerr << "usage: " << argv[0] << " FOLDER_OR_FILE...\n";
        return 2;
    }
    std::size_t count = 0;
    const auto replay = [&count](const std::filesystem::path& path) {
        std::ifstream file(path, std::ios::binary);
        const std::string content{std::istreambuf_iterator<char>(file), {}};
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(content.data()), content.size());
        ++count;
    };
    for (int i = 1; i < argc; ++i) {
        const std::filesystem::path given = argv[i];
        if (std::filesystem::is_directory(given)) {
            for (const auto& entry : std::filesystem::recursive_directory_iterator(given)) {
                if (entry.is_regular_file()) replay(entry.path());
            }
        } else if (std::filesystem::is_regular_file(given)) {
            replay(given);
        } else {
            std::cerr << argv[0] << ": " << given << ": no such file or folder; give a corpus that exists\n";
            return 2;
        }
    }
    if (count == 0) {
        std::cerr << argv[0] << ": the corpus is empty; put at least one seed into it\n";
        return 1;
    }
    std::cout << count << " inputs replayed\n";
    return 0;
}
