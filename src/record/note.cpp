// SPDX-License-Identifier: EUPL-1.2
#include "record/note.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "crypto/hex.h"
#include "crypto/sha256.h"
#include "format/base64.h"
#include "format/utf8.h"
#include "record/cosignature.h"
#include "record/lines.h"

namespace comity::record {

namespace {

constexpr std::string_view dash = "\u2014 ";
constexpr std::size_t id_octets = 4;

std::string big_endian(std::uint32_t id) {
    std::string octets;
    for (int shift = 24; shift >= 0; shift -= 8) octets += static_cast<char>((id >> shift) & 0xff);
    return octets;
}

std::uint32_t from_big_endian(std::string_view octets) {
    std::uint32_t id = 0;
    for (const unsigned char octet : octets.substr(0, id_octets)) id = id << 8 | octet;
    return id;
}

/// White_Space of Unicode beyond ASCII, in UTF-8: U+0085, U+00A0, U+1680, U+2000 to U+200A, U+2028, U+2029, U+202F,
/// U+205F, U+3000.
bool has_unicode_space(std::string_view text) {
    static constexpr std::array<std::string_view, 19> spaces{
        "\u0085", "\u00A0", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006",
        "\u2007", "\u2008", "\u2009", "\u200A", "\u2028", "\u2029", "\u202F", "\u205F", "\u3000"};
    return std::ranges::any_of(spaces, [&](std::string_view space) { return text.find(space) != text.npos; });
}

tl::unexpected<Error> wrong_note(std::string_view what) {
    return fail(ErrorKind::invalid, fmt::format("the note {}", what), {},
                "a signed note is text, an empty line, and signature lines (C2SP signed-note)");
}

tl::unexpected<Error> wrong_vkey(std::string_view what) {
    return fail(ErrorKind::invalid, fmt::format("the verifier key {}", what), {},
                "a verifier key is name+id+key as its owner published it (C2SP signed-note)");
}

Result<NoteSignature> read_signature(std::string_view line) {
    if (!line.starts_with(dash)) return wrong_note("has a signature line without a dash (U+2014) and a space");
    line.remove_prefix(dash.size());
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos || !check_key_name(line.substr(0, space))) {
        return wrong_note("has a signature line without the name of a key");
    }
    const auto octets = format::from_base64(line.substr(space + 1));
    if (!octets || octets->size() <= id_octets)
        return wrong_note("has a signature that is not base64 of id and octets");
    return NoteSignature{std::string(line.substr(0, space)), from_big_endian(*octets), octets->substr(id_octets)};
}

Result<std::vector<NoteSignature>> read_lines(LineReader& lines) {
    std::vector<NoteSignature> signatures;
    while (const auto line = lines.next()) {
        if (signatures.size() == max_signatures) {
            return fail(ErrorKind::limit, fmt::format("the note has more than {} signatures", max_signatures), {},
                        "leave out those of keys nobody asks for");
        }
        TRY(signature, read_signature(*line));
        signatures.push_back(std::move(signature));
    }
    if (!lines.rest().empty()) return wrong_note("does not end with a line feed");
    if (signatures.empty()) return wrong_note("has no signature");
    return signatures;
}

std::optional<VerifiedSignature> verified(const NoteSignature& signature, std::string_view text,
                                          const VerifierKey& key) {
    if (key.type == KeyType::cosignature_v1) {
        const auto time = verify_cosignature(signature, text, key);
        return time ? std::optional(VerifiedSignature{key, *time}) : std::nullopt;
    }
    crypto::Ed25519Signature octets{};
    if (signature.signature.size() != octets.size()) return std::nullopt;
    std::ranges::copy(signature.signature, octets.begin());
    if (!crypto::verifies(key.key, comity::octets(text), octets)) return std::nullopt;
    return VerifiedSignature{key, std::nullopt};
}

}  // namespace

std::uint32_t key_id(std::string_view name, KeyType type, const crypto::Ed25519PublicKey& key) {
    std::string octets = fmt::format("{}\n{}", name, static_cast<char>(type));
    octets += as_text(key);
    return from_big_endian(as_text(crypto::sha256(octets)));
}

Result<void> check_key_name(std::string_view name) {
    const bool plain =
        std::ranges::all_of(name, [](char c) { return static_cast<unsigned char>(c) > ' ' && c != '+' && c != 0x7f; });
    if (name.empty() || name.size() > max_key_name || !plain || !format::is_utf8(name) || has_unicode_space(name)) {
        return fail(ErrorKind::invalid, fmt::format("'{}' is no name of a key", format::is_utf8(name) ? name : "…"), {},
                    fmt::format("use at most {} octets without spaces and plus, as gw.xa.example/log", max_key_name));
    }
    return {};
}

Result<VerifierKey> read_vkey(std::string_view text) {
    VerifierKey key;
    const std::size_t first = text.find('+');
    const std::size_t second = first == std::string_view::npos ? first : text.find('+', first + 1);
    if (second == std::string_view::npos) return wrong_vkey("has not three parts");
    key.name = text.substr(0, first);
    TRY_VOID(check_key_name(key.name));
    const std::string_view digits = text.substr(first + 1, second - first - 1);
    const auto id = crypto::from_hex(digits);
    if (!id || id->size() != id_octets || crypto::hex(octets(*id)) != digits) {
        return wrong_vkey("has no id of eight small hexadecimal digits");
    }
    key.id = from_big_endian(*id);
    const auto octets = format::from_base64(text.substr(second + 1));
    if (!octets || octets->empty()) return wrong_vkey("has no key in base64");
    key.type = static_cast<KeyType>((*octets)[0]);
    if (key.type != KeyType::ed25519 && key.type != KeyType::cosignature_v1) {
        return wrong_vkey(fmt::format("has type {}; known are 1 (Ed25519) and 4 (cosignature)", int{(*octets)[0]}));
    }
    if (octets->size() != 1 + key.key.size()) return wrong_vkey("has a key that is not 32 octets long");
    std::copy(octets->begin() + 1, octets->end(), key.key.begin());
    if (key.id != key_id(key.name, key.type, key.key)) return wrong_vkey("has an id that is not that of name and key");
    return key;
}

std::string vkey(const VerifierKey& key) {
    std::string octets(1, static_cast<char>(key.type));
    octets += as_text(key.key);
    return fmt::format("{}+{:08x}+{}", key.name, key.id, format::base64(comity::octets(octets)));
}

Result<Signer> Signer::from(std::string name, KeyType type, crypto::Ed25519Key key) {
    TRY_VOID(check_key_name(name));
    const std::uint32_t id = key_id(name, type, key.public_key());
    VerifierKey verifier{std::move(name), id, type, key.public_key()};
    return Signer(std::move(verifier), std::move(key));
}

std::string signature_line(const NoteSignature& signature) {
    const std::string octets = big_endian(signature.id) + signature.signature;
    return fmt::format("{}{} {}\n", dash, signature.name, format::base64(comity::octets(octets)));
}

Result<Note> read_note(std::string_view octets) {
    if (octets.size() > max_note) {
        return fail(ErrorKind::limit, fmt::format("a note of {} octets", octets.size()), {},
                    fmt::format("at most {} are read", max_note));
    }
    if (!format::is_utf8(octets)) return wrong_note("is not UTF-8");
    if (std::ranges::any_of(octets, [](char c) { return c >= 0 && c < ' ' && c != '\n'; })) {
        return wrong_note("has a control character");
    }
    // The text may have empty lines of its own: the last one ends it.
    const std::size_t empty_line = octets.rfind("\n\n");
    if (empty_line == std::string_view::npos) return wrong_note("has no empty line before its signatures");
    LineReader lines(octets.substr(empty_line + 2));
    TRY(signatures, read_lines(lines));
    return Note{std::string(octets.substr(0, empty_line + 1)), std::move(signatures)};
}

Result<std::vector<NoteSignature>> read_signatures(std::string_view text) {
    if (text.size() > max_note) {
        return fail(ErrorKind::limit, fmt::format("signature lines of {} octets", text.size()), {},
                    fmt::format("at most {} are read", max_note));
    }
    LineReader lines(text);
    return read_lines(lines);
}

std::string note_octets(const Note& note) {
    std::string octets = note.text + "\n";
    for (const NoteSignature& signature : note.signatures) octets += signature_line(signature);
    return octets;
}

NoteSignature sign_note(const Signer& signer, std::string_view text) {
    const auto signature = signer.sign(octets(text));
    return {signer.verifier().name, signer.verifier().id, std::string(as_text(signature))};
}

Result<std::vector<VerifiedSignature>> verify_note(const Note& note, std::span<const VerifierKey> known) {
    std::vector<VerifiedSignature> found;
    for (const NoteSignature& signature : note.signatures) {
        const auto key = std::ranges::find_if(known, [&](const VerifierKey& k) { return signature.is_of(k); });
        if (key == known.end()) continue;
        auto valid = verified(signature, note.text, *key);
        if (!valid) {
            return fail(ErrorKind::forbidden, fmt::format("the signature of {} does not verify", key->name), {},
                        "the note was changed, or was signed with another key");
        }
        const bool again = std::ranges::any_of(found, [&](const VerifiedSignature& f) { return f.key == *key; });
        if (!again) found.push_back(*std::move(valid));
    }
    if (found.empty()) {
        return fail(ErrorKind::forbidden, "no known key signed the note", {},
                    "check that the verifier keys are those of the note's signers");
    }
    return found;
}

}  // namespace comity::record
