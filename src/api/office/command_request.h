// SPDX-License-Identifier: EUPL-1.2
// A command as a request gives it, whatever it is given to: the body against the table, the version seen, the key that
// makes a repetition harmless.
#pragma once

#include <optional>
#include <vector>

#include "api/office/routes.h"
#include "command/parameter.h"
#include "format/value.h"

namespace comity::api {

struct CommandRequest {
    format::Value arguments = {};               ///< of the body and the path
    std::optional<net::Response> refused = {};  ///< what to answer where anything of it is wrong
};

/// Reads body and path against the table. `otherwise`: what the desk gives where the client leaves it out; it is not in
/// the arguments.
CommandRequest read_command(const command::Entry& entry, const net::Request& request,
                            const format::Value& otherwise = format::Value::object());

/// The version that the client saw (RFC 9110 section 13.1.1); 0 where it does not say. Errors: `invalid`.
Result<std::uint64_t> based_on(const net::Request& request);

/// Repetition of a request with the same key is answered as the first was. Errors: `invalid`.
Result<node::Writer::Once> once_of(const net::Request& request, const Caller& caller);

/// The answer of a desk to a command: 202 where a second person is waited for, `done` otherwise; its version as ETag.
Handled command_answer(const std::string& answer, int done);

/// The members of the body, for openapi.json; those in `optional` may be left out whatever the table says.
std::vector<Member> members_of(const command::Entry& entry, std::initializer_list<std::string_view> optional = {});

}  // namespace comity::api
