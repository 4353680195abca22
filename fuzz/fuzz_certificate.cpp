// SPDX-License-Identifier: EUPL-1.2
// What a peer sends as a certificate, a path, a request or a name.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "crypto/certificate_chain.h"
#include "crypto/certificate_issue.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity;
    using namespace comity::crypto;
    const Octets input(data, size);
    const std::string_view text = as_text(input);
    if (const auto certificate = Certificate::from_der(input)) {
        // One certificate has one form, in DER and through PEM.
        if (certificate->der() != text) std::abort();
        if (!(Certificate::from_pem(certificate->pem()).value() == *certificate)) std::abort();
        const auto name = parse_distinguished_name(to_string(certificate->issuer()));
        if (name && !certificate->is_named(to_string(certificate->issuer()), certificate->serial()) &&
            *name == certificate->issuer())
            std::abort();
        const std::vector<Certificate> anchors = {*certificate};
        check_chain(*certificate, anchors, anchors, certificate->not_before());
    }
    if (const auto path = from_pki_path(input); path && to_pki_path(*path) != text) std::abort();
    if (const auto key = PublicKey::from_spki(input); key && key->spki() != text) std::abort();
    if (const auto request = CertificateRequest::from_der(input)) request->is_signed_by(request->public_key());
    Certificate::all_from_pem(text);
    CertificateRequest::from_pem(text);
    if (const auto name = parse_distinguished_name(text)) {
        const auto again = parse_distinguished_name(to_string(*name));
        if (again && *again != *name) std::abort();
    }
    return 0;
}
