// SPDX-License-Identifier: EUPL-1.2
// What an authenticator signs. Besides not failing: an accepted credential has an id and a key that is read again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "access/webauthn/authenticator_data.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity;
    const auto read = access::read_authenticator_data(Octets(data, size));
    if (!read) {
        if (read.error().message.empty()) std::abort();
        return 0;
    }
    if (size < 37) std::abort();
    if (!read->credential) return 0;
    const access::AttestedCredential& credential = *read->credential;
    if (credential.id.empty() || credential.id.size() > access::max_credential_id) std::abort();
    const auto key = access::read_cose_key(octets(credential.public_key));
    if (!key || key->octets != credential.key.octets) std::abort();
    return 0;
}
