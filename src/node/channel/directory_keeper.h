// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "channel/directory/acceptance.h"
#include "channel/directory/directory.h"
#include "node/channel/access_point.h"
#include "node/channel/alarm_book.h"
#include "node/configuration.h"

namespace comity::node {

/// A version of the directory as distributed: the note is over the octets of the JSON.
struct DistributedDirectory {
    std::int64_t sequence = 0;
    std::string note;
    std::string json;
};

/// The federation directory as this node believes it: every version is checked here again, whatever the access point
/// thinks of it, and its digest is an event of the record. Safe to use from several threads.
class DirectoryKeeper {
   public:
    /// `manual`: authorities that two persons took up by hand, as configured.
    DirectoryKeeper(Authority& authority, Writer& writer, store::Database& database,
                    const ChannelConfiguration& configuration, AlarmBook& alarms,
                    std::vector<channel::ListedAuthority> manual)
        : authority_(authority),
          writer_(writer),
          database_(database),
          configuration_(configuration),
          alarms_(alarms),
          manual_(std::move(manual)) {}

    /// Nullptr before there is one. What another process took or approved counts at once. Errors: the store's; kept
    /// text that cannot be read.
    Result<std::shared_ptr<const channel::Directory>> current();

    /// Judges one that came: takes it, finds it to be the one that is held, or refuses it with an alarm where two were
    /// signed for one number. Errors: `conflict` and `invalid` as judge_directory() says.
    Result<channel::DirectoryAnswer> offer(std::string_view note, std::string_view json);

    /// The versions that were in force here at the instants, each once, oldest first. One that was taken before notes
    /// were kept is missing until the access point gives it again.
    Result<std::vector<DistributedDirectory>> in_force_at(const std::vector<Instant>& instants);

    /// An authority that is listed becomes a choice for senders once a second person approves.
    Result<void> propose(const Person& person, const std::string& peer);
    /// Errors: `not_found` where nothing waits; `forbidden` for who proposed it.
    Result<void> approve(const Person& person, const std::string& peer);
    /// Proposed and not approved.
    struct Waiting {
        std::string peer;
        command::Participant by;
    };
    Result<std::vector<Waiting>> waiting();

   private:
    struct Kept {
        channel::HeldDirectory held;
        std::string json;
    };
    Result<channel::HeldDirectory> first_trust() const;
    Result<std::optional<Kept>> kept(store::Connection& rows);
    Result<void> keep(Unit& unit, const channel::HeldDirectory& held, std::string_view json);
    Result<void> keep_version(Unit& unit, const DistributedDirectory& version, std::int64_t accepted);
    Result<void> tell(Unit& unit, std::string_view type, const format::Value& payload, const command::Participant& by);
    Authority& authority_;
    Writer& writer_;
    store::Database& database_;
    const ChannelConfiguration& configuration_;
    AlarmBook& alarms_;
    const std::vector<channel::ListedAuthority> manual_;
    /// What the current one was made from: neither number ever comes back.
    struct Version {
        std::int64_t sequence = 0;
        std::int64_t choices = 0;
        friend bool operator==(const Version&, const Version&) = default;
    };
    std::mutex mutex_;
    Version version_;
    std::shared_ptr<const channel::Directory> current_;
};

}  // namespace comity::node
