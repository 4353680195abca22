// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A transmittal with everything in it, for tests only.

#include <string>

#include "channel/envelope/transmittal.h"

namespace comity::channel {

/// "00000000-0000-4000-8000-" and a number of twelve digits.
inline std::string uuid_of(int number) {
    const std::string digits = std::to_string(number);
    return "00000000-0000-4000-8000-" + std::string(12 - digits.size(), '0') + digits;
}

inline Transmittal full_transmittal() {
    Transmittal full;
    full.id = uuid_of(3);
    full.thread = uuid_of(100);
    full.sequence = 3;
    full.previous = PreviousTransmittal{uuid_of(2), crypto::sha256(std::string_view("the second"))};
    full.replaces = uuid_of(30);
    full.from = {"xa-moj", "unit3", "extradition"};
    full.to = {"xb-moj", std::nullopt, "extradition"};
    full.instrument = "coe-024";
    full.kind = "extradition";
    full.urgency = Urgency::urgent;
    full.reply_by = CivilDate::from_ymd(2026, 4, 15).value();
    full.own_reference = "XA/EXT/2026/17 «Ü»";
    full.peer_reference = "B 12 & 13 <bis>";
    full.handling = {
        {"art. 14: no other offence"}, "confidential", {"prosecution of the offence named"}, "with consent"};
    full.parts = {{"container-1", "request.asice", "application/vnd.etsi.asic-e+zip", "en", 4711,
                   crypto::sha256(std::string_view("container")), "container"},
                  {"annex-1", std::nullopt, "application/pdf", std::nullopt, 0,
                   crypto::sha256(std::string_view("annex")), "annex"}};
    full.evidence_wanted = {WantedEvidence::relay, WantedEvidence::handover};
    full.retrieval_limit = parse_instant("2026-03-10T10:00:00.000Z").value();
    full.last_seen = LastSeen{uuid_of(50), 2};
    full.missing = {{3, 4}, {7, 7}};
    return full;
}

inline Transmittal plain_transmittal() {
    Transmittal plain;
    plain.id = uuid_of(1);
    plain.thread = uuid_of(100);
    plain.sequence = 1;
    plain.from = {"xa-moj", std::nullopt, std::nullopt};
    plain.to = {"xb-moj", std::nullopt, std::nullopt};
    plain.instrument = "coe-030";
    plain.kind = "assistance";
    plain.own_reference = "XA/2026/4";
    return plain;
}

}  // namespace comity::channel
