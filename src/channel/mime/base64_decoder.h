// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "base/octets.h"
#include "channel/mime/mime_fault.h"

namespace comity::channel {

/// RFC 2045 section 6.8 from pieces of any size: line ends and blanks are skipped, everything else outside the alphabet
/// is refused, as are bits behind the last octet: two readers could see two contents.
class Base64Decoder {
   public:
    struct Decoded {
        Octets content;            ///< stands in this object until the next call
        std::size_t consumed = 0;  ///< of the piece; the rest belongs into the next call
    };
    /// What stands before a fault is given first, so that how the part was cut changes nothing.
    MimeResult<Decoded> decode(Octets piece);
    /// At the end of the part. Errors: malformed where octets are missing.
    MimeResult<void> finish() const;

   private:
    /// Nullptr where the octet was taken; a group that it completes is put into the buffer.
    const char* take(unsigned char octet, std::size_t& filled);

    std::uint32_t bits_ = 0;
    int letters_ = 0;  ///< of the group being read, padding included
    int padding_ = 0;
    bool ended_ = false;
    const char* fault_ = nullptr;  ///< found, and to be told once what stands before it is given
    std::array<unsigned char, std::size_t{24} * 1024> buffer_;
};

}  // namespace comity::channel
