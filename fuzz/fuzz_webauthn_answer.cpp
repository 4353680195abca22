// SPDX-License-Identifier: EUPL-1.2
// What a browser's page sends back. Besides not failing: what is accepted stays within the limits of its parts.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "access/webauthn/authenticator_data.h"
#include "access/webauthn/webauthn.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity::access;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto registration = read_registration_answer(text);
    if (registration && registration->credential_id.size() > max_credential_id) std::abort();
    const auto assertion = read_assertion_answer(text);
    if (assertion && (assertion->signature.size() > max_signature || assertion->user_handle.size() > 64)) std::abort();
    return 0;
}
