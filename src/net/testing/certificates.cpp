// SPDX-License-Identifier: EUPL-1.2
#include "net/testing/certificates.h"

#include <sys/stat.h>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <system_error>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace comity::net::testing {
namespace {

struct Free {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(X509* certificate) const { X509_free(certificate); }
    void operator()(X509_EXTENSION* extension) const { X509_EXTENSION_free(extension); }
    void operator()(std::FILE* file) const { std::fclose(file); }
};

void want(bool good) {
    if (!good) throw std::runtime_error("a certificate for the tests cannot be made");
}

void add(X509* certificate, int kind, const char* value) {
    const std::unique_ptr<X509_EXTENSION, Free> extension(X509V3_EXT_conf_nid(nullptr, nullptr, kind, value));
    want(extension && X509_add_ext(certificate, extension.get(), -1) == 1);
}

}  // namespace

TestCertificate make_certificate(const std::filesystem::path& folder, const std::string& name) {
    const std::unique_ptr<EVP_PKEY, Free> key(EVP_EC_gen("P-256"));
    const std::unique_ptr<X509, Free> certificate(X509_new());
    want(key && certificate);
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    // Long enough for tests that move the clock by years.
    want(ASN1_TIME_set_string(X509_getm_notBefore(certificate.get()), "20200101000000Z") == 1);
    want(ASN1_TIME_set_string(X509_getm_notAfter(certificate.get()), "20491231235959Z") == 1);
    X509_NAME* subject = X509_get_subject_name(certificate.get());
    want(X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>(name.c_str()),
                                    -1, -1, 0) == 1);
    X509_set_issuer_name(certificate.get(), subject);
    want(X509_set_pubkey(certificate.get(), key.get()) == 1);
    add(certificate.get(), NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1");
    want(X509_sign(certificate.get(), key.get(), EVP_sha256()) > 0);

    TestCertificate made{folder / (name + ".crt.pem"), folder / (name + ".key.pem"), {}, {}};
    {
        const std::unique_ptr<std::FILE, Free> file(std::fopen(made.certificate.c_str(), "w"));
        want(file && PEM_write_X509(file.get(), certificate.get()) == 1);
    }
    {
        const std::unique_ptr<std::FILE, Free> file(std::fopen(made.key.c_str(), "w"));
        want(file && ::chmod(made.key.c_str(), S_IRUSR | S_IWUSR) == 0);
        want(PEM_write_PrivateKey(file.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1);
    }
    unsigned char* der = nullptr;
    const int length = i2d_X509(certificate.get(), &der);
    want(length > 0);
    made.der.assign(reinterpret_cast<const char*>(der), static_cast<std::size_t>(length));
    OPENSSL_free(der);
    made.sha256 = crypto::sha256(octets(made.der));
    return made;
}

CertificateFolder::CertificateFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "comity-certificates-XXXXXX").string();
    want(::mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
}

CertificateFolder::~CertificateFolder() {
    std::error_code ignored;  // the test is over
    std::filesystem::remove_all(path_, ignored);
}

}  // namespace comity::net::testing
