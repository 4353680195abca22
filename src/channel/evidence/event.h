// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

/// What can happen to a message on its way, as the standards of registered delivery name it: EN 319 522 (ERDS),
/// TS 102 640-2 (REM, which e-CODEX uses), and the events of a case that follow from it.
namespace comity::channel {

enum class EvidenceEvent {
    submission_acceptance,
    submission_rejection,
    relay_acceptance,
    relay_failure,
    relay_rejection,
    content_consignment,
    content_consignment_failure,
    content_handover,
    content_handover_failure,
    relay_to_non_erds,
    received_from_non_erds,
};

/// Whose evidence it is.
enum class EvidenceIssuer { sender, recipient, either };

/// What is shown of a message: one lamp after the other. The last is lit by a business message, by no evidence.
enum class Lamp { submitted, taken_over, delivered, opened, acknowledged };
inline constexpr std::size_t lamp_count = 5;

struct EvidenceKind {
    EvidenceEvent event;
    std::string_view erds;        ///< name behind erds_event_space
    std::string_view rem;         ///< as e-CODEX connectors name it; empty: it has none
    int priority = 0;             ///< among REM evidences: a later negative one of higher priority overrules
    std::string_view rem_action;  ///< AS4 action under which e-CODEX sends it
    EvidenceIssuer issuer;
    std::optional<Lamp> lamp;
    bool positive = false;
    std::string_view case_event;  ///< what the case records
};

inline constexpr std::string_view erds_event_space = "http://uri.etsi.org/19522/Event/";

/// In the order of the enumeration.
std::span<const EvidenceKind> evidence_kinds();
const EvidenceKind& kind_of(EvidenceEvent event);
/// By the whole URI.
std::optional<EvidenceEvent> evidence_event_of(std::string_view erds_uri);

// Events of a case that follow from the channel without an evidence. Which of them starts a period is law, not here.

enum class ChannelCaseEvent {
    queued,      ///< released, waiting
    submitted,   ///< the "sent" date of the file
    receipted,   ///< arrived at the system of the other side; transport only
    unproven,    ///< no receipt after the last try: the peer may have it
    refused,     ///< a signed final error
    taken_over,  ///< received by the requested State
    not_taken_over,
    delivered,  ///< received by the competent unit
    not_delivered,
    opened,
    not_opened,
    acknowledged,
    conflict,  ///< late or contradicting evidence: a person decides
    received,  ///< from the other side, for the registry
    gap,
    alarm,  ///< fork, directory, digest clash: sending to that peer is on hold
};

/// "channel.queued", "case.acknowledged", "security.alarm".
std::string_view name_of(ChannelCaseEvent event);
std::optional<ChannelCaseEvent> channel_case_event_of(std::string_view name);

}  // namespace comity::channel
