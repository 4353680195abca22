// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

class QPDF;
class QPDFObjectHandle;

/// What maker and checker of signatures know of a PDF, for the source files of this folder.
namespace comity::seal {

/// Reads it as it stands, without repair: what one reader repairs another reads otherwise. The octets must outlive it.
Result<std::shared_ptr<QPDF>> open_pdf(std::string_view pdf);

/// A field that holds a signature.
struct SignatureField {
    std::string name;                          ///< partial names joined by "."
    std::array<std::int64_t, 4> byte_range{};  ///< as the signature says; all 0 where it says none
    std::string contents;                      ///< octets of the CMS, padded
    std::string sub_filter;                    ///< "/ETSI.CAdES.detached"
    std::string claimed_time;                  ///< "D:20260304101112Z", "" where it says none
};

/// In the order of the form. Errors: limit.
Result<std::vector<SignatureField>> signature_fields(QPDF& pdf);

/// What is different in a later revision beyond what signatures may add; "" where nothing is.
std::string changes_since(QPDF& signed_revision, QPDF& later);

/// An exception of the library as an error.
tl::unexpected<Error> pdf_fault(std::string_view what);

}  // namespace comity::seal
