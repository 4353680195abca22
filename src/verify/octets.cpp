// SPDX-License-Identifier: EUPL-1.2
#include "verify/octets.h"

#include <memory>

#include <openssl/evp.h>

namespace comity::verify {

namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

const unsigned char* bytes(std::string_view octets) {
    return reinterpret_cast<const unsigned char*>(octets.data());
}

}  // namespace

std::string sha256(std::string_view octets) {
    std::string digest(digest_octets, '\0');
    // Without a digest there is nothing this program could still say truthfully.
    if (EVP_Digest(octets.data(), octets.size(), reinterpret_cast<unsigned char*>(digest.data()), nullptr, EVP_sha256(),
                   nullptr) != 1) {
        std::abort();
    }
    return digest;
}

bool ed25519_verifies(std::string_view public_key, std::string_view message, std::string_view signature) {
    constexpr std::size_t signature_octets = 64;
    if (public_key.size() != digest_octets || signature.size() != signature_octets) return false;
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
        EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytes(public_key), public_key.size()), &EVP_PKEY_free);
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    return key && context && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
           EVP_DigestVerify(context.get(), bytes(signature), signature.size(), bytes(message), message.size()) == 1;
}

std::string to_base64(std::string_view octets) {
    std::string text;
    for (std::size_t i = 0; i < octets.size(); i += 3) {
        unsigned bits = 0;
        for (std::size_t j = 0; j < 3; ++j) {
            bits = bits << 8 | (i + j < octets.size() ? static_cast<unsigned char>(octets[i + j]) : 0U);
        }
        for (std::size_t j = 0; j < 4; ++j) {
            text += i + j <= octets.size() ? alphabet[(bits >> (18 - 6 * j)) & 63] : '=';
        }
    }
    return text;
}

std::optional<std::string> from_base64(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    std::string octets;
    unsigned bits = 0;
    std::size_t held = 0;
    const std::size_t end = text.find('=') == text.npos ? text.size() : text.find('=');
    for (const char c : text.substr(0, end)) {
        const std::size_t value = alphabet.find(c);
        if (value == alphabet.npos) return std::nullopt;
        bits = bits << 6 | static_cast<unsigned>(value);
        held += 6;
        if (held >= 8) {
            held -= 8;
            octets += static_cast<char>((bits >> held) & 0xff);
        }
    }
    // Writing it again finds superfluous padding and stray bits.
    if (to_base64(octets) != text) return std::nullopt;
    return octets;
}

std::string to_hexadecimal(std::string_view octets) {
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (const char octet : octets) {
        text += digits[static_cast<unsigned char>(octet) >> 4];
        text += digits[static_cast<unsigned char>(octet) & 15];
    }
    return text;
}

}  // namespace comity::verify
