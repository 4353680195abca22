// SPDX-License-Identifier: EUPL-1.2
#include "channel/envelope/thread_sequence.h"

#include <numeric>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "channel/envelope/transmittal_example.h"

namespace comity::channel {
namespace {

const Instant noon = parse_instant("2026-03-04T12:00:00Z").value();

Instant later(std::int64_t seconds) {
    return Instant::at(noon.utc_milliseconds() + seconds * 1000).value();
}

crypto::Sha256 digest_of(const Transmittal& transmittal) {
    return crypto::sha256(transmittal_xml(transmittal).value());
}

/// The other side: writes transmittals of the thread in its order.
class Peer {
   public:
    Transmittal write() { return finish(sequence_.next()); }
    Transmittal write_in_place_of(const std::string& id) { return finish(sequence_.next_in_place_of(id).value()); }
    std::vector<Transmittal> write_many(int count) {
        std::vector<Transmittal> written;
        for (int i = 0; i < count; ++i) written.push_back(write());
        return written;
    }

    ThreadSequence sequence_;

   private:
    Transmittal finish(Transmittal transmittal) {
        Transmittal whole = plain_transmittal();
        whole.id = uuid_of(++ids_);
        whole.sequence = transmittal.sequence;
        whole.previous = transmittal.previous;
        whole.replaces = transmittal.replaces;
        whole.last_seen = transmittal.last_seen;
        sequence_.sent(whole, digest_of(whole));
        return whole;
    }

    int ids_ = 0;
};

struct AThread : testing::Test {
    Filing file(const Transmittal& transmittal, Instant now = noon) {
        return ours.file(transmittal, digest_of(transmittal), now).filing;
    }
    std::vector<SequenceRange> missing() const {
        std::vector<SequenceRange> ranges;
        for (const Gap& gap : ours.gaps()) ranges.push_back(gap.missing);
        return ranges;
    }

    Peer peer;
    ThreadSequence ours;
};

using Ranges = std::vector<SequenceRange>;

TEST_F(AThread, is_written_and_filed_in_order) {
    const auto written = peer.write_many(3);
    EXPECT_FALSE(written[0].previous);
    EXPECT_EQ(written[2].previous->id, written[1].id);
    EXPECT_EQ(written[2].previous->sha256, digest_of(written[1]));
    for (const Transmittal& transmittal : written) EXPECT_EQ(file(transmittal), Filing::in_order);
    EXPECT_TRUE(ours.gaps().empty());
    EXPECT_EQ(ours.last_seen(), (LastSeen{written[2].id, 3}));
}

TEST_F(AThread, files_what_comes_out_of_order_and_shows_the_gap) {
    const auto written = peer.write_many(6);
    EXPECT_EQ(file(written[0]), Filing::in_order);
    EXPECT_EQ(file(written[4]), Filing::out_of_order);
    EXPECT_EQ(missing(), (Ranges{{2, 4}}));
    EXPECT_EQ(file(written[5]), Filing::out_of_order) << "the gap is still there";
    EXPECT_EQ(file(written[2]), Filing::fills_gap);
    EXPECT_EQ(missing(), (Ranges{{2, 2}, {4, 4}}));
    EXPECT_EQ(file(written[1]), Filing::fills_gap);
    EXPECT_EQ(file(written[3]), Filing::fills_gap);
    EXPECT_TRUE(ours.gaps().empty());
}

TEST_F(AThread, shows_a_gap_at_its_very_beginning) {
    const auto written = peer.write_many(2);
    EXPECT_EQ(file(written[1]), Filing::out_of_order);
    EXPECT_EQ(missing(), (Ranges{{1, 1}}));
}

TEST_F(AThread, asks_for_what_is_missing_after_four_hours_and_not_again_at_once) {
    const auto written = peer.write_many(5);
    file(written[1], noon);
    file(written[3], later(60));
    EXPECT_TRUE(ours.to_ask(later(default_gap_alarm_seconds - 1)).empty());
    EXPECT_EQ(ours.to_ask(later(default_gap_alarm_seconds)), (Ranges{{1, 1}}));
    EXPECT_EQ(ours.to_ask(later(default_gap_alarm_seconds + 60)), (Ranges{{1, 1}, {3, 3}}));
    ours.asked(later(default_gap_alarm_seconds + 60));
    EXPECT_TRUE(ours.to_ask(later(2 * default_gap_alarm_seconds)).empty());
    EXPECT_EQ(ours.to_ask(later(2 * default_gap_alarm_seconds + 60)).size(), 2U);
    file(written[0]);
    EXPECT_EQ(ours.to_ask(later(2 * default_gap_alarm_seconds + 60)), (Ranges{{3, 3}}));
}

TEST_F(AThread, does_nothing_for_what_is_filed_already) {
    const auto written = peer.write_many(2);
    file(written[0]);
    const ThreadSequence before = ours;
    EXPECT_EQ(file(written[0]), Filing::again);
    EXPECT_EQ(ours, before);
}

TEST_F(AThread, calls_a_conflict_what_cannot_both_be) {
    const auto written = peer.write_many(3);
    file(written[0]);
    file(written[1]);
    const ThreadSequence before = ours;
    Transmittal same_id = written[1];
    same_id.own_reference = "another";
    EXPECT_EQ(file(same_id), Filing::conflict);
    Transmittal same_number = written[1];
    same_number.id = uuid_of(77);
    EXPECT_EQ(ours.file(same_number, digest_of(same_number), noon),
              (FilingVerdict{Filing::conflict, "number 2 is " + written[1].id + " already"}));
    Transmittal broken = written[2];
    broken.previous->sha256 = crypto::sha256(std::string_view("another history"));
    EXPECT_EQ(file(broken), Filing::conflict);
    EXPECT_EQ(ours, before) << "kept beside, not in the thread";
    EXPECT_EQ(file(written[2]), Filing::in_order);
}

TEST_F(AThread, checks_the_chain_backwards_too) {
    const auto written = peer.write_many(2);
    file(written[1]);
    Transmittal other = written[0];
    other.own_reference = "another";
    EXPECT_EQ(file(other), Filing::conflict) << "number 2 says what number 1 was";
    EXPECT_EQ(file(written[0]), Filing::fills_gap);
}

TEST_F(AThread, takes_a_replacement_in_the_place_of_what_it_names) {
    const auto written = peer.write_many(2);
    file(written[0]);
    file(written[1]);
    const Transmittal replacement = peer.write_in_place_of(written[1].id);
    EXPECT_EQ(replacement.sequence, 2);
    EXPECT_EQ(replacement.replaces, written[1].id);
    EXPECT_EQ(file(replacement), Filing::replacement);
    EXPECT_EQ(ours.last_seen()->id, replacement.id);
    EXPECT_EQ(file(peer.write()), Filing::in_order) << "goes on from the replacement";
    EXPECT_EQ(file(written[1]), Filing::again);
    Transmittal of_nothing = replacement;
    of_nothing.id = uuid_of(99);
    EXPECT_EQ(file(of_nothing), Filing::conflict) << "what it names was replaced already";
}

TEST_F(AThread, takes_a_replacement_of_what_never_came) {
    const auto written = peer.write_many(2);
    file(written[0]);
    EXPECT_EQ(file(peer.write_in_place_of(written[1].id)), Filing::in_order);
    EXPECT_FALSE(peer.sequence_.next_in_place_of(uuid_of(1234)));
}

TEST_F(AThread, tells_what_the_peer_has_not_seen) {
    EXPECT_FALSE(ours.unseen_by_peer());
    Peer us;
    const auto sent = us.write_many(3);
    EXPECT_EQ(us.sequence_.unseen_by_peer(), (SequenceRange{1, 3}));
    // The peer got the first two and writes.
    peer.sequence_.file(sent[0], digest_of(sent[0]), noon);
    peer.sequence_.file(sent[1], digest_of(sent[1]), noon);
    const Transmittal answer = peer.write();
    EXPECT_EQ(answer.last_seen, (LastSeen{sent[1].id, 2}));
    us.sequence_.file(answer, digest_of(answer), noon);
    EXPECT_EQ(us.sequence_.unseen_by_peer(), (SequenceRange{3, 3}));
    Transmittal boast = peer.write();
    boast.last_seen = LastSeen{uuid_of(5), 900};
    us.sequence_.file(boast, digest_of(boast), noon);
    EXPECT_EQ(us.sequence_.unseen_by_peer(), (SequenceRange{3, 3})) << "nobody sees what was never sent";
}

TEST_F(AThread, keeps_within_the_ranges_a_transmittal_can_ask_for) {
    const auto written = peer.write_many(2 * static_cast<int>(max_missing_ranges) + 4);
    for (std::size_t i = 1; i < written.size(); i += 2) file(written[i]);
    EXPECT_GT(ours.gaps().size(), max_missing_ranges);
    EXPECT_EQ(ours.to_ask(later(default_gap_alarm_seconds)).size(), max_missing_ranges);
}

RC_GTEST_PROP(any_order_of_arrival, ends_complete_when_all_came, ()) {
    Peer peer;
    auto written = peer.write_many(*rc::gen::inRange(1, 15));
    std::vector<std::size_t> order(written.size());
    std::iota(order.begin(), order.end(), 0);
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[*rc::gen::inRange<std::size_t>(0, i)]);
    ThreadSequence ours;
    std::set<std::int64_t> came;
    for (const std::size_t index : order) {
        const auto verdict = ours.file(written[index], digest_of(written[index]), noon);
        RC_ASSERT(verdict.filing != Filing::conflict && verdict.filing != Filing::again);
        came.insert(written[index].sequence);
        // The gaps are exactly what is not here and lies before something that is.
        std::set<std::int64_t> missing;
        for (std::int64_t number = 1; number < *came.rbegin(); ++number) {
            if (!came.contains(number)) missing.insert(number);
        }
        std::set<std::int64_t> shown;
        for (const Gap& gap : ours.gaps()) {
            RC_ASSERT(gap.missing.first <= gap.missing.last);
            for (std::int64_t number = gap.missing.first; number <= gap.missing.last; ++number) shown.insert(number);
        }
        RC_ASSERT(shown == missing);
    }
    RC_ASSERT(ours.gaps().empty());
    RC_ASSERT(ours.last_seen()->id == written.back().id);
}

}  // namespace
}  // namespace comity::channel
