// SPDX-License-Identifier: EUPL-1.2
#include "node/certificate_files.h"

#include <fstream>
#include <sstream>

#include <fmt/format.h>

namespace comity::node {

Result<std::vector<crypto::Certificate>> read_certificates(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::stringstream text;
    text << stream.rdbuf();
    if (!stream)
        return fail(ErrorKind::unavailable, fmt::format("the certificates {} cannot be read", file.string()), {},
                    "give a PEM file that this program may read");
    return crypto::Certificate::all_from_pem(text.str());
}

}  // namespace comity::node
