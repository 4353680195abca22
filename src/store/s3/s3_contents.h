// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "crypto/random.h"
#include "store/contents/contents.h"
#include "store/s3/client.h"

namespace comity::store {

/// Contents in S3-compatible object storage: PREFIX AUTHORITY/contents/AB/ABCD…; uploads as parts of 8 MiB,
/// PREFIX AUTHORITY/uploads/ID/00001 …, put together on the server when they are whole.
class S3Contents final : public ContentStore {
   public:
    /// Asks the server once, so that what is wrong shows at the start. `random` names uploads.
    static Result<std::unique_ptr<S3Contents>> open(S3Location location, crypto::RandomBytes random);

    Result<std::unique_ptr<Upload>> begin(std::string_view authority) override;
    Result<std::unique_ptr<Upload>> resume(std::string_view authority, std::string_view id) override;
    Result<std::uint64_t> size(std::string_view authority, const crypto::Sha256& digest) override;
    Result<void> read(std::string_view authority, const crypto::Sha256& digest, std::uint64_t offset,
                      std::uint64_t count, const crypto::OctetSink& sink) override;
    Result<void> erase(std::string_view authority, const crypto::Sha256& digest) override;
    Result<std::vector<ContentAddress>> list(std::string_view authority, const std::optional<crypto::Sha256>& after,
                                             std::size_t limit) override;
    Result<std::uint64_t> forget_uploads(std::string_view authority, Instant not_since) override;

   private:
    S3Contents(S3Location location, crypto::RandomBytes random)
        : client_(std::move(location)), random_(std::move(random)) {}

    s3::Client client_;
    crypto::RandomBytes random_;
};

}  // namespace comity::store
