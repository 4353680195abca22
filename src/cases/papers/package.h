// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "command/mark.h"

namespace comity::cases {

/// A sealed request as two persons saw it before it was sealed (docs/formats/package.md): every file that goes into the
/// container, by its digest.
struct Package {
    struct Part {
        std::string name = {};  ///< in the container: "request.en.pdf"
        std::string media_type = {};
        std::string digest = {};  ///< SHA-256 of its content, hexadecimal
        std::uint64_t bytes = 0;
    };

    std::string id = {};       ///< "k1"
    std::string paper = {};    ///< whose sealed versions it has
    std::string content = {};  ///< SHA-256 of what that paper says
    std::string title = {};
    std::string to = {};                        ///< who is asked, in words
    std::vector<std::string> attachments = {};  ///< documents of the dossier, in the order they are to be read
    std::vector<Part> parts = {};
    command::Mark mark = {};    ///< of the second person
    std::string document = {};  ///< of the dossier: the container, once it is sealed
};

}  // namespace comity::cases
