// SPDX-License-Identifier: EUPL-1.2
// What every contract test of a database starts from.
#pragma once

#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "store/sql/transaction.h"
#include "store/testing/test_database.h"

namespace comity::store {

/// A test that runs once per engine, on a database of its own.
class EachEngine : public ::testing::TestWithParam<Engine> {
   protected:
    std::unique_ptr<Database> open(DatabaseOptions options = {}) { return place_.open(options); }

    store::testing::TestDatabase place_{GetParam()};
};

/// Fails the test where there is an error, saying it.
template <class Outcome>
::testing::AssertionResult good(const Outcome& outcome) {
    if (outcome) return ::testing::AssertionSuccess();
    return ::testing::AssertionFailure() << to_string(outcome.error());
}

#define COMITY_EACH_ENGINE(suite)                                                                 \
    INSTANTIATE_TEST_SUITE_P(engines, suite, ::testing::Values(Engine::sqlite, Engine::postgres), \
                             [](const auto& parameter) { return store::testing::to_string(parameter.param); })

}  // namespace comity::store
