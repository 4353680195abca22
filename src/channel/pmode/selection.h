// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "channel/ebms/messages.h"
#include "channel/ebms/part.h"
#include "channel/pmode/pmode.h"

namespace comity::channel {

/// What choosing a P-Mode asks the directory, in its version in force.
struct DirectoryAnswers {
    /// The party id of an authority; nothing where it is not listed.
    std::function<std::optional<PartyId>(std::string_view authority)> party;
    /// Whether it is listed with that profile.
    std::function<bool(std::string_view authority, Profile profile)> serves;
};

/// The P-Modes of an access point. Immutable.
class PModes {
   public:
    /// Errors: conflict, for two of one id, and for two that no message could tell apart.
    static Result<PModes> of(std::vector<PMode> list);

    std::span<const PMode> all() const { return list_; }
    /// Nullptr where there is none of that id.
    const PMode* find(std::string_view id) const;

    /// Step 5 of receiving, for a message to `own`: by parties, roles, service, action and agreement; where only the
    /// profiles differ, by the algorithm of the signature (nothing where it is none of ours) among the profiles both
    /// sides are listed with. Error: processing_mode_mismatch, unless exactly one fits.
    EbmsResult<const PMode*> for_received(const UserMessage& message, std::string_view own,
                                          std::optional<SignatureAlgorithm> signature,
                                          const DirectoryAnswers& directory) const;

    /// For a message from `own` to the recipient, which is a reply in a two-way exchange or not; an empty service is
    /// any that has the action. Only profiles both sides are listed with, 2.0 before 1.15. Errors: not_found; conflict,
    /// where several fit.
    Result<const PMode*> for_sending(std::string_view own, std::string_view recipient, std::string_view service,
                                     std::string_view action, bool reply, const DirectoryAnswers& directory) const;

    /// For a pull request by `puller` to `own`: those whose MPC it is, which differ in their profile or actions. Empty
    /// where it is none of the puller's.
    std::vector<const PMode*> for_pull(std::string_view own, std::string_view puller, std::string_view mpc) const;

   private:
    explicit PModes(std::vector<PMode> list) : list_(std::move(list)) {}

    std::vector<PMode> list_;
};

/// Whether the message has the properties the P-Mode wants. Error: processing_mode_mismatch.
EbmsResult<void> check_properties(const PMode& pmode, const UserMessage& message);

/// Step 14: number, names and types of the parts against the payload profile. Error: value_inconsistent. Sizes are
/// held to the P-Mode while parts are read.
EbmsResult<void> check_payload_profile(const PMode& pmode, std::span<const PartDescription> parts);

/// Whether the test service is meant: answered with a receipt, never delivered.
bool is_ping(const UserMessage& message);

}  // namespace comity::channel
