// SPDX-License-Identifier: EUPL-1.2
#include "net/problem_kinds.h"

#include <algorithm>
#include <array>

namespace comity::net {

namespace {

constexpr std::array kinds{
    ProblemKind{400, "malformed", "The request is not written as HTTP, or as this interface, wants it.",
                "Mend what `detail` names; sent again as it is, it is refused again."},
    ProblemKind{401, "not-signed-in",
                "Nobody is signed in, the session is over, the token is unknown or was withdrawn, or what was given to "
                "prove who asks was wrong.",
                "Sign in, or send a token that is good."},
    ProblemKind{403, "forbidden",
                "Whoever asks may not do this: no role allows it, or the proof of who they are is older than the act "
                "wants.",
                "Where `detail` asks for a fresh sign-in, confirm who you are and send it again; else ask somebody who "
                "may."},
    ProblemKind{404, "not-found",
                "There is nothing under this address, or nothing that whoever asks may know of: the two are not told "
                "apart.",
                "Look at the address; lists name what there is."},
    ProblemKind{405, "method-not-allowed", "The resource is there and does not answer this method.",
                "`Allow` lists the methods it answers."},
    ProblemKind{408, "too-slow", "The request did not arrive whole in time.", "Send it again."},
    ProblemKind{409, "conflict",
                "What stands now does not allow it: somebody was faster, a second person is missing, a promise or the "
                "course of the case stands in the way.",
                "Read the resource again; `errors` says what changed or what is missing."},
    ProblemKind{411, "length-missing", "The length of what is sent is not said.", "Send `Content-Length`."},
    ProblemKind{413, "too-large", "What was sent is larger than a documented limit.",
                "`detail` names the limit; send less at once."},
    ProblemKind{414, "address-too-long", "The address is longer than a documented limit.",
                "Ask for less at once; questions are sent as a body."},
    ProblemKind{415, "wrong-media-type", "The body is not of the form the resource reads.",
                "Send the form that `detail` names, and say so in `Content-Type`."},
    ProblemKind{416, "no-such-range", "The document has no such octets.", "`Content-Range` says how long it is."},
    ProblemKind{417, "expectation-failed", "The request expects what this server does not do.",
                "Send it without `Expect`, or with `100-continue`."},
    ProblemKind{421, "wrong-host", "The request names a host that is not this server's.",
                "Use the name the operator gave the server."},
    ProblemKind{422, "invalid", "The request is well written, and something in it is wrong.",
                "`errors` names every place with its way out."},
    ProblemKind{429, "too-many-requests", "Too many requests, or too many wrong proofs, came in a short time.",
                "Wait as long as `Retry-After` says."},
    ProblemKind{431, "head-too-large", "The head of the request is larger than a documented limit.",
                "Send fewer or shorter header fields."},
    ProblemKind{
        500, "failed", "The server failed on this request; part of it may have been done.",
        "Look at what it was about before sending it again; tell the operator, who finds the reason in the log."},
    ProblemKind{501, "unknown-method", "No resource of this server knows the method.",
                "Use the methods that the description of the interface names."},
    ProblemKind{503, "unavailable",
                "Something the server needs does not answer now, or the server has more requests than it can answer.",
                "Send it again in a while, or as `Retry-After` says."},
    ProblemKind{505, "wrong-http-version", "The resource needs another version of HTTP.", "Use HTTP/1.1."},
};

}  // namespace

std::span<const ProblemKind> problem_kinds() {
    return kinds;
}

std::string problem_type(int status) {
    const auto found = std::ranges::find(kinds, status, &ProblemKind::status);
    return found == kinds.end() ? "about:blank" : "/problems/" + std::string(found->word);
}

}  // namespace comity::net
