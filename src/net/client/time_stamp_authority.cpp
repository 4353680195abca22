// SPDX-License-Identifier: EUPL-1.2
#include "net/client/time_stamp_authority.h"

#include <fmt/format.h>

#include "net/client/fetch.h"

namespace comity::net {

Result<crypto::TimeStamp> ask_for_time_stamp(const std::string& url, const crypto::Sha256& digest,
                                             std::span<const crypto::Certificate> anchors,
                                             const crypto::RandomBytes& random) {
    const auto request = crypto::make_time_stamp_request(digest, random);
    TRY(answer, fetch({"POST", url, {{"Content-Type", "application/timestamp-query"}}, request.der}));
    if (answer.status != 200)
        return fail(ErrorKind::unavailable, fmt::format("{} answered with status {}", url, answer.status), {},
                    "ask another time-stamping authority");
    return crypto::read_time_stamp_answer(octets(answer.body), request, anchors);
}

}  // namespace comity::net
