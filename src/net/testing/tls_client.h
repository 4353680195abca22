// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "net/testing/certificates.h"

namespace comity::net::testing {

struct TlsClientOptions {
    const TestCertificate* certificate = nullptr;  ///< shown when the server asks
    std::string newest = "1.3";                    ///< "1.1", "1.2", "1.3"
    std::string suites{};                          ///< of 1.2, as OpenSSL names them; "" for its own
};

/// A client that says any octets under TLS to 127.0.0.1. Nothing is thrown by a server that refuses.
class TlsClient {
   public:
    TlsClient(std::uint16_t port, const TlsClientOptions& options);
    ~TlsClient();

    /// Whether the handshake succeeded. In 1.3 a server refuses a client's certificate after it: see read_all().
    bool connected() const;
    std::string version() const;
    std::string suite() const;
    bool send(std::string_view octets);
    /// Whether the server agreed to negotiate anew (1.2).
    bool renegotiate();
    /// Until the server ends, or the patience of 20 s does.
    std::string read_all();
    /// DER of the server's certificate.
    std::string server_certificate() const;

   private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace comity::net::testing
