// SPDX-License-Identifier: EUPL-1.2
#include "access_point/intake.h"

#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "channel/ebms/envelope.h"
#include "channel/message/receiver.h"
#include "channel/message/signals.h"

namespace comity::access_point {

using channel::EbmsCode;
using channel::Refusal;

namespace {

net::Response bare(int status) {
    net::Response response;
    response.status = status;
    if (status == 429 || status == 503) response.headers.set("Retry-After", "60");
    return response;
}

// Whose TLS certificate that is; nullptr where the directory lists it for nobody.
const channel::ListedAuthority* tls_party(const InForce& in_force, std::string_view der, Instant now) {
    const crypto::Sha256 digest = crypto::sha256(octets(der));
    for (const auto& authority : in_force.directory->document().authorities) {
        if (channel::tls_client_pins(authority, now).contains(digest)) return &authority;
    }
    return nullptr;
}

}  // namespace

net::Response signal_response(std::string envelope, int status) {
    net::Response response;
    response.status = status;
    response.headers.set("Content-Type", std::string(soap_type));
    response.body = std::move(envelope);
    return response;
}

/// One message on its way in. The order of members is that of their use: what the receiver refers to outlives it.
class MessageSink final : public net::BodySink {
   public:
    MessageSink(Intake& intake, InForce in_force, std::string other_side, std::string content_type, std::string peer,
                AnswerSignal answer_signal)
        : intake_(intake),
          in_force_(std::move(in_force)),
          other_side_(std::move(other_side)),
          content_type_(std::move(content_type)),
          answer_signal_(std::move(answer_signal)),
          now_(intake.house_.surroundings.now()),
          spool_(intake.quarantine_, intake.room_, std::move(peer)),
          reception_{
              .pmodes = intake.house_.pmodes,
              .own = intake.house_.authority,
              .directory = in_force_.answers(),
              .trust = *in_force_.trust,
              .keys = intake.house_.keys.decryption(),
              .seen =
                  [this](const std::string& signer, const std::string& message_id, const crypto::Sha256& references) {
                      return intake_.book_.ask(signer, message_id, references, entry_);
                  },
              .quarantine = spool_,
              .now = now_,
              .limits = intake.terms_.limits,
              .takes_fragments = true} {}

    /// A response where the Content-Type is refused.
    std::optional<net::Response> begin() {
        auto opened = channel::Receiver::open(reception_, content_type_);
        if (!opened) return refused(opened.error());
        receiver_ = *std::move(opened);
        return std::nullopt;
    }

    std::optional<net::Response> take(std::string_view piece) override {
        auto taken = receiver_->write(octets(piece));
        if (!taken) return refused(taken.error());
        return std::nullopt;
    }

    net::Response end() override {
        auto incoming = receiver_->finish();
        if (!incoming) return refused(incoming.error());
        if (auto* signal = std::get_if<channel::IncomingSignal>(&*incoming))
            return answer_signal_(*signal, content_type_);
        const auto* again = std::get_if<channel::RepeatedMessage>(&*incoming);
        const auto* fresh = std::get_if<channel::IncomingMessage>(&*incoming);
        const std::string& signer = again ? again->signer : fresh->signer;
        if (!other_side_.empty() && other_side_ != signer)
            return refused(signed_by_another(again ? again->message_id : fresh->header.info.message_id,
                                             fresh ? fresh->pmode : std::string()));
        if (again && !again->group_id.empty()) intake_.repeated_fragment_(again->signer, again->group_id);
        if (again) return signal_response(again->receipt);
        return intake_.consign(std::get<channel::IncomingMessage>(std::move(*incoming)), in_force_, now_, spool_);
    }

   private:
    // Section 2.3: the TLS identity is compared with eb:From, whom the signer stands for.
    static Refusal signed_by_another(std::string message_id, std::string pmode) {
        return {.step = channel::Step::signer,
                .status = 200,
                .code = EbmsCode::failed_authentication,
                .detail = "the other side of the connection is another authority than the signature's",
                .message_id = std::move(message_id),
                .fault = {},
                .pmode = std::move(pmode)};
    }

    net::Response refused(const Refusal& refusal) {
        if (refusal.step == channel::Step::duplicate && refusal.code == EbmsCode::other && refusal.status == 200)
            intake_.house_.tell_alarm("same-id-other-content", "EBMS:0004",
                                      "A known message id came with other content under a good signature");
        return intake_.answer(refusal);
    }

    Intake& intake_;
    InForce in_force_;
    std::string other_side_;  ///< whose TLS certificate it is, or whom we asked; "" where nobody showed one
    std::string content_type_;
    AnswerSignal answer_signal_;
    Instant now_;
    PeerSpool spool_;
    ReceptionBook::Entry entry_;
    channel::Reception reception_;
    std::unique_ptr<channel::Receiver> receiver_;
};

std::variant<net::Response, std::unique_ptr<net::BodySink>> Intake::open(const net::Request& head) {
    const auto in_force = house_.federation.in_force();
    if (!in_force || !house_.federation.freshness().receive) return bare(503);
    const Instant now = house_.surroundings.now();
    std::string party;
    if (!head.client_certificate.empty()) {
        const auto* listed = tls_party(*in_force, head.client_certificate, now);
        if (listed) party = listed->id;
    }
    if (party.empty() && terms_.client_certificate_required) {
        house_.surroundings.log(head.client_certificate.empty()
                                    ? "refused: a peer without a TLS certificate"
                                    : "refused: a peer with a TLS certificate that is nobody's in the directory");
        return bare(403);
    }
    std::uint64_t announced = 0;
    if (const auto length = head.headers.find("Content-Length"))
        std::from_chars(length->data(), length->data() + length->size(), announced);
    if (announced > terms_.limits.max_message) return bare(413);
    const std::string peer = party.empty() ? head.remote_address : party;
    if (!room_.has_room(peer, announced)) {
        house_.surroundings.log("no room: a message is put off");
        return bare(503);
    }
    auto sink = std::make_unique<MessageSink>(
        *this, *in_force, party, std::string(head.headers.find("Content-Type").value_or("")), peer, answer_signal_);
    if (auto refused = sink->begin()) return *std::move(refused);
    return std::unique_ptr<net::BodySink>(std::move(sink));
}

std::variant<net::Response, std::unique_ptr<net::BodySink>> Intake::open_pulled(const std::string& content_type,
                                                                                const std::string& peer,
                                                                                AnswerSignal signal) {
    const auto in_force = house_.federation.in_force();
    if (!in_force || !house_.federation.freshness().receive) return bare(503);
    auto sink = std::make_unique<MessageSink>(*this, *in_force, peer, content_type, peer, std::move(signal));
    if (auto refused = sink->begin()) return *std::move(refused);
    return std::unique_ptr<net::BodySink>(std::move(sink));
}

net::Response Intake::answer(const Refusal& refusal) const {
    house_.surroundings.log(
        fmt::format("refused at step {}: {} {}: {}", static_cast<int>(refusal.step),
                    refusal.status == 200 ? to_string(refusal.code) : std::to_string(refusal.status),
                    refusal.message_id, refusal.detail));
    if (refusal.status != 200)
        return refusal.fault ? signal_response(channel::fault_text(*refusal.fault), refusal.status)
                             : bare(refusal.status);
    const Instant now = house_.surroundings.now();
    const channel::PMode* pmode = refusal.pmode.empty() ? nullptr : house_.pmodes.find(refusal.pmode);
    const auto signer =
        pmode ? house_.keys.signer(pmode->profile, pmode->sign, pmode->token, now) : house_.keys.any_signer(now);
    if (!signer) return bare(503);
    const auto envelope = channel::make_signal(
        channel::error_for(refusal, house_.message_id(), now), std::nullopt, *signer, house_.surroundings.random,
        pmode && pmode->soap_fault ? channel::SignalBody::soap_fault : channel::SignalBody::empty);
    if (!envelope) {
        house_.surroundings.log("an error signal could not be signed: " + to_string(envelope.error()));
        return bare(503);
    }
    return signal_response(*envelope, pmode ? pmode->error_status : 200);
}

}  // namespace comity::access_point
