// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "store/sql/database.h"

namespace comity::store {

/// A version of the federation directory as distributed.
struct KeptDirectory {
    std::int64_t sequence = 0;
    Instant fetched;
    std::string note;
    std::string json;
};

/// Each call is a transaction of its own on a connection of the database, which must outlive this.
class DirectoryTable {
   public:
    DirectoryTable(Database& database, std::string authority) : database_(database), authority_(std::move(authority)) {}

    Result<std::optional<KeptDirectory>> newest();
    Result<std::optional<KeptDirectory>> find(std::int64_t sequence);
    /// Of all that were taken, rising.
    Result<std::vector<std::int64_t>> sequences();
    /// Errors: `conflict` where the sequence is there already or one that is higher.
    Result<void> add(const KeptDirectory& directory);
    /// The same version was seen again.
    Result<void> touch(std::int64_t sequence, Instant fetched);

   private:
    Database& database_;
    std::string authority_;
};

}  // namespace comity::store
