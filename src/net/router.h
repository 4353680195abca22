// SPDX-License-Identifier: EUPL-1.2
// Which handler answers a method on a path.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "net/body_sink.h"
#include "net/http.h"
#include "net/limits.h"

namespace comity::net {

struct RouteOptions {
    std::uint64_t body_bytes = default_body_bytes;
    // The handler never blocks (no file, store or long computation) and is called where sockets are served.
    bool immediate = false;
};

struct Route {
    Method method;
    std::vector<std::string> segments;  // "{name}" stands for one whole segment
    Handler handler;
    RouteOptions options;
    StreamHandler stream = nullptr;  // instead of the handler: takes the body as it arrives
};

struct Found {
    const Route* route;
    std::vector<std::pair<std::string, std::string>> path_parameters;
};
struct NoRoute {};
struct OtherMethods {
    std::string allow;  // "GET, HEAD, POST": the value of the Allow field (RFC 9110 10.2.1)
};
using Match = std::variant<Found, NoRoute, OtherMethods>;

// Filled while the program starts, then only read: find() is safe from every thread.
class Router {
   public:
    // Pattern: "/api/v1/instruments/{id}". Of two patterns that match, the one with the earlier literal segment wins.
    // A GET route answers HEAD too. Throws std::logic_error on a malformed or doubled pattern: the program is wrong.
    void add(Method method, std::string_view pattern, Handler handler, RouteOptions options = {});

    // The same for a handler that takes the body as it arrives.
    void add_stream(Method method, std::string_view pattern, StreamHandler handler, RouteOptions options = {});

    // Answers GET and HEAD on every path that no pattern matches, except below `reserved` ("/api"), where an unknown
    // path stays unknown instead of showing a page.
    void set_fallback(Handler handler, std::vector<std::string> reserved, RouteOptions options = {});

    // Without the fallback, for descriptions of the interface.
    [[nodiscard]] const std::vector<Route>& routes() const { return routes_; }

    [[nodiscard]] Match find(Method method, std::string_view path) const;

   private:
    void insert(std::string_view pattern, Route route);

    std::vector<Route> routes_;
    std::vector<Route> fallback_;  // none or one
    std::vector<std::string> reserved_;
};

}  // namespace comity::net
