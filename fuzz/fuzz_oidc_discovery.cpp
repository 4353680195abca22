// SPDX-License-Identifier: EUPL-1.2
// What an identity provider says of itself. Besides not failing: addresses that are accepted are encrypted.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "access/oidc/provider.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto provider = comity::access::read_discovery(text, "https://id.example", false);
    if (!provider) {
        if (provider.error().message.empty()) std::abort();
        return 0;
    }
    if (provider->issuer != "https://id.example" || provider->algorithms.empty()) std::abort();
    for (const std::string& address :
         {provider->authorization_endpoint, provider->token_endpoint, provider->jwks_uri}) {
        if (!address.starts_with("https://") || address.find_first_of(" \r\n\t#") != std::string::npos) std::abort();
    }
    return 0;
}
