// SPDX-License-Identifier: EUPL-1.2
// What a new passkey comes with. Besides not failing: what is accepted holds a credential, and its self attestation can
// be checked whatever the signature holds.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "access/webauthn/attestation.h"
#include "access/webauthn/signature.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity;
    const auto read = access::read_attestation(Octets(data, size));
    if (!read) {
        if (read.error().message.empty()) std::abort();
        return 0;
    }
    if (!read->authenticator.credential) std::abort();
    if (read->format == access::Attestation::Format::packed_self) {
        (void)access::is_self_attestation(read->authenticator.credential->key, "comity.example",
                                          octets(read->authenticator_octets), octets("{}"), octets(read->signature));
    }
    return 0;
}
