// SPDX-License-Identifier: EUPL-1.2
#include "channel/directory/note.h"

#include <fmt/format.h>

#include "format/base64.h"
#include "record/lines.h"

namespace comity::channel {

namespace {

tl::unexpected<Error> wrong(std::string_view what) {
    return fail(ErrorKind::invalid, fmt::format("the directory's note has {}", what), {},
                "it should be directory.note as it was published, with the directory.json beside it");
}

/// Without milliseconds where there are none: the form in which notes are published.
std::string instant_line(Instant instant) {
    std::string text = to_string(in_utc(instant));
    constexpr std::string_view whole = ".000Z";
    if (text.ends_with(whole)) text.replace(text.size() - whole.size(), whole.size(), "Z");
    return text;
}

}  // namespace

Result<RootKeys> root_keys(std::vector<record::VerifierKey> keys, std::size_t threshold) {
    if (keys.size() > max_roots) {
        return fail(ErrorKind::limit, fmt::format("{} root keys", keys.size()), {},
                    fmt::format("at most {} are read", max_roots));
    }
    if (threshold == 0 || threshold > keys.size()) {
        return fail(ErrorKind::invalid, fmt::format("a threshold of {} among {} root keys", threshold, keys.size()), {},
                    "it is at least 1 and at most the number of keys");
    }
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (keys[i].type != record::KeyType::ed25519) {
            return fail(ErrorKind::invalid, fmt::format("the root key {} is a witness's", keys[i].name), {},
                        "a root signs notes: its key is of type 0x01");
        }
        for (std::size_t j = 0; j < i; ++j) {
            // The same key under two names would count twice.
            if (keys[i].key == keys[j].key || keys[i].name == keys[j].name) {
                return fail(ErrorKind::invalid, fmt::format("the root key {} is given twice", keys[i].name), {},
                            "keep one of the two");
            }
        }
    }
    return RootKeys{std::move(keys), threshold};
}

std::string note_text(const DirectoryNote& note) {
    return fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n", directory_format, note.federation, note.sequence,
                       instant_line(note.valid_from), instant_line(note.valid_until), format::base64(note.json));
}

Result<DirectoryNote> read_note_text(std::string_view text) {
    record::LineReader lines(text);
    const auto line = [&] { return lines.next().value_or(""); };
    const std::string_view format = line();
    if (format != directory_format) {
        return fail(ErrorKind::invalid, fmt::format("the directory's note has the format '{}'", format.substr(0, 40)),
                    {}, fmt::format("this version of the program reads {}", directory_format));
    }
    DirectoryNote note;
    note.federation = line();
    const auto sequence = record::decimal(line());
    const auto from = parse_instant(line());
    const auto until = parse_instant(line());
    const auto digest = record::read_hash(line());
    if (!sequence || *sequence == 0) return wrong("no sequence from 1 on in its third line");
    if (!from || !until) return wrong("no interval in its fourth and fifth line");
    if (!digest) return wrong("no SHA-256 in its sixth line");
    note.sequence = static_cast<std::int64_t>(*sequence);
    note.valid_from = *from;
    note.valid_until = *until;
    note.json = *digest;
    if (note_text(note) != text) return wrong("another form than its six lines");
    return note;
}

std::string sign_directory_note(const DirectoryNote& note, std::span<const record::Signer* const> signers) {
    record::Note signed_note{note_text(note), {}};
    for (const record::Signer* signer : signers) {
        signed_note.signatures.push_back(record::sign_note(*signer, signed_note.text));
    }
    return record::note_octets(signed_note);
}

Result<DirectoryNote> open_directory_note(std::string_view octets, const RootKeys& roots) {
    TRY(note, record::read_note(octets));
    TRY(signatures, record::verify_note(note, roots.keys));
    if (signatures.size() < roots.threshold) {
        return fail(ErrorKind::forbidden,
                    fmt::format("{} of {} root keys signed the directory", signatures.size(), roots.keys.size()), {},
                    fmt::format("{} must; if the roots changed, fetch the versions between first", roots.threshold));
    }
    return read_note_text(note.text);
}

}  // namespace comity::channel
