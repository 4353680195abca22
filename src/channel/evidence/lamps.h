// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "channel/evidence/evidence.h"

/// What is shown of a message: five lamps, each with who says so, when by their clock, and when by others' (a fold over
/// what was filed of it).
namespace comity::channel {

/// Bounds of a time that neither side's clock can move: cosignatures and time stamps.
struct WitnessedTime {
    std::optional<Instant> after;   ///< it was not before
    std::optional<Instant> before;  ///< it was not later
    std::vector<std::string> by;    ///< names of witnesses and time-stamping authorities

    friend bool operator==(const WitnessedTime&, const WitnessedTime&) = default;
};

/// Something that says whether a lamp is lit.
struct LampEntry {
    EvidenceEvent event = EvidenceEvent::submission_acceptance;
    std::string id;            ///< of the evidence, or of the transmittal that acknowledges
    std::string issuer;        ///< authority
    bool on_our_side = false;  ///< made here, as a failure is when its time passed
    bool positive = false;
    Instant stated;  ///< by the issuer
    Instant filed;   ///< here
    WitnessedTime witnessed;
    std::string reason;  ///< of a negative one, in words

    friend bool operator==(const LampEntry&, const LampEntry&) = default;
};

enum class Light {
    dark,
    lit,
    failed,
    disputed,  ///< both was said: shown side by side, a person decides
};

struct LampState {
    Light light = Light::dark;
    std::vector<LampEntry>
        entries;  ///< in the order they were filed; the first decides what is shown of time and issuer

    friend bool operator==(const LampState&, const LampState&) = default;
};

/// Of the transport alone: arrived at the system of the other side. It lights no lamp.
struct TransportReceipt {
    Instant stated;
    WitnessedTime witnessed;
    crypto::Sha256 sha256{};

    friend bool operator==(const TransportReceipt&, const TransportReceipt&) = default;
};

/// What filing changed.
struct LampChange {
    bool changed = false;                   ///< false: the very same was filed, or says nothing new
    std::optional<ChannelCaseEvent> event;  ///< what the case records
    bool conflict = false;                  ///< and channel.conflict besides
};

class Lamps {
   public:
    /// An evidence that was found good and fits the message. One evidence per event counts, one that comes again
    /// changes nothing. After a rejection nothing positive changes the light; a positive one behind a failure made on
    /// our side, or a negative one behind a positive, makes it disputed.
    LampChange file(const Evidence& evidence, bool on_our_side, const WitnessedTime& witnessed, Instant filed);
    /// A business message that acknowledges the request: the transmittal's id and who sent it.
    LampChange acknowledge(const std::string& transmittal, const std::string& issuer, Instant stated,
                           const WitnessedTime& witnessed, Instant filed);
    void receipt(TransportReceipt receipt) { receipt_ = std::move(receipt); }
    /// Retries were used up, or the peer refused: no relay evidence can come by itself.
    void transport_ended() { transport_ended_ = true; }

    const LampState& at(Lamp lamp) const { return states_.at(static_cast<std::size_t>(lamp)); }
    const std::optional<TransportReceipt>& receipt() const { return receipt_; }
    bool transport_has_ended() const { return transport_ended_; }

    friend bool operator==(const Lamps&, const Lamps&) = default;

   private:
    std::array<LampState, lamp_count> states_;
    std::optional<TransportReceipt> receipt_;
    bool transport_ended_ = false;
};

/// Until when the next lamp should be lit (P-Mode).
struct EvidenceLimits {
    std::int64_t relay_seconds = 60 * 60;             ///< from submission
    std::int64_t consignment_seconds = 24 * 60 * 60;  ///< from relay
    int handover_working_days = 3;                    ///< from consignment

    friend bool operator==(const EvidenceLimits&, const EvidenceLimits&) = default;
};

/// A failure that our side is to issue now.
struct DueFailure {
    EvidenceEvent event = EvidenceEvent::relay_failure;
    EventReason reason;
    Instant since;  ///< when its time was over

    friend bool operator==(const DueFailure&, const DueFailure&) = default;
};

/// At most one: the first lamp that is dark though its time is over, unless a later one is lit. Times count from the
/// filing of what came before, by our clock. For the sender of a message only.
std::optional<DueFailure> due_failure(const Lamps& lamps, const EvidenceLimits& limits, Instant now);

/// So many days later, Saturdays and Sundays of UTC not counted. Holidays are law, and not known here.
Instant after_working_days(Instant from, int days);

/// Reasons of failures that we issue: URI and words.
EventReason time_limit_reason(EvidenceEvent event);

}  // namespace comity::channel
