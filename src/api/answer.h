// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "api/query.h"
#include "net/http.h"

namespace comity::api {

/// A JSON answer that depends on nothing but the law library and the query: its tag is the digest of its bytes, so a
/// client that has it already is answered 304. Kept, but asked for again each time: a new library takes effect at once.
net::Response cacheable(const net::Request& request, const Query& query, std::string json);

/// The same for a table or a feed. `file`: the name under which a browser keeps it, "" where it shows it.
net::Response cacheable_text(const net::Request& request, const Query& query, std::string text, std::string_view type,
                             std::string_view file);

/// A JSON answer to what the client sent; kept by nobody.
net::Response private_answer(const Query& query, std::string json);

}  // namespace comity::api
