// SPDX-License-Identifier: EUPL-1.2
#include "channel/message/received_signal.h"

namespace comity::channel {

ReceivedSignal received_signal(const SignalRead& read, std::span<const Reference> signed_by_us,
                               const OutgoingMessage& message) {
    ReceivedSignal signal;
    signal.ref_to_message_id = read.header.info.ref_to_message_id;
    signal.timestamp = read.header.info.timestamp;
    signal.signed_by_peer = read.signer.has_value() && read.signer->authority == message.recipient;
    signal.certificate = crypto::sha256(octets(read.certificate));
    signal.receipt = read.header.receipt.has_value();
    if (signal.receipt) {
        signal.references_equal = same_references(read.header.receipt->references, signed_by_us);
        // The same references have the same digest: it was computed over ours when they were made.
        if (signal.references_equal) signal.references = message.references;
    }
    for (const auto& error : read.header.errors)
        signal.errors.push_back({error.code, error.severity == Severity::failure});
    return signal;
}

}  // namespace comity::channel
