// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "record/store.h"
#include "store/sql/connection.h"

namespace comity::store {

class LogTable final : public record::LogStore {
   public:
    LogTable(Connection& connection, std::string_view authority) : connection_(connection), authority_(authority) {}

    Result<void> append_hashes(std::uint64_t first_stored_index, std::span<const record::Hash> hashes) override;
    Result<std::vector<record::Hash>> read_hashes(std::span<const std::uint64_t> stored_indices) override;
    Result<void> put_checkpoint(std::uint64_t size, std::string_view note) override;
    Result<void> add_cosignatures(std::uint64_t size, std::string_view lines) override;
    Result<std::optional<record::KeptCheckpoint>> newest_checkpoint() override;
    Result<std::optional<record::KeptCheckpoint>> first_checkpoint_from(std::uint64_t size, bool cosigned) override;

    /// For showing: at most `limit` that are smaller than `below`, the largest first; with `cosigned` only those that
    /// have a cosignature.
    Result<std::vector<record::KeptCheckpoint>> list_checkpoints(std::uint64_t below, bool cosigned, std::size_t limit);
    /// The largest that has a cosignature.
    Result<std::optional<record::KeptCheckpoint>> newest_cosigned();

   private:
    Result<std::optional<record::KeptCheckpoint>> checkpoint(std::uint64_t size);

    Connection& connection_;
    std::string authority_;
};

/// How many hashes the authority's log has stored.
Result<std::uint64_t> stored_hashes(Connection& connection, std::string_view authority);

}  // namespace comity::store
