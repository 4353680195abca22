// SPDX-License-Identifier: EUPL-1.2
#include "store/s3/s3_upload.h"

#include <algorithm>

#include <fmt/format.h>

#include "crypto/hex.h"

namespace comity::store::s3 {

std::string AuthorityKeys::content(const crypto::Sha256& digest) const {
    const std::string name = crypto::hex(digest);
    return fmt::format("{}{}/{}", contents(), name.substr(0, 2), name);
}

std::string AuthorityKeys::part(std::string_view id, std::size_t number) const {
    return fmt::format("{}{}/{:05}", uploads(), id, number);
}

Result<void> each_object(Client& client, const std::string& beginning, const std::string& after,
                         const std::function<Result<bool>(const ListedObject&)>& visit) {
    Request request{.query = {{"list-type", "2"}, {"prefix", beginning}}};
    if (!after.empty()) request.query.emplace_back("start-after", after);
    while (true) {
        TRY(answer, client.send(request));
        TRY(listing, read_listing(answer.body));
        for (const ListedObject& object : listing.objects) {
            TRY(more, visit(object));
            if (!more) return {};
        }
        if (listing.continuation.empty()) return {};
        std::erase_if(request.query, [](const auto& pair) { return pair.first == "continuation-token"; });
        request.query.emplace_back("continuation-token", listing.continuation);
    }
}

Result<void> S3Upload::begin() {
    return put_pending();
}

Result<std::unique_ptr<S3Upload>> S3Upload::resume(Client& client, AuthorityKeys keys, std::string id) {
    auto upload = std::make_unique<S3Upload>(client, std::move(keys), std::move(id));
    std::vector<ListedObject> parts;
    TRY_VOID(each_object(client, upload->keys_.uploads() + upload->id_ + "/", {},
                         [&](const ListedObject& part) -> Result<bool> {
                             parts.push_back(part);
                             return true;
                         }));
    if (parts.empty()) return no_upload(upload->id_, client.place());
    for (const ListedObject& part : parts) {
        // Parts are written one after the other, so behind one that is not whole there is none.
        const std::string& key = part.key;
        if (key != upload->keys_.part(upload->id_, upload->parts_ + 1) || !upload->pending_.empty()) break;
        TRY(answer, client.send({.key = key, .sink = [&](Octets piece) -> Result<void> {
                                     upload->running_.update(piece);
                                     upload->pending_ += as_text(piece);
                                     return {};
                                 }}));
        if (upload->pending_.size() < part_octets) continue;
        ++upload->parts_;
        upload->pending_.clear();
    }
    upload->saved_ = true;
    return upload;
}

Result<void> S3Upload::put_pending() {
    TRY_VOID(client_.send({.method = "PUT", .key = keys_.part(id_, parts_ + 1), .body = octets(pending_)}));
    saved_ = true;
    return {};
}

Result<void> S3Upload::append(Octets octets) {
    if (octets.size() > max_stored_octets - offset()) return too_large();
    while (!octets.empty()) {
        const Octets piece = octets.first(std::min(octets.size(), part_octets - pending_.size()));
        const std::size_t before = pending_.size();
        pending_ += as_text(piece);
        saved_ = false;
        if (pending_.size() == part_octets) {
            if (auto put = put_pending(); !put) {
                pending_.resize(before);
                return put;
            }
            ++parts_;
            pending_.clear();
        }
        running_.update(piece);
        octets = octets.subspan(piece.size());
    }
    return {};
}

Result<void> S3Upload::save() {
    if (saved_ || (pending_.empty() && parts_ > 0)) return {};
    return put_pending();
}

Result<void> S3Upload::read_back(const crypto::OctetSink& sink) {
    for (std::size_t number = 1; number <= parts_; ++number)
        TRY_VOID(client_.send({.key = keys_.part(id_, number), .sink = sink}));
    return sink(octets(pending_));
}

Result<std::string> S3Upload::copy_part(const std::string& key, const std::string& multipart, std::size_t number) {
    TRY(answer, client_.send({.method = "PUT",
                              .key = key,
                              .query = {{"partNumber", std::to_string(number)}, {"uploadId", multipart}},
                              .headers = {{"x-amz-copy-source",
                                           fmt::format("/{}/{}", client_.bucket(), keys_.part(id_, number))}}}));
    return read_copied_tag(answer.body);
}

Result<void> S3Upload::put_together(const std::string& key) {
    TRY(created, client_.send({.method = "POST", .key = key, .query = {{"uploads", ""}}}));
    TRY(multipart, read_upload_id(created.body));
    const auto complete = [&]() -> Result<void> {
        std::string list = "<CompleteMultipartUpload xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">";
        for (std::size_t number = 1; number <= parts_ + (pending_.empty() ? 0 : 1); ++number) {
            TRY(tag, copy_part(key, multipart, number));
            list += fmt::format("<Part><PartNumber>{}</PartNumber><ETag>{}</ETag></Part>", number, tag);
        }
        list += "</CompleteMultipartUpload>";
        TRY(answer, client_.send({.method = "POST",
                                  .key = key,
                                  .query = {{"uploadId", multipart}},
                                  .headers = {{"Content-Type", "application/xml"}},
                                  .body = octets(list)}));
        return read_completed(answer.body);
    };
    auto completed = complete();
    // What cannot be aborted now is removed by forget_uploads() later; the first failure is the one to tell.
    if (!completed) (void)client_.send({.method = "DELETE", .key = key, .query = {{"uploadId", multipart}}});
    return completed;
}

Result<ContentAddress> S3Upload::finish(const std::optional<crypto::Sha256>& expected) {
    const ContentAddress address{running_.digest(), offset()};
    if (expected && *expected != address.digest) return other_digest(*expected, address.digest);
    const std::string key = keys_.content(address.digest);
    if (parts_ == 0) {
        TRY_VOID(client_.send({.method = "PUT", .key = key, .body = octets(pending_)}));
    } else {
        TRY_VOID(save());
        TRY_VOID(put_together(key));
    }
    // The content is there. Parts that cannot be removed now are removed by forget_uploads() later.
    (void)abandon();
    return address;
}

Result<void> S3Upload::abandon() {
    std::vector<std::string> keys;
    TRY_VOID(each_object(client_, keys_.uploads() + id_ + "/", {}, [&](const ListedObject& part) -> Result<bool> {
        keys.push_back(part.key);
        return true;
    }));
    // From the end, so that what remains after a failure still is a beginning.
    for (auto key = keys.rbegin(); key != keys.rend(); ++key) TRY_VOID(client_.send({.method = "DELETE", .key = *key}));
    return {};
}

}  // namespace comity::store::s3
