// SPDX-License-Identifier: EUPL-1.2
#include "access_point/signal_desk.h"

#include <utility>

#include <fmt/format.h>

#include "access_point/intake.h"
#include "access_point/spool/folder_spool.h"
#include "channel/ebms/timestamp.h"
#include "channel/message/signals.h"

namespace comity::access_point {

using channel::EbmsCode;

namespace {

/// A message of the spool as the body of an answer.
class FileStream final : public net::BodyStream {
   public:
    explicit FileStream(std::unique_ptr<channel::SpoolFile> file) : file_(std::move(file)) {}

    void next(Give give) override {
        std::string piece(channel::spool_piece, '\0');
        const auto read = file_->read_at(offset_, {reinterpret_cast<unsigned char*>(piece.data()), piece.size()});
        if (!read) return give(std::nullopt);
        piece.resize(*read);
        offset_ += *read;
        give(std::move(piece));
    }

   private:
    std::unique_ptr<channel::SpoolFile> file_;
    std::uint64_t offset_ = 0;
};

}  // namespace

net::Response SignalDesk::answer(const channel::IncomingSignal& signal) {
    if (signal.header.pull) return answer_pull(signal);
    const auto taken =
        courier_.take_callback(std::string(soap_type), signal.envelope, signal.header.info.ref_to_message_id);
    net::Response response;
    response.status = 204;
    if (!taken) {
        house_.surroundings.log("a callback could not be taken: " + to_string(taken.error()));
        response.status = 503;
        response.headers.set("Retry-After", "60");
    }
    return response;
}

net::Response SignalDesk::error(const channel::SignalMessage& to, EbmsCode code, const channel::PMode* pmode,
                                std::string detail) const {
    const Instant now = house_.surroundings.now();
    house_.surroundings.log(fmt::format("pull {}: {} {}", to.info.message_id, to_string(code), detail));
    const auto signer =
        pmode ? house_.keys.signer(pmode->profile, pmode->sign, pmode->token, now) : house_.keys.any_signer(now);
    net::Response busy;
    busy.status = 503;
    busy.headers.set("Retry-After", "60");
    if (!signer) return busy;
    channel::SignalMessage made;
    made.info = {now, house_.message_id(), to.info.message_id};
    made.errors.push_back(channel::signal_error(code, to.info.message_id));
    const auto envelope = channel::make_signal(made, std::nullopt, *signer, house_.surroundings.random);
    return envelope ? signal_response(*envelope) : busy;
}

net::Response SignalDesk::answer_pull(const channel::IncomingSignal& signal) {
    const auto in_force = house_.federation.in_force();
    const std::string& mpc = signal.header.pull->mpc;
    const channel::ListedAuthority* owner = nullptr;
    if (in_force) {
        for (const auto& authority : in_force->directory->document().authorities) {
            for (const auto& endpoint : authority.endpoints)
                if (!mpc.empty() && endpoint.mpc == mpc) owner = &authority;
        }
    }
    // Nobody learns whether a channel exists from who may not pull it.
    const auto pmodes =
        owner ? house_.pmodes.for_pull(house_.authority, owner->id, mpc) : std::vector<const channel::PMode*>();
    const Instant now = house_.surroundings.now();
    for (const channel::PMode* pmode : pmodes) {
        const auto& puller = pmode->receiver();
        const channel::SignalExpectation expected{
            puller.id.value_or(channel::PartyId{owner->party.value, owner->party.type}), pmode->profile, pmode->sign};
        const auto read = channel::read_signal(soap_type, signal.envelope, expected, *in_force->trust, now);
        if (!read || !read->signer || read->signer->authority != owner->id) continue;
        if (owner->status != channel::AuthorityStatus::active) break;
        if (const auto fresh = channel::check_timestamp(signal.header.info.timestamp, now, pull_window, pmode->future);
            !fresh) {
            return error(signal.header, fresh.error().code, pmode, fresh.error().detail);
        }
        const auto message = courier_.pulled(mpc);
        if (!message) return error(signal.header, EbmsCode::delivery_failure, pmode, to_string(message.error()));
        if (!*message) return error(signal.header, EbmsCode::empty_message_partition_channel, pmode, "empty");
        net::Response response;
        response.headers.set("Content-Type", (*message)->content_type);
        if ((*message)->file.empty()) {
            auto papers = house_.outbox.papers((*message)->id);
            if (!papers || papers->body.empty())
                return error(signal.header, EbmsCode::delivery_failure, pmode,
                             papers ? "the message is not in the store" : to_string(papers.error()));
            response.body = std::move(papers->body);
            return response;
        }
        auto file = FolderSpool::reopen(courier_.file_of(**message));
        if (!file) return error(signal.header, EbmsCode::delivery_failure, pmode, to_string(file.error()));
        response.stream_bytes = (*file)->size();
        response.stream = std::make_shared<FileStream>(*std::move(file));
        return response;
    }
    return error(signal.header, EbmsCode::failed_authentication, pmodes.empty() ? nullptr : pmodes.front(),
                 "not signed by the owner of the channel");
}

}  // namespace comity::access_point
