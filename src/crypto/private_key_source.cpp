// SPDX-License-Identifier: EUPL-1.2
#include "crypto/private_key_source.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>

#include "crypto/openssl_call.h"
#include "crypto/openssl_objects.h"
#include "crypto/pkcs11_private_key.h"
#include "crypto/secret_source.h"

namespace comity::crypto {

namespace {

constexpr std::string_view file_prefix = "file:";
constexpr std::string_view token_prefix = "pkcs11:";

using Pkcs12Pointer = std::unique_ptr<PKCS12, Release<PKCS12_free>>;

tl::unexpected<Error> no_pkcs12(const char* why) {
    ERR_clear_error();
    return fail(ErrorKind::invalid, std::string("the PKCS#12 file cannot be used: ") + why, {},
                "check the password; write old files anew: openssl pkcs12 -export");
}

Result<Certificate> certificate_of(X509* x509) {
    unsigned char* der = nullptr;
    const int length = i2d_X509(x509, &der);
    const Asn1Octets owned(der);
    must_succeed(length > 0, "i2d_X509");
    return Certificate::from_der({der, static_cast<std::size_t>(length)});
}

/// Through PEM in memory, so that private_key_from_pem() is the one place that decides about keys.
Result<std::unique_ptr<PrivateKey>> key_of(EVP_PKEY* key) {
    const BioPointer memory(BIO_new(BIO_s_secmem()));
    must_succeed(memory && PEM_write_bio_PKCS8PrivateKey(memory.get(), key, nullptr, nullptr, 0, nullptr, nullptr) == 1,
                 "PEM_write_bio_PKCS8PrivateKey");
    char* start = nullptr;
    const long length = BIO_get_mem_data(memory.get(), &start);
    return private_key_from_pem(
        Secret(Octets{reinterpret_cast<unsigned char*>(start), static_cast<std::size_t>(length)}));
}

Result<std::unique_ptr<PrivateKey>> open_token(const std::string& reference, const std::filesystem::path& folder,
                                               const std::string& pin) {
    const std::string rest = reference.substr(token_prefix.size());
    const std::size_t first = rest.find(';');
    const std::size_t second = first == std::string::npos ? first : rest.find(';', first + 1);
    if (second == std::string::npos) {
        return fail(ErrorKind::invalid, "\"" + reference + "\" names no key of a token", {},
                    "write pkcs11:MODULE;TOKEN;LABEL");
    }
    TRY(secret, secret_named(pin, folder, "PIN of the token"));
    return token_private_key(
        {rest.substr(0, first), rest.substr(first + 1, second - first - 1), rest.substr(second + 1)},
        std::move(secret));
}

}  // namespace

Result<std::unique_ptr<PrivateKey>> open_private_key(const std::string& reference, const std::filesystem::path& folder,
                                                     const std::string& pin) {
    if (reference.starts_with(token_prefix)) return open_token(reference, folder, pin);
    if (reference.starts_with(file_prefix)) return private_key_from_file(folder / reference.substr(file_prefix.size()));
    return fail(ErrorKind::invalid, "\"" + reference + "\" is not where a key can lie", {},
                "write file:PATH or pkcs11:MODULE;TOKEN;LABEL");
}

Result<KeyWithPath> read_pkcs12(Octets file, const Secret& password) {
    if (file.size() > max_pkcs12_octets) {
        return fail(ErrorKind::limit, "the PKCS#12 file has " + std::to_string(file.size()) + " octets", {},
                    "at most " + std::to_string(max_pkcs12_octets) + " are read");
    }
    const unsigned char* next = file.data();
    const Pkcs12Pointer read(d2i_PKCS12(nullptr, &next, static_cast<long>(file.size())));
    if (!read || next != file.data() + file.size()) return no_pkcs12("its form is another");
    const std::string text(as_text(password.octets()));
    EVP_PKEY* key = nullptr;
    X509* own = nullptr;
    STACK_OF(X509)* others = nullptr;
    const int parsed = PKCS12_parse(read.get(), text.c_str(), &key, &own, &others);
    const PkeyPointer key_owner(key);
    const X509Pointer own_owner(own);
    const X509Stack others_owner(others);
    if (parsed != 1) return no_pkcs12("it does not open with this password");
    if (key == nullptr || own == nullptr) return no_pkcs12("a key and its certificate are not both in it");
    KeyWithPath opened;
    TRY(private_key, key_of(key));
    TRY(certificate, certificate_of(own));
    opened.key = std::move(private_key);
    opened.path.push_back(std::move(certificate));
    for (int i = 0; i < sk_X509_num(others); ++i) {
        TRY(other, certificate_of(sk_X509_value(others, i)));
        opened.path.push_back(std::move(other));
    }
    ERR_clear_error();
    return opened;
}

}  // namespace comity::crypto
