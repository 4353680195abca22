// SPDX-License-Identifier: EUPL-1.2
#include "record/export.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "format/base64.h"
#include "format/canonical_json.h"
#include "record/checkpoint.h"
#include "record/time_bracket.h"

namespace comity::record {

namespace {

using format::Value;

tl::unexpected<Error> wrong(std::string what) {
    return fail(ErrorKind::unavailable, std::move(what), {},
                "nothing was exported that would not verify; `comity record fsck` says what is wrong with the store");
}

Value hashes_value(const std::vector<Hash>& hashes) {
    Value list = Value::list();
    for (const Hash& hash : hashes) list.append(format::base64(hash));
    return list;
}

Result<std::string> line_of(const Value& value) {
    TRY(line, format::canonical_json(value));
    return line + "\n";
}

std::string note_of(const KeptCheckpoint& kept) {
    return kept.note + kept.cosignatures;
}

}  // namespace

Result<ExportWriter> ExportWriter::begin(ExportHead head, const HashReader& stored) {
    TRY_VOID(check(head.stream));
    if (head.checkpoints.empty() || head.checkpoints.size() > max_export_checkpoints) {
        return fail(ErrorKind::invalid, fmt::format("an export with {} checkpoints", head.checkpoints.size()), {},
                    fmt::format("give 1 to {}", max_export_checkpoints));
    }
    ExportWriter writer(std::move(head));
    TRY_VOID(writer.write_head());
    TRY_VOID(writer.write_checkpoints(stored));
    return writer;
}

Result<void> ExportWriter::write_head() {
    Value witnesses = Value::list();
    for (const VerifierKey& witness : head_.witnesses) witnesses.append(vkey(witness));
    TRY(line, line_of(Value::object({{"authority", head_.authority},
                                     {"checkpoints", head_.checkpoints.size()},
                                     {"events", head_.events},
                                     {"exported", to_string(head_.exported)},
                                     {"format", "comity-export/v1"},
                                     {"log", vkey(head_.log)},
                                     {"stream_id", head_.stream.id},
                                     {"stream_kind", head_.stream.kind},
                                     {"witnesses", std::move(witnesses)}})));
    start_ += line;
    return {};
}

Result<void> ExportWriter::write_checkpoints(const HashReader& stored) {
    for (const KeptCheckpoint& kept : head_.checkpoints) {
        const std::string note = note_of(kept);
        TRY(opened, open_checkpoint(note, {&head_.log, 1}, head_.witnesses));
        const Checkpoint& checkpoint = opened.checkpoint;
        if (checkpoint.size <= size_) {
            return wrong(fmt::format("the checkpoint of size {} does not come before size {}", size_, checkpoint.size));
        }
        TRY(root, tree_root(checkpoint.size, stored));
        if (root != checkpoint.root) {
            return wrong(fmt::format("the tree of size {} has not the root of its checkpoint", checkpoint.size));
        }
        TRY(proof, consistency_proof(size_, checkpoint.size, stored));
        TRY(line, line_of(Value::object({{"checkpoint", note}, {"consistency", hashes_value(proof)}})));
        start_ += line;
        size_ = checkpoint.size;
        root_ = checkpoint.root;
    }
    return {};
}

Result<std::string> ExportWriter::add(std::string_view octets, const Salt& salt, std::string_view entry,
                                      const HashReader& stored) {
    TRY(event, read_event(octets));
    const auto place = fmt::format("event {} of {}", written_ + 1, to_string(head_.stream));
    if (event.authority != head_.authority || event.stream != head_.stream || event.stream_sequence != written_ + 1) {
        return wrong(fmt::format("{} is not there: the store gave event {} of {}", place, event.stream_sequence,
                                 to_string(event.stream)));
    }
    if (written_ == head_.events) return wrong(fmt::format("{} is one more than were announced", place));
    const LeafEntry expected{event.sequence, event.instant, commitment(salt, comity::octets(octets))};
    if (entry_octets(expected) != entry) return wrong(fmt::format("the leaf entry of {} is not its own", place));
    if (event.sequence > size_) {
        return wrong(fmt::format("{} lies behind the last checkpoint, of size {}", place, size_));
    }
    const std::uint64_t index = event.sequence - 1;
    TRY(path, inclusion_proof(index, size_, stored));
    if (!verify_inclusion(index, size_, leaf_hash(entry), path, root_)) {
        return wrong(fmt::format("{} is not in the tree", place));
    }
    ++written_;
    return line_of(Value::object({{"entry", entry},
                                  {"event", octets},
                                  {"leaf", index},
                                  {"path", hashes_value(path)},
                                  {"salt", format::base64(salt)}}));
}

Result<void> ExportWriter::finish() const {
    if (written_ == head_.events) return {};
    return wrong(fmt::format("{} has {} events, {} were announced", to_string(head_.stream), written_, head_.events));
}

Result<std::vector<KeptCheckpoint>> checkpoints_for(std::span<const ExportedPlace> events, LogStore& log) {
    const std::uint64_t last = events.empty() ? 0 : events.back().sequence;
    TRY(cosigned, log.first_checkpoint_from(last, true));
    TRY(newest, log.newest_checkpoint());
    if (!newest || newest->size < last) {
        return fail(ErrorKind::not_found, fmt::format("no checkpoint covers event {} yet", last), {},
                    "let the node write its next checkpoint, then export again");
    }
    const KeptCheckpoint covering = cosigned.value_or(*newest);
    std::map<std::uint64_t, KeptCheckpoint> found;
    /// Keeps the first cosigned one from that size on and gives its size.
    const auto keep = [&](std::uint64_t size) -> Result<std::uint64_t> {
        TRY(first, log.first_checkpoint_from(size, true));
        if (!first || first->size >= covering.size || found.size() + 1 >= max_export_checkpoints) return covering.size;
        found.emplace(first->size, *first);
        return first->size;
    };
    std::uint64_t covered = 0;
    for (const ExportedPlace& event : events) {
        if (event.after) TRY_VOID(keep(event.after->size));
        if (event.sequence <= covered) continue;
        TRY(size, keep(event.sequence));
        covered = size;
    }
    std::vector<KeptCheckpoint> checkpoints;
    for (auto& [size, checkpoint] : found) checkpoints.push_back(std::move(checkpoint));
    checkpoints.push_back(covering);
    return checkpoints;
}

}  // namespace comity::record
