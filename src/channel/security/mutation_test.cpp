// SPDX-License-Identifier: EUPL-1.2
// Whatever one octet of a good envelope becomes, the message is refused or means exactly what it meant.
#include <cstdlib>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "channel/security/envelope_meaning.h"
#include "channel/security/sample_message.h"

namespace comity::channel {
namespace {

/// How often a changed envelope was taken all the same.
int taken(const SampleMessage& message, const SecurityPolicy& policy, std::string text,
          const EnvelopeMeaning& meaning) {
    const auto checked = message.check_text(text, policy);
    if (!checked) return 0;
    EXPECT_EQ(meaning_of(*checked), meaning) << text;
    return 1;
}

TEST(one_octet_of_the_envelope, is_refused_or_means_the_same_wherever_it_changes) {
    const SampleMessage message = sample_message({.anchor = true});
    const auto good = message.check(policy_20);
    ASSERT_TRUE(good);
    const EnvelopeMeaning meaning = meaning_of(*good);
    int kept = 0;
    // COMITY_EVERY_MUTATION=1 tries every place.
    const std::size_t stride = std::getenv("COMITY_EVERY_MUTATION") != nullptr ? 1 : 3;
    for (std::size_t at = 0; at < message.envelope.size(); at += stride) {
        std::string text = message.envelope;
        // A neighbour in the alphabet: stays a letter, a digit or a mark, so that the XML often stays XML.
        text[at] = static_cast<char>(text[at] ^ 1);
        kept += taken(message, policy_20, std::move(text), meaning);
    }
    // A few octets carry nothing: ValueType of the signer's reference is not compared, a prefix may be another.
    EXPECT_LE(kept, 200);
}

void hold(const SampleOptions& options) {
    const SampleMessage message = sample_message(options);
    const auto good = message.check(options.policy());
    ASSERT_TRUE(good);
    const EnvelopeMeaning meaning = meaning_of(*good);
    EXPECT_TRUE(rc::check("any octet replaced, inserted or removed", [&] {
        const auto at = *rc::gen::inRange<std::size_t>(0, message.envelope.size());
        const auto to = *rc::gen::oneOf(rc::gen::arbitrary<char>(), rc::gen::element(' ', '\n', '\t', '"', '\'', '<',
                                                                                     '>', '&', '=', '/', '#', 'x'));
        std::string text = message.envelope;
        switch (*rc::gen::inRange(0, 3)) {
            case 0:
                text[at] = to;
                break;
            case 1:
                text.insert(at, 1, to);
                break;
            default:
                text.erase(at, 1);
        }
        if (text == message.envelope) return;
        const auto checked = message.check_text(text, options.policy());
        const bool safe = !checked || meaning_of(*checked) == meaning;
        RC_ASSERT(safe);
    }));
}

TEST(one_octet_of_the_envelope, is_refused_or_means_the_same_whatever_it_becomes) {
    for (int i = 0; i < 5; ++i) {
        hold({.anchor = true});
        hold({.sign = SignatureAlgorithm::rsa_sha256,
              .token = SigningToken::x509_pki_path_v1,
              .encrypt = KeyTransport::rsa_oaep_sha256,
              .reference = KeyReference::issuer_serial});
        hold({.sign = SignatureAlgorithm::ecdsa_sha256,
              .encrypt = KeyTransport::ecdh_hkdf,
              .reference = KeyReference::bst});
    }
}

}  // namespace
}  // namespace comity::channel
