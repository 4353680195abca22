// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "crypto/ed25519.h"

/// Signed notes: C2SP signed-note v1.0.0.
namespace comity::record {

/// The signature types known here; the octet is part of a key's id.
enum class KeyType : unsigned char {
    ed25519 = 0x01,         ///< over the text of the note: logs, directories
    cosignature_v1 = 0x04,  ///< over the text and a time (cosignature.h): witnesses
};

/// The public half of a key that signs notes. A name and an id together name a key.
struct VerifierKey {
    std::string name;
    std::uint32_t id = 0;
    KeyType type = KeyType::ed25519;
    crypto::Ed25519PublicKey key{};

    friend bool operator==(const VerifierKey&, const VerifierKey&) = default;
};

/// Limits, in octets where not said otherwise.
inline constexpr std::size_t max_key_name = 255;
inline constexpr std::size_t max_note = 256 * 1024;  ///< 32 post-quantum signatures fit
inline constexpr std::size_t max_signatures = 32;    ///< of one note; C2SP asks for 16 at least

/// First four octets of SHA-256(name ‖ LF ‖ type ‖ key).
std::uint32_t key_id(std::string_view name, KeyType type, const crypto::Ed25519PublicKey& key);

/// Errors: a name that is empty, too long, no UTF-8, or has a space (of Unicode), a control character or a plus.
Result<void> check_key_name(std::string_view name);

/// `name+hex id+base64(type ‖ key)`. Errors: any other form, an id that is not that of name, type and key, a type that
/// is not known here.
Result<VerifierKey> read_vkey(std::string_view text);
std::string vkey(const VerifierKey& key);

/// A name with a private key.
class Signer {
   public:
    /// Errors: the name's.
    static Result<Signer> from(std::string name, KeyType type, crypto::Ed25519Key key);

    const VerifierKey& verifier() const { return verifier_; }
    crypto::Ed25519Signature sign(Octets message) const { return key_.sign(message); }

   private:
    Signer(VerifierKey verifier, crypto::Ed25519Key key) : verifier_(std::move(verifier)), key_(std::move(key)) {}
    VerifierKey verifier_;
    crypto::Ed25519Key key_;
};

/// `— name base64(id ‖ signature)`, of any type.
struct NoteSignature {
    std::string name;
    std::uint32_t id = 0;
    std::string signature;

    bool is_of(const VerifierKey& key) const { return id == key.id && name == key.name; }
    friend bool operator==(const NoteSignature&, const NoteSignature&) = default;
};

/// Ended by LF.
std::string signature_line(const NoteSignature& signature);

struct Note {
    std::string text;  ///< with the LF that ends it, without the empty line
    std::vector<NoteSignature> signatures;

    friend bool operator==(const Note&, const Note&) = default;
};

/// Errors: anything that is no signed note; a limit. Signatures are not verified: until they are, the text says
/// nothing.
Result<Note> read_note(std::string_view octets);
/// Signature lines alone, each ended by LF, as a witness answers. Errors: no line, or one that is none; a limit.
Result<std::vector<NoteSignature>> read_signatures(std::string_view lines);
std::string note_octets(const Note& note);

/// A signature of type ed25519 over the text. Precondition: the signer's type is that, the text ends with LF.
NoteSignature sign_note(const Signer& signer, std::string_view text);

/// A signature that was verified.
struct VerifiedSignature {
    VerifierKey key;
    std::optional<std::uint64_t> time;  ///< seconds since 1970, said by a cosignature

    friend bool operator==(const VerifiedSignature&, const VerifiedSignature&) = default;
};

/// The signatures by known keys, each key once, in the order of the note; those of unknown keys are left out. Errors
/// (`forbidden`): one by a known key that does not verify, whatever the others; no signature by a known key.
Result<std::vector<VerifiedSignature>> verify_note(const Note& note, std::span<const VerifierKey> known);

}  // namespace comity::record
