// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/result.h"
#include "channel/delivery/handover.h"
#include "channel/ebms/messages.h"
#include "channel/message/incoming.h"
#include "channel/message/refusal.h"
#include "channel/message/trust.h"
#include "channel/security/make_security.h"
#include "crypto/random.h"

/// Receipts, errors and pull requests: made and signed, read and checked.
namespace comity::channel {

/// What the body of a signal holds: peers that follow ebMS 3.0 to the letter want a fault beside an error.
enum class SignalBody { empty, soap_fault };

/// The envelope of a signal, signed over Messaging, Body and anchor, never encrypted. Errors: those of key and
/// certificate.
Result<std::string> make_signal(const SignalMessage& signal, const std::optional<HandedAnchor>& anchor,
                                const Signer& signer, const crypto::RandomBytes& random,
                                SignalBody content = SignalBody::empty);

/// The proof that a message passed all checks and is stored: repeats the references of its signature, in their order.
SignalMessage receipt_for(const IncomingMessage& message, std::string message_id, Instant timestamp);

/// The answer to a message that was refused with an EBMS code. It names the message and nothing else of it.
SignalMessage error_for(const Refusal& refusal, std::string message_id, Instant timestamp);

/// Who must have signed a signal for it to count, and how.
struct SignalExpectation {
    PartyId signer;
    Profile profile = Profile::as4_2_0;
    SignatureAlgorithm algorithm = SignatureAlgorithm::eddsa_ed25519;
};

/// A signal as it came.
struct SignalRead {
    SignalMessage header;
    std::optional<TrustedSigner> signer;  ///< nothing where it counts as unsigned
    std::string certificate;              ///< DER of the signer's
    std::string anchor;                   ///< la:LogAnchor in its canonical form, or empty
    std::optional<EbmsError> fault;       ///< why it counts as unsigned, for the log
};

/// Of the body of an HTTP answer, or of a request that held a signal. What is not signed as expected counts as
/// unsigned: anybody on the path could have made it. Errors: where there is no signal to be read.
EbmsResult<SignalRead> read_signal(std::string_view content_type, std::string_view body,
                                   const SignalExpectation& expected, const Trust& trust, Instant now);

/// What a receipt must prove.
struct SentMessage {
    std::string message_id;
    std::span<const Reference> references;
};

/// Whether the receipt is one for the message: signed by the addressed party, naming the message, repeating its
/// references, none missing, none more, none changed; their order is free. Errors: failed_authentication where the
/// signature is not as expected; invalid_receipt for everything else.
EbmsResult<void> check_receipt(const SignalRead& signal, const SentMessage& sent);

/// Whether both have the same URIs, transforms, methods and digests.
bool same_references(std::span<const Reference> a, std::span<const Reference> b);

}  // namespace comity::channel
