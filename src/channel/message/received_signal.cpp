// SPDX-License-Identifier: EUPL-1.2
#include "channel/message/received_signal.h"

namespace comity::channel {
namespace {

ReceivedSignal told_by(const SignalRead& read, const OutgoingMessage& message) {
    ReceivedSignal signal;
    signal.ref_to_message_id = read.header.info.ref_to_message_id;
    signal.timestamp = read.header.info.timestamp;
    signal.signed_by_peer = read.signer.has_value() && read.signer->authority == message.recipient;
    signal.certificate = crypto::sha256(octets(read.certificate));
    signal.receipt = read.header.receipt.has_value();
    for (const auto& error : read.header.errors)
        signal.errors.push_back({error.code, error.severity == Severity::failure});
    return signal;
}

}  // namespace

ReceivedSignal received_signal(const SignalRead& read, std::span<const Reference> signed_by_us,
                               const OutgoingMessage& message) {
    ReceivedSignal signal = told_by(read, message);
    signal.references_equal = signal.receipt && same_references(read.header.receipt->references, signed_by_us);
    // The same references have the same digest: it was computed over ours when they were made.
    if (signal.references_equal) signal.references = message.references;
    return signal;
}

ReceivedSignal received_source_signal(const SignalRead& read, const UserMessage& source,
                                      const OutgoingMessage& message) {
    ReceivedSignal signal = told_by(read, message);
    signal.references_equal = signal.receipt && read.header.receipt->copy == source;
    if (signal.references_equal) signal.references = message.references;
    return signal;
}

}  // namespace comity::channel
