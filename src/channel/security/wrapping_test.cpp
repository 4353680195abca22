// SPDX-License-Identifier: EUPL-1.2
// Signature wrapping: elements moved, copied, left out and forged anywhere in a good envelope. Whatever is made of it,
// the message is refused or means exactly what it meant.
#include <cstdlib>

#include <gtest/gtest.h>

#include "channel/security/envelope_meaning.h"
#include "channel/security/sample_message.h"

namespace comity::channel {
namespace {

/// Where an element stands in the text, with its tags.
struct Span {
    std::size_t begin;
    std::size_t end;
};

/// Of every element. Our own envelopes have no comments and no empty-element tags.
std::vector<Span> elements_of(const std::string& text) {
    std::vector<Span> found;
    std::vector<std::size_t> open;
    for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at + 1)) {
        const std::size_t end = text.find('>', at) + 1;
        if (text[at + 1] == '?') continue;
        if (text[at + 1] != '/') {
            open.push_back(found.size());
            found.push_back({at, end});
            continue;
        }
        found[open.back()].end = end;
        open.pop_back();
    }
    return found;
}

struct Wrapped {
    std::size_t what;   ///< the element that goes elsewhere
    std::size_t where;  ///< before which one, or in place of it
    bool keep;          ///< it stays where it was as well
    bool instead;       ///< of what was there
    int forged;         ///< 0: neither, 1: the one moved, 2: the one that stays or all others
    bool id_taken;      ///< the forged one has no wsu:Id
};

/// Another action, as n08 has it.
std::string forged(std::string text, bool id_taken) {
    const auto replace = [&](std::string_view from, std::string_view to) {
        if (const std::size_t at = text.find(from); at != std::string::npos) text.replace(at, from.size(), to);
    };
    replace("SubmitRequest", "WithdrawRequest");
    replace("<S12:Body ", "<S12:Body Forged=\"1\" ");
    if (id_taken) replace(" wsu:Id=\"_msg-sample\"", "");
    return text;
}

std::string wrapped(const std::string& text, const std::vector<Span>& elements, const Wrapped& how) {
    const Span what = elements[how.what];
    const Span where = elements[how.where];
    std::string piece = text.substr(what.begin, what.end - what.begin);
    if (how.forged == 1) piece = forged(piece, how.id_taken);
    const auto rest = [&](std::size_t begin, std::size_t end) {
        // What stays: all of it, or without the element that goes.
        std::string kept;
        for (std::size_t at = begin; at < end; ++at)
            if (how.keep || at < what.begin || at >= what.end) kept += text[at];
        return how.forged == 2 ? forged(kept, how.id_taken) : kept;
    };
    return rest(0, where.begin) + piece + rest(how.instead ? where.end : where.begin, text.size());
}

/// Every combination by its number, so that any of them can be tried.
Wrapped numbered(std::size_t number, std::size_t elements) {
    const auto take = [&](std::size_t choices) {
        const std::size_t choice = number % choices;
        number /= choices;
        return choice;
    };
    Wrapped how{};
    how.what = take(elements);
    how.where = take(elements);
    how.keep = take(2) == 1;
    how.instead = take(2) == 1;
    how.forged = static_cast<int>(take(3));
    how.id_taken = take(2) == 1;
    return how;
}

/// Every `stride`th combination.
void hold(const SampleOptions& options, std::size_t stride) {
    const SampleMessage message = sample_message(options);
    const auto good = message.check(options.policy());
    ASSERT_TRUE(good);
    const EnvelopeMeaning meaning = meaning_of(*good);
    const std::vector<Span> elements = elements_of(message.envelope);
    ASSERT_GT(elements.size(), 60U);
    int taken = 0;
    for (std::size_t number = 0; number < elements.size() * elements.size() * 24; number += stride) {
        const std::string text = wrapped(message.envelope, elements, numbered(number, elements.size()));
        const auto checked = message.check_text(text, options.policy());
        if (!checked) continue;
        ++taken;
        ASSERT_EQ(meaning_of(*checked), meaning) << number << "\n" << text;
    }
    EXPECT_GT(taken, 0) << "Security's children may stand in any order";
}

TEST(wrapped_envelope, is_refused_or_means_the_same) {
    // COMITY_EVERY_MUTATION=1 tries all of them. A prime, so that every choice meets every other.
    const bool all = std::getenv("COMITY_EVERY_MUTATION") != nullptr;
    hold({.anchor = true}, all ? 1 : 61);
    hold({.sign = SignatureAlgorithm::rsa_sha256, .encrypt = KeyTransport::rsa_oaep_sha256}, all ? 1 : 89);
}

TEST(wrapped_envelope, is_refused_in_the_classical_places) {
    const SampleMessage message = sample_message({});
    const std::string& text = message.envelope;
    const std::size_t begin = text.find("<eb:Messaging");
    const std::string_view end_tag = "</eb:Messaging>";
    const std::size_t end = text.find(end_tag) + end_tag.size();
    const std::string signed_block = text.substr(begin, end - begin);
    for (const bool id_taken : {false, true}) {
        const std::string fake = forged(signed_block, id_taken);
        for (const std::string& aside : {
                 "<x:Keep xmlns:x=\"urn:x\">" + signed_block + "</x:Keep>",  // within another header block
                 signed_block,                                               // beside
             }) {
            EXPECT_FALSE(message.check_text(text.substr(0, begin) + fake + aside + text.substr(end), policy_20));
            EXPECT_FALSE(message.check_text(text.substr(0, begin) + aside + fake + text.substr(end), policy_20));
        }
        for (const char* within : {"</wsse:Security>", "</ds:Signature>", "</S12:Body>", "</ds:KeyInfo>"}) {
            std::string moved = text.substr(0, begin) + fake + text.substr(end);
            moved.insert(moved.find(within), signed_block);
            EXPECT_FALSE(message.check_text(moved, policy_20)) << within;
        }
    }
}

}  // namespace
}  // namespace comity::channel
