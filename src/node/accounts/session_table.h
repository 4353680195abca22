// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "access/session.h"
#include "store/sql/database.h"

namespace comity::node {

/// Sessions of one authority in its database. Safe to use from several threads; not within a transaction of the
/// caller's.
class SessionTable final : public access::SessionStore {
   public:
    SessionTable(store::Database& database, std::string authority)
        : database_(database), authority_(std::move(authority)) {}

    Result<void> add(const access::Session& session) override;
    Result<std::optional<access::Session>> find(std::string_view token_hash) override;
    Result<void> update(std::string_view token_hash, const std::function<void(access::Session&)>& change) override;
    Result<void> remove(std::string_view token_hash) override;
    Result<std::vector<access::Session>> of_account(std::string_view account) override;
    Result<void> remove_unused_since(Instant instant) override;

   private:
    store::Database& database_;
    std::string authority_;
};

}  // namespace comity::node
