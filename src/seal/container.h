// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/octets.h"
#include "base/result.h"
#include "seal/judgement.h"
#include "seal/xades/make_signature.h"
#include "seal/zip/zip_reader.h"

/// Containers ASiC-E with XAdES (EN 319 162-1): several files and the signatures over all of them in one ZIP.
namespace comity::seal {

inline constexpr std::string_view container_media_type = "application/vnd.etsi.asic-e+zip";
inline constexpr std::size_t max_container_octets = std::size_t{1} << 30;
inline constexpr std::size_t max_container_signatures = 32;
inline constexpr std::size_t max_signature_file_octets = 4 * 1024 * 1024;

/// A file of a container.
struct Part {
    std::string name;  ///< "request.pdf", "attachments/warrant.pdf"; not in META-INF/
    std::string media_type;
    std::string content;

    friend bool operator==(const Part&, const Part&) = default;
};

/// Gives the DER of a time-stamp token over octets.
using TimeStamper = std::function<Result<std::string>(std::string_view octets)>;

/// A container with one signature over all parts, of level B-T where there is a stamper. The same parts, key and time
/// give the same octets where the key's signatures are the same (RSA). Errors: invalid for a name that cannot stand in
/// it or stands twice, for no part and for a key that cannot seal; limit; those of key and stamper.
Result<std::string> make_container(std::span<const Part> parts, const Sealer& sealer, Instant now,
                                   const TimeStamper& stamper = {});

/// A container that was opened: its form is right, its signatures are believed by nobody yet. The octets must outlive
/// it.
class Container {
   public:
    /// Errors: invalid where it is no archive that has one reading, or no ASiC-E; limit.
    static Result<Container> open(Octets file);
    Container(Container&&) = default;
    Container& operator=(Container&&) = default;

    const ZipArchive& archive() const { return archive_; }
    /// All but mimetype and META-INF/, in the order of the file.
    const std::vector<const ZipEntry*>& parts() const { return parts_; }
    /// The files of signatures within META-INF/.
    const std::vector<const ZipEntry*>& signature_files() const { return signature_files_; }

   private:
    explicit Container(ZipArchive archive) : archive_(std::move(archive)) {}

    ZipArchive archive_;
    std::vector<const ZipEntry*> parts_;
    std::vector<const ZipEntry*> signature_files_;
};

/// Every signature judged, and which parts none that passed covers. Errors: invalid where a part's data are damaged.
Result<Report> validate_container(const Container& container, const ValidationPolicy& policy);

/// The reference to a file, as a URI: octets beside unreserved characters and "/" are percent-encoded.
std::string uri_of_part(std::string_view name);
/// The name a reference means; nothing where it leads elsewhere (a scheme, a fragment, a query, an absolute path).
std::optional<std::string> part_of_uri(std::string_view uri);

}  // namespace comity::seal
