// SPDX-License-Identifier: EUPL-1.2
#include "node/accounts/sign_in_table.h"

#include "base/octets.h"
#include "format/base64.h"
#include "store/sql/transaction.h"

namespace comity::node {

namespace {

constexpr std::string_view totp = "totp";
constexpr std::string_view passkey = "passkey ";

Result<access::FactorUse> read_factors(store::Connection& rows, std::string_view authority, std::string_view account) {
    access::FactorUse use;
    TRY_VOID(rows.each("SELECT factor, last FROM account_factor WHERE authority = $1 AND account = $2",
                       {authority, account}, [&](const store::Row& row) -> Result<void> {
                           const std::string_view factor = row.text(0);
                           if (factor == totp) {
                               use.totp_step = static_cast<std::uint64_t>(row.number(1));
                               return {};
                           }
                           TRY(id, format::from_base64_url(factor.substr(passkey.size())));
                           use.sign_counts[std::move(id)] = static_cast<std::uint32_t>(row.number(1));
                           return {};
                       }));
    return use;
}

}  // namespace

Result<void> SignInTable::update_attempts(std::string_view key, const std::function<void(access::Attempts&)>& change) {
    TRY(lease, database_.writer());
    TRY(transaction, store::Transaction::write(*lease, "tries " + authority_));
    TRY(known, lease->one("SELECT failures, last FROM account_tries WHERE authority = $1 AND about = $2",
                          {authority_, key}, [](const store::Row& row) -> Result<access::Attempts> {
                              TRY(last, Instant::at(row.number(1)));
                              return access::Attempts{static_cast<int>(row.number(0)), last};
                          }));
    access::Attempts attempts = known.value_or(access::Attempts{});
    const access::Attempts before = attempts;
    change(attempts);
    if (attempts == before) return {};
    TRY_VOID(
        lease->run("INSERT INTO account_tries (authority, about, failures, last) VALUES ($1, $2, $3, $4) "
                   "ON CONFLICT (authority, about) DO UPDATE SET failures = excluded.failures, "
                   "last = excluded.last",
                   {authority_, key, attempts.failures, attempts.last.utc_milliseconds()}));
    TRY_VOID(transaction.commit());
    return {};
}

Result<void> SignInTable::update_factors(std::string_view account,
                                         const std::function<void(access::FactorUse&)>& change) {
    TRY(lease, database_.writer());
    TRY(transaction, store::Transaction::write(*lease, "factors " + authority_));
    TRY(use, read_factors(*lease, authority_, account));
    change(use);
    const auto put = [&](std::string_view factor, std::int64_t last) {
        return lease->run(
            "INSERT INTO account_factor (authority, account, factor, last) VALUES ($1, $2, $3, $4) ON CONFLICT "
            "(authority, account, factor) DO UPDATE SET last = excluded.last",
            {authority_, account, factor, last});
    };
    if (use.totp_step) TRY_VOID(put(totp, static_cast<std::int64_t>(*use.totp_step)));
    for (const auto& [id, count] : use.sign_counts)
        TRY_VOID(put(std::string(passkey) + format::base64_url(octets(id)), count));
    TRY_VOID(transaction.commit());
    return {};
}

Result<void> SignInTable::forget_before(Instant instant) {
    TRY(lease, database_.writer());
    TRY_VOID(lease->run("DELETE FROM account_tries WHERE authority = $1 AND last < $2",
                        {authority_, instant.utc_milliseconds()}));
    return {};
}

}  // namespace comity::node
