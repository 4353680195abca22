// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/result.h"
#include "crypto/sha256.h"
#include "documents/paper/reply_slip.h"
#include "seal/container.h"

/// The sealed portable request: one container with the request in its languages, attachments, data, and a page that
/// shows it in any browser (docs/formats/package.md).
namespace comity::documents {

inline constexpr std::string_view package_file = "package.json";
inline constexpr std::string_view reader_file = "reader.html";
inline constexpr std::size_t max_package_json = 1024 * 1024;  ///< octets
inline constexpr std::size_t max_package_parts = 1'000;       ///< versions and attachments together
inline constexpr std::size_t max_package_text = 1'000;        ///< octets of a title or a name

/// What the list says of one file.
struct PackagedFile {
    std::string file;      ///< its name in the container
    std::string language;  ///< BCP 47, of a version of the request; "" of others
    std::string title;     ///< of an attachment; "" of others
    crypto::Sha256 digest{};

    friend bool operator==(const PackagedFile&, const PackagedFile&) = default;
};

struct PackageList {
    std::string reference;  ///< of the requesting authority
    std::string from, to;   ///< names of the authorities
    std::string title;
    CivilDate made;
    std::vector<PackagedFile> documents;    ///< the request, one per language; one at least
    std::vector<PackagedFile> attachments;  ///< in the order they are to be read
    std::optional<PackagedFile> data;       ///< the request as data for programs

    friend bool operator==(const PackageList&, const PackageList&) = default;
};

/// Canonical JSON. Errors: invalid where something that must be there is not, a file is named twice; limit.
Result<std::string> to_json(const PackageList& list);
/// Errors: invalid, unknown members too; limit.
Result<PackageList> read_package_list(std::string_view json);

/// The parts of a container: the list first, the page that shows it, and the files that the list names, whose digests
/// are filled in here. Errors: not_found for a file of the list that is not among the files; those of to_json().
Result<std::vector<seal::Part>> package_parts(PackageList list, std::vector<seal::Part> files, std::string reader_page);

struct OpenedPackage {
    PackageList list;
    std::string request;  ///< "sha256:…" of the list: what a reply slip answers
};

/// The list of a container, with every file it names there and as it says. The seal is validate_container()'s to judge.
/// Errors: invalid where it is no package or a file is another one.
Result<OpenedPackage> open_package(const seal::Container& container);

/// Whether a slip answers this package. Errors: conflict, with what it answers.
Result<void> check_reply(const ReplySlip& slip, const OpenedPackage& package);

}  // namespace comity::documents
