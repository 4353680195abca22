// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/octets.h"
#include "base/result.h"
#include "crypto/aead.h"
#include "crypto/octet_sink.h"
#include "crypto/random.h"
#include "crypto/sha256.h"

namespace comity::crypto {

// Documents of any size sealed and opened piece by piece in the memory of one chunk: docs/formats/content.md.

inline constexpr std::size_t content_chunk = 64 * 1024;                              ///< octets of plain text
inline constexpr std::uint64_t max_content = std::uint64_t{4} * 1024 * 1024 * 1024;  ///< octets of plain text
inline constexpr std::size_t content_header = 40;

/// Octets that the sealed form of a document has.
constexpr std::uint64_t sealed_size(std::uint64_t plain) {
    const std::uint64_t chunks = plain == 0 ? 1 : (plain + content_chunk - 1) / content_chunk;
    return content_header + plain + chunks * aead_tag_octets;
}

/// What is known of a document when its last octet has passed.
struct ContentSummary {
    Sha256 digest;             ///< of the plain text
    std::uint64_t octets = 0;  ///< of the plain text

    friend bool operator==(const ContentSummary&, const ContentSummary&) = default;
};

class ContentOpener;

/// Seals a document. After an error only destruction makes sense.
class ContentSealer {
   public:
    /// `associated` says what the document is; opening needs the same. More than `limit` octets are refused with
    /// ErrorKind::limit.
    ContentSealer(const AeadKey& key, Octets associated, const RandomBytes& random, OctetSink sealed,
                  std::uint64_t limit = max_content);

    /// To be called first: goes on where a sealer of the same key and `associated` was cut off. `put` was given all
    /// that it had put, from the beginning; the octets behind those `put` opened are to be written again and must be
    /// the same, so that no nonce serves two texts: write() refuses others. Errors: invalid where nothing can be gone
    /// on with.
    Result<void> go_on_behind(ContentOpener&& put);

    Result<void> write(Octets plain);
    /// To be called once: without it the sealed form does not open.
    Result<ContentSummary> finish();

   private:
    Result<void> put_chunk(bool last);

    AeadKey key_;
    OctetSink sink_;
    std::uint64_t limit_;
    std::string header_;  ///< until it is put
    std::string chunk_;
    std::string torn_;  ///< beginning of the next chunk that was put already
    std::uint64_t chunks_ = 0;
    RunningSha256 running_;
    std::uint64_t octets_ = 0;
};

/// Opens a sealed document. What comes out is authentic and in order, but that it is all is known only when `finish`
/// succeeds: keep it out of sight until then.
class ContentOpener {
   public:
    ContentOpener(const AeadKey& key, Octets associated, OctetSink plain, std::uint64_t limit = max_content);

    /// Errors: invalid where octets were changed, moved, added, or belong to another key or `associated`.
    Result<void> write(Octets sealed);
    /// To be called once, after the last octet. Errors: as above, and where octets are missing.
    Result<ContentSummary> finish();
    /// Octets of plain text that were opened.
    std::uint64_t opened() const { return octets_; }

   private:
    friend class ContentSealer;
    Result<void> read_header();
    Result<void> open_chunk(bool last);

    AeadKey key_;  ///< of the stream after the header is read, before that the one it is derived from
    std::string associated_;
    OctetSink sink_;
    std::uint64_t limit_;
    std::string pending_;
    bool header_read_ = false;
    std::uint64_t chunks_ = 0;
    RunningSha256 running_;
    std::uint64_t octets_ = 0;
};

}  // namespace comity::crypto
