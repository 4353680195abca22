// SPDX-License-Identifier: EUPL-1.2
#include "crypto/secret.h"

#include <algorithm>
#include <utility>

#include <openssl/crypto.h>

namespace comity::crypto {

void wipe(std::span<unsigned char> octets) {
    OPENSSL_cleanse(octets.data(), octets.size());
}

Secret::Secret(Octets octets) : octets_(new unsigned char[octets.size()]), size_(octets.size()) {
    std::ranges::copy(octets, octets_.get());
}

Secret::Secret(Secret&& other) noexcept : octets_(std::move(other.octets_)), size_(std::exchange(other.size_, 0)) {}

Secret& Secret::operator=(Secret&& other) noexcept {
    std::swap(octets_, other.octets_);  // the other one wipes what was here
    std::swap(size_, other.size_);
    return *this;
}

Secret::~Secret() {
    wipe({octets_.get(), size_});
}

Secret Secret::random(std::size_t size, const RandomBytes& random) {
    Secret secret;
    secret.octets_.reset(new unsigned char[size]);
    secret.size_ = size;
    random({secret.octets_.get(), size});
    return secret;
}

Secret Secret::taken_from(std::string& text) {
    Secret secret(comity::octets(text));
    wipe({reinterpret_cast<unsigned char*>(text.data()), text.size()});
    text.clear();
    return secret;
}

}  // namespace comity::crypto
