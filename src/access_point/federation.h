// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access_point/surroundings.h"
#include "channel/delivery/handover.h"
#include "channel/directory/acceptance.h"
#include "channel/directory/directory.h"
#include "channel/message/directory_trust.h"
#include "channel/pmode/selection.h"
#include "crypto/certificate.h"
#include "store/channel/directory_table.h"

namespace comity::access_point {

/// The directory in force, as one message sees it from its beginning to its end.
struct InForce {
    std::shared_ptr<const channel::Directory> directory;
    Instant fetched;
    std::shared_ptr<const channel::Trust> trust;
    std::shared_ptr<const channel::ReadCertificates> certificates;

    const channel::ListedAuthority* authority(std::string_view id) const { return directory->authority(id); }
    channel::DirectoryAnswers answers() const;
};

/// Where a directory comes from: the two texts, or an error. May block.
struct DirectoryTexts {
    std::string note;
    std::string json;
};
using FetchDirectory = std::function<Result<DirectoryTexts>()>;

/// From paths or https URLs.
FetchDirectory fetch_from(std::string note, std::string json);

/// Holds the federation directory, takes newer ones, refuses others. Safe to use from several threads.
class Federation {
   public:
    struct Terms {
        std::string federation;
        channel::RootKeys roots;
        std::vector<crypto::Certificate> anchors;
        std::int64_t grace_days = channel::default_grace_days;
        /// What is known of a certificate's revocation; nobody is asked where it is empty. Never blocks.
        channel::CachedRevocation revocation = {};
        std::vector<channel::ListedAuthority> manual = {};  ///< what two persons took up by hand
    };
    using Tell = std::function<void(std::vector<channel::ChannelEvent>)>;

    /// Reads what was kept. `tell` gets the alarms.
    static Result<std::unique_ptr<Federation>> open(Terms terms, store::DirectoryTable table, FetchDirectory fetch,
                                                    Surroundings surroundings, Tell tell);

    /// Nothing before the first directory was taken.
    std::optional<InForce> in_force() const;
    channel::Freshness freshness() const;
    Result<std::optional<store::KeptDirectory>> newest() { return table_.newest(); }

    /// Looks for a newer one. Errors: unavailable; conflict and invalid where what came is refused.
    Result<void> refresh();
    /// One that came otherwise. Errors: as above.
    Result<void> take(const DirectoryTexts& texts);

   private:
    Federation(Terms terms, store::DirectoryTable table, FetchDirectory fetch, Surroundings surroundings, Tell tell);
    void put_in_force(channel::DirectoryDocument document, Instant fetched);
    void alarm(std::string reason, std::string words);

    Terms terms_;
    store::DirectoryTable table_;
    std::shared_ptr<const channel::ReadCertificates> certificates_;
    FetchDirectory fetch_;
    Surroundings surroundings_;
    Tell tell_;
    std::mutex taking_;
    channel::HeldDirectory held_;
    std::string refused_;  ///< why entries by hand are left out; told once
    mutable std::mutex mutex_;
    std::optional<InForce> in_force_;
};

}  // namespace comity::access_point
