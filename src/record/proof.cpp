// SPDX-License-Identifier: EUPL-1.2
#include "record/proof.h"

#include <fmt/format.h>

#include "format/base64.h"
#include "record/lines.h"

namespace comity::record {

namespace {

constexpr std::string_view header = "c2sp.org/tlog-proof@v1";

tl::unexpected<Error> wrong(std::string_view what) {
    return fail(ErrorKind::invalid, fmt::format("the proof has {}", what), {},
                "take the file as it was exported (C2SP tlog-proof)");
}

}  // namespace

std::string proof_octets(const LogProof& proof) {
    std::string text = fmt::format("{}\n", header);
    if (proof.extra) text += fmt::format("extra {}\n", format::base64(octets(*proof.extra)));
    text += fmt::format("index {}\n", proof.index);
    for (const Hash& hash : proof.path) text += format::base64(hash) + "\n";
    return text + "\n" + proof.note;
}

Result<LogProof> read_proof(std::string_view octets) {
    constexpr std::string_view extra_word = "extra ";
    constexpr std::string_view index_word = "index ";
    if (octets.size() > max_proof) {
        return fail(ErrorKind::limit, fmt::format("a proof of {} octets", octets.size()), {},
                    fmt::format("at most {} are read", max_proof));
    }
    LineReader lines(octets);
    if (lines.next() != header) return wrong("another first line than c2sp.org/tlog-proof@v1");
    LogProof proof;
    std::string_view line = lines.next().value_or("");
    if (line.starts_with(extra_word)) {
        auto extra = format::from_base64(line.substr(extra_word.size()));
        if (!extra) return wrong("extra octets that are not base64");
        if (extra->size() > max_proof_extra) {
            return fail(ErrorKind::limit, fmt::format("extra of {} octets", extra->size()), {},
                        fmt::format("at most {} are read", max_proof_extra));
        }
        proof.extra = *std::move(extra);
        line = lines.next().value_or("");
    }
    if (!line.starts_with(index_word)) return wrong("no index of the entry");
    const auto index = decimal(line.substr(index_word.size()));
    if (!index) return wrong("no index of the entry");
    proof.index = *index;
    while (true) {
        const auto next = lines.next();
        if (!next) return wrong("no empty line before the checkpoint");
        if (next->empty()) break;
        if (proof.path.size() == max_inclusion_lines) {
            return fail(ErrorKind::limit, fmt::format("more than {} lines of proof", max_inclusion_lines), {},
                        "no inclusion proof needs more");
        }
        const auto hash = read_hash(*next);
        if (!hash) return wrong("a proof line that is no hash");
        proof.path.push_back(*hash);
    }
    proof.note = lines.rest();
    return proof;
}

Result<SignedCheckpoint> verify_proof(const LogProof& proof, std::string_view entry, const Policy& policy) {
    const auto witnesses = policy.witnesses();
    TRY(opened, open_checkpoint(proof.note, policy.logs(), witnesses));
    if (!policy.satisfied_by(opened.cosignatures)) {
        return fail(ErrorKind::forbidden, "too few of the policy's witnesses cosigned the checkpoint", {},
                    "wait for their cosignatures and export again, or ask for a smaller quorum");
    }
    const Checkpoint& checkpoint = opened.checkpoint;
    if (!verify_inclusion(proof.index, checkpoint.size, leaf_hash(entry), proof.path, checkpoint.root)) {
        return fail(ErrorKind::forbidden,
                    fmt::format("the entry is not leaf {} of the log of size {}", proof.index, checkpoint.size), {},
                    "the entry or the proof was changed, or belongs to another log");
    }
    return opened;
}

}  // namespace comity::record
