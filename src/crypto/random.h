// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <span>

namespace comity::crypto {

/// Fills with random octets fit for keys. Whoever needs randomness is given one of these; a test gives one that
/// repeats.
using RandomBytes = std::function<void(std::span<unsigned char>)>;

/// Of the operating system (getrandom(2)). Safe to call from several threads.
RandomBytes system_random();

}  // namespace comity::crypto
