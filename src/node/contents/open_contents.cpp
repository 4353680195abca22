// SPDX-License-Identifier: EUPL-1.2
#include "node/contents/open_contents.h"

#include "crypto/secret_source.h"
#include "store/files/file_contents.h"
#include "store/s3/s3_contents.h"

namespace comity::node {

Result<std::unique_ptr<store::ContentStore>> open_contents(const Configuration& configuration,
                                                           crypto::RandomBytes random) {
    if (!configuration.documents) {
        TRY(files, store::FileContents::open(configuration.contents, std::move(random)));
        return std::unique_ptr<store::ContentStore>(std::move(files));
    }
    const ObjectStorageConfiguration& of = *configuration.documents;
    TRY(key_id, crypto::secret_named(of.key_id, configuration.folder, "id of the storage's access key"));
    TRY(secret, crypto::secret_named(of.secret, configuration.folder, "secret of the storage's access key"));
    TRY(objects, store::S3Contents::open({.endpoint = of.endpoint,
                                          .region = of.region,
                                          .bucket = of.bucket,
                                          .prefix = of.prefix,
                                          .key_id = std::string(as_text(key_id.octets())),
                                          .secret = std::move(secret)},
                                         std::move(random)));
    return std::unique_ptr<store::ContentStore>(std::move(objects));
}

}  // namespace comity::node
