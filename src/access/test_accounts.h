// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>

#include "access/account.h"
#include "crypto/random.h"

// Accounts, clock and randomness for tests.
namespace comity::access::test {

/// 2026-03-04T12:00:00Z, and moved.
inline Instant noon(std::int64_t later_milliseconds = 0) {
    return Instant::at(1'772'625'600'000 + later_milliseconds).value();
}

/// 0, 1, 2 … : repeats, and no two tokens are the same.
inline crypto::RandomBytes counting(int start = 0) {
    return [next = start](std::span<unsigned char> octets) mutable {
        for (unsigned char& octet : octets) octet = static_cast<unsigned char>(next++ * 37 + 11);
    };
}

inline Account anna() {
    Account account;
    account.id = "anna";
    account.sign_in_name = "anna.keller";
    account.name = "Anna Keller";
    account.unit = "europe";
    account.language = "fr";
    account.roles = Role::officer;
    return account;
}

}  // namespace comity::access::test
