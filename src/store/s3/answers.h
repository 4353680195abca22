// SPDX-License-Identifier: EUPL-1.2
// What an S3 server answers in XML (Amazon Simple Storage Service API, 2006-03-01).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"

namespace comity::store::s3 {

struct ListedObject {
    std::string key;
    std::uint64_t octets = 0;
    Instant modified;
};

/// One page of ListObjectsV2.
struct Listing {
    std::vector<ListedObject> objects;
    std::string continuation;  ///< for the next page; empty on the last
};

struct ListedUpload {
    std::string key;
    std::string upload_id;
    Instant initiated;
};

struct ServerError {
    std::string code;
    std::string message;
};

/// Limits of what is read: octets of an answer, elements of a list. S3 gives at most 1,000 to a page.
inline constexpr std::size_t max_answer = 4 * 1024 * 1024;
inline constexpr std::size_t max_listed = 1000;

// Errors of each: no XML, another element at its root, a value missing or no value of its kind, the limit.

Result<Listing> read_listing(std::string_view xml);
/// ListMultipartUploads; the first page.
Result<std::vector<ListedUpload>> read_uploads(std::string_view xml);
/// CreateMultipartUpload
Result<std::string> read_upload_id(std::string_view xml);
/// UploadPartCopy; the tag with its quotes. A server may answer 200 and then tell an error: that is an error here.
Result<std::string> read_copied_tag(std::string_view xml);
/// CompleteMultipartUpload, with the same caution.
Result<void> read_completed(std::string_view xml);
/// The <Error> of another answer; empty fields where it is none.
ServerError read_error(std::string_view xml);

}  // namespace comity::store::s3
