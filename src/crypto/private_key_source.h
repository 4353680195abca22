// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/octets.h"
#include "base/result.h"
#include "crypto/certificate.h"
#include "crypto/private_key.h"
#include "crypto/secret.h"

/// Where private keys come from, as a configuration or a command names them.
namespace comity::crypto {

/// "file:PATH" (PEM), relative to the folder, or "pkcs11:MODULE;TOKEN;LABEL" with the PIN that `pin` names (as
/// secret_named() reads it). Errors: invalid for another form; those of files and tokens.
Result<std::unique_ptr<PrivateKey>> open_private_key(const std::string& reference, const std::filesystem::path& folder,
                                                     const std::string& pin);

inline constexpr std::size_t max_pkcs12_octets = 128 * 1024;

/// A key with its certificate, and those above it that came along.
struct KeyWithPath {
    std::unique_ptr<PrivateKey> key;
    std::vector<Certificate> path;  ///< its own first
};

/// A PKCS#12 file (RFC 7292). Errors: invalid for another form, a wrong password, or where key or certificate are not
/// in it; limit. Ciphers of the last century (RC2) are not read.
Result<KeyWithPath> read_pkcs12(Octets file, const Secret& password);

}  // namespace comity::crypto
