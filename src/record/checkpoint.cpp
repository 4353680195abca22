// SPDX-License-Identifier: EUPL-1.2
#include "record/checkpoint.h"

#include <algorithm>

#include <fmt/format.h>

#include "format/base64.h"
#include "record/lines.h"

namespace comity::record {

namespace {

tl::unexpected<Error> wrong(std::string_view what) {
    return fail(ErrorKind::invalid, fmt::format("the checkpoint has {}", what), {},
                "a checkpoint is origin, size and root hash, a line each (C2SP tlog-checkpoint)");
}

}  // namespace

std::string checkpoint_text(const Checkpoint& checkpoint) {
    std::string text = fmt::format("{}\n{}\n{}\n", checkpoint.origin, checkpoint.size, format::base64(checkpoint.root));
    for (const std::string& line : checkpoint.extensions) text += line + "\n";
    return text;
}

Result<Checkpoint> read_checkpoint(std::string_view text) {
    LineReader lines(text);
    const auto origin = lines.next();
    if (!origin || origin->empty()) return wrong("no origin in its first line");
    const auto size = decimal(lines.next().value_or(""));
    if (!size) return wrong("no size in its second line");
    const auto root = read_hash(lines.next().value_or(""));
    if (!root) return wrong("no root hash in its third line");
    Checkpoint checkpoint{std::string(*origin), *size, *root, {}};
    while (const auto line = lines.next()) {
        if (line->empty()) return wrong("an empty line");
        checkpoint.extensions.emplace_back(*line);
    }
    if (!lines.rest().empty()) return wrong("a last line without line feed");
    return checkpoint;
}

std::string sign_checkpoint(const Signer& log, const Checkpoint& checkpoint) {
    Note note{checkpoint_text(checkpoint), {}};
    note.signatures.push_back(sign_note(log, note.text));
    return note_octets(note);
}

Result<SignedCheckpoint> open_checkpoint(std::string_view octets, std::span<const VerifierKey> log_keys,
                                         std::span<const VerifierKey> witness_keys) {
    TRY(note, read_note(octets));
    TRY(checkpoint, read_checkpoint(note.text));
    std::vector<VerifierKey> own;
    std::ranges::copy_if(log_keys, std::back_inserter(own), [&](const VerifierKey& key) {
        return key.name == checkpoint.origin && key.type == KeyType::ed25519;
    });
    TRY_VOID(verify_note(note, own));

    std::vector<VerifierKey> witnesses;
    std::ranges::copy_if(witness_keys, std::back_inserter(witnesses),
                         [](const VerifierKey& key) { return key.type == KeyType::cosignature_v1; });
    const bool cosigned = std::ranges::any_of(note.signatures, [&](const NoteSignature& signature) {
        return std::ranges::any_of(witnesses, [&](const VerifierKey& key) { return signature.is_of(key); });
    });
    std::vector<VerifiedSignature> cosignatures;
    if (cosigned) {
        TRY(verified, verify_note(note, witnesses));
        cosignatures = std::move(verified);
    }
    return SignedCheckpoint{std::move(checkpoint), std::move(note), std::move(cosignatures)};
}

}  // namespace comity::record
