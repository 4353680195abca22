// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "base/octets.h"
#include "base/result.h"
#include "channel/mime/delimiter.h"
#include "crypto/random.h"
#include "crypto/sealed_stream.h"

namespace comity::channel {

/// "=_" and 32 random hexadecimal digits.
std::string random_boundary(const crypto::RandomBytes& random);

/// "name-UUID@host": characters A–Z a–z 0–9 - _ . only, so that no peer needs to decode a cid URI. `name` and `host`
/// must be of them.
std::string random_content_id(std::string_view name, std::string_view host, const crypto::RandomBytes& random);

/// A UUID of version 4 (RFC 4122).
std::string random_uuid(const crypto::RandomBytes& random);

/// Writes the body of a message piece by piece: the envelope first, binary encoding, no file names.
class MultipartWriter {
   public:
    /// `root_id` and the ids of parts as random_content_id makes them.
    MultipartWriter(std::string boundary, std::string root_id, crypto::OctetSink sink);

    /// The value of the HTTP field.
    std::string content_type() const;

    /// The first part is the root. Errors: those of the sink.
    Result<void> begin_part(std::string_view content_id, std::string_view content_type);
    /// Errors: conflict where the boundary occurs in the content: write the body anew with another one.
    Result<void> write(Octets content);
    Result<void> finish();

    /// Whether the boundary occurred.
    bool collided() const { return collided_; }

   private:
    Result<void> put(std::string_view text) { return sink_(octets(text)); }

    std::string boundary_;
    std::string root_id_;
    crypto::OctetSink sink_;
    DelimiterSearch search_;
    bool first_ = true;
    bool collided_ = false;
};

}  // namespace comity::channel
