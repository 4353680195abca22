// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/octets.h"
#include "base/result.h"

namespace comity::node {

/// The folder in which node and access point hand each other files: out/ from here, in/ to here.
class ExchangeFolder {
   public:
    /// Makes it, readable to its owner only, where it is not there. Errors: `unavailable`.
    static Result<ExchangeFolder> open(std::filesystem::path folder);

    /// A file on its way out: complete and synced once finish() returned.
    class Writing {
       public:
        Writing(Writing&&) noexcept;
        Writing& operator=(Writing&&) = delete;
        ~Writing();
        Result<void> append(std::string_view piece);
        Result<void> finish();

       private:
        friend class ExchangeFolder;
        Writing(int file, std::filesystem::path path) : file_(file), path_(std::move(path)) {}
        int file_;
        std::filesystem::path path_;
    };
    /// `name`: "out/" and a token. What stands there is written over.
    Result<Writing> write(std::string_view name) const;
    /// What was ordered in vain is taken away again.
    void remove(std::string_view name) const;

    /// Reads a file of in/ in pieces. Errors: `invalid` where the name leads elsewhere, or the file is a link;
    /// `unavailable`; what `take` gives.
    Result<void> read(std::string_view name, const std::function<Result<void>(std::string_view)>& take) const;
    /// The whole of a small one. Errors: also `limit` over `most` octets.
    Result<std::string> read_whole(std::string_view name, std::size_t most) const;

   private:
    explicit ExchangeFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}
    Result<std::filesystem::path> inside(std::string_view name, std::string_view part) const;

    std::filesystem::path folder_;
};

}  // namespace comity::node
