// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/result.h"
#include "crypto/certificate.h"
#include "crypto/private_key.h"

namespace comity::demonstration {

struct Issued {
    crypto::MadePrivateKey key;
    crypto::Certificate certificate;
};

/// The certificate authority of a demonstration. Its key goes with the object, so nothing can be added later.
class CertificateOffice {
   public:
    /// Its certificates are in force for a year. From a day earlier: the clock of another process may be a little
    /// behind.
    static Result<CertificateOffice> open(Instant now);

    Result<Issued> issue(const std::string& name, crypto::KeyKind kind);
    const crypto::Certificate& certificate() const { return certificate_; }
    Instant from() const { return from_; }
    Instant until() const { return until_; }

   private:
    CertificateOffice(crypto::MadePrivateKey key, crypto::Certificate certificate, Instant from, Instant until)
        : key_(std::move(key)), certificate_(std::move(certificate)), from_(from), until_(until) {}

    crypto::MadePrivateKey key_;
    crypto::Certificate certificate_;
    Instant from_;
    Instant until_;
};

/// Makes the folder it lies in; what is secret the owner alone may read. Errors: unavailable.
Result<void> write_file(const std::filesystem::path& file, std::string_view text, bool secret = false);

Result<void> keep_issued(const Issued& issued, const std::filesystem::path& key,
                         const std::filesystem::path& certificate);

}  // namespace comity::demonstration
