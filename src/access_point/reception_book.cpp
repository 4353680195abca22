// SPDX-License-Identifier: EUPL-1.2
#include "access_point/reception_book.h"

namespace comity::access_point {

using channel::Seen;
using channel::SeenBefore;

ReceptionBook::Entry& ReceptionBook::Entry::operator=(Entry&& other) noexcept {
    if (this == &other) return *this;
    end();
    book_ = std::exchange(other.book_, nullptr);
    key_ = std::move(other.key_);
    return *this;
}

void ReceptionBook::Entry::end() {
    if (!book_) return;
    {
        const std::lock_guard lock(book_->mutex_);
        book_->under_way_.erase(key_);
    }
    book_->changed_.notify_all();
    book_ = nullptr;
}

Result<SeenBefore> ReceptionBook::ask(const std::string& signer, const std::string& message_id,
                                      const crypto::Sha256& references, Entry& entry) {
    const auto key = std::pair(signer, message_id);
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(channel::copy_patience_seconds);
    std::unique_lock lock(mutex_);
    while (true) {
        const auto other = under_way_.find(key);
        if (other == under_way_.end()) break;
        if (other->second != references) return SeenBefore{Seen::other_content, {}};
        if (waiting_ >= max_waiters_) return SeenBefore{Seen::in_progress, {}};
        ++waiting_;
        const auto woken = changed_.wait_until(lock, until);
        --waiting_;
        if (woken == std::cv_status::timeout && under_way_.contains(key)) return SeenBefore{Seen::in_progress, {}};
    }
    // The row is looked up while the lock keeps a second copy from finding nothing under way either.
    TRY(known, inbox_.find(signer, message_id));
    switch (channel::judge_copy(known, references)) {
        case channel::Copy::first:
            under_way_.emplace(key, references);
            entry.end();
            entry.book_ = this;
            entry.key_ = key;
            return SeenBefore{};
        case channel::Copy::again:
            lock.unlock();
            TRY_VOID(inbox_.count_copy(signer, message_id));
            return SeenBefore{Seen::receipted, known->receipt};
        case channel::Copy::other_content:
            break;
    }
    return SeenBefore{Seen::other_content, {}};
}

}  // namespace comity::access_point
