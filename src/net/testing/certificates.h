// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>

#include "crypto/sha256.h"

namespace comity::net::testing {

/// A self-signed certificate on P-256 for localhost and 127.0.0.1, with its key, as files in the folder.
struct TestCertificate {
    std::filesystem::path certificate;  ///< PEM
    std::filesystem::path key;          ///< PEM, 0600
    std::string der;
    crypto::Sha256 sha256{};  ///< of the DER
};

/// Throws where it cannot be made. `name` is that of the files and of the subject.
TestCertificate make_certificate(const std::filesystem::path& folder, const std::string& name);

/// A folder under /tmp of this test's own, gone with it.
class CertificateFolder {
   public:
    CertificateFolder();
    ~CertificateFolder();
    CertificateFolder(const CertificateFolder&) = delete;
    CertificateFolder& operator=(const CertificateFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }

   private:
    std::filesystem::path path_;
};

}  // namespace comity::net::testing
