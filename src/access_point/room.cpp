// SPDX-License-Identifier: EUPL-1.2
#include "access_point/room.h"

#include <algorithm>
#include <numeric>
#include <system_error>
#include <utility>

namespace comity::access_point {

namespace {

tl::unexpected<Error> no_room() {
    return fail(ErrorKind::unavailable, "the spool has no room for this", {},
                "wait until messages under way end, or give the spool a larger disk");
}

// Files grow piece by piece; asking the disk for each would cost more than writing it.
constexpr std::uint64_t asked_every = std::uint64_t{8} << 20;

}  // namespace

/// Takes room as it grows and gives it back at its end.
class CountedFile final : public channel::SpoolFile {
   public:
    using Take = std::function<bool(std::uint64_t)>;
    using GiveBack = std::function<void(std::uint64_t)>;

    CountedFile(std::unique_ptr<channel::SpoolFile> file, Take take, GiveBack give_back)
        : file_(std::move(file)), take_(std::move(take)), give_back_(std::move(give_back)) {}
    ~CountedFile() override {
        file_.reset();
        give_back_(taken_);
    }

    const std::string& path() const override { return file_->path(); }
    std::uint64_t size() const override { return file_->size(); }
    Result<void> append(Octets octets) override {
        if (file_->size() + octets.size() > taken_) {
            const std::uint64_t more = std::max<std::uint64_t>(asked_every, octets.size());
            if (!take_(more)) return no_room();
            taken_ += more;
        }
        return file_->append(octets);
    }
    Result<void> replace(std::uint64_t offset, Octets octets) override { return file_->replace(offset, octets); }
    Result<std::size_t> read_at(std::uint64_t offset, std::span<unsigned char> octets) const override {
        return file_->read_at(offset, octets);
    }
    Result<void> sync() override { return file_->sync(); }
    void keep() override { file_->keep(); }

   private:
    std::unique_ptr<channel::SpoolFile> file_;
    Take take_;
    GiveBack give_back_;
    std::uint64_t taken_ = 0;
};

std::uint64_t free_octets(const std::filesystem::path& folder) {
    std::error_code error;
    const auto space = std::filesystem::space(folder, error);
    return error ? 0 : space.available;
}

bool Room::has_room(const std::string& peer, std::uint64_t octets) const {
    const std::uint64_t free = free_();
    if (free <= reserve_ || octets > free - reserve_) return false;
    const std::lock_guard lock(mutex_);
    const auto known = of_peer_.find(peer);
    const std::uint64_t used = known == of_peer_.end() ? 0 : known->second;
    return octets <= peer_quota_ && used <= peer_quota_ - octets;
}

bool Room::take(const std::string& peer, std::uint64_t octets) {
    if (!above_reserve()) return false;
    const std::lock_guard lock(mutex_);
    std::uint64_t& used = of_peer_[peer];
    // A file that is begun may take its first piece whatever the quota: it is checked before.
    if (used > peer_quota_) return false;
    used += octets;
    return true;
}

void Room::give_back(const std::string& peer, std::uint64_t octets) {
    const std::lock_guard lock(mutex_);
    const auto known = of_peer_.find(peer);
    if (known == of_peer_.end()) return;
    known->second -= std::min(known->second, octets);
    if (known->second == 0) of_peer_.erase(known);
}

Room::Claim& Room::Claim::operator=(Claim&& other) noexcept {
    if (this == &other) return *this;
    give_back();
    room_ = std::exchange(other.room_, nullptr);
    peer_ = std::move(other.peer_);
    octets_ = other.octets_;
    return *this;
}

void Room::Claim::absorb(Claim&& other) {
    other.room_ = nullptr;  // gives nothing back
    octets_ += other.octets_;
}

void Room::Claim::give_back() {
    if (room_) room_->give_back(peer_, octets_);
    room_ = nullptr;
}

std::optional<Room::Claim> Room::claim(const std::string& peer, std::uint64_t octets) {
    if (!has_room(peer, octets)) return std::nullopt;
    return renewed_claim(peer, octets);
}

Room::Claim Room::renewed_claim(const std::string& peer, std::uint64_t octets) {
    add(peer, octets);
    return {*this, peer, octets};
}

void Room::add(const std::string& peer, std::uint64_t octets) {
    const std::lock_guard lock(mutex_);
    of_peer_[peer] += octets;
}

std::uint64_t Room::used() const {
    const std::lock_guard lock(mutex_);
    return std::accumulate(of_peer_.begin(), of_peer_.end(), std::uint64_t{0},
                           [](std::uint64_t sum, const auto& peer) { return sum + peer.second; });
}

Result<std::unique_ptr<channel::SpoolFile>> PeerSpool::create() {
    TRY(file, spool_.create());
    // The room outlives every file of its spool.
    Room& room = room_;
    const std::string peer = peer_;
    return std::make_unique<CountedFile>(
        std::move(file), [&room, peer](std::uint64_t octets) { return room.take(peer, octets); },
        [&room, peer](std::uint64_t octets) { room.give_back(peer, octets); });
}

}  // namespace comity::access_point
