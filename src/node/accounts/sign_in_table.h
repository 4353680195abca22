// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "access/sign_in.h"
#include "store/sql/database.h"

namespace comity::node {

/// Tries and uses of second factors of one authority in its database. Safe to use from several threads; not within a
/// transaction of the caller's.
class SignInTable final : public access::SignInStore {
   public:
    SignInTable(store::Database& database, std::string authority)
        : database_(database), authority_(std::move(authority)) {}

    Result<void> update_attempts(std::string_view key, const std::function<void(access::Attempts&)>& change) override;
    Result<void> update_factors(std::string_view account,
                                const std::function<void(access::FactorUse&)>& change) override;
    /// Removes tries that began before; those are forgiven anyway.
    Result<void> forget_before(Instant instant);

   private:
    store::Database& database_;
    std::string authority_;
};

}  // namespace comity::node
