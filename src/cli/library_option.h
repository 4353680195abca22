// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "law/compile/compile.h"
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
    /// The library with its examples; an image has none, only a folder does.
    Result<law::Library> open_with_examples(std::vector<law::Example>& examples) const;
    bool names_folder() const;

   private:
    std::string path_;
};

/// An image, or a law folder that is compiled first; the examples of a folder go to `examples`.
Result<law::Library> open_law(const std::string& path, std::vector<law::Example>& examples);

/// The image that belongs to this program: beside it, or in the share folder of its installation.
std::string default_image();

}  // namespace comity::cli
