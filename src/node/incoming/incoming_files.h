// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <set>
#include <string>

#include "base/result.h"
#include "format/value.h"
#include "node/configuration.h"
#include "node/contents/case_contents.h"
#include "node/incoming/memory_file.h"

namespace comity::node {

inline constexpr std::uint64_t max_incoming_octets = std::uint64_t{128} << 20;
/// Received and looked at, one for each account: the server has a thread for each of them beside those for all else.
inline constexpr std::size_t most_incoming_at_once = 4;

/// Looks at what others sent, in processes apart. Nothing of it is kept. Safe to use from several threads.
class IncomingFiles {
   public:
    /// `program`: comity itself, which knows how to look at such files.
    /// `scanner`: as in the configuration.
    IncomingFiles(std::string program, ValidationConfiguration trusted, std::string scanner = {})
        : program_(std::move(program)), trusted_(std::move(trusted)), scanner_(std::move(scanner)) {}

    /// A file on its way in, in one of the few places there are.
    class Incoming {
       public:
        /// Errors: limit over max_incoming_octets; unavailable.
        Result<void> append(Octets piece);
        const MemoryFile& file() const { return file_; }

       private:
        friend class IncomingFiles;
        Incoming(std::shared_ptr<void> place, MemoryFile file) : place_(std::move(place)), file_(std::move(file)) {}

        std::shared_ptr<void> place_;
        MemoryFile file_;
    };
    /// Errors: unavailable where all places are taken, or the account has one.
    Result<Incoming> begin(const std::string& account);
    /// A document of a case. Errors: as begin(); limit; those of reading.
    Result<Incoming> take(const std::string& account, CaseContents& contents, const std::string& case_id,
                          const KeptContent& content);

    /// What its signatures are worth to whom the authority trusts: the object of docs/formats/validation.md. Errors:
    /// limit where judging it takes more time or memory than a file is given.
    Result<format::Value> validate(const Incoming& incoming);
    /// What it is and what in it acts or hides: the object of docs/formats/inspection.md. Errors: unavailable.
    Result<format::Value> inspect(const Incoming& incoming, const std::string& name, const std::string& media_type);
    /// A photograph drawn anew for public pages, as `comity picture` tells it: "large", "small" and their sides.
    /// Errors: invalid where it is none, or something in it is dangerous or malware; limit; unavailable.
    Result<format::Value> draw_picture(const Incoming& incoming, const std::string& name);
    /// What the codes on the pages of a scan say: the object of docs/formats/page-code.md. Errors: as validate().
    Result<format::Value> read_codes(const Incoming& incoming);

   private:
    Result<format::Value> told_by(const Incoming& incoming, std::vector<std::string> words, std::uint64_t seconds);

    std::string program_;
    ValidationConfiguration trusted_;
    std::string scanner_;
    std::mutex mutex_;
    std::set<std::string> accounts_;  ///< who has a place
};

}  // namespace comity::node
