// SPDX-License-Identifier: EUPL-1.2
// The tables of correspondence: channels, what proves dispatch and arrival on each, and what may be sent. They are
// channels.csv, evidences.csv and actions.csv of this folder, built in as text.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace comity::cases {

/// A way for a transmittal to go.
struct Channel {
    std::string word;
    bool machine = false;  ///< its evidence is filed by the node; else a person files it
    std::string says;
};

enum class Issuer { sender, receiver, carrier };

struct EvidenceKind {
    std::string channel;
    std::string word;
    std::string event;  ///< what it proves: "channel.taken_over"
    Issuer issuer = Issuer::sender;
    std::string says;
};

/// What is sent: a word of the service coop-1 on the official channel, and of every other.
struct ActionKind {
    std::string word;
    bool opens_case = false;               ///< a received one that belongs to no thread begins a case
    std::vector<std::string> as_sent;      ///< steps it may be on our side; the first that may follow is taken
    std::vector<std::string> as_received;  ///< steps it may be when they send it
    std::string says;
};

/// A place on the way of a transmittal.
struct Milestone {
    std::string_view event;
    std::string_view word;
    int rank = 0;  ///< further on the way is higher
    bool good = true;
    std::string_view fact = "";  ///< moment of the law library that it gives, where it is the request; ""
};

std::span<const Channel> channels();
std::span<const EvidenceKind> evidence_kinds();
std::span<const ActionKind> action_kinds();
std::span<const Milestone> milestones();

/// Errors: no such channel, naming those there are.
Result<const Channel*> find_channel(std::string_view word);
Result<const ActionKind*> find_action(std::string_view word);
/// Errors: the channel has no such evidence, naming those it has.
Result<const EvidenceKind*> find_evidence(std::string_view channel, std::string_view word);
const Milestone* find_milestone(std::string_view event);

std::string_view word(Issuer issuer);

}  // namespace comity::cases
