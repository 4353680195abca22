// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "cases/command.h"
#include "node/case_desk.h"
#include "node/contents/case_contents.h"
#include "node/papers/seal_key.h"

namespace comity::node {

/// The page that shows a sealed request without Comity, as one file. Errors: unavailable where it was not built.
using ReaderPage = std::function<Result<std::string>()>;

inline constexpr std::uint64_t max_packed_octets = std::uint64_t{256}
                                                   << 20;  ///< of all files of a package, list and page too

/// Sealed requests of cases: which files go into one, and the container made of them once two persons saw their
/// digests. Safe to use from several threads.
class PackageDesk {
   public:
    /// All must outlive the desk.
    PackageDesk(CaseDesk& cases, CaseContents& contents, const SealKeys& seal_keys, ReaderPage reader_page)
        : cases_(cases), contents_(contents), seal_keys_(seal_keys), reader_page_(std::move(reader_page)) {}

    /// Gives compose-package the digests of all that will be sealed, each file being kept among the contents of the
    /// case, and seal-package the container. What the command itself refuses stays as it is: nothing is
    /// kept or signed for it. Errors: not_found; limit;
    /// unavailable where there is no key, no page or no time stamp.
    Result<void> complete(const cases::CaseState& state, cases::Command& command);

   private:
    Result<void> compose(const cases::CaseState& state, format::Value& arguments);
    Result<void> seal(const cases::CaseState& state, format::Value& arguments);

    CaseDesk& cases_;
    CaseContents& contents_;
    const SealKeys& seal_keys_;
    ReaderPage reader_page_;
};

}  // namespace comity::node
