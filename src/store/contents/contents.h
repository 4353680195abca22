// SPDX-License-Identifier: EUPL-1.2
// Documents, as they are stored: octets named by their digest. What they are, whose, and how they are sealed is not
// known here. Two stores exist: files/ and s3/.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/octets.h"
#include "base/result.h"
#include "crypto/sealed_stream.h"

namespace comity::store {

/// What a content is found by, and how long it is.
struct ContentAddress {
    crypto::Sha256 digest{};  ///< of the octets as stored
    std::uint64_t octets = 0;

    friend bool operator==(const ContentAddress&, const ContentAddress&) = default;
};

/// The largest content: a sealed document of the largest size.
inline constexpr std::uint64_t max_stored_octets = crypto::sealed_size(crypto::max_content);

/// A content on its way in. Nobody sees it before finish(). Destroyed without one, what was saved stays and can be
/// resumed by its id, also by another process. It must not outlive its store.
///
/// Errors of every function: `unavailable` where there is no room, the place cannot be written, or the server does not
/// answer. Then nothing is half: the call can be repeated when the cause is gone.
class Upload {
   public:
    virtual ~Upload() = default;

    /// 32 hexadecimal digits.
    virtual const std::string& id() const = 0;
    /// How many octets were taken.
    virtual std::uint64_t offset() const = 0;
    /// Takes octets behind those taken. Where it fails, offset() says how many were taken all the same. Errors: `limit`
    /// over max_stored_octets.
    virtual Result<void> append(Octets octets) = 0;
    /// Lets what was taken survive this process; resume() goes on from here.
    virtual Result<void> save() = 0;
    /// What was taken, from the beginning.
    virtual Result<void> read_back(const crypto::OctetSink& sink) = 0;
    /// Makes it whole and visible, durably; the same octets twice are one content. With `expected`, `invalid` where the
    /// digest is another: the upload stays, to be abandoned. To be called last.
    virtual Result<ContentAddress> finish(const std::optional<crypto::Sha256>& expected = std::nullopt) = 0;
    /// Removes what was taken. To be called last.
    virtual Result<void> abandon() = 0;
};

/// Contents of any number of authorities, kept apart. Safe to use from several threads; an Upload by one at a time, and
/// one upload by one process at a time.
///
/// Errors of every function: `invalid` for an authority or id that is none; `unavailable` as above.
class ContentStore {
   public:
    virtual ~ContentStore() = default;

    virtual Result<std::unique_ptr<Upload>> begin(std::string_view authority) = 0;
    /// `not_found` where there is no such upload.
    virtual Result<std::unique_ptr<Upload>> resume(std::string_view authority, std::string_view id) = 0;

    /// `not_found` where there is no such content.
    virtual Result<std::uint64_t> size(std::string_view authority, const crypto::Sha256& digest) = 0;
    /// `count` octets from `offset` on, fewer where the content ends; in pieces. `not_found` as above.
    virtual Result<void> read(std::string_view authority, const crypto::Sha256& digest, std::uint64_t offset,
                              std::uint64_t count, const crypto::OctetSink& sink) = 0;
    /// `not_found` as above.
    virtual Result<void> erase(std::string_view authority, const crypto::Sha256& digest) = 0;
    /// At most `limit` contents in the order of their digests, behind `after`.
    virtual Result<std::vector<ContentAddress>> list(std::string_view authority,
                                                     const std::optional<crypto::Sha256>& after, std::size_t limit) = 0;
    /// Removes uploads that nothing was added to since; gives their number.
    virtual Result<std::uint64_t> forget_uploads(std::string_view authority, Instant not_since) = 0;
};

/// Reads all of a content and checks its digest: `unavailable`, after the last octet, where what is stored is not what
/// was stored.
Result<void> read_whole(ContentStore& store, std::string_view authority, const ContentAddress& address,
                        const crypto::OctetSink& sink);

// For the stores themselves:

/// Whether the name is an authority's (record/event.h): so it is also one part of a path. Errors: `invalid`.
Result<void> check_authority(std::string_view authority);
/// Whether the text is an upload's id. Errors: `invalid`.
Result<void> check_upload_id(std::string_view id);
std::string new_upload_id(const crypto::RandomBytes& random);
/// `invalid`: the octets are not those that were announced.
tl::unexpected<Error> other_digest(const crypto::Sha256& expected, const crypto::Sha256& found);
/// `not_found`: no such content.
tl::unexpected<Error> no_content(const crypto::Sha256& digest, std::string place);
/// `not_found`: no such upload.
tl::unexpected<Error> no_upload(std::string_view id, std::string place);
/// `limit`: larger than max_stored_octets.
tl::unexpected<Error> too_large();

}  // namespace comity::store
