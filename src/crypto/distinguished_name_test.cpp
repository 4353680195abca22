// SPDX-License-Identifier: EUPL-1.2
#include "crypto/distinguished_name.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace comity::crypto {
namespace {

DistinguishedName name(std::string_view text) {
    auto parsed = parse_distinguished_name(text);
    EXPECT_TRUE(parsed) << text;
    return parsed ? *parsed : DistinguishedName{};
}

const DistinguishedName ministry = {{{"2.5.4.6", "XA"}}, {{"2.5.4.10", "Ministry, Justice"}}, {{"2.5.4.3", "CA"}}};

TEST(distinguished_name, is_read_as_others_write_it) {
    for (const char* text : {
             R"(CN=CA,O=Ministry\, Justice,C=XA)",                  // RFC 4514
             R"(CN=CA, O="Ministry, Justice", C=XA)",               // Java's getName
             R"(cn=CA;o=Ministry\2C Justice;c=XA)",                 // RFC 1779
             R"(2.5.4.3=CA,OID.2.5.4.10=Ministry\, Justice,C=XA)",  // types by number
             R"(CN=#0c024341,O=Ministry\, Justice,C=#13025841)",    // values in hexadecimal
             R"(CN = CA , O = Ministry\, Justice , C = XA)",
         })
        EXPECT_EQ(name(text), ministry) << text;
}

TEST(distinguished_name, is_written_as_rfc_4514_has_it) {
    EXPECT_EQ(to_string(ministry), R"(CN=CA,O=Ministry\, Justice,C=XA)");
    EXPECT_EQ(to_string({{{"2.5.4.97", "VATXA-1"}, {"2.5.4.3", " x "}}}), R"(2.5.4.97=VATXA-1+CN=\ x\ )");
}

TEST(distinguished_name, has_several_attributes_in_one_part) {
    EXPECT_EQ(name("OU=a+CN=b,C=XA"), name("CN=b+OU=a,C=XA"));
    EXPECT_NE(name("OU=a+CN=b,C=XA"), name("OU=a,CN=b,C=XA"));
}

TEST(distinguished_name, refuses_what_is_none) {
    for (const char* text : {"", "CN", "CN=a,", ",CN=a", "XX=a", "CN=a\\", "CN=a\\zz", "CN=\"a", "CN=\"a\"b", "CN=<a>",
                             "CN=#zz", "CN=#0c03", "CN=#0203434141", "1..2=a", "1=a", "CN=a+", "CN=a\"b"})
        EXPECT_FALSE(parse_distinguished_name(text)) << text;
}

TEST(distinguished_name, has_limits) {
    std::string text = "CN=" + std::string(max_name_octets - 3, 'a');
    EXPECT_TRUE(parse_distinguished_name(text));
    EXPECT_EQ(parse_distinguished_name(text + 'a').error().kind, ErrorKind::limit);
    std::string parts = "C=a";
    for (std::size_t i = 1; i < max_name_parts; ++i) parts += ",C=a";
    EXPECT_TRUE(parse_distinguished_name(parts));
    EXPECT_FALSE(parse_distinguished_name(parts + ",C=a"));
}

TEST(distinguished_name, survives_being_written) {
    EXPECT_TRUE(rc::check("reads what it wrote", [] {
        const auto values = *rc::gen::container<std::vector<std::string>>(
            3, rc::gen::container<std::string>(rc::gen::element('a', ' ', ',', '+', '"', '\\', '#', '=', '<', '\0')));
        const DistinguishedName made = {{{"2.5.4.6", values[0]}}, {{"2.5.4.10", values[1]}}, {{"2.5.4.3", values[2]}}};
        RC_ASSERT(parse_distinguished_name(to_string(made)).value() == made);
    }));
}

}  // namespace
}  // namespace comity::crypto
