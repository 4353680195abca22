// SPDX-License-Identifier: EUPL-1.2
#include "verify/note.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "verify/octets.h"

namespace comity::verify {

namespace {

constexpr std::size_t id_octets = 4;
constexpr std::size_t time_octets = 8;

struct Signature {
    std::string_view name;
    std::string id;
    std::string octets;
    std::string_view line;
};

std::uint64_t big_endian(std::string_view octets) {
    std::uint64_t value = 0;
    for (const char octet : octets) value = value << 8 | static_cast<unsigned char>(octet);
    return value;
}

std::optional<std::uint64_t> decimal(std::string_view text) {
    std::int64_t value = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || value < 0 || std::to_string(value) != text) return std::nullopt;
    return static_cast<std::uint64_t>(value);
}

/// The first line, taken off the text; nothing where none ends with LF.
std::optional<std::string_view> take_line(std::string_view& text) {
    const std::size_t end = text.find('\n');
    if (end == text.npos) return std::nullopt;
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

std::optional<Signature> read_signature(std::string_view line) {
    constexpr std::string_view dash = "\xE2\x80\x94 ";
    Signature signature;
    signature.line = line;
    if (!line.starts_with(dash)) return std::nullopt;
    const std::string_view rest = line.substr(dash.size());
    const std::size_t space = rest.find(' ');
    if (space == rest.npos || space == 0) return std::nullopt;
    signature.name = rest.substr(0, space);
    const auto octets = from_base64(rest.substr(space + 1));
    if (!octets || octets->size() <= id_octets) return std::nullopt;
    signature.id = octets->substr(0, id_octets);
    signature.octets = octets->substr(id_octets);
    return signature;
}

bool is_of(const Signature& signature, const Key& key) {
    return signature.name == key.name && signature.id == key.id;
}

std::string not_its(const Key& key) {
    return "the signature of " + key.name + " does not verify";
}

/// Text, an empty line, signatures.
struct NoteParts {
    std::string text;
    std::vector<Signature> signatures;
};

std::optional<NoteParts> parts_of(std::string_view note) {
    const std::size_t empty_line = note.rfind("\n\n");
    if (empty_line == note.npos) return std::nullopt;
    NoteParts parts{std::string(note.substr(0, empty_line + 1)), {}};
    std::string_view rest = note.substr(empty_line + 2);
    while (const auto line = take_line(rest)) {
        auto signature = read_signature(*line);
        if (!signature || parts.signatures.size() == max_note_signatures) return std::nullopt;
        parts.signatures.push_back(*std::move(signature));
    }
    return rest.empty() ? std::optional(std::move(parts)) : std::nullopt;
}

/// Over the text itself; false where the key did not sign it.
Outcome<bool> signed_by(const NoteParts& parts, const Key& key) {
    bool found = false;
    for (const Signature& signature : parts.signatures) {
        if (!is_of(signature, key)) continue;
        if (!ed25519_verifies(key.public_key, parts.text, signature.octets)) return wrong(not_its(key));
        found = true;
    }
    return found;
}

}  // namespace

Outcome<Key> read_key(std::string_view text, KeyUse use) {
    const auto refused = [&] {
        return wrong("'" + std::string(text.substr(0, 120)) + "' is no verifier key of a " +
                     (use == KeyUse::log ? "log" : "witness"));
    };
    const std::size_t first = text.find('+');
    const std::size_t second = first == text.npos ? first : text.find('+', first + 1);
    if (first == 0 || second == text.npos) return refused();
    Key key;
    key.name = text.substr(0, first);
    key.use = use;
    key.text = text;
    const auto octets = from_base64(text.substr(second + 1));
    if (!octets || octets->size() != 1 + digest_octets || (*octets)[0] != static_cast<char>(use)) return refused();
    key.public_key = octets->substr(1);
    key.id = sha256(key.name + '\n' + *octets).substr(0, id_octets);
    // The id in the text is what its owner computed: another one means the key was not copied whole.
    if (text.substr(first + 1, second - first - 1) != to_hexadecimal(key.id)) return refused();
    return key;
}

Outcome<Checkpoint> read_checkpoint(std::string_view note, const Key& log, const std::vector<Key>& witnesses) {
    const auto parts = parts_of(note);
    if (!parts) return wrong("the checkpoint is no signed note");
    const auto by_log = signed_by(*parts, log);
    if (!by_log) return tl::unexpected(by_log.error());
    if (!*by_log) return wrong("the checkpoint is not signed by " + log.name);

    // Origin, size, root.
    Checkpoint checkpoint;
    std::string_view body = parts->text;
    checkpoint.origin = take_line(body).value_or("");
    const auto size = decimal(take_line(body).value_or(""));
    const auto root = from_base64(take_line(body).value_or(""));
    if (!size || !root || root->size() != digest_octets) return wrong("the checkpoint has no size and root");
    if (checkpoint.origin != log.name) return wrong("the checkpoint is of the log " + checkpoint.origin);
    checkpoint.size = *size;
    checkpoint.root = *root;

    // Cosignatures, over a time and the text.
    for (const Signature& signature : parts->signatures) {
        const auto witness =
            std::find_if(witnesses.begin(), witnesses.end(), [&](const Key& key) { return is_of(signature, key); });
        if (witness == witnesses.end()) continue;
        if (signature.octets.size() <= time_octets) return wrong(not_its(*witness));
        const std::uint64_t seconds = big_endian(std::string_view(signature.octets).substr(0, time_octets));
        const std::string message = "cosignature/v1\ntime " + std::to_string(seconds) + "\n" + parts->text;
        if (!ed25519_verifies(witness->public_key, message, signature.octets.substr(time_octets))) {
            return wrong(not_its(*witness));
        }
        checkpoint.cosignatures.push_back({*witness, seconds, std::string(signature.line) + "\n"});
    }
    return checkpoint;
}

Outcome<SignedNote> read_note(std::string_view note, const std::vector<Key>& keys) {
    const auto parts = parts_of(note);
    if (!parts) return wrong("it is no signed note");
    SignedNote read{parts->text, 0};
    for (const Key& key : keys) {
        const auto by_key = signed_by(*parts, key);
        if (!by_key) return tl::unexpected(by_key.error());
        read.signers += *by_key ? 1U : 0U;
    }
    return read;
}

}  // namespace comity::verify
