// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>

#include "base/octets.h"
#include "crypto/random.h"

namespace comity::crypto {

/// Octets that are wiped when they are no longer needed. Nothing prints them, and a copy has to be asked for.
class Secret {
   public:
    Secret() = default;
    explicit Secret(Octets octets);
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    ~Secret();

    static Secret random(std::size_t size, const RandomBytes& random);
    /// Takes the octets out of a string and wipes them there.
    static Secret taken_from(std::string& text);

    Secret copy() const { return Secret(octets()); }
    Octets octets() const { return {octets_.get(), size_}; }
    std::size_t size() const { return size_; }

   private:
    std::unique_ptr<unsigned char[]> octets_;
    std::size_t size_ = 0;
};

/// Overwrites memory in a way the compiler may not leave out.
void wipe(std::span<unsigned char> octets);

}  // namespace comity::crypto
