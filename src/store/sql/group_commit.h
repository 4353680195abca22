// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "store/sql/database.h"

namespace comity::store {

/// Makes what several threads write at the same time durable by one commit, so that each costs the disk a fraction of a
/// flush: whoever comes while a commit is under way is in the next one. May be used by several threads; must outlive
/// their calls.
class GroupCommit {
   public:
    /// What one caller writes. Without an effect but on the connection and the caller's own variables: it runs in the
    /// thread of any caller, while its own waits.
    using Work = std::function<Result<void>(Connection&)>;

    /// `name`: whose transactions they are, as in Connection::begin_write().
    GroupCommit(Database& database, std::string name) : database_(database), name_(std::move(name)) {}
    GroupCommit(const GroupCommit&) = delete;
    GroupCommit& operator=(const GroupCommit&) = delete;

    /// Durable when it returns. Errors: the work's, which then leaves nothing and does the others no harm; those of the
    /// commit, which every caller of its group gets.
    Result<void> run(const Work& work);

    /// Commits made so far.
    std::size_t commits() const;
    /// Callers whose work is not durable yet.
    std::size_t waiting() const;

    static constexpr std::size_t largest_group = 256;

   private:
    struct Piece {
        const Work& work;
        Result<void> outcome;
        enum class State { waits, leads, done } state = State::waits;
        std::condition_variable changed;
    };

    // noexcept: what throws ends the program, because others wait for the same thread.
    void write(const std::vector<Piece*>& group) noexcept;
    Result<void> write_all(const std::vector<Piece*>& group);

    Database& database_;
    std::string name_;
    mutable std::mutex mutex_;
    std::deque<Piece*> waiting_;  ///< the first of them leads
    std::size_t commits_ = 0;
};

}  // namespace comity::store
