// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "record/store.h"
#include "store/sql/connection.h"

namespace comity::store {

/// Once a key was erased and the transaction committed, Connection::purge("record_data_keys") takes what the engine
/// still holds of the row.
class DataKeyTable final : public record::DataKeyStore {
   public:
    DataKeyTable(Connection& connection, std::string_view authority) : connection_(connection), authority_(authority) {}

    Result<std::optional<std::string>> find(const record::StreamId& stream) override;
    Result<void> insert(const record::StreamId& stream, std::string_view wrapped) override;
    Result<void> replace(const record::StreamId& stream, std::string_view wrapped) override;
    Result<void> erase(const record::StreamId& stream) override;
    Result<std::vector<record::StreamId>> list(const std::optional<record::StreamId>& after,
                                               std::size_t limit) override;

   private:
    Result<void> update(const record::StreamId& stream, const Value& wrapped);

    Connection& connection_;
    std::string authority_;
};

}  // namespace comity::store
