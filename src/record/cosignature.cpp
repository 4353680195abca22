// SPDX-License-Identifier: EUPL-1.2
#include "record/cosignature.h"

#include <algorithm>

#include <fmt/format.h>

namespace comity::record {

namespace {

constexpr std::size_t time_octets = 8;

}  // namespace

std::string cosigned_message(std::uint64_t time, std::string_view checkpoint_text) {
    return fmt::format("cosignature/v1\ntime {}\n{}", time, checkpoint_text);
}

NoteSignature cosign(const Signer& witness, std::uint64_t time, std::string_view checkpoint_text) {
    std::string signature;
    for (int shift = 56; shift >= 0; shift -= 8) signature += static_cast<char>((time >> shift) & 0xff);
    signature += as_text(witness.sign(octets(cosigned_message(time, checkpoint_text))));
    return {witness.verifier().name, witness.verifier().id, std::move(signature)};
}

std::optional<std::uint64_t> stated_time(const NoteSignature& signature) {
    if (signature.signature.size() < time_octets) return std::nullopt;
    std::uint64_t time = 0;
    for (std::size_t i = 0; i < time_octets; ++i) {
        time = time << 8 | static_cast<unsigned char>(signature.signature[i]);
    }
    return time;
}

std::optional<std::uint64_t> verify_cosignature(const NoteSignature& signature, std::string_view checkpoint_text,
                                                const VerifierKey& key) {
    crypto::Ed25519Signature octets{};
    if (!signature.is_of(key) || signature.signature.size() != time_octets + octets.size()) return std::nullopt;
    const std::uint64_t time = *stated_time(signature);
    if (time > max_cosignature_time) return std::nullopt;
    std::copy(signature.signature.begin() + time_octets, signature.signature.end(), octets.begin());
    if (!crypto::verifies(key.key, comity::octets(cosigned_message(time, checkpoint_text)), octets)) {
        return std::nullopt;
    }
    return time;
}

}  // namespace comity::record
