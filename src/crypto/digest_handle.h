// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "crypto/digest.h"

namespace comity::crypto {

/// "SHA256", as OpenSSL names it, for the source files of this folder.
const char* openssl_name(DigestKind kind);

}  // namespace comity::crypto
