// SPDX-License-Identifier: EUPL-1.2
#include "verify/export_file.h"

#include <algorithm>
#include <array>

#include "verify/instant.h"
#include "verify/json.h"
#include "verify/octets.h"
#include "verify/tree.h"

namespace comity::verify {

namespace {

/// The members an object of the form has, and no others: what nobody signed is not to ride along.
Outcome<void> only_members(const Json& object, std::initializer_list<std::string_view> known) {
    if (object.kind != Json::Kind::object) return wrong("it is no JSON object");
    for (const std::string& name : object.names) {
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            return wrong("it has a member '" + name + "' that the form does not know");
        }
    }
    return {};
}

Outcome<std::vector<std::string>> hashes_of(const Json& object, std::string_view name) {
    auto texts = texts_of(object, name);
    if (!texts) return texts;
    if (texts->size() > max_proof_hashes) return wrong("its proof has more than 63 hashes");
    for (std::string& text : *texts) {
        const auto hash = from_base64(text);
        if (!hash || hash->size() != digest_octets) return wrong("its proof holds what is no hash");
        text = *hash;
    }
    return texts;
}

/// What an event says of itself, as far as its place is concerned.
struct EventText {
    std::string authority;
    std::string stream_kind;
    std::string stream_id;
    std::int64_t stream_sequence = 0;
    std::int64_t sequence = 0;
    std::string instant;
    std::string type;
    Json payload;
};

Outcome<EventText> read_event(const std::string& octets) {
    const auto json = read_json(octets);
    if (!json) return wrong("the event is not readable: " + json.error());
    EventText event;
    const std::array texts{std::pair{"authority", &event.authority}, std::pair{"stream_kind", &event.stream_kind},
                           std::pair{"stream_id", &event.stream_id}, std::pair{"instant", &event.instant},
                           std::pair{"type", &event.type}};
    for (const auto& [name, target] : texts) {
        auto text = text_of(*json, name);
        if (!text) return wrong("the event is not readable: " + text.error());
        *target = *std::move(text);
    }
    const auto format = text_of(*json, "format");
    if (!format || *format != "comity-event/v1") return wrong("the event is not of the form comity-event/v1");
    const auto stream_sequence = number_of(*json, "stream_sequence");
    const auto sequence = number_of(*json, "sequence");
    const Json* payload = json->find("payload");
    if (!stream_sequence || !sequence || *sequence < 1 || !payload) {
        return wrong("the event does not say its place and payload");
    }
    event.stream_sequence = *stream_sequence;
    event.sequence = *sequence;
    event.payload = *payload;
    return event;
}

class Verification {
   public:
    Verification(std::istream& file, const std::optional<Policy>& policy) : file_(file), policy_(policy) {}

    Findings run() {
        // Behind a head or a checkpoint that does not hold nothing can be proved.
        if (!report(head()) || !checkpoints()) return std::move(findings_);
        for (std::uint64_t i = 0; i < events_ && findings_.faults.size() < max_faults; ++i) {
            const auto line = next_line();
            if (!line) {
                findings_.faults.push_back(ends_early("event", i, events_, line.error()));
                return std::move(findings_);
            }
            report(event(*line));
        }
        if (findings_.faults.empty() && file_.peek() != std::istream::traits_type::eof()) {
            findings_.faults.push_back("there is more behind the last event the first line announces");
        }
        return std::move(findings_);
    }

   private:
    bool report(const Outcome<void>& outcome) {
        if (!outcome) findings_.faults.push_back("line " + std::to_string(line_) + ": " + outcome.error());
        return outcome.has_value();
    }

    /// Without its LF. Nothing at the end.
    Outcome<std::string> next_line() {
        std::string line;
        ++line_;
        for (int c = file_.get(); c != std::istream::traits_type::eof(); c = file_.get()) {
            if (c == '\n') return line;
            if (line.size() == max_line) return wrong("line " + std::to_string(line_) + " is longer than 4 MiB");
            line += static_cast<char>(c);
        }
        return wrong(line.empty() ? "" : "its last line is incomplete");
    }

    std::string ends_early(const std::string& what, std::uint64_t have, std::uint64_t announced,
                           const std::string& reason) const {
        if (reason.ends_with("MiB")) return reason;
        return "the file was cut off: it has " + std::to_string(have) + " of the " + std::to_string(announced) + " " +
               what + "s its first line announces";
    }

    Outcome<void> head() {
        const auto line = next_line();
        if (!line) return wrong(line.error().empty() ? "the file is empty" : line.error());
        const auto json = read_json(*line);
        if (!json) return wrong("this is no export: " + json.error());
        const auto format = text_of(*json, "format");
        if (!format || *format != "comity-export/v1") return wrong("this is no export of the form comity-export/v1");
        if (auto known = only_members(*json, {"authority", "checkpoints", "events", "exported", "format", "log",
                                              "stream_id", "stream_kind", "witnesses"});
            !known) {
            return known;
        }
        const std::array texts{
            std::pair{"authority", &findings_.authority}, std::pair{"stream_kind", &findings_.stream_kind},
            std::pair{"stream_id", &findings_.stream_id}, std::pair{"exported", &findings_.exported}};
        for (const auto& [name, target] : texts) {
            auto text = text_of(*json, name);
            if (!text) return wrong(text.error());
            *target = *std::move(text);
        }
        const auto events = number_of(*json, "events");
        const auto checkpoints = number_of(*json, "checkpoints");
        if (!events || *events < 1 || static_cast<std::uint64_t>(*events) > max_events) {
            return wrong("it does not announce 1 to 1,000,000 events");
        }
        if (!checkpoints || *checkpoints < 1 || static_cast<std::uint64_t>(*checkpoints) > max_checkpoints) {
            return wrong("it does not announce 1 to 1,024 checkpoints");
        }
        events_ = static_cast<std::uint64_t>(*events);
        checkpoints_ = static_cast<std::uint64_t>(*checkpoints);
        return keys(*json);
    }

    Outcome<void> keys(const Json& json) {
        const auto log = text_of(json, "log");
        const auto witnesses = texts_of(json, "witnesses");
        if (!log || !witnesses) return wrong("it does not name the keys of log and witnesses");
        auto log_key = read_key(*log, KeyUse::log);
        if (!log_key) return wrong(log_key.error());
        findings_.log = *std::move(log_key);
        for (const std::string& text : *witnesses) {
            auto key = read_key(text, KeyUse::witness);
            if (!key) return wrong(key.error());
            findings_.witnesses.push_back(*std::move(key));
        }
        if (!policy_) return {};
        const auto& believed = policy_->logs;
        if (std::find(believed.begin(), believed.end(), findings_.log) == believed.end()) {
            findings_.believed = false;
            return wrong("the log's key " + findings_.log.text + " is not one of your policy");
        }
        findings_.witnesses = policy_->witnesses();
        return {};
    }

    bool checkpoints() {
        for (std::uint64_t i = 0; i < checkpoints_; ++i) {
            const auto line = next_line();
            if (!line) {
                findings_.faults.push_back(ends_early("checkpoint", i, checkpoints_, line.error()));
                return false;
            }
            if (!report(checkpoint(*line))) return false;
        }
        // The earliest time each checkpoint is known to have been there by, for it and those before it.
        before_.resize(findings_.checkpoints.size());
        std::optional<std::uint64_t> earliest;
        for (std::size_t i = before_.size(); i-- > 0;) {
            for (const Cosignature& cosignature : findings_.checkpoints[i].cosignatures) {
                earliest = std::min(earliest.value_or(cosignature.seconds), cosignature.seconds);
            }
            before_[i] = earliest;
        }
        if (policy_ && !policy_->satisfied_by(findings_.checkpoints.back().cosignatures)) {
            findings_.believed = false;
            return report(wrong("too few of your policy's witnesses cosigned the last checkpoint"));
        }
        return true;
    }

    Outcome<void> checkpoint(const std::string& line) {
        const auto json = read_json(line);
        if (!json) return wrong(json.error());
        if (auto known = only_members(*json, {"checkpoint", "consistency"}); !known) return known;
        const auto note = text_of(*json, "checkpoint");
        if (!note) return wrong(note.error());
        const auto proof = hashes_of(*json, "consistency");
        if (!proof) return wrong(proof.error());
        auto read = read_checkpoint(*note, findings_.log, findings_.witnesses);
        if (!read) return wrong(read.error());
        const bool first = findings_.checkpoints.empty();
        const std::uint64_t old_size = first ? 0 : findings_.checkpoints.back().size;
        if (read->size <= old_size) return wrong("the checkpoint is not larger than the one before");
        const std::string old_root = first ? "" : findings_.checkpoints.back().root;
        if (!continues(old_size, old_root, read->size, read->root, *proof)) {
            return wrong("nothing proves that the log at " + std::to_string(read->size) +
                         " entries continues the log at " + std::to_string(old_size) + ": it was rewritten");
        }
        findings_.checkpoints.push_back(*std::move(read));
        return {};
    }

    Outcome<void> event(const std::string& line) {
        const std::string place = "event " + std::to_string(++expected_);
        const auto json = read_json(line);
        if (!json) return wrong(json.error());
        if (auto known = only_members(*json, {"entry", "event", "leaf", "path", "salt"}); !known) return known;
        const auto octets = text_of(*json, "event");
        const auto entry = text_of(*json, "entry");
        const auto salt_text = text_of(*json, "salt");
        const auto leaf = number_of(*json, "leaf");
        if (!octets || !entry || !salt_text || !leaf) return wrong("it is not an event with its proof");
        const auto salt = from_base64(*salt_text);
        if (!salt || salt->size() != digest_octets) return wrong("its salt is not 32 octets");
        const auto path = hashes_of(*json, "path");
        if (!path) return wrong(path.error());

        const auto said = read_event(*octets);
        if (!said) return wrong(said.error());
        const auto milliseconds = instant_of(said->instant);
        if (!milliseconds) return wrong(place + " has no readable instant");

        // The commitment binds the octets to the entry, the proof binds the entry to the log.
        const std::string start =
            "comity-leaf/v1\n" + std::to_string(said->sequence) + "\n" + instant_text(*milliseconds) + "\n";
        if (*entry != start + to_base64(sha256(*salt + *octets)) + "\n") {
            return wrong(place + " is not the one the log holds: its octets, its salt or its leaf entry were changed");
        }
        const Checkpoint& last = findings_.checkpoints.back();
        if (*leaf != said->sequence - 1 ||
            !is_leaf_of(leaf_hash(*entry), static_cast<std::uint64_t>(*leaf), last.size, last.root, *path)) {
            return wrong(place + " is not in the log: its leaf entry, its leaf or its proof were changed");
        }
        if (said->authority != findings_.authority || said->stream_kind != findings_.stream_kind ||
            said->stream_id != findings_.stream_id) {
            return wrong("an event of " + said->stream_kind + " " + said->stream_id + " of " + said->authority +
                         " stands where " + place + " should");
        }
        if (said->stream_sequence != expected_) {
            return wrong("event " + std::to_string(said->stream_sequence) + " stands where " + place + " should");
        }
        if (*leaf <= last_leaf_) return wrong(place + " stands in the log before the one it follows");
        last_leaf_ = *leaf;
        note_times(*said, *milliseconds, static_cast<std::uint64_t>(*leaf));
        return {};
    }

    void note_times(const EventText& said, std::int64_t milliseconds, std::uint64_t leaf) {
        if (const auto seconds = cosignature_in(said.payload)) {
            after_ = std::max(after_.value_or(*seconds), *seconds);
        }
        std::size_t covering = 0;
        while (findings_.checkpoints[covering].size <= leaf) ++covering;
        findings_.events.push_back({said.instant, milliseconds, said.type, after_, before_[covering],
                                    text_of(said.payload, "evidence").value_or(""),
                                    text_of(said.payload, "digest").value_or("")});
    }

    /// The time in the cosignature that a payload points at, where the file holds its line.
    std::optional<std::uint64_t> cosignature_in(const Json& payload) const {
        const Json* member = payload.find("newest_cosignature");
        if (!member) return std::nullopt;
        const auto digest = text_of(*member, "sha256");
        if (!digest) return std::nullopt;
        for (const Checkpoint& checkpoint : findings_.checkpoints) {
            for (const Cosignature& cosignature : checkpoint.cosignatures) {
                if (to_base64(sha256(cosignature.line)) == *digest) return cosignature.seconds;
            }
        }
        return std::nullopt;
    }

    std::istream& file_;
    const std::optional<Policy>& policy_;
    Findings findings_;
    std::uint64_t line_ = 0;
    std::uint64_t checkpoints_ = 0;
    std::uint64_t events_ = 0;
    std::int64_t expected_ = 0;
    std::int64_t last_leaf_ = -1;
    std::optional<std::uint64_t> after_;
    std::vector<std::optional<std::uint64_t>> before_;
};

}  // namespace

Findings verify_export(std::istream& file, const std::optional<Policy>& policy) {
    return Verification(file, policy).run();
}

}  // namespace comity::verify
