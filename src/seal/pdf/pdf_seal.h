// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/octets.h"
#include "base/result.h"
#include "seal/judgement.h"
#include "seal/xades/make_signature.h"

/// Signatures within a PDF: PAdES baseline B-B (EN 319 142-1).
namespace comity::seal {

inline constexpr std::size_t max_pdf_octets = std::size_t{256} << 20;
inline constexpr std::size_t max_pdf_objects = 500'000;
inline constexpr std::size_t max_pdf_signatures = 32;
inline constexpr int max_field_depth = 16;

/// The PDF with a signature over all of it, put behind its end (an incremental update): its octets stay as they are.
/// The signature is not shown on a page. Errors: invalid where it is no PDF that can be read without repair, is
/// encrypted, or the key cannot seal; limit; the key's own.
Result<std::string> sign_pdf(std::string_view pdf, const Sealer& sealer, Instant now);

/// Every signature judged. What was changed behind one is compared object by object with what was signed: only further
/// signatures that are not shown, and what proves them later (DSS), leave a signature as good as it was. The one part
/// is "the document". Errors: invalid where it is no PDF that can be read without repair; limit.
Result<Report> validate_pdf(Octets pdf, const ValidationPolicy& policy);

}  // namespace comity::seal
