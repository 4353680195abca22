// SPDX-License-Identifier: EUPL-1.2
// A request to another server and its answer, whole. The only user of libcurl for that.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace comity::net {

struct FetchRequest {
    std::string method = "GET";
    std::string url;  // https, or http
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
};

struct FetchLimits {
    std::size_t answer_bytes = 256 * 1024;
    std::chrono::seconds connect{5};
    std::chrono::seconds whole{15};
};

struct Fetched {
    int status = 0;
    std::string body;
};

// Certificates are checked against those the system trusts; redirects are not followed; no proxy of the environment is
// used. Errors: `unavailable` where there is no answer in time, `limit` where it is too long. Safe from every thread.
[[nodiscard]] Result<Fetched> fetch(const FetchRequest& request, const FetchLimits& limits = {});

// The same over connections that are kept for the next request. One thread at a time.
class Fetcher {
   public:
    Fetcher();
    ~Fetcher();
    Fetcher(const Fetcher&) = delete;
    Fetcher& operator=(const Fetcher&) = delete;

    // As fetch(). A request over a kept connection that the server closed meanwhile, before a byte of an answer, is
    // made anew over another one: it must do no harm twice.
    [[nodiscard]] Result<Fetched> fetch(const FetchRequest& request, const FetchLimits& limits = {});

   private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace comity::net
