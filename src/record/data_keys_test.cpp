// SPDX-License-Identifier: EUPL-1.2
#include "record/data_keys.h"

#include "record/memory_stores.h"

namespace comity::record {
namespace {

class MadeKeys : public ::testing::Test {
   protected:
    const crypto::RandomBytes random = crypto::system_random();
    const std::unique_ptr<crypto::AuthorityKey> under =
        crypto::software_authority_key(crypto::AeadKey::random(random), random);
    const StreamId stream{"case", "1"};
    DataKeys keys{"xa-moj", *under, random};
    MemoryKeys before;
};

TEST_F(MadeKeys, AreMadeAnewWhenTheirTransactionWasRolledBack) {
    MemoryKeys rolled_back;
    ASSERT_TRUE(keys.find_or_make(stream, rolled_back));
    keys.forget_made();
    EXPECT_FALSE(keys.find(stream, before));
    ASSERT_TRUE(keys.find_or_make(stream, before));
    EXPECT_TRUE(before.find(stream).value()) << "what is sealed now can be opened only with a key that is stored";
}

TEST_F(MadeKeys, StayWhenItIsDurable) {
    const crypto::AeadKey made = keys.find_or_make(stream, before).value();
    keys.keep_made();
    keys.forget_made();
    MemoryKeys unreachable;
    const auto held = keys.find(stream, unreachable);
    ASSERT_TRUE(held) << to_string(held.error());
    EXPECT_TRUE(std::ranges::equal(held->octets(), made.octets()));
}

}  // namespace
}  // namespace comity::record
