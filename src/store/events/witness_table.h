// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "record/store.h"
#include "store/sql/connection.h"

namespace comity::store {

/// Locked as a whole by the transaction that writes the authority's record.
class WitnessTable final : public record::WitnessStore {
   public:
    WitnessTable(Connection& connection, std::string_view authority) : connection_(connection), authority_(authority) {}

    Result<std::optional<record::WitnessState>> find_state(std::string_view origin) override;
    Result<void> put_state(const record::WitnessState& state) override;
    Result<void> add_evidence(const record::ForkEvidence& evidence) override;
    Result<std::vector<record::ForkEvidence>> evidence(std::string_view origin) override;

    /// Of every log that was witnessed, by origin.
    Result<std::vector<record::WitnessState>> list_states();

   private:
    Connection& connection_;
    std::string authority_;
};

}  // namespace comity::store
