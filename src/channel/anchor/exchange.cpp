// SPDX-License-Identifier: EUPL-1.2
#include "channel/anchor/exchange.h"

#include <fmt/format.h>

#include "record/cosignature.h"
#include "record/lines.h"

namespace comity::channel {

namespace {

record::HashReader reader_of(record::LogStore& log) {
    return [&log](std::span<const std::uint64_t> indices) { return log.read_hashes(indices); };
}

Result<std::optional<record::KeptCheckpoint>> checkpoint_of(record::LogStore& log, std::uint64_t size) {
    if (size == 0) return std::nullopt;
    TRY(found, log.first_checkpoint_from(size, false));
    if (!found || found->size != size) return std::nullopt;
    return found;
}

/// Reads the answer of a peer to a checkpoint of ours.
class AnswerReader {
   public:
    AnswerReader(const WitnessAnswer& answer, const ListedAuthority& peer, AnchorPeer& state, record::LogStore& log,
                 Instant now, TakenAnchor& taken)
        : answer_(answer), peer_(peer), state_(state), log_(log), now_(now), taken_(taken) {}

    Result<void> read() {
        using enum record::WitnessStatus;
        switch (static_cast<record::WitnessStatus>(answer_.status)) {
            case cosigned:
                return keep_cosignatures();
            case other_old_size:
                return learn_size();
            case inconsistent:
                return doubt("says that our log does not continue what it cosigned");
            case not_signed:
                if (state_.cosigned > 0) return doubt("refuses our log's signature after a good one");
                say("knows no key that signed our log: does its directory have it?");
                return {};
            case unknown_origin:
                say("does not know our log: does its directory have it?");
                return {};
            case old_size_too_large:
                say("could not read our checkpoint");
                return {};
        }
        say(fmt::format("answered with the unknown status {}", answer_.status));
        return {};
    }

   private:
    void say(std::string_view what) { taken_.words.push_back(fmt::format("{} {}", peer_.id, what)); }

    /// The checkpoint of ours that a signature is over: among those not answered, newest first, and the one before.
    Result<std::optional<record::KeptCheckpoint>> signed_by(const record::NoteSignature& signature) {
        std::vector<std::uint64_t> sizes(state_.pending.rbegin(), state_.pending.rend());
        sizes.push_back(state_.cosigned);
        const auto keys = known_keys(peer_.witness);
        for (const std::uint64_t size : sizes) {
            TRY(kept, checkpoint_of(log_, size));
            if (!kept) continue;
            TRY(note, record::read_note(kept->note));
            for (const record::VerifierKey& key : keys) {
                if (record::verify_cosignature(signature, note.text, key)) return kept;
            }
        }
        return std::nullopt;
    }

    Result<void> keep_cosignatures() {
        const auto signatures = record::read_signatures(answer_.body);
        if (!signatures) {
            say("sent something else than cosignatures");
            return {};
        }
        if (signatures->size() > max_cosignatures) {
            say(fmt::format("sent {} cosignatures at once", signatures->size()));
            return {};
        }
        for (const record::NoteSignature& signature : *signatures) {
            TRY(kept, signed_by(signature));
            if (!kept) {
                say(fmt::format("sent a cosignature of {} that is over no checkpoint sent to it",
                                signature.name.substr(0, 80)));
                continue;
            }
            advance(kept->size);
            const std::string line = record::signature_line(signature);
            // A receipt that comes again brings what is held already.
            if (kept->cosignatures.find(line) != std::string::npos) continue;
            TRY_VOID(log_.add_cosignatures(kept->size, line));
            taken_.cosignatures += line;
        }
        return {};
    }

    void advance(std::uint64_t size) {
        state_.cosigned = std::max(state_.cosigned, size);
        std::erase_if(state_.pending, [&](std::uint64_t pending) { return pending <= size; });
    }

    /// 409: an answer was lost, or the peer's state was.
    Result<void> learn_size() {
        const std::string& body = answer_.body;
        const auto size = record::decimal(std::string_view(body).substr(0, body.empty() ? 0 : body.size() - 1));
        if (!size || !body.ends_with('\n')) {
            say("named no size in its answer 409");
            return {};
        }
        TRY(newest, log_.newest_checkpoint());
        if (*size > (newest ? newest->size : 0)) {
            return doubt(fmt::format("cosigned {} entries of our log, which has {}: was it restored from an old copy?",
                                     *size, newest ? newest->size : 0));
        }
        if (*size < state_.cosigned)
            say(fmt::format("forgot that it cosigned {} entries and names {}", state_.cosigned, *size));
        state_.cosigned = *size;
        state_.offered = 0;
        return {};
    }

    Result<void> doubt(std::string_view what) {
        say(what);
        // One alarm until a person cleared it: a stopped witness answers 422 every time.
        if (state_.doubted) return {};
        state_.doubted = true;
        TRY(before, checkpoint_of(log_, state_.cosigned));
        TRY(newest, log_.newest_checkpoint());
        const std::string note = newest ? newest->note : "";
        const auto origin = note.substr(0, note.find('\n'));
        taken_.alarms.push_back(
            {AnchorAlarm::Log::ours,
             peer_.id,
             {origin, now_, fmt::format("{} {}", peer_.id, what), before ? before->note : "", note}});
        return {};
    }

    const WitnessAnswer& answer_;
    const ListedAuthority& peer_;
    AnchorPeer& state_;
    record::LogStore& log_;
    Instant now_;
    TakenAnchor& taken_;
};

Result<void> judge_checkpoint(const std::string& body, const ListedAuthority& peer, record::WitnessStore& witness,
                              Instant now, TakenAnchor& taken) {
    const auto origin = record::origin_of(body);
    std::optional<record::WitnessedLog> log;
    std::optional<record::WitnessState> state;
    if (origin) log = witnessed_log(peer, *origin);
    if (log) {
        TRY(found, witness.find_state(*origin));
        state = std::move(found);
    }
    auto verdict = record::judge(body, log, state, record::Sender::log_operator, now);
    if (verdict.state) TRY_VOID(witness.put_state(*verdict.state));
    if (verdict.evidence) {
        TRY_VOID(witness.add_evidence(*verdict.evidence));
        taken.alarms.push_back({AnchorAlarm::Log::peers, peer.id, *verdict.evidence});
    }
    if (verdict.status != record::WitnessStatus::cosigned) {
        taken.words.push_back(fmt::format("the checkpoint of {} was answered {}: {}", peer.id,
                                          static_cast<int>(verdict.status), verdict.reason));
    }
    taken.verdict = std::move(verdict);
    return {};
}

}  // namespace

std::optional<record::WitnessedLog> witnessed_log(const ListedAuthority& peer, std::string_view origin) {
    record::WitnessedLog log{std::string(origin), {}};
    for (const record::VerifierKey& key : known_keys(peer.log)) {
        if (key.name == origin) log.keys.push_back(key);
    }
    if (log.keys.empty()) return std::nullopt;
    return log;
}

Result<TakenAnchor> take_anchor(const LogAnchor& anchor, const ListedAuthority& peer, AnchorPeer& state,
                                record::WitnessStore& witness, record::LogStore& log, Instant now) {
    TakenAnchor taken;
    state.heard = now;
    if (anchor.cosignatures) {
        TRY_VOID(AnswerReader(*anchor.cosignatures, peer, state, log, now, taken).read());
    }
    if (anchor.add_checkpoint) TRY_VOID(judge_checkpoint(*anchor.add_checkpoint, peer, witness, now, taken));
    return taken;
}

WitnessAnswer witness_answer(const record::WitnessVerdict& verdict, const record::Signer& witness, Instant now) {
    WitnessAnswer answer{static_cast<int>(verdict.status), verdict.body};
    if (verdict.status != record::WitnessStatus::cosigned) return answer;
    const auto seconds = static_cast<std::uint64_t>(std::max<std::int64_t>(now.utc_milliseconds() / 1000, 0));
    answer.body = record::signature_line(record::cosign(witness, seconds, verdict.to_cosign));
    return answer;
}

Result<std::optional<LogAnchor>> anchor_to_send(AnchorPeer& state, record::LogStore& log, AnchorPlace place,
                                                Instant now) {
    TRY(newest, log.newest_checkpoint());
    if (!newest) return std::nullopt;
    if (newest->size < std::max(state.cosigned, state.offered)) {
        return fail(ErrorKind::conflict,
                    fmt::format("{} cosigned {} entries of our log, which has {}", state.authority,
                                std::max(state.cosigned, state.offered), newest->size),
                    {}, "the record was shortened: was it restored from an old copy?");
    }
    const std::uint64_t old_size = std::max(state.cosigned, state.offered);
    TRY(proof, record::consistency_proof(old_size, newest->size, reader_of(log)));
    LogAnchor anchor;
    anchor.add_checkpoint = record::add_checkpoint_body({old_size, std::move(proof), newest->note});
    if (place == AnchorPlace::user_message) anchor.cosignatures = std::exchange(state.owed, std::nullopt);
    if (place == AnchorPlace::receipt) state.offered = newest->size;
    if (std::ranges::find(state.pending, newest->size) == state.pending.end()) state.pending.push_back(newest->size);
    std::ranges::sort(state.pending);
    if (state.pending.size() > max_pending_checkpoints) state.pending.erase(state.pending.begin());
    state.sent = now;
    return anchor;
}

}  // namespace comity::channel
