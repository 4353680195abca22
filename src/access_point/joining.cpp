// SPDX-License-Identifier: EUPL-1.2
// Joiner: what its thread does once a group is complete, or too old.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "access_point/joiner.h"
#include "access_point/spool/folder_spool.h"
#include "channel/delivery/retry.h"
#include "channel/ebms/envelope.h"
#include "channel/message/anchor_block.h"
#include "channel/message/signals.h"
#include "channel/splitting/joining.h"
#include "channel/splitting/splitting.h"
#include "format/xml.h"

namespace comity::access_point {

using channel::Accepted;
using channel::EbmsCode;
using channel::IncomingMessage;
using channel::Refusal;
using channel::Step;
using store::GroupState;

namespace {

constexpr std::chrono::seconds first_wait_to_join{10};  // after what failed on our side, then twice as long
constexpr std::chrono::minutes longest_wait_to_join{5};

/// A fragment that is open only while it is read: a group may have more of them than a process may have files.
class KeptFile final : public channel::SpoolFile {
   public:
    KeptFile(const std::filesystem::path& path, std::uint64_t size) : path_(path.string()), size_(size) {}

    const std::string& path() const override { return path_; }
    std::uint64_t size() const override { return size_; }
    Result<void> append(Octets) override { return not_written(); }
    Result<void> replace(std::uint64_t, Octets) override { return not_written(); }
    Result<std::size_t> read_at(std::uint64_t offset, std::span<unsigned char> octets) const override {
        TRY(file, FolderSpool::reopen(path_));
        return file->read_at(offset, octets);
    }
    Result<void> sync() override { return {}; }
    void keep() override {}

   private:
    static tl::unexpected<Error> not_written() { return fail(ErrorKind::invalid, "a kept fragment is not written to"); }

    std::string path_;
    std::uint64_t size_;
};

/// The canonical la:LogAnchor of a fragment, "" where it has none: all of a message bring the same.
Result<std::string> anchor_of_fragment(const std::string& envelope) {
    TRY(document, format::read_xml(envelope, format::message_xml_limits, "kept fragment"));
    const auto read = channel::read_envelope(document);
    if (!read || !read->anchor) return std::string();
    auto text = channel::anchor_text(*read->anchor);
    if (!text) return fail(ErrorKind::invalid, text.error().detail);
    return *std::move(text);
}

Accepted<void> check_joined(const channel::PMode& pmode, const IncomingMessage& message) {
    if (const auto fits = channel::check_properties(pmode, message.header); !fits)
        return channel::refuse(Step::pmode, fits.error());
    channel::OpenedMessage opened;
    opened.pmode = &pmode;
    opened.message.ping = message.ping;
    return channel::check_payload(opened, message.parts);
}

}  // namespace

Instant Joiner::due(const Group& group) const {
    if (group.next) return *group.next;
    if (group.kept.state == GroupState::answering) return group.kept.next_try.value_or(group.kept.first);
    if (group.kept.state == GroupState::complete) return group.kept.first;
    const auto interval = limits_of(group.kept.pmode).join_interval;
    return Instant::at(group.kept.first.utc_milliseconds() + interval.count() + 1).value_or(group.kept.first);
}

std::optional<Joiner::Key> Joiner::next_due(std::optional<Instant>& wake) {
    const Instant now = house_.surroundings.now();
    const Key* longest = nullptr;
    std::optional<Instant> since;
    for (const auto& [key, group] : groups_) {
        // Whoever attends to that peer looks again when it is done.
        if (attended_.contains(key.first)) continue;
        const Instant when = due(group);
        if (when > now) {
            if (!wake || when < *wake) wake = when;
        } else if (!since || when < *since) {
            longest = &key;
            since = when;
        }
    }
    if (!longest) return std::nullopt;
    return *longest;
}

void Joiner::run(const std::stop_token& stop) {
    net::MessagePoster poster;
    std::unique_lock lock(mutex_);
    while (!stop.stop_requested()) {
        std::optional<Instant> next;
        if (const auto key = next_due(next)) {
            attended_.insert(key->first);
            // Nobody else changes it while it is busy, nor takes it out.
            Group& group = groups_.at(*key);
            group.busy = true;
            lock.unlock();
            attend(group, poster, stop);
            lock.lock();
            group.busy = false;
            if (group.kept.state == GroupState::over) groups_.erase(*key);
            attended_.erase(key->first);
            continue;
        }
        if (attended_.empty()) settled_.notify_all();
        const std::chrono::milliseconds wait =
            next ? std::chrono::milliseconds(next->utc_milliseconds() - house_.surroundings.now().utc_milliseconds())
                 : std::chrono::milliseconds(std::chrono::hours(1));
        const std::uint64_t seen = changes_;
        changed_.wait_for(lock, stop, std::max(wait, std::chrono::milliseconds(1)), [&] { return changes_ != seen; });
    }
}

void Joiner::settle() {
    std::unique_lock lock(mutex_);
    settled_.wait(lock, [&] {
        std::optional<Instant> ignored;
        return attended_.empty() && !next_due(ignored);
    });
}

void Joiner::put_off(Group& group, const std::string& why) {
    house_.surroundings.log(fmt::format("group {} of {} waits: {}", group.kept.group_id, group.kept.signer, why));
    auto wait = std::chrono::milliseconds(first_wait_to_join) * (1 << std::min(group.failures++, 10));
    wait = std::min<std::chrono::milliseconds>(wait, longest_wait_to_join);
    const Instant now = house_.surroundings.now();
    const std::lock_guard lock(mutex_);
    group.next = Instant::at(now.utc_milliseconds() + wait.count()).value_or(now);
}

void Joiner::attend(Group& group, net::MessagePoster& poster, const std::stop_token& stop) {
    if (group.kept.state == GroupState::collecting) return expire(group, house_.surroundings.now());
    if (group.kept.state == GroupState::complete) return join(group, house_.surroundings.now());
    give_answer(group, poster, stop);
}

void Joiner::expire(Group& group, Instant now) {
    auto error = error_signal(
        group, EbmsCode::receive_interval_exceeded,
        fmt::format("{} of {} fragments came in time", group.rules.held.size(), group.rules.bound.fragment_count), now);
    if (!error) return put_off(group, to_string(error.error()));
    answer_with(group, *std::move(error));
}

Result<std::string> Joiner::error_signal(const Group& group, EbmsCode code, std::string detail, Instant now) const {
    house_.surroundings.log(fmt::format("group {} of {} is refused: {} {}", group.kept.group_id, group.kept.signer,
                                        to_string(code), detail));
    const auto* pmode = house_.pmodes.find(group.kept.pmode);
    const auto signer =
        pmode ? house_.keys.signer(pmode->profile, pmode->sign, pmode->token, now) : house_.keys.any_signer(now);
    if (!signer || !house_.surroundings.clock_is_good())
        return fail(ErrorKind::unavailable, "no signing key of ours is in force, or the clock is not good enough");
    channel::SignalMessage signal;
    signal.info = {now, house_.message_id(), group.kept.group_id};
    signal.errors.push_back(channel::signal_error(code, group.kept.group_id));
    return channel::make_signal(signal, std::nullopt, *signer, house_.surroundings.random);
}

// Files and envelopes go once the answer is durable: from then on nobody joins them again.
void Joiner::answer_with(Group& group, std::string answer) {
    store::KeptGroup kept = group.kept;
    kept.state = GroupState::answering;
    kept.answer = std::move(answer);
    kept.next_try = house_.surroundings.now();
    if (const auto stored = table_.change(kept); !stored) return put_off(group, to_string(stored.error()));
    remove_files(group);
    const std::lock_guard lock(mutex_);
    group.kept = std::move(kept);
    group.next.reset();
    group.claim = {};
    group.reserved = {};
}

void Joiner::join(Group& group, Instant now) {
    const auto in_force = house_.federation.in_force();
    if (!in_force || !house_.surroundings.clock_is_good()) return put_off(group, "no directory, or no good clock");
    bool no_room = false;
    auto receipt = receipt_of_joined(group, *in_force, now, no_room);
    if (receipt) return answer_with(group, *std::move(receipt));
    EbmsCode code = receipt.error().code;
    if (code == EbmsCode::delivery_failure) {
        // What failed on our side may go better later: its sender waits for one answer.
        if (!waited_long_enough(group, now)) return put_off(group, receipt.error().detail);
        // Never EBMS:0202, which says to try again: nothing of a group that is over can be sent again.
        code = no_room ? EbmsCode::out_of_storage_space : EbmsCode::other;
    }
    auto error = error_signal(group, code, receipt.error().detail, now);
    if (!error) return put_off(group, to_string(error.error()));
    answer_with(group, *std::move(error));
}

// Its sender waits twice the P-Mode's interval: it is told before that is over.
bool Joiner::waited_long_enough(const Group& group, Instant now) const {
    const auto interval = limits_of(group.kept.pmode).join_interval;
    const auto longest = interval + std::min(terms_.join_wait, interval / 2);
    return now.utc_milliseconds() - group.kept.first.utc_milliseconds() > longest.count();
}

Accepted<std::string> Joiner::receipt_of_joined(const Group& group, const InForce& in_force, Instant now,
                                                bool& no_room) {
    const auto not_yet = [](std::string why) {
        return channel::refuse(Step::delivery, EbmsCode::delivery_failure, std::move(why));
    };
    const auto* pmode = house_.pmodes.find(group.kept.pmode);
    if (!pmode) return not_yet("the P-Mode is gone");
    const auto signer = house_.keys.signer(pmode->profile, pmode->sign, pmode->token, now);
    if (!signer) return not_yet("no signing key of ours is in force for the P-Mode");
    const auto fragments = table_.fragments(group.kept.signer, group.kept.group_id);
    if (!fragments) return not_yet(to_string(fragments.error()));
    std::vector<KeptFile> files;
    std::vector<crypto::Sha256> references;
    for (const auto& one : *fragments) {
        files.emplace_back(terms_.folder / one.file, one.octets);
        references.push_back(one.references);
    }
    const crypto::Sha256 digest = channel::source_references(references);
    const auto known = house_.inbox.find(group.kept.signer, group.kept.group_id);
    if (!known) return not_yet(to_string(known.error()));
    switch (channel::judge_copy(*known, digest)) {
        case channel::Copy::first:
            break;
        case channel::Copy::again:
            return (*known)->receipt;  // we died after it was stored, before the group was over
        case channel::Copy::other_content:
            house_.tell_alarm("same-id-other-content", "EBMS:0004",
                              "A message that was joined has the id of another that was received", group.kept.signer);
            return channel::refuse(Step::delivery, EbmsCode::other,
                                   "another message was received under the MessageId of the joined one");
    }
    std::vector<const channel::SpoolFile*> in_order;
    for (const KeptFile& file : files) in_order.push_back(&file);
    PeerSpool spool(quarantine_, room_, group.kept.signer);
    auto joined = channel::join(group.rules, in_order, {.max_message = terms_.limits.max_message}, spool);
    no_room = !joined && joined.error().code == EbmsCode::delivery_failure;
    if (!joined) return channel::refuse(Step::parts, joined.error());

    IncomingMessage message;
    message.header = std::move(joined->header);
    message.envelope = std::move(joined->envelope);
    message.pmode = pmode->id;
    message.signer = group.kept.signer;
    message.references_digest = digest;
    message.parts = std::move(joined->parts);
    message.ping = channel::is_ping(message.header);
    message.certificate = group.kept.certificate;
    message.flags = group.kept.flags;
    const auto one = table_.fragment(group.kept.signer, group.kept.group_id, fragments->front().number);
    if (!one || !*one) return not_yet(one ? "a fragment is gone" : to_string(one.error()));
    auto anchor = anchor_of_fragment((*one)->envelope);
    if (!anchor) return not_yet(to_string(anchor.error()));
    message.anchor = *std::move(anchor);
    TRY_VOID(check_joined(*pmode, message));
    TRY(said, intake_.hand_over(message, in_force, now, spool));

    channel::SignalMessage signal;
    signal.info = {now, house_.message_id(), group.kept.group_id};
    signal.receipt = channel::Receipt{.references = {}, .copy = message.header};
    std::optional<channel::HandedAnchor> ours;
    if (pmode->anchor) ours = said.anchor.value_or(channel::HandedAnchor{});
    auto receipt = channel::make_signal(signal, ours, *signer, house_.surroundings.random);
    if (!receipt) return not_yet(to_string(receipt.error()));
    const auto stored = house_.inbox.add(
        {message.signer, group.kept.group_id, message.references_digest, message.pmode, now, *receipt, 0});
    if (!stored) return not_yet(to_string(stored.error()));
    house_.surroundings.log(fmt::format("received {} from {}, joined of {} fragments", group.kept.group_id,
                                        message.signer, references.size()));
    return *std::move(receipt);
}

void Joiner::give_answer(Group& group, net::MessagePoster& poster, const std::stop_token& stop) {
    const Instant now = house_.surroundings.now();
    const auto in_force = house_.federation.in_force();
    const auto* peer = in_force ? in_force->authority(group.kept.signer) : nullptr;
    const auto* pmode = house_.pmodes.find(group.kept.pmode);
    if (!peer || !pmode) return put_off(group, "the peer or the P-Mode is not known");
    std::string fault;
    if (const auto url = callback_url(house_.pmodes, *pmode, *peer)) {
        const auto told =
            post_signal(route_to(terms_.line, *pmode, *peer, *url, now), group.kept.answer, {}, poster, stop);
        const bool taken = told && told->status >= 200 && told->status <= 299;
        if (!taken) fault = told ? fmt::format("status {}", told->status) : to_string(told.error());
    } else {
        fault = to_string(url.error());
    }
    store::KeptGroup kept = group.kept;
    ++kept.tries;
    kept.next_try.reset();
    if (!fault.empty()) {
        std::uint32_t random = 0;
        house_.surroundings.random({reinterpret_cast<unsigned char*>(&random), sizeof random});
        house_.surroundings.log(
            fmt::format("the answer to {} of {} did not arrive: {}", group.kept.group_id, group.kept.signer, fault));
        const auto wait = channel::wait_after(channel::default_schedule(channel::Priority::normal), kept.tries, random);
        if (wait) kept.next_try = Instant::at(now.utc_milliseconds() + wait->count()).value_or(now);
    }
    if (!kept.next_try) kept.state = GroupState::over;
    if (const auto stored = table_.change(kept); !stored) return put_off(group, to_string(stored.error()));
    const std::lock_guard lock(mutex_);
    group.kept = std::move(kept);
    group.next.reset();
}

}  // namespace comity::access_point
