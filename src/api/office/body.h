// SPDX-License-Identifier: EUPL-1.2
// The body of a request read strictly: every fault is collected with its place and the way out, nothing is ignored.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "format/value.h"
#include "net/http.h"
#include "net/problem.h"

namespace comity::api {

class Body {
   public:
    explicit Body(const net::Request& request);

    std::string text(std::string_view name);
    std::string text_or(std::string_view name, std::string_view otherwise = "");
    bool flag(std::string_view name, bool otherwise = false);
    /// Taken as it is; null where it is not given.
    format::Value any(std::string_view name);

    /// The object whole; for commands, whose table checks it.
    format::Value& object() { return object_; }

    void fault(std::string_view name, std::string message, std::string hint = "");
    /// To be called when everything was read: what to answer when anything was wrong or not asked for.
    std::optional<net::Response> refused();

   private:
    const format::Value* take(std::string_view name);

    format::Value object_ = format::Value::object();
    std::vector<std::string> known_;
    std::vector<net::ProblemDetail> faults_;
    std::optional<net::Response> unreadable_;
};

/// Whether the body is said to be JSON; none said is taken as JSON.
bool is_json(const net::Request& request);

/// 200 with canonical JSON.
net::Response json_answer(const format::Value& value, int status = 200);

}  // namespace comity::api
