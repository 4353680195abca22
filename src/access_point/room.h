// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "channel/message/spool.h"

namespace comity::access_point {

/// Free octets of the disk under a folder; 0 where it cannot be asked.
std::uint64_t free_octets(const std::filesystem::path& folder);

/// How much disk peers may use: each its quota, all together so much that the reserve stays free, in which receipts and
/// what the store writes find room. Safe to use from several threads.
class Room {
   public:
    Room(std::function<std::uint64_t()> free, std::uint64_t reserve, std::uint64_t peer_quota)
        : free_(std::move(free)), reserve_(reserve), peer_quota_(peer_quota) {}

    /// Whether so many octets more may be begun for the peer (its address or id).
    bool has_room(const std::string& peer, std::uint64_t octets) const;
    bool above_reserve() const { return free_() > reserve_; }
    /// Room that is counted for a peer before its files come; given back with this object.
    class Claim {
       public:
        Claim() = default;
        Claim(Claim&& other) noexcept { *this = std::move(other); }
        Claim& operator=(Claim&& other) noexcept;
        ~Claim() { give_back(); }
        /// Takes over what another claim of the same peer counts.
        void absorb(Claim&& other);

       private:
        friend class Room;
        Claim(Room& room, std::string peer, std::uint64_t octets)
            : room_(&room), peer_(std::move(peer)), octets_(octets) {}
        void give_back();

        Room* room_ = nullptr;
        std::string peer_;
        std::uint64_t octets_ = 0;
    };
    /// Otherwise there never is room for it.
    bool is_within_quota(std::uint64_t octets) const { return octets <= peer_quota_; }
    /// Nothing where so much is not free, or over the quota.
    std::optional<Claim> claim(const std::string& peer, std::uint64_t octets);
    /// Of what was granted before a restart: whatever the quota is now.
    Claim renewed_claim(const std::string& peer, std::uint64_t octets);

    std::uint64_t used() const;
    std::uint64_t free() const { return free_(); }
    std::uint64_t reserve() const { return reserve_; }

   private:
    friend class PeerSpool;
    void add(const std::string& peer, std::uint64_t octets);
    bool take(const std::string& peer, std::uint64_t octets);
    void give_back(const std::string& peer, std::uint64_t octets);

    std::function<std::uint64_t()> free_;
    std::uint64_t reserve_;
    std::uint64_t peer_quota_;
    mutable std::mutex mutex_;
    std::map<std::string, std::uint64_t> of_peer_;
};

/// A spool whose files count against a peer's quota until they are gone. Errors of append are `unavailable` over it.
class PeerSpool final : public channel::Spool {
   public:
    PeerSpool(channel::Spool& spool, Room& room, std::string peer)
        : spool_(spool), room_(room), peer_(std::move(peer)) {}

    Result<std::unique_ptr<channel::SpoolFile>> create() override;

   private:
    channel::Spool& spool_;
    Room& room_;
    std::string peer_;
};

}  // namespace comity::access_point
