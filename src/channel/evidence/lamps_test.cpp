// SPDX-License-Identifier: EUPL-1.2
#include "channel/evidence/lamps.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "channel/evidence/evidence_example.h"

namespace comity::channel {
namespace {

using enum EvidenceEvent;

const Instant start = at("2026-03-04T12:00:00Z");  // a Wednesday

Instant later(std::int64_t seconds) {
    return Instant::at(start.utc_milliseconds() + seconds * 1000).value();
}

struct FiveLamps : testing::Test {
    LampChange file(EvidenceEvent event, Instant filed = start, bool on_our_side = false) {
        Evidence evidence = evidence_of(event);
        if (on_our_side) evidence.issuer = evidence.sender;
        return lamps.file(evidence, on_our_side, {}, filed);
    }
    std::string lights() const {
        std::string shown;
        for (std::size_t i = 0; i < lamp_count; ++i) {
            shown += "-*x?"[static_cast<std::size_t>(lamps.at(static_cast<Lamp>(i)).light)];
        }
        return shown;
    }
    std::optional<EvidenceEvent> due(Instant now) const {
        const auto failure = due_failure(lamps, {}, now);
        return failure ? std::optional(failure->event) : std::nullopt;
    }

    Lamps lamps;
};

TEST_F(FiveLamps, are_lit_one_after_the_other) {
    EXPECT_EQ(lights(), "-----");
    EXPECT_EQ(file(submission_acceptance).event, ChannelCaseEvent::submitted);
    EXPECT_EQ(lights(), "*----");
    lamps.receipt({start, {}, {}});
    EXPECT_EQ(lights(), "*----") << "a receipt of the transport is no lamp";
    EXPECT_EQ(file(relay_acceptance).event, ChannelCaseEvent::taken_over);
    EXPECT_EQ(file(content_consignment).event, ChannelCaseEvent::delivered);
    EXPECT_EQ(file(content_handover).event, ChannelCaseEvent::opened);
    EXPECT_EQ(lights(), "****-") << "only a business message acknowledges";
    EXPECT_EQ(lamps.acknowledge(uuid_of(9), "xb-moj", start, {}, start).event, ChannelCaseEvent::acknowledged);
    EXPECT_EQ(lights(), "*****");
    EXPECT_FALSE(lamps.acknowledge(uuid_of(10), "xb-moj", start, {}, start).changed);
}

TEST_F(FiveLamps, say_who_stated_which_time_and_who_witnessed_which) {
    const WitnessedTime witnessed{later(-5), later(7), {"gw.xa.example/comity/witness"}};
    const Evidence evidence = relay_evidence();
    lamps.file(evidence, false, witnessed, later(10));
    const LampEntry& entry = lamps.at(Lamp::taken_over).entries.at(0);
    EXPECT_EQ(entry.issuer, "xb-moj");
    EXPECT_EQ(entry.id, evidence.id);
    EXPECT_EQ(entry.stated, evidence.time);
    EXPECT_EQ(entry.filed, later(10));
    EXPECT_EQ(entry.witnessed, witnessed);
}

TEST_F(FiveLamps, take_an_evidence_once) {
    EXPECT_TRUE(file(relay_acceptance).changed);
    const Lamps before = lamps;
    const LampChange again = file(relay_acceptance, later(60));
    EXPECT_FALSE(again.changed || again.event || again.conflict);
    EXPECT_EQ(lamps, before);
}

TEST_F(FiveLamps, show_a_rejection_and_nothing_positive_after_it) {
    file(submission_acceptance);
    EXPECT_EQ(file(relay_rejection).event, ChannelCaseEvent::not_taken_over);
    EXPECT_EQ(lights(), "*x---");
    EXPECT_EQ(lamps.at(Lamp::taken_over).entries[0].reason, "in words");
    const LampChange late = file(relay_acceptance);
    EXPECT_TRUE(late.conflict);
    EXPECT_EQ(lights(), "*x---");
    EXPECT_EQ(lamps.at(Lamp::taken_over).entries.size(), 2U) << "both are shown";
}

TEST_F(FiveLamps, show_a_late_positive_beside_a_failure_of_our_own) {
    file(submission_acceptance);
    file(relay_failure, later(3600), true);
    EXPECT_EQ(lights(), "*x---");
    const LampChange late = file(relay_acceptance, later(4000));
    EXPECT_TRUE(late.conflict);
    EXPECT_EQ(late.event, ChannelCaseEvent::taken_over);
    EXPECT_EQ(lights(), "*?---");
    EXPECT_TRUE(lamps.at(Lamp::taken_over).entries[0].on_our_side);
    file(content_consignment, later(5000));
    EXPECT_EQ(lights(), "*?*--");
}

TEST_F(FiveLamps, show_a_negative_behind_a_positive) {
    file(content_consignment);
    EXPECT_TRUE(file(content_consignment_failure).conflict);
    EXPECT_EQ(lights(), "--?--");
}

TEST_F(FiveLamps, are_not_moved_by_what_went_another_way) {
    const LampChange change = file(relay_to_non_erds);
    EXPECT_TRUE(change.changed);
    EXPECT_EQ(lights(), "-----");
}

TEST_F(FiveLamps, fail_on_our_side_when_their_time_is_over) {
    EXPECT_FALSE(due(later(1'000'000))) << "nothing was submitted";
    file(submission_acceptance);
    EXPECT_FALSE(due(later(3599)));
    EXPECT_EQ(due(later(3600)), relay_failure);
    file(relay_acceptance, later(100));
    EXPECT_FALSE(due(later(3600)));
    EXPECT_FALSE(due(later(100 + 86399)));
    EXPECT_EQ(due(later(100 + 86400)), content_consignment_failure);
    file(content_consignment, start);
    // Three working days from Wednesday noon end on Monday noon.
    EXPECT_FALSE(due(at("2026-03-09T11:59:59.999Z")));
    EXPECT_EQ(due(at("2026-03-09T12:00:00Z")), content_handover_failure);
    file(content_handover_failure, at("2026-03-09T12:00:00Z"), true);
    EXPECT_FALSE(due(at("2026-03-20T12:00:00Z"))) << "one failure, once";
}

TEST_F(FiveLamps, fail_when_the_transport_ended) {
    file(submission_acceptance);
    EXPECT_FALSE(due(later(10)));
    lamps.transport_ended();
    EXPECT_EQ(due(later(10)), relay_failure);
    file(relay_acceptance);
    EXPECT_FALSE(due(later(10))) << "the peer has it, whatever the transport says";
}

TEST_F(FiveLamps, do_not_fail_where_a_later_one_is_lit) {
    file(submission_acceptance);
    file(content_handover);
    EXPECT_FALSE(due(later(1'000'000)));
}

TEST_F(FiveLamps, have_reasons_for_their_failures) {
    file(submission_acceptance);
    const DueFailure failure = due_failure(lamps, {}, later(4000)).value();
    EXPECT_EQ(failure.reason.code, "urn:x-comity:reason:no-relay-evidence");
    EXPECT_EQ(failure.since, later(3600));
    Evidence evidence = evidence_of(failure.event);
    evidence.reasons = {failure.reason};
    EXPECT_TRUE(check_evidence(evidence));
}

TEST(working_days, leave_out_saturday_and_sunday) {
    EXPECT_EQ(after_working_days(start, 0), start);
    EXPECT_EQ(after_working_days(start, 1), at("2026-03-05T12:00:00Z"));
    EXPECT_EQ(after_working_days(start, 3), at("2026-03-09T12:00:00Z"));
    EXPECT_EQ(after_working_days(at("2026-03-07T08:00:00Z"), 1), at("2026-03-09T08:00:00Z"));
    EXPECT_EQ(after_working_days(at("1969-12-31T00:00:00Z"), 2), at("1970-01-02T00:00:00Z"));
    EXPECT_EQ(after_working_days(at("1969-12-27T00:00:00Z"), 1), at("1969-12-29T00:00:00Z"));
}

RC_GTEST_PROP(any_order_of_evidences, ends_in_the_same_entries, ()) {
    // What is shown may depend on the order, what is kept does not: nothing that came is lost.
    std::vector<EvidenceEvent> events = *rc::gen::container<std::vector<EvidenceEvent>>(
        rc::gen::element(submission_acceptance, relay_acceptance, relay_rejection, content_consignment,
                         content_consignment_failure, content_handover, content_handover_failure));
    Lamps lamps;
    std::set<EvidenceEvent> distinct;
    for (const EvidenceEvent event : events) {
        const LampChange change = lamps.file(evidence_of(event), false, {}, start);
        RC_ASSERT(change.changed == distinct.insert(event).second);
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < lamp_count; ++i) {
        const LampState& state = lamps.at(static_cast<Lamp>(i));
        kept += state.entries.size();
        RC_ASSERT((state.light == Light::dark) == state.entries.empty());
    }
    RC_ASSERT(kept == distinct.size());
}

}  // namespace
}  // namespace comity::channel
