// SPDX-License-Identifier: EUPL-1.2
#include "store/sql/group_commit.h"

#include <algorithm>

#include "store/sql/transaction.h"

namespace comity::store {

Result<void> GroupCommit::run(const Work& work) {
    Piece piece{work, {}, Piece::State::waits, {}};
    std::unique_lock lock(mutex_);
    waiting_.push_back(&piece);
    if (waiting_.front() == &piece) piece.state = Piece::State::leads;
    piece.changed.wait(lock, [&] { return piece.state != Piece::State::waits; });
    if (piece.state == Piece::State::done) return std::move(piece.outcome);

    // All of them stay in the queue meanwhile, so that whoever comes does not think it leads.
    const auto size = std::min(waiting_.size(), largest_group);
    const std::vector<Piece*> group(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(size));
    lock.unlock();
    write(group);
    lock.lock();
    ++commits_;
    waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(size));
    for (Piece* done : group) {
        if (done == &piece) continue;
        done->state = Piece::State::done;
        done->changed.notify_one();
    }
    if (!waiting_.empty()) {
        waiting_.front()->state = Piece::State::leads;
        waiting_.front()->changed.notify_one();
    }
    return std::move(piece.outcome);
}

std::size_t GroupCommit::commits() const {
    const std::lock_guard lock(mutex_);
    return commits_;
}

std::size_t GroupCommit::waiting() const {
    const std::lock_guard lock(mutex_);
    return waiting_.size();
}

void GroupCommit::write(const std::vector<Piece*>& group) noexcept {
    const auto written = write_all(group);
    if (written) return;
    for (Piece* piece : group) {
        if (piece->outcome) piece->outcome = tl::unexpected(written.error());
    }
}

Result<void> GroupCommit::write_all(const std::vector<Piece*>& group) {
    TRY(lease, database_.writer());
    TRY(transaction, Transaction::write(*lease, name_));
    for (Piece* piece : group) {
        TRY(savepoint, Savepoint::begin(*lease));
        piece->outcome = piece->work(*lease);
        if (piece->outcome) {
            TRY_VOID(savepoint.release());
        } else if (auto undone = savepoint.roll_back_after(piece->outcome.error()); !undone) {
            piece->outcome = undone;
            return undone;
        }
    }
    TRY_VOID(transaction.commit());
    return {};
}

}  // namespace comity::store
