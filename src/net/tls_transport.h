// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>

#include "base/result.h"
#include "net/tls.h"
#include "net/transport.h"

namespace comity::net {

// Keys and rules, read once; shared by all connections of a server.
class TlsContext {
   public:
    // Errors: `unavailable` where a file cannot be read; `invalid` where it is not PEM, key and certificate do not fit,
    // or others than its owner may read the key.
    static Result<std::unique_ptr<TlsContext>> make(const TlsOptions& options);
    ~TlsContext();

    std::unique_ptr<Transport> transport(Socket socket);

   private:
    struct State;
    explicit TlsContext(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace comity::net
