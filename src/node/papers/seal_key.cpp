// SPDX-License-Identifier: EUPL-1.2
#include "node/papers/seal_key.h"

#include <fmt/format.h>

#include "node/certificate_files.h"

namespace comity::node {

Result<SealKey> read_seal_key(const AuthorityConfiguration& authority) {
    if (authority.seal_key.empty() || authority.seal_certificate.empty())
        return fail(ErrorKind::unavailable, fmt::format("{} has no key to seal papers with", authority.name), {},
                    "an administrator sets authority.seal_key and authority.seal_certificate in comity.toml");
    TRY(key, crypto::private_key_from_file(authority.seal_key));
    TRY(path, read_certificates(authority.seal_certificate));
    return SealKey{std::move(key), std::move(path)};
}

}  // namespace comity::node
