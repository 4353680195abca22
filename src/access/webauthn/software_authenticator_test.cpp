// SPDX-License-Identifier: EUPL-1.2
#include "access/webauthn/software_authenticator.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <map>
#include <stdexcept>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/octets.h"
#include "crypto/sha256.h"
#include "format/base64.h"

namespace comity::access::test {
namespace {

const unsigned char* bytes(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

void require(bool good) {
    if (!good) throw std::runtime_error("OpenSSL refused");
}

std::string big_number(EVP_PKEY* key, const char* name, std::size_t size) {
    BIGNUM* number = nullptr;
    require(EVP_PKEY_get_bn_param(key, name, &number) == 1);
    std::string octets(size, '\0');
    require(BN_bn2binpad(number, reinterpret_cast<unsigned char*>(octets.data()), static_cast<int>(size)) ==
            static_cast<int>(size));
    BN_free(number);
    return octets;
}

EVP_PKEY* rsa_key(int person) {
    struct Free {
        void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    };
    static std::map<int, std::unique_ptr<EVP_PKEY, Free>> keys;
    auto& key = keys[person];
    if (key == nullptr) key.reset(EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t{2048}));
    return key.get();
}

}  // namespace

std::string cbor_head(unsigned major, std::uint64_t argument) {
    std::string head;
    const auto put = [&](unsigned low, int octets) {
        head += static_cast<char>(major << 5U | low);
        for (int i = octets - 1; i >= 0; --i) head += static_cast<char>(argument >> (8 * i) & 0xFFU);
    };
    if (argument < 24) {
        put(static_cast<unsigned>(argument), 0);
    } else if (argument < 0x100) {
        put(24, 1);
    } else if (argument < 0x10000) {
        put(25, 2);
    } else if (argument < 0x100000000) {
        put(26, 4);
    } else {
        put(27, 8);
    }
    return head;
}

std::string cbor_integer(std::int64_t value) {
    return value >= 0 ? cbor_head(0, static_cast<std::uint64_t>(value))
                      : cbor_head(1, static_cast<std::uint64_t>(-1 - value));
}

std::string cbor_bytes(std::string_view octets) {
    return cbor_head(2, octets.size()) + std::string(octets);
}

std::string cbor_text(std::string_view text) {
    return cbor_head(3, text.size()) + std::string(text);
}

struct SoftwareAuthenticator::Key {
    EVP_PKEY* pkey = nullptr;
};

SoftwareAuthenticator::SoftwareAuthenticator(CoseAlgorithm algorithm, int person)
    : algorithm_(algorithm), key_(std::make_unique<Key>()) {
    switch (algorithm) {
        case CoseAlgorithm::es256:
            key_->pkey = EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256");
            break;
        case CoseAlgorithm::ed_dsa:
            key_->pkey = EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
            break;
        case CoseAlgorithm::rs256:
            key_->pkey = rsa_key(person);
            EVP_PKEY_up_ref(key_->pkey);
            break;
    }
    require(key_->pkey != nullptr);
}

SoftwareAuthenticator::~SoftwareAuthenticator() {
    EVP_PKEY_free(key_->pkey);
}

std::string SoftwareAuthenticator::public_key() const {
    switch (algorithm_) {
        case CoseAlgorithm::es256:
            return cbor_head(5, 5) + cbor_integer(1) + cbor_integer(2) + cbor_integer(3) + cbor_integer(-7) +
                   cbor_integer(-1) + cbor_integer(1) + cbor_integer(-2) +
                   cbor_bytes(big_number(key_->pkey, OSSL_PKEY_PARAM_EC_PUB_X, 32)) + cbor_integer(-3) +
                   cbor_bytes(big_number(key_->pkey, OSSL_PKEY_PARAM_EC_PUB_Y, 32));
        case CoseAlgorithm::ed_dsa: {
            std::string point(32, '\0');
            std::size_t size = point.size();
            require(EVP_PKEY_get_raw_public_key(key_->pkey, reinterpret_cast<unsigned char*>(point.data()), &size) ==
                    1);
            return cbor_head(5, 4) + cbor_integer(1) + cbor_integer(1) + cbor_integer(3) + cbor_integer(-8) +
                   cbor_integer(-1) + cbor_integer(6) + cbor_integer(-2) + cbor_bytes(point);
        }
        case CoseAlgorithm::rs256:
            return cbor_head(5, 4) + cbor_integer(1) + cbor_integer(3) + cbor_integer(3) + cbor_integer(-257) +
                   cbor_integer(-1) + cbor_bytes(big_number(key_->pkey, OSSL_PKEY_PARAM_RSA_N, 256)) +
                   cbor_integer(-2) + cbor_bytes(big_number(key_->pkey, OSSL_PKEY_PARAM_RSA_E, 3));
    }
    throw std::logic_error("no such algorithm");
}

std::string SoftwareAuthenticator::sign(std::string_view message) const {
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    const EVP_MD* digest = algorithm_ == CoseAlgorithm::ed_dsa ? nullptr : EVP_sha256();
    require(EVP_DigestSignInit(context, nullptr, digest, nullptr, key_->pkey) == 1);
    std::size_t size = 0;
    require(EVP_DigestSign(context, nullptr, &size, bytes(message), message.size()) == 1);
    std::string signature(size, '\0');
    require(EVP_DigestSign(context, reinterpret_cast<unsigned char*>(signature.data()), &size, bytes(message),
                           message.size()) == 1);
    EVP_MD_CTX_free(context);
    signature.resize(size);
    return signature;
}

std::string SoftwareAuthenticator::authenticator_data(bool with_credential) const {
    const unsigned char all =
        static_cast<unsigned char>(flags | (with_credential ? 0x40U : 0U) | (extensions.empty() ? 0U : 0x80U));
    std::string data(as_text(crypto::sha256(octets(rp_id))));
    data += static_cast<char>(all);
    for (int shift = 24; shift >= 0; shift -= 8) data += static_cast<char>(sign_count >> shift & 0xFFU);
    if (with_credential) {
        data += std::string(16, '\0');
        data += static_cast<char>(credential_id.size() >> 8U);
        data += static_cast<char>(credential_id.size() & 0xFFU);
        data += credential_id + public_key();
    }
    return data + extensions;
}

std::string SoftwareAuthenticator::attestation(std::string_view format, std::string_view client_data) const {
    const std::string data = authenticator_data(true);
    std::string statement = cbor_head(5, 0);
    if (format == "packed") {
        statement = cbor_head(5, 2) + cbor_text("alg") + cbor_integer(static_cast<std::int64_t>(algorithm_)) +
                    cbor_text("sig") +
                    cbor_bytes(sign(data + std::string(as_text(crypto::sha256(octets(client_data))))));
    }
    return cbor_head(5, 3) + cbor_text("fmt") + cbor_text(format) + cbor_text("attStmt") + statement +
           cbor_text("authData") + cbor_bytes(data);
}

RegistrationAnswer SoftwareAuthenticator::registration(std::string_view client_data, std::string_view format) const {
    return {credential_id, std::string(client_data), attestation(format, client_data)};
}

AssertionAnswer SoftwareAuthenticator::assertion(std::string_view client_data) const {
    const std::string data = authenticator_data(false);
    return {credential_id, std::string(client_data), data,
            sign(data + std::string(as_text(crypto::sha256(octets(client_data))))), ""};
}

std::string client_data(std::string_view type, std::string_view challenge, std::string_view origin,
                        std::string_view more) {
    return fmt::format(R"({{"type":"{}","challenge":"{}","origin":"{}","crossOrigin":false{}}})", type,
                       format::base64_url(octets(challenge)), origin, more);
}

}  // namespace comity::access::test
