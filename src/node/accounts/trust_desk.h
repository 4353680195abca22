// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/four_eyes.h"
#include "node/accounts/account_book.h"

namespace comity::node {

/// A change of trust that one proposed and another decides.
struct TrustProposal {
    std::string id;
    std::string account;  ///< whom it is about
    std::string command;  ///< of access::account_commands(), or "issue-link"
    std::string arguments;
    std::string reason;
    std::string by;
    Instant at;
    std::string status = "waiting";
    std::string decided_by;
    std::string decided_on_behalf_of = {};
};

/// What nobody alone may do to accounts (access::guarded_roles, substitutions): proposed here by one person, approved
/// by another. Told by events of the stream ("trust", "1"). Safe to use from several threads.
class TrustDesk {
   public:
    TrustDesk(AccountBook& accounts, Authority& authority, Writer& writer, store::Database& database,
              const access::FourEyes& four_eyes);

    /// Errors: `forbidden` where the person may not propose it; an unknown command.
    Result<TrustProposal> propose(const Person& person, std::string account, std::string command,
                                  format::Value arguments, std::string reason);
    /// Carries it out. Errors: `forbidden` for the proposer, for whom it is about, without a fresh proof, or where the
    /// roles do not approve; `conflict` where it no longer waits; what the command itself finds wrong.
    struct Approved {
        access::Account account;
        std::optional<AccountBook::Issued> link;  ///< of issue-link: to be handed to the person
    };
    Result<Approved> approve(const Person& person, const std::string& proposal);
    Result<void> give_back(const Person& person, const std::string& proposal, const std::string& comments);
    /// The newest first.
    Result<std::vector<TrustProposal>> list(const Person& person);

   private:
    Result<TrustProposal> waiting(const Person& person, const std::string& proposal);
    Result<void> check_approver(const Person& person, const TrustProposal& proposal) const;
    Result<void> decide(const Person& person, const std::string& proposal, std::string_view type,
                        std::string_view status, const std::string& comments);

    AccountBook& accounts_;
    Authority& authority_;
    Writer& writer_;
    store::Database& database_;
    const access::FourEyes& four_eyes_;
};

}  // namespace comity::node
