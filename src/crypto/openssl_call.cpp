// SPDX-License-Identifier: EUPL-1.2
#include "crypto/openssl_call.h"

#include <cstdio>
#include <cstdlib>

#include <openssl/err.h>

namespace comity::crypto {

void must_succeed(bool succeeded, const char* call) {
    if (succeeded) return;
    char reason[256] = "no reason given";
    if (const unsigned long code = ERR_get_error(); code != 0) ERR_error_string_n(code, reason, sizeof reason);
    std::fprintf(stderr, "comity: %s failed (%s); check memory and the installation of libssl3\n", call, reason);
    std::abort();
}

}  // namespace comity::crypto
