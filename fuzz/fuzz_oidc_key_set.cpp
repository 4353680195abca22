// SPDX-License-Identifier: EUPL-1.2
// Keys of an identity provider. Besides not failing: every key read is of a type used here and can be tried.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "access/oidc/jws.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity::access;
    const auto keys = read_key_set({reinterpret_cast<const char*>(data), size});
    if (!keys) {
        if (keys.error().message.empty()) std::abort();
        return 0;
    }
    if (keys->empty() || keys->size() > max_provider_keys) std::abort();
    for (const ProviderKey& key : *keys) {
        if (key.type != "RSA" && key.type != "EC" && key.type != "OKP") std::abort();
        Jws jws = read_jws("eyJhbGciOiJFUzI1NiJ9.YQ.YQ").value();
        jws.algorithm = key.type == "RSA"  ? JwsAlgorithm::rs256
                        : key.type == "EC" ? JwsAlgorithm::es256
                                           : JwsAlgorithm::ed_dsa;
        if (check_signature(jws, {&key, 1}, jws.algorithm) == JwsCheck::verified) std::abort();
    }
    return 0;
}
