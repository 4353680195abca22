// SPDX-License-Identifier: EUPL-1.2
#include "cases/correspondence/lamps.h"

#include <algorithm>
#include <array>
#include <optional>

#include "crypto/hex.h"

namespace comity::cases {

namespace {

using channel::EvidenceEvent;

struct Means {
    std::string_view event;
    EvidenceEvent evidence;
};

/// What an event of the case says in the words of registered delivery. Paper that comes back was not relayed.
constexpr std::array means{
    Means{"channel.submitted", EvidenceEvent::submission_acceptance},
    Means{"channel.taken_over", EvidenceEvent::relay_acceptance},
    Means{"channel.refused", EvidenceEvent::relay_failure},
    Means{"channel.not_taken_over", EvidenceEvent::relay_rejection},
    Means{"channel.delivered", EvidenceEvent::content_consignment},
    Means{"channel.not_delivered", EvidenceEvent::content_consignment_failure},
    Means{"channel.opened", EvidenceEvent::content_handover},
    Means{"channel.not_opened", EvidenceEvent::content_handover_failure},
};

std::optional<EvidenceEvent> evidence_of(const Proof& proof) {
    if (proof.evidence == "submission-rejection") return EvidenceEvent::submission_rejection;
    if (proof.evidence == "relay-failure") return EvidenceEvent::relay_failure;
    const auto at = std::ranges::find(means, proof.event, &Means::event);
    return at == means.end() ? std::nullopt : std::optional(at->evidence);
}

channel::WitnessedTime witnessed(const Proof& proof) {
    channel::WitnessedTime time;
    time.before = proof.witnessed;
    return time;
}

crypto::Sha256 digest_of(const std::string& hex) {
    crypto::Sha256 digest{};
    const auto octets = crypto::from_hex(hex);
    if (octets && octets->size() == digest.size())
        std::ranges::transform(*octets, digest.begin(), [](char c) { return static_cast<unsigned char>(c); });
    return digest;
}

}  // namespace

std::string proof_id(const Proof& proof) {
    return std::to_string(proof.mark.event);
}

channel::Lamps lamps_of(const Transmittal& transmittal) {
    channel::Lamps lamps;
    for (const Proof& proof : transmittal.proofs) {
        if (proof.event == "channel.receipted") {
            lamps.receipt({proof.at, witnessed(proof), digest_of(proof.digest)});
            continue;
        }
        if (proof.event == "case.acknowledged") {
            lamps.acknowledge(proof_id(proof), proof.issuer, proof.at, witnessed(proof), proof.mark.at);
            continue;
        }
        if (proof.event == "channel.unproven") lamps.transport_ended();
        const auto event = evidence_of(proof);
        if (!event) continue;
        channel::Evidence evidence;
        evidence.event = *event;
        evidence.id = proof_id(proof);
        evidence.time = proof.at;
        evidence.issuer.authority = proof.issuer;
        if (!proof.says.empty() || !proof.code.empty()) evidence.reasons = {{proof.code, proof.says}};
        lamps.file(evidence, proof.evidence == "relay-failure", witnessed(proof), proof.mark.at);
    }
    return lamps;
}

}  // namespace comity::cases
