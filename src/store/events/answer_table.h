// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "record/store.h"
#include "store/sql/connection.h"

namespace comity::store {

class AnswerTable final : public record::AnswerStore {
   public:
    AnswerTable(Connection& connection, std::string_view authority) : connection_(connection), authority_(authority) {}

    Result<std::optional<record::KeptAnswer>> find(std::string_view key) override;
    Result<void> insert(std::string_view key, const record::KeptAnswer& answer) override;
    Result<std::uint64_t> forget_before(Instant instant) override;

   private:
    Connection& connection_;
    std::string authority_;
};

}  // namespace comity::store
