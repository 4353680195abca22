// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "cases/state.h"
#include "channel/delivery/handover.h"
#include "channel/envelope/transmittal.h"
#include "crypto/sha256.h"
#include "node/channel/exchange_folder.h"
#include "node/contents/case_contents.h"

namespace comity::node {

/// Media type of a signed container (ASiC-E).
inline constexpr std::string_view asic_container = "application/vnd.etsi.asic-e+zip";

/// A transmittal of a case as the access point is to send it.
struct OutgoingMessage {
    channel::OutgoingOrder order;
    std::string xml;               ///< the transmittal
    crypto::Sha256 transmittal{};  ///< digest of its octets
};

/// What the transmittal says, from the case alone: the same case gives the same octets. `own`: our id in the directory.
/// Errors: a document that is not in the case's contents; text the transmittal cannot hold.
Result<channel::Transmittal> transmittal_of(const cases::CaseState& state, const cases::Transmittal& sent,
                                            const std::string& own);

/// Writes the transmittal and its documents into the exchange folder and makes the order. Errors: as above; files that
/// cannot be written.
Result<OutgoingMessage> make_message(const cases::CaseState& state, const cases::Transmittal& sent,
                                     const std::string& own, CaseContents& contents, const ExchangeFolder& folder);

/// Takes the files of an order that was refused away.
void remove_parts(const channel::OutgoingOrder& order, const ExchangeFolder& folder);

}  // namespace comity::node
