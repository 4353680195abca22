// SPDX-License-Identifier: EUPL-1.2
#include "channel/ebms/errors.h"

#include <set>

#include <gtest/gtest.h>

#include "channel/ebms/messages.h"

namespace comity::channel {
namespace {

TEST(EbmsErrors, EveryCodeReadsBackAndStandsOnce) {
    std::set<EbmsCode> codes;
    for (const EbmsErrorRow& row : ebms_errors()) {
        EXPECT_TRUE(codes.insert(row.code).second) << to_string(row.code);
        EXPECT_EQ(read_ebms_code(to_string(row.code)), row.code);
        EXPECT_EQ(&row_of(row.code), &row);
    }
    EXPECT_EQ(codes.size(), 42u);
}

TEST(EbmsErrors, OtherTextIsNoCode) {
    for (const char* text :
         {"", "EBMS:", "EBMS:4001", "EBMS:103", "EBMS:00103", "ebms:0103", "EBMS:010x", "EBMS:-103", "0103"}) {
        EXPECT_EQ(read_ebms_code(text), std::nullopt) << text;
    }
}

// AS4 section 3.2.1 and ebMS 3.0 section 6.7: what a sender may try again and what is the end.
TEST(EbmsErrors, SayWhatTheSenderDoes) {
    const auto reaction = [](const char* code) { return row_of(read_ebms_code(code).value()).reaction; };
    for (const char* code : {"EBMS:0005", "EBMS:0021", "EBMS:0202", "EBMS:0302"}) {
        EXPECT_EQ(reaction(code), SenderReaction::retry) << code;
    }
    for (const char* code : {"EBMS:0101", "EBMS:0102"})
        EXPECT_EQ(reaction(code), SenderReaction::ask_directory) << code;
    for (const char* code : {"EBMS:0002", "EBMS:0006", "EBMS:0023", "EBMS:0301"}) {
        EXPECT_EQ(reaction(code), SenderReaction::none) << code;
    }
    for (const char* code : {"EBMS:0001", "EBMS:0003", "EBMS:0004", "EBMS:0007", "EBMS:0008", "EBMS:0009", "EBMS:0010",
                             "EBMS:0011", "EBMS:0020", "EBMS:0022", "EBMS:0030", "EBMS:0031", "EBMS:0040", "EBMS:0055",
                             "EBMS:0060", "EBMS:0103", "EBMS:0201", "EBMS:0303"}) {
        EXPECT_EQ(reaction(code), SenderReaction::refused) << code;
    }
}

TEST(EbmsErrors, SignalsCarryTheTableAndNothingElse) {
    const SignalError error = signal_error(EbmsCode::failed_authentication, "a@b");
    EXPECT_EQ(error.code, "EBMS:0101");
    EXPECT_EQ(error.origin, "security");
    EXPECT_EQ(error.category, "Processing");
    EXPECT_EQ(error.severity, Severity::failure);
    EXPECT_EQ(error.short_description, "FailedAuthentication");
    EXPECT_EQ(error.ref_to_message_in_error, "a@b");
    EXPECT_EQ(signal_error(EbmsCode::delivery_failure, "").origin, "reliability");
    EXPECT_EQ(signal_error(EbmsCode::empty_message_partition_channel, "").severity, Severity::warning);
}

}  // namespace
}  // namespace comity::channel
