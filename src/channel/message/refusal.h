// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <utility>

#include <tl/expected.hpp>

#include "channel/ebms/envelope.h"
#include "channel/ebms/errors.h"

namespace comity::channel {

/// The checks of a message in their order: cheap and structural first, nothing released before everything passed. The
/// first failure answers; those up to `signature` need the envelope alone. docs/formats/as4.md has the table.
enum class Step {
    transport = 1,
    package = 2,
    structure = 3,
    header = 4,
    pmode = 5,
    part_info = 6,
    policy = 7,
    signer = 8,
    signature = 9,
    duplicate = 10,
    content_key = 11,
    parts = 12,
    inflation = 13,
    payload = 14,
    delivery = 15,
};

/// Why a message is not taken. Either an error signal with status 200, or an HTTP status without one.
struct Refusal {
    Step step = Step::package;
    int status = 200;                 ///< 400, 413 or 503: no signal; 500: a SOAP fault (mustUnderstand)
    EbmsCode code = EbmsCode::other;  ///< where the status is 200
    std::string detail;               ///< for the log: never for the peer
    std::string message_id;           ///< of the message, where it was read
    std::optional<SoapFault> fault;   ///< what the body is, where it is not empty
    std::string pmode;                ///< id of the P-Mode, where one was found: its algorithms sign the error
};

template <class T>
using Accepted = tl::expected<T, Refusal>;

inline tl::unexpected<Refusal> refuse(Step step, EbmsCode code, std::string detail) {
    return tl::unexpected(Refusal{.step = step,
                                  .status = 200,
                                  .code = code,
                                  .detail = std::move(detail),
                                  .message_id = {},
                                  .fault = {},
                                  .pmode = {}});
}

inline tl::unexpected<Refusal> refuse(Step step, const EbmsError& error) {
    return refuse(step, error.code, error.detail);
}

inline tl::unexpected<Refusal> refuse_status(Step step, int status, std::string detail) {
    return tl::unexpected(Refusal{.step = step,
                                  .status = status,
                                  .code = EbmsCode::other,
                                  .detail = std::move(detail),
                                  .message_id = {},
                                  .fault = {},
                                  .pmode = {}});
}

}  // namespace comity::channel
