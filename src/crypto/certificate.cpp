// SPDX-License-Identifier: EUPL-1.2
#include "crypto/certificate.h"

#include <algorithm>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/sha.h>

#include "crypto/certificate_handle.h"
#include "crypto/openssl_values.h"
#include "crypto/public_key_handle.h"

namespace comity::crypto {

namespace {

tl::unexpected<Error> not_a_certificate(std::string reason) {
    ERR_clear_error();
    return fail(ErrorKind::invalid, "this is no X.509 certificate: " + std::move(reason), {},
                "give version 3 in DER, or in PEM");
}

std::optional<std::string> serial_of(const X509* x509) {
    const BignumPointer number(ASN1_INTEGER_to_BN(X509_get0_serialNumber(x509), nullptr));
    if (!number || BN_is_negative(number.get()) || BN_num_bytes(number.get()) > 20) return std::nullopt;
    char* const text = BN_bn2dec(number.get());
    must_succeed(text != nullptr, "BN_bn2dec");
    std::string serial(text);
    OPENSSL_free(text);
    return serial;
}

std::optional<KeyUsage> usage_of(X509* x509) {
    if ((X509_get_extension_flags(x509) & EXFLAG_KUSAGE) == 0) return std::nullopt;
    const std::uint32_t bits = X509_get_key_usage(x509);
    const auto has = [&](std::uint32_t bit) { return (bits & bit) != 0; };
    return KeyUsage{has(KU_DIGITAL_SIGNATURE), has(KU_NON_REPUDIATION), has(KU_KEY_ENCIPHERMENT),
                    has(KU_KEY_AGREEMENT),     has(KU_KEY_CERT_SIGN),   has(KU_CRL_SIGN)};
}

}  // namespace

std::optional<DistinguishedName> distinguished_name_of(const X509_NAME* name) {
    DistinguishedName parts;
    int last_set = -1;
    const int count = X509_NAME_entry_count(name);
    if (count > static_cast<int>(max_name_parts)) return std::nullopt;
    for (int i = 0; i < count; ++i) {
        const X509_NAME_ENTRY* const entry = X509_NAME_get_entry(name, i);
        char identifier[128];
        const int length = OBJ_obj2txt(identifier, sizeof identifier, X509_NAME_ENTRY_get_object(entry), 1);
        unsigned char* value = nullptr;
        const int value_length = ASN1_STRING_to_UTF8(&value, X509_NAME_ENTRY_get_data(entry));
        const Asn1Octets owned(value);
        if (length <= 0 || length >= static_cast<int>(sizeof identifier) || value_length < 0) return std::nullopt;
        if (X509_NAME_ENTRY_set(entry) != last_set) parts.emplace_back();
        last_set = X509_NAME_ENTRY_set(entry);
        parts.back().push_back({identifier, std::string(as_text({value, static_cast<std::size_t>(value_length)}))});
    }
    for (auto& part : parts) std::ranges::sort(part);
    return parts;
}

Result<Certificate> Certificate::from_der(Octets der) {
    if (der.size() > max_certificate_octets) {
        return fail(ErrorKind::limit, "the certificate has " + std::to_string(der.size()) + " octets", {},
                    "at most " + std::to_string(max_certificate_octets) + " are read");
    }
    const unsigned char* next = der.data();
    X509Pointer x509(d2i_X509(nullptr, &next, static_cast<long>(der.size())));
    if (!x509) return not_a_certificate("its structure is another");
    if (next != der.data() + der.size()) return not_a_certificate("octets follow it");
    std::string again = der_of(x509.get(), i2d_X509);
    if (again != as_text(der)) return not_a_certificate("it is not encoded in DER");
    if (X509_get_version(x509.get()) != X509_VERSION_3) return not_a_certificate("its version is not 3");
    auto serial = serial_of(x509.get());
    auto issuer = distinguished_name_of(X509_get_issuer_name(x509.get()));
    auto subject = distinguished_name_of(X509_get_subject_name(x509.get()));
    const auto not_before = instant_of(X509_get0_notBefore(x509.get()));
    const auto not_after = instant_of(X509_get0_notAfter(x509.get()));
    if (!serial) return not_a_certificate("its serial number is negative or longer than 20 octets");
    if (!issuer || !subject) return not_a_certificate("a name in it cannot be read");
    if (!not_before || !not_after) return not_a_certificate("a time in it cannot be read");
    // Reads all extensions; one that appears twice or cannot be read is told by a flag.
    if ((X509_get_extension_flags(x509.get()) & EXFLAG_INVALID) != 0)
        return not_a_certificate("an extension cannot be read");
    TRY(public_key, public_key_of(X509_get0_pubkey(x509.get()), Holds::public_part));
    std::optional<std::string> identifier;
    if (const ASN1_OCTET_STRING* const found = X509_get0_subject_key_id(x509.get())) {
        identifier = as_text({ASN1_STRING_get0_data(found), static_cast<std::size_t>(ASN1_STRING_length(found))});
    }
    std::array<unsigned char, 20> thumbprint{};
    must_succeed(EVP_Digest(der.data(), der.size(), thumbprint.data(), nullptr, EVP_sha1(), nullptr) == 1,
                 "EVP_Digest");
    const std::optional<KeyUsage> usage = usage_of(x509.get());
    const bool is_authority = X509_check_ca(x509.get()) == 1;
    ERR_clear_error();
    return Certificate(std::make_shared<const Handle>(Handle{std::move(x509), std::move(again), sha256(der), thumbprint,
                                                             *std::move(serial), *std::move(issuer),
                                                             *std::move(subject), std::move(identifier), *not_before,
                                                             *not_after, std::move(public_key), usage, is_authority}));
}

Result<std::vector<Certificate>> Certificate::all_from_pem(std::string_view pem) {
    if (pem.size() > 2 * max_certificates_in_pem * max_certificate_octets) {
        return fail(ErrorKind::limit, "the file of certificates has " + std::to_string(pem.size()) + " octets", {},
                    "at most " + std::to_string(2 * max_certificates_in_pem * max_certificate_octets) + " are read");
    }
    const BioPointer memory(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    must_succeed(memory != nullptr, "BIO_new_mem_buf");
    std::vector<Certificate> certificates;
    unsigned char* octets = nullptr;
    long length = 0;
    while (PEM_bytes_read_bio(&octets, &length, nullptr, PEM_STRING_X509, memory.get(), nullptr, nullptr) == 1) {
        const Asn1Octets owned(octets);
        if (certificates.size() == max_certificates_in_pem) {
            return fail(ErrorKind::limit, "there are more certificates in one file than are read", {},
                        "at most " + std::to_string(max_certificates_in_pem) + " are");
        }
        TRY(certificate, from_der({octets, static_cast<std::size_t>(length)}));
        certificates.push_back(std::move(certificate));
    }
    // Without another certificate is how the reading ends; anything else is damage.
    const bool at_end = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
    ERR_clear_error();
    if (!at_end) return not_a_certificate("the PEM is damaged");
    if (certificates.empty()) return not_a_certificate("there is none in the PEM");
    return certificates;
}

Result<Certificate> Certificate::from_pem(std::string_view pem) {
    TRY(certificates, all_from_pem(pem));
    if (certificates.size() != 1) return not_a_certificate("there are several in the PEM");
    return std::move(certificates.front());
}

const std::string& Certificate::der() const {
    return handle_->der;
}
std::string Certificate::pem() const {
    const BioPointer memory(BIO_new(BIO_s_mem()));
    must_succeed(memory && PEM_write_bio_X509(memory.get(), handle_->x509.get()) == 1, "PEM_write_bio_X509");
    char* start = nullptr;
    const long length = BIO_get_mem_data(memory.get(), &start);
    return {start, static_cast<std::size_t>(length)};
}
const Sha256& Certificate::digest() const {
    return handle_->digest;
}
const std::array<unsigned char, 20>& Certificate::thumbprint() const {
    return handle_->thumbprint;
}
const std::string& Certificate::serial() const {
    return handle_->serial;
}
const DistinguishedName& Certificate::issuer() const {
    return handle_->issuer;
}
const DistinguishedName& Certificate::subject() const {
    return handle_->subject;
}
const std::optional<std::string>& Certificate::subject_key_identifier() const {
    return handle_->subject_key_identifier;
}
Instant Certificate::not_before() const {
    return handle_->not_before;
}
Instant Certificate::not_after() const {
    return handle_->not_after;
}
bool Certificate::in_force(Instant at) const {
    // notAfter is included (RFC 5280 section 4.1.2.5), and it counts seconds.
    return not_before() <= at && at.utc_milliseconds() < not_after().utc_milliseconds() + 1000;
}
const PublicKey& Certificate::public_key() const {
    return handle_->public_key;
}
const std::optional<KeyUsage>& Certificate::key_usage() const {
    return handle_->key_usage;
}
bool Certificate::is_authority() const {
    return handle_->is_authority;
}

bool Certificate::is_named(std::string_view issuer_name, std::string_view serial_number) const {
    if (serial_number != serial()) return false;
    const auto name = parse_distinguished_name(issuer_name);
    return name && *name == issuer();
}

}  // namespace comity::crypto
