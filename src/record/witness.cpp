// SPDX-License-Identifier: EUPL-1.2
#include "record/witness.h"

#include <fmt/format.h>

#include "format/base64.h"
#include "record/lines.h"

namespace comity::record {

namespace {

tl::unexpected<Error> wrong(std::string_view what) {
    return fail(ErrorKind::invalid, fmt::format("the add-checkpoint request has {}", what), {},
                "send old size, proof lines, an empty line and the signed checkpoint (C2SP tlog-witness)");
}

WitnessVerdict refused(WitnessStatus status, std::string reason, std::string body = {}) {
    WitnessVerdict verdict;
    verdict.status = status;
    verdict.reason = std::move(reason);
    verdict.body = std::move(body);
    return verdict;
}

std::string two_roots(const WitnessState& known) {
    return fmt::format("the log signed two roots for size {} of {}", known.size, known.origin);
}

std::string size_line(const WitnessState& known) {
    return fmt::format("{}\n", known.size);
}

}  // namespace

std::string add_checkpoint_body(const AddCheckpoint& request) {
    std::string body = fmt::format("old {}\n", request.old_size);
    for (const Hash& hash : request.proof) body += format::base64(hash) + "\n";
    return body + "\n" + request.note;
}

Result<AddCheckpoint> read_add_checkpoint(std::string_view body) {
    constexpr std::string_view old = "old ";
    if (body.size() > max_add_checkpoint) {
        return fail(ErrorKind::limit, fmt::format("an add-checkpoint request of {} octets", body.size()), {},
                    fmt::format("at most {} are read", max_add_checkpoint));
    }
    LineReader lines(body);
    const std::string_view first = lines.next().value_or("");
    if (!first.starts_with(old)) return wrong("no old size in its first line");
    const auto old_size = decimal(first.substr(old.size()));
    if (!old_size) return wrong("no old size in its first line");
    AddCheckpoint request;
    request.old_size = *old_size;
    while (true) {
        const auto line = lines.next();
        if (!line) return wrong("no empty line before the checkpoint");
        if (line->empty()) break;
        if (request.proof.size() == max_consistency_lines) {
            return fail(ErrorKind::limit, fmt::format("more than {} lines of proof", max_consistency_lines), {},
                        "no consistency proof needs more");
        }
        const auto hash = read_hash(*line);
        if (!hash) return wrong("a proof line that is no hash");
        request.proof.push_back(*hash);
    }
    request.note = lines.rest();
    return request;
}

std::optional<std::string> origin_of(std::string_view body) {
    const auto request = read_add_checkpoint(body);
    if (!request) return std::nullopt;
    const auto note = read_note(request->note);
    if (!note) return std::nullopt;
    auto checkpoint = read_checkpoint(note->text);
    if (!checkpoint) return std::nullopt;
    return std::move(checkpoint->origin);
}

WitnessVerdict judge(std::string_view body, const std::optional<WitnessedLog>& log,
                     const std::optional<WitnessState>& state, Sender sender, Instant now) {
    using enum WitnessStatus;
    const auto request = read_add_checkpoint(body);
    if (!request) return refused(old_size_too_large, to_string(request.error()));
    const auto origin = origin_of(body);
    if (!origin) return refused(old_size_too_large, "the request has no signed checkpoint");
    if (!log || log->origin != *origin) return refused(unknown_origin, fmt::format("the log {} is unknown", *origin));

    WitnessState known;
    known.origin = *origin;
    if (state) known = *state;
    // Without a note cosigned before there is nothing to contradict. While it is stopped the first evidence stands.
    const auto alarmed = [&](WitnessVerdict verdict, bool proven) {
        if (known.size == 0 || known.stopped || !(proven || sender == Sender::log_operator)) return verdict;
        verdict.evidence = ForkEvidence{*origin, now, verdict.reason, known.note, std::string(body)};
        verdict.state = known;
        verdict.state->stopped = true;
        return verdict;
    };

    const auto opened = open_checkpoint(request->note, log->keys, {});
    if (!opened) return alarmed(refused(not_signed, to_string(opened.error())), false);
    const Checkpoint& checkpoint = opened->checkpoint;
    // Two roots over one size, both signed by the log, prove a fork whatever else the request says.
    const bool parted = known.size > 0 && checkpoint.size == known.size && checkpoint.root != known.root;
    if (request->old_size > checkpoint.size) {
        const auto verdict = refused(old_size_too_large, fmt::format("old size {} is larger than the checkpoint's {}",
                                                                     request->old_size, checkpoint.size));
        return parted ? alarmed(refused(old_size_too_large, two_roots(known)), true) : verdict;
    }
    if (request->old_size != known.size) {
        return parted ? alarmed(refused(other_old_size, two_roots(known), size_line(known)), true)
                      : refused(other_old_size,
                                fmt::format("old size {}, but {} was cosigned", request->old_size, known.size),
                                size_line(known));
    }
    if (parted) return alarmed(refused(inconsistent, two_roots(known)), true);
    if ((checkpoint.size == 0 && checkpoint.root != empty_root()) ||
        !verify_consistency(request->old_size, known.root, checkpoint.size, checkpoint.root, request->proof)) {
        return alarmed(refused(inconsistent, fmt::format("nothing proves that size {} of {} continues size {}",
                                                         checkpoint.size, *origin, known.size)),
                       false);
    }
    if (known.stopped) {
        return refused(inconsistent, fmt::format("{} is stopped until a person clears its fork", *origin));
    }
    WitnessVerdict verdict;
    verdict.status = cosigned;
    verdict.to_cosign = opened->note.text;
    verdict.state = WitnessState{*origin, checkpoint.size, checkpoint.root, request->note, false};
    return verdict;
}

Result<WitnessState> cleared(WitnessState state) {
    if (!state.stopped) {
        return fail(ErrorKind::conflict, fmt::format("{} is not stopped", state.origin), {}, "nothing is to be done");
    }
    state.stopped = false;
    return state;
}

}  // namespace comity::record
