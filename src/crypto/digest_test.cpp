// SPDX-License-Identifier: EUPL-1.2
#include "crypto/digest.h"

#include <string_view>

#include <gtest/gtest.h>

namespace comity::crypto {
namespace {

std::string digest(DigestKind kind, std::string_view text) {
    return hex(octets(digest_of(kind, octets(text)).octets));
}

TEST(digests, are_the_examples_of_fips_180) {
    EXPECT_EQ(digest(DigestKind::sha256, "abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(digest(DigestKind::sha384, "abc"),
              "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7");
    EXPECT_EQ(digest(DigestKind::sha512, "abc"),
              "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd"
              "454d4423643ce80e2a9ac94fa54ca49f");
}

TEST(digests, of_pieces_are_those_of_the_whole) {
    for (const DigestKind kind : {DigestKind::sha256, DigestKind::sha384, DigestKind::sha512}) {
        RunningDigest running(kind);
        for (const std::string_view piece : {"a", "", "bc"}) running.update(octets(piece));
        EXPECT_EQ(std::move(running).finish(), digest_of(kind, octets(std::string_view("abc"))));
    }
}

TEST(digests, of_one_kind_are_never_those_of_another) {
    const Digest whole = digest_of(DigestKind::sha256, octets(std::string_view("abc")));
    EXPECT_EQ(whole, sha256(std::string_view("abc")));
    EXPECT_NE(whole, Digest(DigestKind::sha384, whole.octets));
}

}  // namespace
}  // namespace comity::crypto
