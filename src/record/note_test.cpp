// SPDX-License-Identifier: EUPL-1.2
#include "record/note.h"

#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "crypto/ed25519.h"
#include "format/base64.h"
#include "record/log_vectors.h"

namespace comity::record {
namespace {

// The example of C2SP signed-note, "Verifier keys".
constexpr std::string_view example_vkey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
constexpr std::string_view example_note =
    "This is an example message.\n\n"
    "\u2014 example.com/foo "
    "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

Signer signer(std::string name, char seed) {
    return Signer::from(std::move(name), KeyType::ed25519, key_of_seed(fmt::format("{:064x}", int{seed}))).value();
}

std::string message(std::string_view octets) {
    const auto note = read_note(octets);
    return note ? "read" : note.error().message;
}

TEST(verifier_key, is_read_and_written_as_the_vectors_have_it) {
    for (const char* name : {"logVkey", "witnessVkey", "peerLogVkey", "peerWitnessVkey"}) {
        EXPECT_EQ(vkey(read_vkey(log_vector(name)).value()), log_vector(name));
    }
    EXPECT_EQ(vkey(vector_log().verifier()), log_vector("logVkey"));
    EXPECT_EQ(vkey(vector_witness().verifier()), log_vector("witnessVkey"));
    EXPECT_EQ(read_vkey(example_vkey)->name, "example.com/foo");
    EXPECT_EQ(read_vkey(example_vkey)->id, 0x530d903aU);
}

TEST(verifier_key, is_refused_in_any_other_form) {
    const auto refusal = [](std::string_view from, std::string_view to) {
        std::string text(example_vkey);
        text.replace(text.find(from), from.size(), to);
        const auto key = read_vkey(text);
        return key ? std::string("read") : key.error().message;
    };
    EXPECT_EQ(refusal("530d903a+", ""), "the verifier key has not three parts");
    EXPECT_EQ(refusal("530d", "530D"), "the verifier key has no id of eight small hexadecimal digits");
    EXPECT_EQ(refusal("530d", "30d"), "the verifier key has no id of eight small hexadecimal digits");
    EXPECT_EQ(refusal("530d", "530e"), "the verifier key has an id that is not that of name and key");
    EXPECT_EQ(refusal("foo", "bar"), "the verifier key has an id that is not that of name and key");
    EXPECT_EQ(refusal("foo", "f o"), "'example.com/f o' is no name of a key");
    EXPECT_EQ(refusal("Aeky", "Aek"), "the verifier key has no key in base64");
    EXPECT_EQ(refusal("Aeky", "Buky"), "the verifier key has type 6; known are 1 (Ed25519) and 4 (cosignature)");
    EXPECT_EQ(refusal("3U2k", ""), "the verifier key has a key that is not 32 octets long");
    EXPECT_FALSE(read_vkey(""));
    EXPECT_FALSE(read_vkey("++"));
    EXPECT_FALSE(read_vkey("a+00000000+"));
}

TEST(key_name, has_no_spaces_controls_or_plus) {
    for (const char* name :
         {"", " ", "a b", "a+b", "a\tb", "a\nb", "a\u00A0b", "a\u2003b", "\u3000", "a\u0085", "a\x7f", "a\xff"}) {
        EXPECT_FALSE(check_key_name(name)) << name;
    }
    for (const char* name : {"a", "gw.xa.example/comity/log/2026a", "орган.example/журнал", "a\u200Bb"}) {
        EXPECT_TRUE(check_key_name(name)) << name;
    }
    EXPECT_TRUE(check_key_name(std::string(max_key_name, 'a')));
    EXPECT_FALSE(check_key_name(std::string(max_key_name + 1, 'a')));
    EXPECT_FALSE(Signer::from("a b", KeyType::ed25519, key_of_seed(std::string(64, '0'))));
}

TEST(note, of_the_document_verifies) {
    const auto note = read_note(example_note).value();
    EXPECT_EQ(note.text, "This is an example message.\n");
    EXPECT_EQ(note_octets(note), example_note);
    const std::vector keys{read_vkey(example_vkey).value()};
    const auto verified = verify_note(note, keys).value();
    ASSERT_EQ(verified.size(), 1U);
    EXPECT_EQ(verified[0].key, keys[0]);
    EXPECT_EQ(verified[0].time, std::nullopt);
}

TEST(note, keeps_empty_lines_and_other_scripts_in_its_text) {
    const auto key = signer("a", 1);
    const std::string text = "Ed è subito sera.\n\nИ сразу вечер.\n\n\n— not a signature\n";
    Note note{text, {sign_note(key, text)}};
    EXPECT_EQ(read_note(note_octets(note)).value(), note);
}

TEST(note, is_refused_in_any_other_form) {
    const std::string line(example_note.substr(example_note.find("\n\n") + 2));
    EXPECT_EQ(message(""), "the note has no empty line before its signatures");
    EXPECT_EQ(message("text\n"), "the note has no empty line before its signatures");
    EXPECT_EQ(message("text\n\n"), "the note has no signature");
    EXPECT_EQ(message("text\n" + line), "the note has no empty line before its signatures");
    EXPECT_EQ(message("text\n\n" + line), "read");
    EXPECT_EQ(message("text\n\n" + line.substr(0, line.size() - 1)), "the note does not end with a line feed");
    EXPECT_EQ(message("text\n\n" + line + "\n"), "the note has no signature");
    EXPECT_EQ(message("text\n\n" + line + "more\n"),
              "the note has a signature line without a dash (U+2014) and a space");
    EXPECT_EQ(message("text\n\n- a AAAAAAA=\n"), "the note has a signature line without a dash (U+2014) and a space");
    EXPECT_EQ(message("text\n\n— AAAAAAA=\n"), "the note has a signature line without the name of a key");
    EXPECT_EQ(message("text\n\n—  AAAAAAA=\n"), "the note has a signature line without the name of a key");
    EXPECT_EQ(message("text\n\n— a AAAAAA==\n"), "the note has a signature that is not base64 of id and octets");
    EXPECT_EQ(message("text\n\n— a AAAAAAA\n"), "the note has a signature that is not base64 of id and octets");
    EXPECT_EQ(message("text\n\n— a AAAAAAA= \n"), "the note has a signature that is not base64 of id and octets");
    EXPECT_EQ(message("text\n\n— a AAAAAAA=\n"), "read");
    EXPECT_EQ(message("te\txt\n\n" + line), "the note has a control character");
    EXPECT_EQ(message("text\r\n\n" + line), "the note has a control character");
    EXPECT_EQ(message(std::string("te\0xt\n\n", 7) + line), "the note has a control character");
    EXPECT_EQ(message("te\xffxt\n\n" + line), "the note is not UTF-8");
}

TEST(note, holds_its_limits) {
    std::string octets = "text\n\n";
    for (std::size_t i = 0; i < max_signatures; ++i) octets += "— a AAAAAAA=\n";
    EXPECT_EQ(read_note(octets).value().signatures.size(), max_signatures);
    EXPECT_EQ(read_note(octets + "— a AAAAAAA=\n").error().kind, ErrorKind::limit);
    const std::string line = "\n\n— a AAAAAAA=\n";
    EXPECT_TRUE(read_note(std::string(max_note - line.size(), 'x') + line));
    EXPECT_EQ(read_note(std::string(max_note - line.size() + 1, 'x') + line).error().kind, ErrorKind::limit);
    EXPECT_EQ(read_signatures(std::string(max_note + 1, 'x')).error().kind, ErrorKind::limit);
}

TEST(note, is_believed_when_a_known_key_signed_it) {
    const auto one = signer("one", 1);
    const auto two = signer("two", 2);
    const auto stranger = signer("three", 3);
    const std::vector known{one.verifier(), two.verifier()};
    const std::string text = "text\n";
    const auto verify = [&](std::vector<NoteSignature> signatures) {
        const auto found = verify_note({text, std::move(signatures)}, known);
        if (!found) return to_string(found.error());
        std::string names;
        for (const auto& signature : *found) names += signature.key.name + " ";
        return names;
    };
    const std::string unknown =
        "no known key signed the note (check that the verifier keys are those of the note's signers)";
    EXPECT_EQ(verify({sign_note(one, text)}), "one ");
    EXPECT_EQ(verify({sign_note(two, text), sign_note(stranger, text), sign_note(one, text)}), "two one ");
    EXPECT_EQ(verify({sign_note(one, text), sign_note(one, text)}), "one ");
    EXPECT_EQ(verify({sign_note(stranger, text)}), unknown);
    // A name or an id alone makes no known key.
    EXPECT_EQ(verify({{"one", one.verifier().id + 1, std::string(64, 'x')}}), unknown);
    EXPECT_EQ(verify({{"other", one.verifier().id, std::string(64, 'x')}}), unknown);
    // One false signature of a known key spoils the note, good ones or not.
    const std::string spoiled =
        "the signature of two does not verify (the note was changed, or was signed with another key)";
    EXPECT_EQ(verify({sign_note(one, text), sign_note(two, "other\n")}), spoiled);
    EXPECT_EQ(verify({{"two", two.verifier().id, std::string(64, 'x')}}), spoiled);
    EXPECT_EQ(verify({{"two", two.verifier().id, "short"}}), spoiled);
}

TEST(note, fails_with_any_bit_of_text_or_signature_changed) {
    const std::vector keys{read_vkey(example_vkey).value()};
    const auto note = read_note(example_note).value();
    for (std::size_t bit = 0; bit < note.text.size() * 8; ++bit) {
        Note changed = note;
        changed.text[bit / 8] ^= static_cast<char>(1 << (bit % 8));
        ASSERT_FALSE(verify_note(changed, keys)) << bit;
    }
    for (std::size_t bit = 0; bit < note.signatures[0].signature.size() * 8; ++bit) {
        Note changed = note;
        changed.signatures[0].signature[bit / 8] ^= static_cast<char>(1 << (bit % 8));
        ASSERT_FALSE(verify_note(changed, keys)) << bit;
    }
}

RC_GTEST_PROP(note, is_read_as_it_was_written, (const std::string& octets, std::uint32_t id)) {
    const auto text = *rc::gen::container<std::string>(rc::gen::oneOf(rc::gen::inRange(' ', '~'), rc::gen::just('\n')));
    const Note note{"a" + text + "\n", {{"name", id, "x" + octets}, {"other", ~id, "y" + octets}}};
    const auto again = read_note(note_octets(note));
    RC_ASSERT(again.has_value());
    RC_ASSERT(*again == note);
}

}  // namespace
}  // namespace comity::record
