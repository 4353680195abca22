// SPDX-License-Identifier: EUPL-1.2
#include "access_point/joiner.h"

#include <algorithm>
#include <set>
#include <system_error>

#include <fmt/format.h>

#include "access_point/spool/folder_spool.h"
#include "channel/ebms/envelope.h"
#include "channel/ebms/header_reader.h"
#include "crypto/hex.h"
#include "format/xml.h"
#include "store/files/file.h"

namespace comity::access_point {

using channel::ArrivedFragment;
using channel::EbmsCode;
using channel::EbmsResult;
using channel::FragmentGroup;
using channel::IncomingMessage;
using store::GroupState;

namespace {

constexpr std::string_view reservation_suffix = ".room";

tl::unexpected<channel::EbmsError> not_now(const Error& error) {
    return channel::refuse(EbmsCode::delivery_failure, to_string(error));
}

struct ReadFragment {
    channel::UserMessage header;
    channel::MessageFragment fragment;
};

/// Out of the envelope that was kept: it passed all checks when it came.
Result<ReadFragment> read_kept(const std::string& envelope) {
    TRY(document, format::read_xml(envelope, format::message_xml_limits, "kept fragment"));
    const auto read = channel::read_envelope(document);
    if (!read || !read->fragment) return fail(ErrorKind::invalid, "a kept fragment has no MessageFragment");
    auto messaging = channel::read_messaging(read->messaging);
    auto fragment = channel::read_fragment(*read->fragment);
    auto* header = messaging ? std::get_if<channel::UserMessage>(&*messaging) : nullptr;
    if (!header || !fragment) return fail(ErrorKind::invalid, "a kept fragment cannot be read");
    return ReadFragment{std::move(*header), *std::move(fragment)};
}

}  // namespace

Joiner::Joiner(const House& house, JoinerTerms terms, const Intake& intake, Room& room, channel::Spool& quarantine,
               store::FragmentTable& table)
    : house_(house), terms_(std::move(terms)), intake_(intake), room_(room), quarantine_(quarantine), table_(table) {}

Joiner::~Joiner() {
    stop();
}

channel::FragmentLimits Joiner::limits_of(const std::string& pmode) const {
    channel::FragmentLimits limits = terms_.limits;
    const auto* known = house_.pmodes.find(pmode);
    if (known && known->split) limits.join_interval = known->split->join_interval;
    return limits;
}

std::filesystem::path Joiner::reservation(const Key& key) const {
    return terms_.folder /
           (crypto::hex(crypto::sha256(key.first + "\n" + key.second)) + std::string(reservation_suffix));
}

Result<void> Joiner::give_up(Group& group, const std::string& why) {
    store::KeptGroup over = group.kept;
    over.state = GroupState::over;
    TRY_VOID(table_.change(over));
    house_.surroundings.log(fmt::format("group {} of {} is given up: {}", over.group_id, over.signer, why));
    group.kept = std::move(over);
    return {};
}

/// Whether the rules were brought to where they were; otherwise the group is over. `envelopes`: octets of those kept.
/// Errors: the store's.
Result<bool> Joiner::replay(Group& group, std::span<const store::KeptFragment> fragments, std::uint64_t& envelopes) {
    const auto unusable = [&](const std::string& why) -> Result<bool> {
        TRY_VOID(give_up(group, fmt::format("its fragments in the store are not what was taken: {}", why)));
        return false;
    };
    if (fragments.empty()) return unusable("none is there");
    const auto limits = limits_of(group.kept.pmode);
    bool first = true;
    // Each agreed with those before it, so their order does not matter.
    for (const store::KeptFragment& one : fragments) {
        TRY(kept, table_.fragment(group.kept.signer, group.kept.group_id, one.number));
        const auto read = read_kept(kept ? kept->envelope : std::string());
        if (!read) return unusable(to_string(read.error()));
        envelopes += kept->envelope.size();
        const ArrivedFragment arrived{read->header, read->fragment, one.octets};
        auto taken = first ? channel::begin_group(group.kept.signer, arrived, limits, group.kept.first)
                                 .map([&](FragmentGroup made) { group.rules = std::move(made); })
                           : channel::add_fragment(group.rules, arrived, limits, group.kept.first);
        if (!taken) return unusable(taken.error().detail);
        first = false;
    }
    return true;
}

Result<Joiner::Group> Joiner::restored(store::KeptGroup kept, std::span<const store::KeptFragment> fragments) {
    Group group;
    group.kept = std::move(kept);
    if (group.kept.state == GroupState::answering) return group;
    std::uint64_t envelopes = 0;
    TRY(usable, replay(group, fragments, envelopes));
    if (!usable) return group;
    const std::uint64_t held = group.rules.octets();
    const std::uint64_t all = group.rules.announced().value_or(held);
    group.claim = room_.renewed_claim(group.kept.signer, all + envelopes);
    if (group.kept.state == GroupState::collecting) {
        auto reserved = ReservedDisk::hold(reservation({group.kept.signer, group.kept.group_id}), all - held);
        if (reserved)
            group.reserved = *std::move(reserved);
        else
            house_.surroundings.log(fmt::format("group {}: {}", group.kept.group_id, to_string(reserved.error())));
    }
    return group;
}

Result<void> Joiner::start() {
    TRY_VOID(store::make_folder(terms_.folder));
    TRY(unfinished, table_.unfinished());
    std::set<std::string> needed;
    for (store::KeptGroup& kept : unfinished) {
        const Key key{kept.signer, kept.group_id};
        TRY(fragments, table_.fragments(kept.signer, kept.group_id));
        TRY(group, restored(std::move(kept), fragments));
        if (group.kept.state == GroupState::over) continue;
        if (group.kept.state != GroupState::answering) {
            for (const auto& one : fragments) needed.insert(one.file);
            needed.insert(reservation(key).filename().string());
        }
        groups_.emplace(key, std::move(group));
    }
    remove_all_but(terms_.folder, needed);
    for (std::size_t i = 0; i < terms_.threads; ++i)
        threads_.emplace_back([this](const std::stop_token& stop) { run(stop); });
    return {};
}

void Joiner::stop() {
    for (std::jthread& thread : threads_) thread.request_stop();
    threads_.clear();
}

void Joiner::time_moved() {
    const std::lock_guard lock(mutex_);
    ++changes_;
    changed_.notify_all();
}

// A fragment whose receipt could not be stored before we died: its sender brings the same message again.
EbmsResult<bool> Joiner::is_repeated(const IncomingMessage& message) {
    const auto kept = table_.fragment(message.signer, message.fragment->group_id, message.fragment->fragment_num);
    if (!kept) return not_now(kept.error());
    return *kept && (*kept)->message_id == message.header.info.message_id &&
           (*kept)->references == message.references_digest;
}

EbmsResult<void> Joiner::check_is_new(const IncomingMessage& message) {
    const std::string& id = message.fragment->group_id;
    const auto before = table_.find(message.signer, id);
    if (!before) return not_now(before.error());
    const auto whole = house_.inbox.find(message.signer, id);
    if (!whole) return not_now(whole.error());
    if (*before || *whole) return channel::refuse(EbmsCode::bad_fragment_group, "the group is over");
    return {};
}

EbmsResult<Joiner::Group> Joiner::begun(const IncomingMessage& message, const ArrivedFragment& arrived, Instant now) {
    const std::string& id = message.fragment->group_id;
    TRY_VOID(check_is_new(message));
    const auto open = std::ranges::count(groups_, message.signer, [](const auto& one) { return one.first.first; });
    // What passes by itself is EBMS:0202: the peer brings the fragment again.
    if (static_cast<std::size_t>(open) >= most_groups_of_peer)
        return channel::refuse(EbmsCode::delivery_failure, fmt::format("{} groups are open already", open));
    Group group;
    group.kept.signer = message.signer;
    group.kept.group_id = id;
    group.kept.pmode = message.pmode;
    group.kept.certificate = message.certificate;
    group.kept.first = now;
    TRY(rules, channel::begin_group(message.signer, arrived, limits_of(message.pmode), now));
    group.rules = std::move(rules);
    const std::uint64_t all = group.rules.announced().value_or(arrived.octets);
    if (!room_.is_within_quota(all))
        return channel::refuse(EbmsCode::out_of_storage_space, fmt::format("{} octets are over the quota", all));
    auto claim = room_.claim(message.signer, all);
    if (!claim) return channel::refuse(EbmsCode::delivery_failure, fmt::format("no room now for {} octets", all));
    group.claim = *std::move(claim);
    auto reserved = ReservedDisk::hold(reservation({message.signer, id}), all);
    if (!reserved) return not_now(reserved.error());
    group.reserved = *std::move(reserved);
    return group;
}

EbmsResult<void> Joiner::keep(Group& group, FragmentGroup rules, IncomingMessage& message) {
    channel::IncomingPart& part = message.parts.front();
    auto more = room_.claim(message.signer, message.envelope.size());  // given back where it cannot be kept
    if (!more) return channel::refuse(EbmsCode::delivery_failure, "no room now for the envelope of a fragment");
    const std::filesystem::path from = part.file->path();
    const std::filesystem::path to = terms_.folder / from.filename();
    if (const auto moved_there = store::move_file(from, to); !moved_there) return not_now(moved_there.error());
    part.file->keep();
    store::KeptGroup kept = group.kept;
    if (rules.complete()) kept.state = GroupState::complete;
    for (const std::string& flag : message.flags)
        if (std::ranges::find(kept.flags, flag) == kept.flags.end()) kept.flags.push_back(flag);
    const auto stored =
        table_.add(kept, {message.fragment->fragment_num, message.header.info.message_id, message.references_digest,
                          part.file->size(), to.filename().string(), message.envelope});
    if (!stored) {
        std::error_code ignored;  // removed at the next start
        std::filesystem::remove(to, ignored);
        return not_now(stored.error());
    }
    group.claim.absorb(*std::move(more));
    group.reserved.give(part.file->size());
    group.kept = std::move(kept);
    group.rules = std::move(rules);
    ++changes_;
    changed_.notify_all();
    return {};
}

EbmsResult<void> Joiner::take(IncomingMessage& message) {
    // The receipts of both are kept under their ids.
    if (message.header.info.message_id == message.fragment->group_id)
        return channel::refuse(EbmsCode::value_inconsistent, "the fragment has the MessageId of its source message");
    if (message.envelope.size() > max_fragment_envelope)
        return channel::refuse(EbmsCode::other,
                               fmt::format("the envelope of a fragment has over {} octets", max_fragment_envelope));
    if (const auto synced = message.parts.front().file->sync(); !synced) return not_now(synced.error());
    const ArrivedFragment arrived{message.header, *message.fragment, message.parts.front().file->size()};
    const Key key{message.signer, message.fragment->group_id};
    const std::lock_guard lock(mutex_);
    // Read under the lock, so that the thread finds no group too old that this one finds in time.
    const Instant now = house_.surroundings.now();
    TRY(repeated, is_repeated(message));
    if (repeated) return {};
    const auto known = groups_.find(key);
    if (known == groups_.end()) {
        TRY(group, begun(message, arrived, now));
        FragmentGroup rules = group.rules;
        TRY_VOID(keep(group, std::move(rules), message));
        groups_.emplace(key, std::move(group));
        return {};
    }
    Group& group = known->second;
    if (group.kept.state == GroupState::answering)
        return channel::refuse(EbmsCode::bad_fragment_group, "the group is over");
    if (group.kept.state == GroupState::complete)
        return channel::refuse(EbmsCode::duplicate_fragment, "the group is complete");
    if (group.busy) return channel::refuse(EbmsCode::receive_interval_exceeded, "the group was not complete in time");
    FragmentGroup rules = group.rules;
    const auto fits = channel::add_fragment(rules, arrived, limits_of(group.kept.pmode), now);
    if (!fits && fits.error().code == EbmsCode::receive_interval_exceeded) {
        // The source's sender is told by the thread, which finds the same.
        ++changes_;
        changed_.notify_all();
        return fits;
    }
    if (!fits && rules.over) {
        if (const auto stored = give_up(group, fits.error().detail); !stored) return not_now(stored.error());
        remove_files(group);
        groups_.erase(known);
    }
    TRY_VOID(fits);
    return keep(group, std::move(rules), message);
}

void Joiner::answer_again(const std::string& signer, const std::string& group_id) {
    const Key key{signer, group_id};
    const std::lock_guard lock(mutex_);
    if (const auto open = groups_.find(key); open != groups_.end()) {
        // Its answer waits for the next try: somebody is there now. One that is not joined is answered in its time.
        Group& group = open->second;
        if (group.busy || group.kept.state != GroupState::answering) return;
        group.kept.next_try = house_.surroundings.now();
        group.next.reset();
        ++changes_;
        return changed_.notify_all();
    }
    auto known = table_.find(signer, group_id);
    if (!known) return house_.surroundings.log(fmt::format("group {}: {}", group_id, to_string(known.error())));
    if (!*known || (*known)->answer.empty()) return;
    Group group;
    group.kept = **std::move(known);
    group.kept.state = GroupState::answering;
    group.kept.tries = 0;
    group.kept.next_try = house_.surroundings.now();
    if (const auto stored = table_.change(group.kept); !stored)
        return house_.surroundings.log(fmt::format("group {}: {}", group_id, to_string(stored.error())));
    groups_.emplace(key, std::move(group));
    ++changes_;
    changed_.notify_all();
}

void Joiner::remove_files(const Group& group) {
    const auto fragments = table_.fragments(group.kept.signer, group.kept.group_id);
    if (!fragments) return;  // removed at the next start
    for (const auto& one : *fragments) {
        std::error_code ignored;
        std::filesystem::remove(terms_.folder / one.file, ignored);
    }
}

}  // namespace comity::access_point
