// SPDX-License-Identifier: EUPL-1.2
#include "channel/splitting/fragment_group.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace comity::channel {
namespace {

class FragmentGroups : public testing::Test {
   protected:
    FragmentGroups() {
        header_.info = {now_, "f1@x", {}};
        header_.action = "SubmitRequest";
        fragment_.group_id = "source@x";
        fragment_.fragment_count = 3;
        fragment_.message_size = 100;
    }
    EbmsResult<FragmentGroup> begin(std::uint32_t number = 1, std::uint64_t octets = 40) {
        fragment_.fragment_num = number;
        return begin_group("xa-moj", {header_, fragment_, octets}, limits_, now_);
    }
    EbmsResult<void> add(FragmentGroup& group, std::uint32_t number, std::uint64_t octets = 40) {
        fragment_.fragment_num = number;
        header_.info.message_id = "f" + std::to_string(number) + "@x";
        return add_fragment(group, {header_, fragment_, octets}, limits_, now_);
    }
    void expect_refused(EbmsCode code) {
        FragmentGroup group = first_.value();
        const auto added = add(group, 2);
        ASSERT_FALSE(added);
        EXPECT_EQ(added.error().code, code) << added.error().detail;
        EXPECT_TRUE(group.over);
        fragment_ = first_->bound;
        EXPECT_EQ(add(group, 3).error().code, EbmsCode::bad_fragment_group);
    }

    Instant now_ = parse_instant("2026-03-04T10:00:00Z").value();
    FragmentLimits limits_{.max_fragments = 3, .max_message = 100, .join_interval = std::chrono::hours(1)};
    UserMessage header_;
    MessageFragment fragment_;
    EbmsResult<FragmentGroup> first_ = refuse(EbmsCode::other, "");
};

TEST_F(FragmentGroups, AreCompleteInAnyOrder) {
    auto group = begin(2);
    ASSERT_TRUE(group) << group.error().detail;
    EXPECT_FALSE(group->complete());
    EXPECT_EQ(group->announced(), 100U);
    EXPECT_TRUE(add(*group, 3));
    EXPECT_TRUE(add(*group, 1, 20));
    EXPECT_TRUE(group->complete());
    EXPECT_EQ(group->octets(), 100U);
    EXPECT_FALSE(group->over);
}

TEST_F(FragmentGroups, RefuseNumbersAndCountsThatCannotBe) {
    EXPECT_EQ(begin(0).error().code, EbmsCode::bad_fragment_num);
    EXPECT_EQ(begin(4).error().code, EbmsCode::bad_fragment_num);
    fragment_.fragment_count = 4;
    EXPECT_EQ(begin(1).error().code, EbmsCode::bad_fragment_count);
    fragment_.fragment_count = 0;
    EXPECT_EQ(begin(1).error().code, EbmsCode::bad_fragment_count);
}

TEST_F(FragmentGroups, AreBoundByTheFirstValue) {
    first_ = begin();
    fragment_.message_size = 99;
    expect_refused(EbmsCode::duplicate_message_size);
    fragment_.fragment_count = 2;
    expect_refused(EbmsCode::duplicate_fragment_count);
    fragment_.action = "other";
    expect_refused(EbmsCode::duplicate_action);
    header_.action = "Reply";
    expect_refused(EbmsCode::header_mismatch);
    header_.action = "SubmitRequest";
    fragment_.message_header = MessageFragment::MimeHeader{.content_type = "multipart/related", .boundary = "a"};
    fragment_.compression = MessageFragment::Compression{"gzip", 80};
    first_ = begin();
    fragment_.message_header->boundary = "b";
    expect_refused(EbmsCode::duplicate_message_header);
    fragment_.compression->compressed_size = 81;
    expect_refused(EbmsCode::duplicate_compression_info);
}

TEST_F(FragmentGroups, TakeAValueThatStandsInALaterFragmentOnly) {
    fragment_.message_size.reset();
    auto group = begin().value();
    fragment_.message_size = 100;
    EXPECT_TRUE(add(group, 2));
    fragment_.message_size.reset();
    EXPECT_TRUE(add(group, 3, 20));
    EXPECT_EQ(group.announced(), 100U);
}

TEST_F(FragmentGroups, OutliveADuplicate) {
    auto group = begin().value();
    EXPECT_EQ(add(group, 1).error().code, EbmsCode::duplicate_fragment);
    EXPECT_FALSE(group.over);
    EXPECT_TRUE(add(group, 2));
}

TEST_F(FragmentGroups, HoldNoMoreThanWasAnnouncedOrIsAllowed) {
    EXPECT_EQ(begin(1, 101).error().code, EbmsCode::out_of_storage_space);
    auto group = begin(1, 60).value();
    EXPECT_EQ(add(group, 2, 41).error().code, EbmsCode::out_of_storage_space);
    fragment_.message_size = 101;
    EXPECT_EQ(begin().error().code, EbmsCode::out_of_storage_space);
    fragment_.message_size.reset();
    group = begin(1, 60).value();
    EXPECT_TRUE(add(group, 2, 40));
    EXPECT_EQ(add(group, 3, 1).error().code, EbmsCode::out_of_storage_space);
}

TEST_F(FragmentGroups, ExpireUnlessTheyAreComplete) {
    auto group = begin().value();
    const auto later = Instant::at(now_.utc_milliseconds() + 3'600'000).value();
    EXPECT_FALSE(has_expired(group, limits_, later));
    const auto too_late = Instant::at(now_.utc_milliseconds() + 3'600'001).value();
    EXPECT_TRUE(has_expired(group, limits_, too_late));
    auto complete = group;
    EXPECT_TRUE(add(complete, 2));
    EXPECT_TRUE(add(complete, 3, 20));
    EXPECT_FALSE(has_expired(complete, limits_, too_late));
    now_ = too_late;
    EXPECT_EQ(add(group, 2).error().code, EbmsCode::receive_interval_exceeded);
}

}  // namespace
}  // namespace comity::channel
