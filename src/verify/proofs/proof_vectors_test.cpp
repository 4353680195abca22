// SPDX-License-Identifier: EUPL-1.2
#include "verify/proofs/proof_vectors.h"

#include <array>
#include <memory>

#include <gtest/gtest.h>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

namespace comity::verify {

std::string signed_by(const std::string& key_name, const std::string& octets) {
    const std::string pem = vector_file(key_name);
    const std::unique_ptr<BIO, decltype(&BIO_free)> bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())),
                                                        &BIO_free);
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
        PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr), &EVP_PKEY_free);
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    const EVP_MD* digest = key && EVP_PKEY_is_a(key.get(), "RSA") == 1 ? EVP_sha256() : nullptr;
    std::array<unsigned char, 512> value{};
    std::size_t size = value.size();
    if (!key || EVP_DigestSignInit(context.get(), nullptr, digest, nullptr, key.get()) != 1 ||
        EVP_DigestSign(context.get(), value.data(), &size, reinterpret_cast<const unsigned char*>(octets.data()),
                       octets.size()) != 1) {
        throw std::runtime_error(key_name + " does not sign");
    }
    return {value.begin(), value.begin() + static_cast<std::ptrdiff_t>(size)};
}

TEST(ProofVectors, SigningWhatIsStoredOnceMoreGivesWhatIsStored) {
    EXPECT_EQ(sealed_again(stored_evidence()), stored_evidence());
}

}  // namespace comity::verify
