// SPDX-License-Identifier: EUPL-1.2
#include "channel/evidence/event.h"

#include <utility>

namespace comity::channel {

namespace {

using enum EvidenceEvent;
using enum EvidenceIssuer;

constexpr std::string_view submission = "SubmissionAcceptanceRejection";
constexpr std::string_view relay = "RelayREMMDAcceptanceRejection";
constexpr std::string_view delivery = "DeliveryNonDeliveryToRecipient";
constexpr std::string_view retrieval = "RetrievalNonRetrievalToRecipient";

constexpr std::array<EvidenceKind, 11> kinds{{
    {submission_acceptance, "SubmissionAcceptance", "SUBMISSION_ACCEPTANCE", 1, submission, sender, Lamp::submitted,
     true, "channel.submitted"},
    {submission_rejection, "SubmissionRejection", "SUBMISSION_REJECTION", 2, submission, sender, Lamp::submitted, false,
     "channel.refused"},
    {relay_acceptance, "RelayAcceptance", "RELAY_REMMD_ACCEPTANCE", 3, relay, recipient, Lamp::taken_over, true,
     "channel.taken_over"},
    {relay_failure, "RelayFailure", "RELAY_REMMD_FAILURE", 4, "RelayREMMDFailure", sender, Lamp::taken_over, false,
     "channel.not_taken_over"},
    {relay_rejection, "RelayRejection", "RELAY_REMMD_REJECTION", 5, relay, recipient, Lamp::taken_over, false,
     "channel.not_taken_over"},
    {content_consignment, "ContentConsignment", "DELIVERY", 6, delivery, recipient, Lamp::delivered, true,
     "channel.delivered"},
    {content_consignment_failure, "ContentConsignmentFailure", "NON_DELIVERY", 7, delivery, either, Lamp::delivered,
     false, "channel.not_delivered"},
    {content_handover, "ContentHandover", "RETRIEVAL", 8, retrieval, recipient, Lamp::opened, true, "channel.opened"},
    {content_handover_failure, "ContentHandoverFailure", "NON_RETRIEVAL", 9, retrieval, either, Lamp::opened, false,
     "channel.not_opened"},
    {relay_to_non_erds, "RelayToNonERDS", "", 0, "", either, std::nullopt, true, "channel.submitted"},
    {received_from_non_erds, "ReceivedFromNonERDS", "", 0, "", either, std::nullopt, true, "channel.received"},
}};

constexpr std::array<std::pair<ChannelCaseEvent, std::string_view>, 16> case_events{{
    {ChannelCaseEvent::queued, "channel.queued"},
    {ChannelCaseEvent::submitted, "channel.submitted"},
    {ChannelCaseEvent::receipted, "channel.receipted"},
    {ChannelCaseEvent::unproven, "channel.unproven"},
    {ChannelCaseEvent::refused, "channel.refused"},
    {ChannelCaseEvent::taken_over, "channel.taken_over"},
    {ChannelCaseEvent::not_taken_over, "channel.not_taken_over"},
    {ChannelCaseEvent::delivered, "channel.delivered"},
    {ChannelCaseEvent::not_delivered, "channel.not_delivered"},
    {ChannelCaseEvent::opened, "channel.opened"},
    {ChannelCaseEvent::not_opened, "channel.not_opened"},
    {ChannelCaseEvent::acknowledged, "case.acknowledged"},
    {ChannelCaseEvent::conflict, "channel.conflict"},
    {ChannelCaseEvent::received, "channel.received"},
    {ChannelCaseEvent::gap, "channel.gap"},
    {ChannelCaseEvent::alarm, "security.alarm"},
}};

}  // namespace

std::span<const EvidenceKind> evidence_kinds() {
    return kinds;
}

const EvidenceKind& kind_of(EvidenceEvent event) {
    return kinds.at(static_cast<std::size_t>(event));
}

std::optional<EvidenceEvent> evidence_event_of(std::string_view erds_uri) {
    if (!erds_uri.starts_with(erds_event_space)) return std::nullopt;
    const std::string_view name = erds_uri.substr(erds_event_space.size());
    for (const EvidenceKind& kind : kinds) {
        if (kind.erds == name) return kind.event;
    }
    return std::nullopt;
}

std::string_view name_of(ChannelCaseEvent event) {
    return case_events.at(static_cast<std::size_t>(event)).second;
}

std::optional<ChannelCaseEvent> channel_case_event_of(std::string_view name) {
    for (const auto& [event, known] : case_events) {
        if (known == name) return event;
    }
    return std::nullopt;
}

}  // namespace comity::channel
