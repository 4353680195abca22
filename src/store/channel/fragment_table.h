// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "crypto/sha256.h"
#include "store/sql/group_commit.h"

namespace comity::store {

enum class GroupState {
    collecting,  ///< fragments are missing
    complete,    ///< all are there; the message is to be joined and handed over
    answering,   ///< the answer to the source message is made and not taken by its sender yet
    over,
};

/// The fragments of one message that a peer split; key: signer and group id.
struct KeptGroup {
    std::string signer;
    std::string group_id;
    GroupState state = GroupState::collecting;
    std::string pmode;
    std::string certificate;         ///< DER of the first fragment's signer
    std::vector<std::string> flags;  ///< of all fragments, each once
    Instant first;                   ///< when the first fragment came
    std::string answer;              ///< signed envelope: receipt of the source message, or error
    int tries = 0;                   ///< to give the answer
    std::optional<Instant> next_try;

    friend bool operator==(const KeptGroup&, const KeptGroup&) = default;
};

/// A fragment that was taken. Its file is there while the group is collecting or complete.
struct KeptFragment {
    std::uint32_t number = 0;  ///< from 1
    std::string message_id;
    crypto::Sha256 references{};
    std::uint64_t octets = 0;
    std::string file;
    std::string envelope;  ///< as it came, with its signature; empty in a list, and once the group is answered

    friend bool operator==(const KeptFragment&, const KeptFragment&) = default;
};

/// Each call that writes is in one of `writes`; database and writes must outlive this.
class FragmentTable {
   public:
    FragmentTable(Database& database, GroupCommit& writes, std::string authority)
        : database_(database), writes_(writes), authority_(std::move(authority)) {}

    Result<std::optional<KeptGroup>> find(std::string_view signer, std::string_view group_id);
    /// Those not over, oldest first.
    Result<std::vector<KeptGroup>> unfinished();
    Result<std::optional<KeptFragment>> fragment(std::string_view signer, std::string_view group_id,
                                                 std::uint32_t number);
    /// Of a group, rising, without their envelopes: a peer chooses how many and how large they are.
    Result<std::vector<KeptFragment>> fragments(std::string_view signer, std::string_view group_id);

    /// The fragment, and the group as it is with it. Errors: `conflict` where its number is there.
    Result<void> add(const KeptGroup& group, const KeptFragment& fragment);
    /// With its answer the envelopes of its fragments go: they are read no more.
    Result<void> change(const KeptGroup& group);
    /// Groups that are over and began before, with their fragments.
    Result<void> forget(Instant before);

   private:
    Database& database_;
    GroupCommit& writes_;
    std::string authority_;
};

}  // namespace comity::store
