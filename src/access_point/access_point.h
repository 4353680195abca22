// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "access_point/configuration.h"
#include "access_point/federation.h"
#include "access_point/keys.h"
#include "access_point/revocation.h"
#include "access_point/surroundings.h"
#include "channel/delivery/consignee.h"
#include "channel/pmode/selection.h"
#include "crypto/secret.h"

namespace comity::access_point {

/// What is opened before the access point can serve. Tests put in their own.
struct Furnishing {
    Keys keys;
    channel::PModes pmodes;
    Federation::Terms terms;
    FetchDirectory fetch;
    std::unique_ptr<channel::Consignee> node;
    crypto::Secret secret;
    std::vector<RevocationSource> revocation = {};
};

/// Reads what the configuration names. Errors: those of the files.
Result<Furnishing> furnish(const Configuration& configuration);

/// The running process: server for peers, interface for the node, courier, directory. Stops when it goes.
class AccessPoint {
   public:
    static Result<std::unique_ptr<AccessPoint>> start(const Configuration& configuration, Furnishing furnishing,
                                                      Surroundings surroundings);
    ~AccessPoint();

    std::uint16_t port() const;            ///< for peers
    std::uint16_t interface_port() const;  ///< for the node
    std::string url() const;               ///< of our endpoint

    void time_moved();               ///< for a clock that is moved by hand
    void settle();                   ///< blocks until nothing is due
    Result<void> fetch_directory();  ///< now, and what there is to know of revocations
    /// Lets what is under way end, takes nothing new. Returns when all has stopped.
    void stop();

   private:
    struct State;
    explicit AccessPoint(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace comity::access_point
