// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "access/sign_in.h"
#include "api/office/caller.h"
#include "format/value.h"

namespace comity::api {

/// Who is signed in, how, and until when: GET /api/v1/session.
format::Value session_value(const Desk& desk, const access::Session& session, std::string_view token,
                            const node::ListedAccount& account);

/// What a step of signing in is answered with; the events it gave are recorded first.
Result<net::Response> answer_step(Desk& desk, access::SignInAnswer answer, const access::Account& account,
                                  format::Value more = {});

/// 429 with Retry-After.
net::Response wait_a_while(std::chrono::seconds seconds, std::string_view message);

}  // namespace comity::api
