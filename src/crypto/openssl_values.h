// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <ctime>
#include <optional>
#include <string>

#include "base/instant.h"
#include "base/octets.h"
#include "crypto/openssl_call.h"
#include "crypto/openssl_objects.h"

// Values of ASN.1 as OpenSSL has them, for the source files of this folder: no other header may include this one.
namespace comity::crypto {

/// What one of OpenSSL's i2d functions writes; "" where it cannot.
template <class Object, class Write>
std::string der_of(Object* object, Write write) {
    unsigned char* der = nullptr;
    const int length = write(object, &der);
    const Asn1Octets owned(der);
    return length > 0 ? std::string(as_text({der, static_cast<std::size_t>(length)})) : std::string();
}

/// Of an object that we made.
template <class Object, class Write>
std::string own_der_of(Object* object, Write write) {
    std::string der = der_of(object, write);
    must_succeed(!der.empty(), "encoding DER");
    return der;
}

/// Nothing where it is none: RFC 5280 writes UTC without fractions.
inline std::optional<Instant> instant_of(const ASN1_TIME* time) {
    std::tm broken{};
    if (!time || ASN1_TIME_to_tm(time, &broken) != 1) return std::nullopt;
    const auto instant = Instant::at(static_cast<std::int64_t>(::timegm(&broken)) * 1000);
    return instant ? std::optional(*instant) : std::nullopt;
}

}  // namespace comity::crypto
