// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>

#include "base/instant.h"
#include "base/result.h"
#include "channel/directory/directory.h"
#include "channel/pmode/selection.h"
#include "net/client/message_post.h"

namespace comity::access_point {

/// How we go out to peers, whatever is posted.
struct Line {
    std::filesystem::path client_certificate;
    std::filesystem::path client_key;
    std::string local_address;
    std::string proxy;
};

/// Where the peer takes what is posted to it under the P-Mode. Errors: not_found where its operators list no place.
Result<std::string> posting_url(const channel::PMode& pmode, const channel::ListedAuthority& peer);

/// The way to such a URL, with the certificates that the directory pins there.
net::MessageRoute route_to(const Line& line, const channel::PMode& pmode, const channel::ListedAuthority& peer,
                           std::string url, Instant now);

/// Where a signal of its own (receipt or error that is no answer to a request) goes for a message received under the
/// P-Mode: where it was pulled, else where we post messages to that peer. Errors: as posting_url().
Result<std::string> callback_url(const channel::PModes& pmodes, const channel::PMode& received,
                                 const channel::ListedAuthority& peer);

/// Posts a signal. `take`: as net::MessageToPost has it. Errors: those of the poster.
Result<net::PostAnswer> post_signal(const net::MessageRoute& route, std::string_view envelope,
                                    decltype(net::MessageToPost::take) take, net::MessagePoster& poster,
                                    const std::stop_token& stop);

}  // namespace comity::access_point
