// SPDX-License-Identifier: EUPL-1.2
// What a handler sees of HTTP: requests and responses as plain values (RFC 9110). No library type shows through.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "net/target.h"

namespace comity::net {

enum class Method { get, head, post, put, patch, delete_, options };

[[nodiscard]] std::string_view method_name(Method method);
[[nodiscard]] std::optional<Method> method_of(std::string_view name);  // case matters (RFC 9110 9.1)

// Header fields in their order; names compare without case.
class Headers {
   public:
    using Field = std::pair<std::string, std::string>;

    void add(std::string name, std::string value);
    void set(std::string_view name, std::string value);  // replaces every field of that name
    void remove(std::string_view name);

    [[nodiscard]] bool has(std::string_view name) const { return find(name).has_value(); }
    [[nodiscard]] std::size_t count(std::string_view name) const;
    // The first field of that name.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const;
    // All fields of that name joined by ", ", as a list-valued field reads (RFC 9110 5.2).
    [[nodiscard]] std::string list(std::string_view name) const;

    [[nodiscard]] auto begin() const { return fields_.begin(); }
    [[nodiscard]] auto end() const { return fields_.end(); }
    [[nodiscard]] std::size_t size() const { return fields_.size(); }

   private:
    std::vector<Field> fields_;
};

[[nodiscard]] bool same_name(std::string_view a, std::string_view b);  // ASCII, without case

struct Request {
    Method method = Method::get;
    Target target;
    Headers headers;
    std::string body;
    std::string remote_address;      // of the client: of the peer, or what a trusted proxy says (see ServerOptions)
    std::string client_certificate;  // DER, "" without one; its holder has the key, whose it is the handler judges
    bool http_1_1 = true;
    // What the placeholders of the route's pattern matched.
    std::vector<std::pair<std::string, std::string>> path_parameters;

    [[nodiscard]] std::string_view path_parameter(std::string_view name) const;  // empty when the pattern has none
    [[nodiscard]] std::optional<std::string_view> query(std::string_view name) const {
        return target.query_value(name);
    }
};

// A body is the response's own text, or one shared with other responses (a file kept in memory).
class Body {
   public:
    Body() = default;
    Body(std::string text) : own_(std::move(text)) {}                                // NOLINT: reads as a value
    Body(std::shared_ptr<const std::string> shared) : shared_(std::move(shared)) {}  // NOLINT

    [[nodiscard]] std::string_view view() const { return shared_ ? std::string_view(*shared_) : own_; }
    [[nodiscard]] std::size_t size() const { return view().size(); }

   private:
    std::string own_;
    std::shared_ptr<const std::string> shared_;
};

// A body that comes in pieces, now or later: a large document, news as they happen.
class BodyStream {
   public:
    using Give = std::function<void(std::optional<std::string>)>;

    virtual ~BodyStream() = default;

    // Calls `give` once, within the call or later, from any thread: with the next piece, with an empty one at the end,
    // or with nothing where it cannot go on; then the connection is closed, so that nobody takes half for the whole.
    // Called on a worker, and not again before it gave. It may be destroyed while it has yet to give.
    virtual void next(Give give) = 0;
};

struct Response {
    int status = 200;
    Headers headers;  // Content-Length, Date, Connection and Transfer-Encoding belong to the server
    Body body;
    // Instead of the body, when set. Sent in chunks (RFC 9112 7.1) unless its length is known.
    std::shared_ptr<BodyStream> stream = nullptr;
    std::optional<std::uint64_t> stream_bytes = std::nullopt;
};

// Must be safe to call from several threads at once.
using Handler = std::function<Response(const Request&)>;

[[nodiscard]] Response json_response(std::string body, int status = 200);

// The phrase of the registry of status codes (RFC 9110 15), "" for a code it does not have.
[[nodiscard]] std::string_view reason_phrase(int status);

}  // namespace comity::net
