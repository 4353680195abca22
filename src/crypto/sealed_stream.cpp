// SPDX-License-Identifier: EUPL-1.2
#include "crypto/sealed_stream.h"

#include <algorithm>
#include <utility>

#include "crypto/hkdf.h"

namespace comity::crypto {

namespace {

constexpr std::string_view magic = "comity-1";
constexpr std::size_t salt_octets = 32;
static_assert(magic.size() + salt_octets == content_header);
constexpr std::size_t sealed_chunk = content_chunk + aead_tag_octets;

AeadKey stream_key(const AeadKey& key, std::string_view salt, std::string_view associated) {
    const std::string use = std::string(magic) + std::string(associated);
    return AeadKey::from(hkdf_sha256(key.octets(), octets(salt), octets(use), aead_key_octets).octets()).value();
}

/// STREAM: the number of the chunk, and whether it is the last one.
AeadNonce chunk_nonce(std::uint64_t number, bool last) {
    AeadNonce nonce{};
    for (std::size_t i = nonce.size() - 1; i-- > 0; number >>= 8) nonce[i] = static_cast<unsigned char>(number & 0xFF);
    nonce.back() = last ? 1 : 0;
    return nonce;
}

tl::unexpected<Error> too_large(std::uint64_t limit) {
    return fail(ErrorKind::limit, "the document is larger than " + std::to_string(limit) + " octets", {},
                "send it in parts");
}

tl::unexpected<Error> does_not_open(const std::string& where) {
    return fail(
        ErrorKind::invalid, "the sealed document does not open at " + where, {},
        "it was cut off, changed, or sealed under another key or as another document: restore it from a backup");
}

}  // namespace

ContentSealer::ContentSealer(const AeadKey& key, Octets associated, const RandomBytes& random, OctetSink sealed,
                             std::uint64_t limit)
    : key_(key.copy()), sink_(std::move(sealed)), limit_(limit) {
    std::array<unsigned char, salt_octets> salt{};
    random(salt);
    key_ = stream_key(key, as_text(salt), as_text(associated));
    header_ = magic;
    header_ += as_text(salt);
    chunk_.reserve(content_chunk);
}

Result<void> ContentSealer::put_chunk(bool last) {
    if (!header_.empty()) {
        TRY_VOID(sink_(octets(header_)));
        header_.clear();
    }
    const std::string sealed = seal_with_nonce(key_, chunk_nonce(chunks_, last), octets(chunk_), {});
    if (!sealed.starts_with(torn_))
        return fail(ErrorKind::invalid, "the document that goes on is not the one that was begun", {},
                    "send it again from its beginning");
    TRY_VOID(sink_(octets(sealed).subspan(torn_.size())));
    torn_.clear();
    ++chunks_;
    chunk_.clear();
    return {};
}

Result<void> ContentSealer::go_on_behind(ContentOpener&& put) {
    if (!put.header_read_) {
        if (put.pending_.empty()) return {};  // nothing was put: it is begun
        return does_not_open("its header");
    }
    header_.clear();
    key_ = std::move(put.key_);
    torn_ = std::move(put.pending_);
    chunks_ = put.chunks_;
    running_ = std::move(put.running_);
    octets_ = put.octets_;
    return {};
}

Result<void> ContentSealer::write(Octets plain) {
    if (plain.size() > limit_ - octets_) return too_large(limit_);
    octets_ += plain.size();
    running_.update(plain);
    while (!plain.empty()) {
        // A full chunk waits for the next octet, because the last one must say that it is.
        if (chunk_.size() == content_chunk) TRY_VOID(put_chunk(false));
        const std::size_t count = std::min(plain.size(), content_chunk - chunk_.size());
        chunk_ += as_text(plain.first(count));
        plain = plain.subspan(count);
    }
    return {};
}

Result<ContentSummary> ContentSealer::finish() {
    TRY_VOID(put_chunk(true));
    return ContentSummary{running_.digest(), octets_};
}

ContentOpener::ContentOpener(const AeadKey& key, Octets associated, OctetSink plain, std::uint64_t limit)
    : key_(key.copy()), associated_(as_text(associated)), sink_(std::move(plain)), limit_(limit) {
    pending_.reserve(sealed_chunk);
}

Result<void> ContentOpener::read_header() {
    if (!pending_.starts_with(magic)) {
        return fail(ErrorKind::invalid,
                    "this is not a sealed document: it does not begin with '" + std::string(magic) + "'", {},
                    "it was sealed by a newer version, or is another file: restore it from a backup");
    }
    key_ = stream_key(key_, std::string_view(pending_).substr(magic.size()), associated_);
    pending_.clear();
    header_read_ = true;
    return {};
}

Result<void> ContentOpener::open_chunk(bool last) {
    const auto plain = open_with_nonce(key_, chunk_nonce(chunks_, last), octets(pending_), {});
    // One text per document: only an empty document has an empty chunk.
    if (!plain || (plain->empty() && chunks_ > 0))
        return does_not_open("octet " + std::to_string(octets_) + " of its text");
    if (plain->size() > limit_ - octets_) return too_large(limit_);
    octets_ += plain->size();
    running_.update(octets(*plain));
    ++chunks_;
    pending_.clear();
    return sink_(octets(*plain));
}

Result<void> ContentOpener::write(Octets sealed) {
    while (!sealed.empty()) {
        if (header_read_ && pending_.size() == sealed_chunk) TRY_VOID(open_chunk(false));
        const std::size_t wanted = header_read_ ? sealed_chunk : content_header;
        const std::size_t count = std::min(sealed.size(), wanted - pending_.size());
        pending_ += as_text(sealed.first(count));
        sealed = sealed.subspan(count);
        if (!header_read_ && pending_.size() == content_header) TRY_VOID(read_header());
    }
    return {};
}

Result<ContentSummary> ContentOpener::finish() {
    if (!header_read_) return does_not_open("its header");
    TRY_VOID(open_chunk(true));
    return ContentSummary{running_.digest(), octets_};
}

}  // namespace comity::crypto
