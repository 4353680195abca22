// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "law/library/library.h"

namespace CLI {
class App;
}

namespace comity::cli {

/// `--law PATH`: an image, or a law folder that is compiled first. Default: $COMITY_LAW, then the image installed
/// beside the program.
class LibraryOption {
   public:
    void add_to(CLI::App& command);
    Result<law::Library> open() const;

   private:
    std::string path_;
};

/// The image that belongs to this program: beside it, or in the share folder of its installation.
std::string default_image();

}  // namespace comity::cli
