// SPDX-License-Identifier: EUPL-1.2
#include "crypto/hkdf.h"

#include <algorithm>
#include <string>

#include "crypto/hmac.h"
#include "crypto/openssl_call.h"

namespace comity::crypto {

Secret hkdf_sha256(Octets key, Octets salt, Octets info, std::size_t size) {
    must_succeed(size <= 255 * sizeof(Sha256), "HKDF of more than 255 blocks");
    Sha256 extracted = hmac_sha256(salt, key);  // an empty salt is as good as one of zeros: HMAC pads keys with them
    std::string expanded;
    expanded.reserve(size + sizeof(Sha256));
    std::string input;
    Sha256 block{};
    for (unsigned char counter = 1; expanded.size() < size; ++counter) {
        if (counter > 1) input = as_text(block);
        input += as_text(info);
        input += static_cast<char>(counter);
        block = hmac_sha256(extracted, octets(input));
        expanded += as_text(block);
    }
    wipe(extracted);
    wipe(block);
    Secret::taken_from(input);
    const Secret whole = Secret::taken_from(expanded);
    return Secret(whole.octets().first(size));
}

}  // namespace comity::crypto
