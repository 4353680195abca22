// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "access_point/house.h"
#include "access_point/reception_book.h"
#include "access_point/room.h"
#include "channel/delivery/handover.h"
#include "channel/message/incoming.h"
#include "channel/message/opening.h"
#include "net/body_sink.h"

namespace comity::access_point {

/// Content type of a signal.
inline constexpr std::string_view soap_type = "application/soap+xml; charset=UTF-8";

/// A signal that came as a request of its own: a receipt or error for a message that was pulled, or a pull.
using AnswerSignal = std::function<net::Response(const channel::IncomingSignal&, const std::string& content_type)>;

/// What becomes of a fragment that passed all checks: it is kept, durably, before its receipt is made.
using TakeFragment = std::function<channel::EbmsResult<void>(channel::IncomingMessage&)>;

/// A fragment came that was receipted before: its signer and the message it is of.
using RepeatedFragment = std::function<void(const std::string& signer, const std::string& group_id)>;

struct IntakeTerms {
    channel::ReceiveLimits limits;
    bool client_certificate_required = true;
};

/// Where peers post to: section 9 from step 1 to step 16. Safe to use from several threads.
class Intake {
   public:
    /// `quarantine` lies in the exchange folder under in/, so that parts need not be copied for the node.
    Intake(const House& house, IntakeTerms terms, channel::Spool& quarantine, Room& room, ReceptionBook& book,
           AnswerSignal answer_signal, TakeFragment take_fragment, RepeatedFragment repeated_fragment)
        : house_(house),
          terms_(terms),
          quarantine_(quarantine),
          room_(room),
          book_(book),
          answer_signal_(std::move(answer_signal)),
          take_fragment_(std::move(take_fragment)),
          repeated_fragment_(std::move(repeated_fragment)) {}

    /// Step 1, on the head of the request.
    std::variant<net::Response, std::unique_ptr<net::BodySink>> open(const net::Request& head);
    /// The same for the answer of `peer` to a pull of ours: whoever signed must be that authority. What the sink
    /// answers is to be posted to the peer, where it has a body; `signal` takes what is no message.
    std::variant<net::Response, std::unique_ptr<net::BodySink>> open_pulled(const std::string& content_type,
                                                                            const std::string& peer,
                                                                            AnswerSignal signal);

    /// Step 15 for a message that is whole: the node takes it over. `spool`: for its header. A ping is not handed over.
    channel::Accepted<channel::DeliveryAnswer> hand_over(const channel::IncomingMessage& message,
                                                         const InForce& in_force, Instant now,
                                                         channel::Spool& spool) const;

   private:
    friend class MessageSink;
    net::Response answer(const channel::Refusal& refusal) const;
    net::Response consign(channel::IncomingMessage message, const InForce& in_force, Instant now,
                          channel::Spool& spool) const;
    Result<channel::Delivery> delivery_of(const channel::IncomingMessage& message, const InForce& in_force, Instant now,
                                          channel::SpoolFile& header) const;
    Result<std::string> make_receipt(const channel::IncomingMessage& message, const channel::PMode& pmode,
                                     const channel::DeliveryAnswer& answer, Instant now) const;
    channel::Refusal refusal_of(const channel::IncomingMessage& message, channel::EbmsCode code,
                                std::string detail) const;

    const House& house_;
    IntakeTerms terms_;
    channel::Spool& quarantine_;
    Room& room_;
    ReceptionBook& book_;
    AnswerSignal answer_signal_;
    TakeFragment take_fragment_;
    RepeatedFragment repeated_fragment_;
};

/// The body of a receipt or error.
net::Response signal_response(std::string envelope, int status = 200);

}  // namespace comity::access_point
