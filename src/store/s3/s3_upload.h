// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "crypto/sha256.h"
#include "store/contents/contents.h"
#include "store/s3/answers.h"
#include "store/s3/client.h"

namespace comity::store::s3 {

/// Where things of one authority are in the bucket.
struct AuthorityKeys {
    std::string beginning;  ///< "PREFIX AUTHORITY/"

    std::string uploads() const { return beginning + "uploads/"; }
    std::string contents() const { return beginning + "contents/"; }
    std::string content(const crypto::Sha256& digest) const;
    std::string part(std::string_view id, std::size_t number) const;
};

/// Every object whose key begins so and comes behind `after`, in order, until `visit` gives false.
Result<void> each_object(Client& client, const std::string& beginning, const std::string& after,
                         const std::function<Result<bool>(const ListedObject&)>& visit);

/// S3 puts nothing together from parts under 5 MiB but the last; the largest content has 513 of these.
inline constexpr std::size_t part_octets = 8 * 1024 * 1024;

class S3Upload final : public Upload {
   public:
    S3Upload(Client& client, AuthorityKeys keys, std::string id)
        : client_(client), keys_(std::move(keys)), id_(std::move(id)) {}
    /// Reads what is there, for the digest.
    static Result<std::unique_ptr<S3Upload>> resume(Client& client, AuthorityKeys keys, std::string id);
    /// An empty first part, so that the id is known.
    Result<void> begin();

    const std::string& id() const override { return id_; }
    std::uint64_t offset() const override { return std::uint64_t{parts_} * part_octets + pending_.size(); }
    Result<void> append(Octets octets) override;
    Result<void> save() override;
    Result<void> read_back(const crypto::OctetSink& sink) override;
    Result<ContentAddress> finish(const std::optional<crypto::Sha256>& expected) override;
    Result<void> abandon() override;

   private:
    Result<void> put_pending();
    Result<void> put_together(const std::string& key);
    Result<std::string> copy_part(const std::string& key, const std::string& multipart, std::size_t number);

    Client& client_;
    AuthorityKeys keys_;
    std::string id_;
    std::size_t parts_ = 0;  // whole ones on the server
    std::string pending_;    // less than a part
    bool saved_ = false;     // whether the pending octets are on the server as they are
    crypto::RunningSha256 running_;
};

}  // namespace comity::store::s3
