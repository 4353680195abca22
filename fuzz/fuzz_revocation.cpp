// SPDX-License-Identifier: EUPL-1.2
// Answers of OCSP responders and revocation lists: none is believed that the issuer did not sign.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "crypto/revocation.h"

namespace {

/// An issuer whose key nobody has any more.
constexpr std::string_view issuer_pem = R"(-----BEGIN CERTIFICATE-----
MIIBSTCB8aADAgECAgESMAoGCCqGSM49BAMCMA0xCzAJBgNVBAMMAkNBMB4XDTI2
MTEyMjA2NTQxNloXDTM1MDIwODA2NTQxNlowDTELMAkGA1UEAwwCQ0EwWTATBgcq
hkjOPQIBBggqhkjOPQMBBwNCAARNJCwFqyhrNk9Xt65yj+6iQe8VyqYtdBMBi9ux
Z1rnboSeOIFIbR6oV9dZmSnxBqHDZeOxAqRCvAsNTineDg2do0IwQDAPBgNVHRMB
Af8EBTADAQH/MA4GA1UdDwEB/wQEAwIBBjAdBgNVHQ4EFgQUSSs1+9nfxdE9ebg4
MAEthyGR5B4wCgYIKoZIzj0EAwIDRwAwRAIgGCx+GF+kxntPkjBYPUmIJCHrXk0D
ODT/uz4c4gYGmiYCIENUp8lACAB+jPSGWsc7/LSe9mqrmBxx4wHvKk17BBom
-----END CERTIFICATE-----
)";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity;
    const Octets input(data, size);
    static const auto issuer = crypto::Certificate::from_pem(issuer_pem).value();
    if (crypto::read_ocsp_answer(input, issuer, issuer, issuer.not_before())) std::abort();
    if (crypto::RevocationList::from_der(input, issuer)) std::abort();
    return 0;
}
