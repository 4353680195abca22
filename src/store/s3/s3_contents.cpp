// SPDX-License-Identifier: EUPL-1.2
#include "store/s3/s3_contents.h"

#include <algorithm>
#include <charconv>
#include <map>

#include <fmt/format.h>

#include "crypto/hex.h"
#include "store/s3/s3_upload.h"

namespace comity::store {

namespace {

constexpr int range_not_satisfiable = 416;  // RFC 9110 section 15.5.17

s3::AuthorityKeys keys_of(const s3::Client& client, std::string_view authority) {
    return {fmt::format("{}{}/", client.prefix(), authority)};
}

std::optional<crypto::Sha256> digest_of(std::string_view key) {
    const auto octets = crypto::from_hex(key.substr(key.rfind('/') + 1));
    crypto::Sha256 digest{};
    if (!octets || octets->size() != digest.size()) return std::nullopt;
    std::ranges::copy(*octets, digest.begin());
    return digest;
}

/// `not_found` of the server in our words.
template <class T>
Result<T> found(Result<T> answer, const crypto::Sha256& digest, const s3::Client& client) {
    if (!answer && answer.error().kind == ErrorKind::not_found) return no_content(digest, client.place());
    return answer;
}

Result<void> forget_multiparts(s3::Client& client, const std::string& beginning, Instant not_since) {
    TRY(answer, client.send({.query = {{"uploads", ""}, {"prefix", beginning}}}));
    TRY(uploads, s3::read_uploads(answer.body));
    for (const s3::ListedUpload& upload : uploads) {
        if (upload.initiated >= not_since) continue;
        TRY_VOID(client.send({.method = "DELETE", .key = upload.key, .query = {{"uploadId", upload.upload_id}}}));
    }
    return {};
}

}  // namespace

Result<std::unique_ptr<S3Contents>> S3Contents::open(S3Location location, crypto::RandomBytes random) {
    while (location.endpoint.ends_with('/')) location.endpoint.pop_back();
    std::unique_ptr<S3Contents> contents(new S3Contents(std::move(location), std::move(random)));
    TRY(answer, contents->client_.send(
                    {.query = {{"list-type", "2"}, {"max-keys", "1"}, {"prefix", contents->client_.prefix()}}}));
    TRY_VOID(s3::read_listing(answer.body));
    return contents;
}

Result<std::unique_ptr<Upload>> S3Contents::begin(std::string_view authority) {
    TRY_VOID(check_authority(authority));
    auto upload = std::make_unique<s3::S3Upload>(client_, keys_of(client_, authority), new_upload_id(random_));
    TRY_VOID(upload->begin());
    return upload;
}

Result<std::unique_ptr<Upload>> S3Contents::resume(std::string_view authority, std::string_view id) {
    TRY_VOID(check_authority(authority));
    TRY_VOID(check_upload_id(id));
    return s3::S3Upload::resume(client_, keys_of(client_, authority), std::string(id));
}

Result<std::uint64_t> S3Contents::size(std::string_view authority, const crypto::Sha256& digest) {
    TRY_VOID(check_authority(authority));
    TRY(answer,
        found(client_.send({.method = "HEAD", .key = keys_of(client_, authority).content(digest)}), digest, client_));
    const std::string& text = answer.headers["content-length"];
    std::uint64_t octets = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), octets);
    if (error != std::errc() || end != text.data() + text.size())
        return fail(ErrorKind::unavailable, "the storage server does not say how long the content is",
                    Place{client_.place()}, "look whether the endpoint is an S3 server");
    return octets;
}

Result<void> S3Contents::read(std::string_view authority, const crypto::Sha256& digest, std::uint64_t offset,
                              std::uint64_t count, const crypto::OctetSink& sink) {
    TRY_VOID(check_authority(authority));
    if (count == 0) return {};
    s3::Request request{.key = keys_of(client_, authority).content(digest), .sink = sink};
    // A range behind the end, so any range of an empty content, has no octets.
    request.also_good = range_not_satisfiable;
    const std::uint64_t last = offset + std::min(count, max_stored_octets) - 1;
    request.headers.emplace_back("Range", fmt::format("bytes={}-{}", offset, last));
    TRY_VOID(found(client_.send(request), digest, client_));
    return {};
}

Result<void> S3Contents::erase(std::string_view authority, const crypto::Sha256& digest) {
    // The server says nothing when there was nothing.
    TRY_VOID(size(authority, digest));
    TRY_VOID(client_.send({.method = "DELETE", .key = keys_of(client_, authority).content(digest)}));
    return {};
}

Result<std::vector<ContentAddress>> S3Contents::list(std::string_view authority,
                                                     const std::optional<crypto::Sha256>& after, std::size_t limit) {
    TRY_VOID(check_authority(authority));
    const s3::AuthorityKeys keys = keys_of(client_, authority);
    std::vector<ContentAddress> listed;
    TRY_VOID(s3::each_object(client_, keys.contents(), after ? keys.content(*after) : std::string(),
                             [&](const s3::ListedObject& object) -> Result<bool> {
                                 if (listed.size() == limit) return false;
                                 if (const auto digest = digest_of(object.key))
                                     listed.push_back({*digest, object.octets});
                                 return true;
                             }));
    return listed;
}

Result<std::uint64_t> S3Contents::forget_uploads(std::string_view authority, Instant not_since) {
    TRY_VOID(check_authority(authority));
    const s3::AuthorityKeys keys = keys_of(client_, authority);
    std::map<std::string, Instant> newest;  // by id
    TRY_VOID(s3::each_object(client_, keys.uploads(), {}, [&](const s3::ListedObject& part) -> Result<bool> {
        const std::string id = part.key.substr(keys.uploads().size(), part.key.rfind('/') - keys.uploads().size());
        const auto at = newest.try_emplace(id, part.modified).first;
        at->second = std::max(at->second, part.modified);
        return true;
    }));
    std::uint64_t forgotten = 0;
    for (const auto& [id, modified] : newest) {
        if (modified >= not_since) continue;
        TRY_VOID(s3::S3Upload(client_, keys, id).abandon());
        ++forgotten;
    }
    TRY_VOID(forget_multiparts(client_, keys.contents(), not_since));
    return forgotten;
}

}  // namespace comity::store
