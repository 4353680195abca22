// SPDX-License-Identifier: EUPL-1.2
#include "channel/directory/acceptance.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "channel/directory/directory_vectors.h"

namespace comity::channel {
namespace {

const Instant clock_of_vectors = at("2026-03-04T10:12:00Z");

HeldDirectory vectors_trusted() {
    return first_trust("test-federation", vector_roots());
}

DirectoryVerdict judge_vectors(const HeldDirectory& held) {
    return judge_directory(channel_vector("directory.note"), channel_vector("directory.json"), held, clock_of_vectors);
}

/// A federation of our own: three roots, two must sign; directory 1 is held.
class Federation {
   public:
    Federation() {
        document_.federation = "test-federation";
        document_.sequence = 1;
        document_.valid_from = at("2026-03-01T00:00:00Z");
        document_.valid_until = at("2026-04-01T00:00:00Z");
        document_.authorities = vector_document().authorities;
        files_ = sign(document_, {1, 2});
        const auto verdict = offer(files_, first_trust("test-federation", roots({1, 2, 3}, 2)));
        held_ = verdict.held.value();
    }

    static RootKeys roots(std::vector<unsigned char> seeds, std::size_t threshold) {
        std::vector<record::VerifierKey> keys;
        for (const unsigned char seed : seeds) keys.push_back(root_signer(seed).verifier());
        return root_keys(std::move(keys), threshold).value();
    }

    static DirectoryFiles sign(const DirectoryDocument& document, const std::vector<unsigned char>& seeds) {
        std::vector<record::Signer> signers;
        for (const unsigned char seed : seeds) signers.push_back(root_signer(seed));
        std::vector<const record::Signer*> pointers;
        for (const record::Signer& signer : signers) pointers.push_back(&signer);
        return make_directory(document, pointers).value();
    }

    static DirectoryVerdict offer(const DirectoryFiles& files, const HeldDirectory& held,
                                  Instant now = clock_of_vectors) {
        return judge_directory(files.note, files.json, held, now);
    }

    DirectoryDocument next() const {
        return next_version(document_, files_, document_.valid_from, document_.valid_until);
    }

    DirectoryDocument document_;
    DirectoryFiles files_;
    HeldDirectory held_;
};

std::string reason(const DirectoryVerdict& verdict) {
    return verdict.reason ? verdict.reason->message : "none";
}

TEST(a_directory, of_the_vectors_is_accepted) {
    const auto verdict = judge_vectors(vectors_trusted());
    ASSERT_EQ(verdict.answer, DirectoryAnswer::accepted) << reason(verdict);
    EXPECT_EQ(verdict.held->sequence, 7);
    EXPECT_EQ(crypto::hex(verdict.held->json), channel_manifest().find("directory")->find("sha256")->text);
    EXPECT_EQ(verdict.document->authorities.size(), 2U);
    EXPECT_EQ(judge_vectors(*verdict.held).answer, DirectoryAnswer::same);
}

TEST(a_directory, with_any_octet_changed_is_refused) {
    const std::string note = channel_vector("directory.note");
    const std::string json = channel_vector("directory.json");
    for (std::size_t i = 0; i < note.size(); ++i) {
        std::string changed = note;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        const auto verdict = judge_directory(changed, json, vectors_trusted(), clock_of_vectors);
        EXPECT_EQ(verdict.answer, DirectoryAnswer::refused) << "octet " << i;
        EXPECT_TRUE(verdict.reason);
        EXPECT_FALSE(verdict.held || verdict.document);
    }
    for (std::size_t i = 0; i < json.size(); i += 7) {
        std::string changed = json;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        EXPECT_EQ(reason(judge_directory(note, changed, vectors_trusted(), clock_of_vectors)),
                  "directory.json is not the one that was signed");
    }
}

TEST(the_roots, must_sign_by_their_threshold) {
    const Federation made;
    const auto signed_by = [&](const std::vector<unsigned char>& seeds) {
        return reason(Federation::offer(Federation::sign(made.next(), seeds), made.held_));
    };
    EXPECT_EQ(signed_by({1, 2}), "none");
    EXPECT_EQ(signed_by({2, 3}), "none");
    EXPECT_EQ(signed_by({1, 2, 3, 4}), "none");
    EXPECT_EQ(signed_by({3}), "1 of 3 root keys signed the directory");
    EXPECT_NE(signed_by({3, 3}), "none");
    EXPECT_NE(signed_by({3, 4}), "none");
    EXPECT_NE(signed_by({4, 5}), "none");
}

TEST(the_roots, are_a_sensible_set) {
    const auto key = root_signer(1).verifier();
    EXPECT_FALSE(root_keys({key}, 0));
    EXPECT_FALSE(root_keys({key}, 2));
    EXPECT_FALSE(root_keys({key, key}, 2));
    auto renamed = record::Signer::from("another.example/1", record::KeyType::ed25519,
                                        [] {
                                            std::array<unsigned char, crypto::ed25519_seed_octets> octets{};
                                            octets.fill(1);
                                            return crypto::Ed25519Key(octets);
                                        }())
                       .value()
                       .verifier();
    EXPECT_FALSE(root_keys({key, renamed}, 2)) << "one key under two names would count twice";
    auto witness = key;
    witness.type = record::KeyType::cosignature_v1;
    EXPECT_FALSE(root_keys({witness}, 1));
    std::vector<record::VerifierKey> many;
    for (unsigned char seed = 1; seed <= max_roots; ++seed) many.push_back(root_signer(seed).verifier());
    EXPECT_TRUE(root_keys(many, 3));
    many.push_back(root_signer(max_roots + 1).verifier());
    EXPECT_EQ(root_keys(many, 3).error().kind, ErrorKind::limit);
}

TEST(a_directory, with_a_lower_sequence_is_refused) {
    const Federation made;
    const auto second = Federation::sign(made.next(), {1, 2});
    const auto held = Federation::offer(second, made.held_).held.value();
    const auto verdict = Federation::offer(made.files_, held);
    EXPECT_EQ(verdict.answer, DirectoryAnswer::refused);
    EXPECT_EQ(reason(verdict), "directory 1 is older than 2, which is held");
}

TEST(a_directory, with_the_same_sequence_and_other_content_alarms) {
    Federation made;
    made.document_.authorities.pop_back();
    const auto verdict = Federation::offer(Federation::sign(made.document_, {2, 3}), made.held_);
    EXPECT_EQ(verdict.answer, DirectoryAnswer::alarm);
    EXPECT_EQ(reason(verdict), "two directories were signed for number 1");
    EXPECT_FALSE(verdict.held);
    // Nobody without the roots' keys can raise that alarm.
    EXPECT_EQ(Federation::offer(Federation::sign(made.document_, {4, 5}), made.held_).answer, DirectoryAnswer::refused);
}

TEST(a_directory, must_follow_the_one_that_is_held) {
    const Federation made;
    DirectoryDocument next = made.next();
    next.previous = crypto::sha256(std::string_view("another"));
    EXPECT_EQ(reason(Federation::offer(Federation::sign(next, {1, 2}), made.held_)),
              "directory 2 does not follow directory 1, which is held");
    // What lies between is not known here, so the digest cannot be compared.
    next.sequence = 5;
    EXPECT_EQ(Federation::offer(Federation::sign(next, {1, 2}), made.held_).answer, DirectoryAnswer::accepted);
}

TEST(a_directory, is_taken_from_its_first_day_on) {
    const Federation made;
    DirectoryDocument next = made.next();
    next.valid_from = at("2026-03-04T10:12:00.001Z");
    const auto files = Federation::sign(next, {1, 2});
    EXPECT_EQ(reason(Federation::offer(files, made.held_)), "directory 2 is valid from 2026-03-04T10:12:00.001Z on");
    EXPECT_EQ(Federation::offer(files, made.held_, next.valid_from).answer, DirectoryAnswer::accepted);
}

TEST(a_directory, of_another_federation_is_refused) {
    const Federation made;
    DirectoryDocument next = made.next();
    next.federation = "other-federation";
    EXPECT_EQ(reason(Federation::offer(Federation::sign(next, {1, 2}), made.held_)),
              "the directory is of the federation 'other-federation'");
}

TEST(a_directory, and_its_note_say_the_same) {
    const Federation made;
    const DirectoryDocument next = made.next();
    const std::string json = directory_json(next);
    const auto one = root_signer(1);
    const auto two = root_signer(2);
    const std::array<const record::Signer*, 2> roots{&one, &two};
    DirectoryNote note{next.federation, next.sequence, next.valid_from, at("2027-04-01T00:00:00Z"),
                       crypto::sha256(json)};
    EXPECT_EQ(reason(judge_directory(sign_directory_note(note, roots), json, made.held_, clock_of_vectors)),
              "the directory and its note do not say the same of themselves");
}

TEST(the_roots, are_changed_by_a_directory_the_old_ones_signed) {
    const Federation made;
    DirectoryDocument change = made.next();
    change.next_roots = Federation::roots({7, 8}, 1);
    const auto files = Federation::sign(change, {1, 2});
    const auto held = Federation::offer(files, made.held_).held.value();
    EXPECT_EQ(held.roots, *change.next_roots);
    DirectoryDocument after = next_version(change, files, change.valid_from, change.valid_until);
    EXPECT_FALSE(after.next_roots);
    EXPECT_EQ(Federation::offer(Federation::sign(after, {8}), held).answer, DirectoryAnswer::accepted);
    EXPECT_EQ(Federation::offer(Federation::sign(after, {1, 2}), held).answer, DirectoryAnswer::refused);
    // The new roots cannot bring themselves in.
    EXPECT_EQ(Federation::offer(Federation::sign(change, {7, 8}), made.held_).answer, DirectoryAnswer::refused);
    // Nor can a node skip the version that changes them.
    EXPECT_EQ(Federation::offer(Federation::sign(after, {8}), made.held_).answer, DirectoryAnswer::refused);
}

TEST(an_old_directory, warns_then_stops_new_requests_then_everything) {
    const DirectoryDocument document = vector_document();  // valid until 2026-04-01
    const auto on = [&](std::string_view when) { return freshness_of(document, at(when)); };
    EXPECT_EQ(on("2026-03-25T00:00:00Z"), (Freshness{false, false, true, true}));
    EXPECT_EQ(on("2026-03-25T00:00:00.001Z"), (Freshness{true, false, true, true}));
    EXPECT_EQ(on("2026-04-01T00:00:00Z"), (Freshness{true, false, true, true}));
    EXPECT_EQ(on("2026-04-01T00:00:00.001Z"), (Freshness{true, true, false, true}));
    EXPECT_EQ(on("2026-04-15T00:00:00Z"), (Freshness{true, true, false, true}));
    EXPECT_EQ(on("2026-04-15T00:00:00.001Z"), (Freshness{true, true, false, false}));
    EXPECT_EQ(on("2026-01-01T00:00:00Z"), (Freshness{false, false, true, true}));
    EXPECT_EQ(freshness_of(document, at("2026-04-02T00:00:00Z"), 0), (Freshness{true, true, false, false}));
}

TEST(an_old_directory, is_accepted_where_it_is_newer_than_what_is_held) {
    const Federation made;
    const auto verdict =
        Federation::offer(Federation::sign(made.next(), {1, 2}), made.held_, at("2026-04-03T00:00:00Z"));
    EXPECT_EQ(verdict.answer, DirectoryAnswer::accepted);
}

TEST(the_note, has_one_form) {
    const std::string note = channel_vector("directory.note");
    const std::string text = note.substr(0, note.find("\n\n") + 1);
    EXPECT_EQ(note_text(read_note_text(text).value()), text);
    const auto refused = [&](const std::string& from, const std::string& to) {
        std::string changed = text;
        return !read_note_text(changed.replace(changed.find(from), from.size(), to));
    };
    EXPECT_TRUE(refused("/v1", "/v2"));
    EXPECT_TRUE(refused("\n7\n", "\n07\n"));
    EXPECT_TRUE(refused("\n7\n", "\n0\n"));
    EXPECT_TRUE(refused("\n7\n", "\n-7\n"));
    EXPECT_TRUE(refused("2026-03-01T00:00:00Z", "2026-03-01T00:00:00.000Z"));
    EXPECT_TRUE(refused("2026-03-01T00:00:00Z", "2026-03-01T01:00:00+01:00"));
    EXPECT_TRUE(refused("2026-03-01T00:00:00Z", "yesterday"));
    EXPECT_TRUE(refused("=\n", "\n"));
    EXPECT_TRUE(refused("=\n", "=\nmore\n"));
    EXPECT_TRUE(refused("=\n", "="));
}

RC_GTEST_PROP(the_sequence, never_falls, ()) {
    // Whatever is offered in whatever order, what is held only rises, and every rise was signed by the roots held.
    const Federation made;
    HeldDirectory held = made.held_;
    for (int step = 0; step < 12; ++step) {
        DirectoryDocument offered = made.next();
        offered.authorities.clear();
        offered.sequence = *rc::gen::inRange(1, 6);
        offered.valid_until = *rc::gen::element(at("2026-04-01T00:00:00Z"), at("2026-05-01T00:00:00Z"));
        offered.previous = *rc::gen::element(held.json, crypto::Sha256{});
        const bool by_roots = *rc::gen::arbitrary<bool>();
        const auto files =
            Federation::sign(offered, by_roots ? std::vector<unsigned char>{1, 3} : std::vector<unsigned char>{3, 9});
        const auto verdict = Federation::offer(files, held);
        if (verdict.answer == DirectoryAnswer::accepted) {
            RC_ASSERT(by_roots && verdict.held->sequence > held.sequence);
            held = *verdict.held;
        } else {
            RC_ASSERT(!verdict.held && !verdict.document);
        }
    }
}

}  // namespace
}  // namespace comity::channel
