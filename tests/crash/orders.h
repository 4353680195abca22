// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <mutex>
#include <random>
#include <string>
#include <vector>

#include "format/value.h"
#include "node/node.h"

namespace comity::crash {

/// A command as it is told to the driver before it is given and after it was acknowledged:
/// {"key", "account", "case", "command", "arguments"}. The key stands in its first event too, so that it can be
/// counted.
using Order = format::Value;

/// Gives an order. The answer is the desk's; the key makes sure that a repeated order has no second effect.
Result<std::string> give(node::Office& office, const Order& order);

/// A case that several threads write to.
struct SharedCases {
    std::mutex mutex;
    std::vector<std::string> ids;
};

/// Orders of one thread by chance: notes, facts, custody with its clocks, proposals, new cases.
class Orders {
   public:
    Orders(std::string run, std::size_t thread, std::uint64_t seed, SharedCases& cases);

    Order next();
    /// What became of the last one.
    void acknowledged(const Order& order, const format::Value& answer);

   private:
    Order order(const std::string& key, const std::string& case_id, std::string_view command, format::Value arguments);
    std::size_t below(std::size_t end) { return static_cast<std::size_t>(engine_() % end); }

    std::string run_;
    std::size_t thread_;
    std::mt19937_64 engine_;
    SharedCases& cases_;
    std::size_t given_ = 0;
    std::string without_subject_;  ///< a case of this thread that has no person yet
};

}  // namespace comity::crash
