// SPDX-License-Identifier: EUPL-1.2
#include "verify/words.h"

#include <algorithm>

#include "verify/instant.h"
#include "verify/octets.h"

namespace comity::verify {

namespace {

constexpr std::size_t most_ranges = 12;
const std::string under_label(14, ' ');

std::string label(std::string name) {
    name.insert(0, 2, ' ');
    name.resize(under_label.size(), ' ');
    return name;
}

std::string count(std::uint64_t number, const std::string& what) {
    return std::to_string(number) + " " + what + (number == 1 ? "" : "s");
}

/// "event 1", "events 2 to 3"; numbers count from 1.
std::string events(std::size_t first, std::size_t last) {
    if (first == last) return "event " + std::to_string(first);
    return "events " + std::to_string(first) + " to " + std::to_string(last);
}

std::string bracket(const ProvedEvent& event) {
    if (!event.after && !event.before) return "no witness says when";
    std::string text;
    if (event.after) text = "after " + readable_time(*event.after);
    if (event.before) text += (text.empty() ? "before " : " and before ") + readable_time(*event.before);
    return text;
}

bool same_bracket(const ProvedEvent& a, const ProvedEvent& b) {
    return a.after == b.after && a.before == b.before;
}

std::string times(const Findings& findings) {
    const auto& all = findings.events;
    std::string text;
    std::size_t ranges = 0;
    for (std::size_t first = 0; first < all.size();) {
        std::size_t end = first + 1;
        while (end < all.size() && same_bracket(all[first], all[end])) ++end;
        if (++ranges <= most_ranges) {
            text += text.empty() ? label("Recorded") : under_label;
            text += events(first + 1, end) + ": " + bracket(all[first]) + "\n";
        }
        first = end;
    }
    if (ranges > most_ranges) {
        text += under_label + "and " + count(ranges - most_ranges, "more range") + "; --events shows each event\n";
    }
    return text;
}

/// Where the authority's clock and the witnesses' differ by more than clocks of offices do.
std::string notices(const Findings& findings) {
    constexpr std::int64_t tolerated_seconds = 120;
    std::string text;
    std::size_t number = 0;
    for (std::size_t i = 0; i < findings.events.size(); ++i) {
        const ProvedEvent& event = findings.events[i];
        const std::int64_t seconds = event.milliseconds / 1'000;
        const bool late = event.before && seconds > static_cast<std::int64_t>(*event.before) + tolerated_seconds;
        const bool early = event.after && seconds < static_cast<std::int64_t>(*event.after) - tolerated_seconds;
        if ((!late && !early) || ++number > most_ranges) continue;
        text += text.empty() ? label("Notice") : under_label;
        text += "event " + std::to_string(i + 1) + " says " + shown(event.instant) + ": " +
                (late ? "later" : "earlier") + " than the witnesses' time\n";
    }
    if (number > most_ranges) text += under_label + "and " + count(number - most_ranges, "more event") + "\n";
    return text;
}

std::string witnesses(const Findings& findings) {
    std::string text;
    const Checkpoint& last = findings.checkpoints.back();
    for (const Cosignature& cosignature : last.cosignatures) {
        text += text.empty() ? label("Witnesses") : under_label;
        text += shown(cosignature.witness.name) + " had seen this log, unbroken, by " +
                readable_time(cosignature.seconds) + "\n";
    }
    if (!text.empty()) return text;
    return label("Witnesses") + "none believed here cosigned the last checkpoint: that there is no other version of\n" +
           under_label + "this log, and the times, rest on the word of its owner alone\n";
}

std::string keys(const Findings& findings, const Wish& wish) {
    if (!wish.policy_file.empty()) {
        return label("Keys") + "those of " + shown(wish.policy_file) +
               (wish.quorum ? ", whose quorum of witnesses is met\n" : ", which asks for no witness\n");
    }
    std::string text = label("Keys") + "from the file itself: compare them with those the authorities publish,\n" +
                       under_label + "or give a list of those you trust with --policy\n" + under_label + "log " +
                       shown(findings.log.text) + "\n";
    for (const Key& key : findings.witnesses) text += under_label + "witness " + shown(key.text) + "\n";
    return text;
}

std::string verified(const Findings& findings, const Wish& wish) {
    const Checkpoint& last = findings.checkpoints.back();
    const std::size_t number = findings.events.size();
    std::string text = "\n  " + count(number, "event") + " of " + shown(findings.stream_kind) + " " +
                       shown(findings.stream_id) + " in the record of " + shown(findings.authority) +
                       ", said to be exported " + shown(findings.exported) + "\n\n";
    text += keys(findings, wish);
    text += label("Unchanged") + "each event is, octet for octet, the one the log holds\n";
    text += label("In order") + "the events stand in the order in which they were recorded\n";
    text += label("Complete") +
            (number == 1 ? std::string("it is the first event of its stream")
                         : "none is missing from event 1 to event " + std::to_string(number)) +
            "; whether later ones exist, this file cannot show\n";
    text += label("Log") + shown(findings.log.name) + ", checkpoint of " + std::to_string(last.size) + " entries\n" +
            under_label + "root " + to_base64(last.root) + "\n";
    if (findings.checkpoints.size() > 1) {
        text += under_label + "it continues " + count(findings.checkpoints.size() - 1, "earlier checkpoint") +
                " in this file: nothing was rewritten between them\n";
    }
    text += witnesses(findings) + times(findings) + notices(findings);
    text += label("Not proved") + "that what the events say is true, and who their actors were\n";
    if (!wish.every_event) return text;
    text += "\n";
    for (std::size_t i = 0; i < number; ++i) {
        const ProvedEvent& event = findings.events[i];
        text += "  " + std::to_string(i + 1) + "  " + shown(event.instant) + "  " + shown(event.type) + "  " +
                bracket(event) + "\n";
    }
    return text;
}

}  // namespace

std::string shown(std::string_view text) {
    constexpr std::size_t longest = 300;
    const std::string_view kept = text.substr(0, longest);
    std::string safe;
    for (std::size_t i = 0; i < kept.size(); ++i) {
        const auto octet = [&](std::size_t at) { return at < kept.size() ? static_cast<unsigned char>(kept[at]) : 0U; };
        const bool c1 = octet(i) == 0xC2 && octet(i + 1) >= 0x80 && octet(i + 1) <= 0x9F;
        const bool direction =
            octet(i) == 0xE2 && ((octet(i + 1) == 0x80 && octet(i + 2) >= 0xAA && octet(i + 2) <= 0xAE) ||
                                 (octet(i + 1) == 0x81 && octet(i + 2) >= 0xA6 && octet(i + 2) <= 0xA9));
        if (octet(i) < 0x20 || octet(i) == 0x7F || c1 || direction) {
            safe += '?';
            i += c1 ? 1U : direction ? 2U : 0U;
        } else {
            safe += kept[i];
        }
    }
    return text.size() > longest ? safe + "..." : safe;
}

std::string in_words(const std::string& file, const Findings& findings, const Wish& wish) {
    if (findings.verified()) {
        // Anybody can make a file that agrees with keys of their own: only keys from elsewhere verify it.
        const std::string headline = wish.policy_file.empty()
                                         ? "agrees with the keys inside it; compare these before you rely on it"
                                         : "verified with the keys of " + shown(wish.policy_file);
        return shown(file) + ": " + headline + "\n" + verified(findings, wish);
    }
    std::string text = shown(file) + ": NOT VERIFIED\n\n";
    for (const std::string& fault : findings.faults) text += "  " + shown(fault) + "\n";
    if (findings.faults.size() >= max_faults) text += "  and perhaps more: the rest was not looked at\n";
    if (!findings.believed) {
        return text + "\n  By your policy this file is not to be believed; whether it is whole was not looked at.\n";
    }
    return text + "\n  Nothing in this file is proved. Keep it as it is, and ask the authority for the export again.\n";
}

}  // namespace comity::verify
