// SPDX-License-Identifier: EUPL-1.2
#include "channel/envelope/thread_sequence.h"

#include <fmt/format.h>

namespace comity::channel {

namespace {

bool is(const FiledTransmittal& filed, const PreviousTransmittal& previous) {
    return filed.id == previous.id && filed.sha256 == previous.sha256;
}

}  // namespace

void ThreadSequence::sent(const Transmittal& transmittal, const crypto::Sha256& sha256) {
    ours_[transmittal.sequence].push_back({transmittal.id, sha256, transmittal.previous});
}

std::optional<std::string> ThreadSequence::broken_chain(const Transmittal& transmittal,
                                                        const crypto::Sha256& sha256) const {
    const auto before = theirs_.find(transmittal.sequence - 1);
    if (before != theirs_.end() && transmittal.previous &&
        std::ranges::none_of(before->second, [&](const auto& filed) { return is(filed, *transmittal.previous); })) {
        return fmt::format("it names {} as the one before, which is not what came as number {}",
                           transmittal.previous->id, transmittal.sequence - 1);
    }
    const auto after = theirs_.find(transmittal.sequence + 1);
    if (after == theirs_.end() || theirs_.contains(transmittal.sequence)) return std::nullopt;
    const auto& next = after->second.front();
    if (next.previous && (next.previous->id != transmittal.id || next.previous->sha256 != sha256)) {
        return fmt::format("number {} names {} as the one before, not this", transmittal.sequence + 1,
                           next.previous->id);
    }
    return std::nullopt;
}

FilingVerdict ThreadSequence::file(const Transmittal& transmittal, const crypto::Sha256& sha256, Instant now) {
    const FiledTransmittal filed{transmittal.id, sha256, transmittal.previous};
    if (const auto known = ids_.find(filed.id); known != ids_.end()) {
        const auto& at_place = theirs_.at(known->second);
        const bool same = known->second == transmittal.sequence && std::ranges::count(at_place, filed) > 0;
        if (same) return {Filing::again, ""};
        return {Filing::conflict, fmt::format("the id {} came before with other content", filed.id)};
    }
    if (const auto broken = broken_chain(transmittal, sha256)) return {Filing::conflict, *broken};

    const auto place = theirs_.find(transmittal.sequence);
    if (place != theirs_.end()) {
        if (!transmittal.replaces || place->second.back().id != *transmittal.replaces) {
            return {Filing::conflict,
                    fmt::format("number {} is {} already", transmittal.sequence, place->second.back().id)};
        }
        place->second.push_back(filed);
        ids_.emplace(filed.id, transmittal.sequence);
        note_seen(transmittal.last_seen);
        return {Filing::replacement, ""};
    }
    const std::int64_t newest = theirs_.empty() ? 0 : theirs_.rbegin()->first;
    theirs_[transmittal.sequence].push_back(filed);
    ids_.emplace(filed.id, transmittal.sequence);
    note_seen(transmittal.last_seen);
    if (transmittal.sequence < newest) {
        close(transmittal.sequence);
        return {Filing::fills_gap, ""};
    }
    if (transmittal.sequence == newest + 1) return {gaps_.empty() ? Filing::in_order : Filing::out_of_order, ""};
    gaps_.push_back({{newest + 1, transmittal.sequence - 1}, now, std::nullopt});
    return {Filing::out_of_order, ""};
}

void ThreadSequence::note_seen(const std::optional<LastSeen>& seen) {
    if (!seen) return;
    // A number alone could claim what was never sent: it counts with its id.
    const auto named = ours_.find(seen->sequence);
    if (named == ours_.end() || std::ranges::count(named->second, seen->id, &FiledTransmittal::id) == 0) return;
    seen_by_peer_ = std::max(seen_by_peer_, seen->sequence);
}

void ThreadSequence::close(std::int64_t sequence) {
    for (auto gap = gaps_.begin(); gap != gaps_.end(); ++gap) {
        const SequenceRange range = gap->missing;
        if (sequence < range.first || sequence > range.last) continue;
        Gap behind = *gap;
        gap->missing.last = sequence - 1;
        behind.missing.first = sequence + 1;
        const bool left = range.first < sequence;
        const bool right = sequence < range.last;
        if (right && left) {
            gaps_.insert(gap + 1, behind);
        } else if (right) {
            *gap = behind;
        } else if (!left) {
            gaps_.erase(gap);
        }
        return;
    }
}

void ThreadSequence::asked(Instant now) {
    for (Gap& gap : gaps_) gap.asked = now;
}

Transmittal ThreadSequence::next() const {
    Transmittal next;
    next.sequence = 1;
    if (!ours_.empty()) {
        const FiledTransmittal& newest = ours_.rbegin()->second.back();
        next.sequence = ours_.rbegin()->first + 1;
        next.previous = PreviousTransmittal{newest.id, newest.sha256};
    }
    next.last_seen = last_seen();
    return next;
}

std::optional<Transmittal> ThreadSequence::next_in_place_of(const std::string& id) const {
    for (const auto& [sequence, transmittals] : ours_) {
        if (transmittals.back().id != id) continue;
        Transmittal next;
        next.sequence = sequence;
        next.previous = transmittals.back().previous;
        next.replaces = id;
        next.last_seen = last_seen();
        return next;
    }
    return std::nullopt;
}

std::vector<SequenceRange> ThreadSequence::to_ask(Instant now, std::int64_t gap_alarm_seconds) const {
    std::vector<SequenceRange> ranges;
    for (const Gap& gap : gaps_) {
        const Instant since = gap.asked ? *gap.asked : gap.noticed;
        const bool due = now.utc_milliseconds() - since.utc_milliseconds() >= gap_alarm_seconds * 1000;
        if (due && ranges.size() < max_missing_ranges) ranges.push_back(gap.missing);
    }
    return ranges;
}

std::optional<SequenceRange> ThreadSequence::unseen_by_peer() const {
    const std::int64_t newest = ours_.empty() ? 0 : ours_.rbegin()->first;
    if (newest <= seen_by_peer_) return std::nullopt;
    return SequenceRange{seen_by_peer_ + 1, newest};
}

std::optional<LastSeen> ThreadSequence::last_seen() const {
    if (theirs_.empty()) return std::nullopt;
    return LastSeen{theirs_.rbegin()->second.back().id, theirs_.rbegin()->first};
}

}  // namespace comity::channel
