// SPDX-License-Identifier: EUPL-1.2
#include "verify/proofs/proof_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace comity::verify {

namespace {

Outcome<std::string> whole_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::string octets(max_proof_octets + 1, '\0');
    if (!file) return wrong(path.string() + ": cannot be read; check your rights");
    file.read(octets.data(), static_cast<std::streamsize>(octets.size()));
    if (file.bad()) return wrong(path.string() + ": could not be read to its end; try again from another medium");
    octets.resize(static_cast<std::size_t>(file.gcount()));
    if (octets.size() > max_proof_octets) return wrong(path.string() + ": is longer than 4 MiB, which no proof is");
    octets.shrink_to_fit();
    return octets;
}

}  // namespace

Outcome<std::vector<ProofFile>> read_proof_files(const std::string& folder, std::size_t most) {
    std::error_code error;
    std::vector<std::filesystem::path> paths;
    for (std::filesystem::directory_iterator each(folder, error), end; !error && each != end; each.increment(error)) {
        if (!each->is_regular_file(error)) continue;
        if (paths.size() == max_proof_files) return wrong(folder + ": has more than 20,000 files");
        paths.push_back(each->path());
    }
    if (error) return wrong(folder + ": cannot be read as a folder: " + error.message());
    std::ranges::sort(paths);
    std::vector<ProofFile> files;
    for (const auto& path : paths) {
        auto octets = whole_file(path);
        if (!octets) return tl::unexpected(octets.error());
        if (octets->size() > most)
            return wrong(folder + ": its files are longer together than a case's proofs are; give one case at a time");
        most -= octets->size();
        files.push_back({path.filename().string(), *std::move(octets)});
    }
    return files;
}

}  // namespace comity::verify
