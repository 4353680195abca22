// SPDX-License-Identifier: EUPL-1.2
#include "seal/container.h"

#include <cstdlib>
#include <fstream>

#include <gtest/gtest.h>

#include "crypto/openssl_program.h"
#include "crypto/random.h"
#include "crypto/time_stamp.h"
#include "seal/zip/zip_writer.h"

namespace comity::seal {
namespace {

/// Signers that the openssl program gave their certificates: one is good, one revoked.
const crypto::OpensslIssuer& issuer() {
    static const crypto::OpensslIssuer made;
    return made;
}
crypto::OpensslAuthority& time_authority() {
    static crypto::OpensslAuthority made;
    return made;
}

Instant later(Instant than, std::int64_t seconds) {
    return Instant::at(than.utc_milliseconds() + seconds * 1000).value();
}

/// When all of them were just made.
Instant now() {
    return later(issuer().certificate("outsider").not_before(), 5);
}

struct Key {
    explicit Key(const std::string& name)
        : key(crypto::private_key_from_pem(crypto::Secret(octets(issuer().read(name + ".key")))).value()),
          certificate(issuer().certificate(name)) {}
    Sealer sealer() const { return {*key, {certificate}}; }

    std::unique_ptr<crypto::PrivateKey> key;
    crypto::Certificate certificate;
};

const Key& good() {
    static const Key key("good");
    return key;
}

const std::vector<Part> parts{{"request.pdf", "application/pdf", "%PDF-1.7 the request"},
                              {"annexes/order of court.txt", "text/plain", "the order"},
                              {"annexes/Приговор.txt", "text/plain", "the judgment"}};

const std::string& sealed() {
    static const std::string file = make_container(parts, good().sealer(), now()).value();
    return file;
}

Result<std::string> stamp(std::string_view octets) {
    const auto request = crypto::make_time_stamp_request(crypto::sha256(octets), crypto::system_random());
    const std::string answer = time_authority().answer(request.der);
    TRY(read, crypto::read_time_stamp_answer(comity::octets(answer), request, std::array{time_authority().anchor()}));
    return read.token;
}

ValidationPolicy policy(Instant when = now()) {
    return {{issuer().certificate("ca")},
            {time_authority().anchor()},
            {crypto::RevocationList::from_der(octets(issuer().list()), issuer().certificate("ca")).value()},
            true,
            when};
}

Report report_of(const std::string& file, const ValidationPolicy& by) {
    const auto container = Container::open(octets(file));
    EXPECT_TRUE(container) << to_string(container.error());
    return validate_container(*container, by).value();
}

std::string outcome(const std::string& file, const ValidationPolicy& by = policy()) {
    const Report report = report_of(file, by);
    std::string text(name_of(report.indication()));
    for (const Verdict& verdict : report.signatures)
        if (verdict.sub_indication) text += " " + std::string(name_of(*verdict.sub_indication));
    return text;
}

/// The container with some files put in the place of others, or behind them.
std::string repacked(const std::string& file, const std::map<std::string, std::string>& changed) {
    const auto archive = ZipArchive::open(octets(file)).value();
    ZipWriter zip;
    std::map<std::string, std::string> left = changed;
    for (const ZipEntry& entry : archive.entries()) {
        const auto found = left.find(entry.name);
        const std::string content = found == left.end() ? archive.content(entry, 1 << 20).value() : found->second;
        EXPECT_TRUE(zip.add(entry.name, content, Packing::stored));
        left.erase(entry.name);
    }
    for (const auto& [name, content] : left) EXPECT_TRUE(zip.add(name, content, Packing::stored));
    return std::move(zip).finish().value();
}

std::string signatures_of(const std::string& file) {
    const auto archive = ZipArchive::open(octets(file)).value();
    return archive.content(*archive.find("META-INF/signatures.xml"), 1 << 20).value();
}

std::string with_signatures(const std::string& from, const std::string& to) {
    std::string xml = signatures_of(sealed());
    const std::size_t at = xml.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return repacked(sealed(), {{"META-INF/signatures.xml", xml.replace(at, from.size(), to)}});
}

/// The container with another signature in the place of its own: good, by a signer who is trusted, over that object.
std::string signed_over(const ObjectToSign& object) {
    const auto signature = make_signature({"S-9", "S-9-p"}, std::span(&object, 1), good().sealer(), now()).value();
    return repacked(sealed(),
                    {{"META-INF/signatures.xml", "<a:XAdESSignatures xmlns:a=\"http://uri.etsi.org/02918/v1.2.1#\">" +
                                                     signature + "</a:XAdESSignatures>"}});
}

TEST(a_container, passes_and_says_so_in_a_sentence) {
    const Report report = report_of(sealed(), policy());
    ASSERT_EQ(report.signatures.size(), 1u);
    EXPECT_EQ(report.signatures[0].reason, "");
    EXPECT_EQ(name_of(report.indication()), "TOTAL-PASSED");
    EXPECT_EQ(report.sentence(), "Everything is signed by CN=good and unchanged; the signature was made on " +
                                     to_string(in_utc(now())) + " as the signer says.");
    EXPECT_EQ(report.signatures[0].covered.size(), 3u);
    EXPECT_TRUE(report.not_covered.empty());
}

TEST(a_container, says_its_type_where_readers_of_magic_numbers_look) {
    EXPECT_EQ(sealed().substr(30, 8), "mimetype");
    EXPECT_EQ(sealed().substr(38, container_media_type.size()), container_media_type);
}

/// xmlsec1 shares no code with this program.
TEST(a_container, verifies_with_xmlsec) {
    const crypto::OpensslFolder folder;
    const auto container = Container::open(octets(sealed())).value();
    std::filesystem::create_directories(folder.folder() / "annexes");
    for (const ZipEntry* part : container.parts())
        folder.write(part->name, container.archive().content(*part, 1000).value());
    folder.write("s.xml", signatures_of(sealed()));
    folder.write("ca.pem", issuer().certificate("ca").pem());
    const std::string command = "cd '" + folder.folder().string() +
                                "' && xmlsec1 --verify --trusted-pem ca.pem"
                                " --id-attr:Id http://uri.etsi.org/01903/v1.3.2#:SignedProperties s.xml >log 2>&1";
    EXPECT_EQ(std::system(command.c_str()), 0) << folder.read("log");
    folder.write("request.pdf", "another");
    EXPECT_NE(std::system(command.c_str()), 0);
}

TEST(a_container, of_level_t_outlives_its_certificate) {
    const std::string file = make_container(parts, good().sealer(), now(), stamp).value();
    const Report report = report_of(file, policy());
    ASSERT_TRUE(report.signatures[0].stamp) << report.signatures[0].reason;
    EXPECT_EQ(name_of(report.indication()), "TOTAL-PASSED");
    EXPECT_NE(report.sentence().find("(time stamp)"), std::string::npos);
    const Instant far = later(good().certificate.not_after(), 3600);
    ValidationPolicy then = policy(far);
    then.revocation_needed = false;
    EXPECT_EQ(outcome(file, then), "TOTAL-PASSED");
    EXPECT_EQ(outcome(sealed(), then), "INDETERMINATE OUT_OF_BOUNDS_NO_POE") << "without a stamp nothing proves when";
    then.stamp_anchors.clear();
    EXPECT_EQ(outcome(file, then), "INDETERMINATE OUT_OF_BOUNDS_NO_POE") << "a stamp of nobody known proves nothing";
}

TEST(a_container, whose_stamp_is_older_than_it_says_is_not_relied_upon) {
    const std::string file = make_container(parts, good().sealer(), later(now(), 3600), stamp).value();
    EXPECT_EQ(outcome(file), "INDETERMINATE TIMESTAMP_ORDER_FAILURE");
}

TEST(a_container, of_a_signer_that_is_not_trusted_is_not_relied_upon) {
    ValidationPolicy by = policy();
    by.anchors = {time_authority().anchor()};
    EXPECT_EQ(outcome(sealed(), by), "INDETERMINATE NO_CERTIFICATE_CHAIN_FOUND");
    by = policy();
    by.lists.clear();
    EXPECT_EQ(outcome(sealed(), by), "INDETERMINATE TRY_LATER");
    by.revocation_needed = false;
    EXPECT_EQ(outcome(sealed(), by), "TOTAL-PASSED");
    const Key bad("bad");
    const std::string revoked = make_container(parts, bad.sealer(), now()).value();
    EXPECT_EQ(outcome(revoked), "INDETERMINATE REVOKED_NO_POE");
    const std::string stamped = make_container(parts, bad.sealer(), now(), stamp).value();
    EXPECT_EQ(outcome(stamped), "TOTAL-FAILED REVOKED") << "the stamp proves it was made after";
    EXPECT_EQ(outcome(sealed(), policy(later(good().certificate.not_before(), -3600))),
              "INDETERMINATE OUT_OF_BOUNDS_NO_POE");
}

TEST(a_container, whose_files_were_changed_fails) {
    EXPECT_EQ(outcome(repacked(sealed(), {{"request.pdf", "another"}})), "TOTAL-FAILED HASH_FAILURE");
    EXPECT_EQ(report_of(repacked(sealed(), {{"request.pdf", "another"}}), policy()).sentence(),
              "The signature of CN=good is wrong: 'request.pdf' is not the file that was signed.");
}

TEST(a_container, with_a_file_that_nobody_signed_names_it) {
    const Report report = report_of(repacked(sealed(), {{"annexes/more.pdf", "slipped in"}}), policy());
    EXPECT_EQ(name_of(report.indication()), "INDETERMINATE");
    EXPECT_EQ(report.not_covered, std::vector<std::string>{"annexes/more.pdf"});
    EXPECT_EQ(report.sentence(),
              "What CN=good signed is unchanged, but 1 of 4 parts are not covered: annexes/more.pdf.");
}

TEST(a_container, without_signature_or_file_is_not_relied_upon) {
    EXPECT_EQ(outcome(with_signatures("URI=\"request.pdf\"", "URI=\"other.pdf\"")), "TOTAL-FAILED SIG_CRYPTO_FAILURE");
    const ObjectToSign gone{"r-1", "gone.pdf", {}, crypto::sha256(std::string_view("gone")), "application/pdf"};
    EXPECT_EQ(outcome(signed_over(gone)), "INDETERMINATE SIGNED_DATA_NOT_FOUND");
    ZipWriter bare;
    ASSERT_TRUE(bare.add("mimetype", container_media_type, Packing::stored));
    ASSERT_TRUE(bare.add("a.txt", "a", Packing::stored));
    const Report report = report_of(std::move(bare).finish().value(), policy());
    EXPECT_EQ(report.sentence(), "Nothing here is signed.");
    EXPECT_EQ(name_of(report.indication()), "INDETERMINATE");
}

TEST(a_signature_wrapped_in_another, fails) {
    const std::string xml = signatures_of(sealed());
    const std::size_t begin = xml.find("<ds:Signature ");
    const std::size_t end = xml.find("</ds:Signature>") + 15;
    const std::string signature = xml.substr(begin, end - begin);
    const std::size_t properties = signature.find("<xades:SignedProperties");
    const std::size_t properties_end = signature.find("</xades:SignedProperties>") + 25;
    const std::string genuine = signature.substr(properties, properties_end - properties);
    // Other properties in the place, the genuine ones with their id elsewhere.
    std::string forged = genuine;
    const std::string time = to_string(in_utc(now()));
    forged.replace(forged.find(time), time.size(), "2020-01-01T00:00:00.000Z");
    const auto with = [&](const std::string& inside) {
        return repacked(sealed(), {{"META-INF/signatures.xml", xml.substr(0, begin) + inside + xml.substr(end)}});
    };
    std::string swapped = signature;
    swapped.replace(properties, genuine.size(), forged);
    EXPECT_EQ(outcome(with(swapped)), "TOTAL-FAILED HASH_FAILURE");
    std::string beside = swapped;
    beside.insert(beside.find("</ds:Object>"), genuine);
    EXPECT_EQ(outcome(with(beside)), "TOTAL-FAILED FORMAT_FAILURE");
    std::string second_object = swapped;
    second_object.insert(second_object.find("</ds:Signature>"), "<ds:Object>" + genuine + "</ds:Object>");
    EXPECT_EQ(outcome(with(second_object)), "TOTAL-FAILED FORMAT_FAILURE");
    std::string other_id = swapped;
    other_id.replace(other_id.find("Id=\"S-1-properties\""), 19, "Id=\"S-2-properties\"");
    EXPECT_EQ(outcome(with(other_id)), "TOTAL-FAILED HASH_FAILURE");
    // A genuine signature below something else is not one of this container.
    EXPECT_EQ(outcome(with("<x>" + signature + "</x>")), "TOTAL-FAILED FORMAT_FAILURE");
}

TEST(a_foreign_transform, is_refused_before_it_does_anything) {
    const std::string reference = "Id=\"r-1\" URI=\"request.pdf\">";
    const auto with = [&](const std::string& uri) {
        return outcome(with_signatures(reference, reference + "<ds:Transforms><ds:Transform Algorithm=\"" + uri +
                                                      "\"></ds:Transform></ds:Transforms>"));
    };
    for (const std::string uri :
         {"http://www.w3.org/TR/1999/REC-xslt-19991116", "http://www.w3.org/2000/09/xmldsig#base64",
          "http://www.w3.org/TR/1999/REC-xpath-19991116"})
        EXPECT_EQ(with(uri), "TOTAL-FAILED SIG_CRYPTO_FAILURE") << uri;
    // Signed by somebody trusted, over a form of the file that nobody sees.
    const auto part = crypto::sha256(octets(parts.front().content));
    EXPECT_EQ(outcome(signed_over({"r-1", "request.pdf", {"http://www.w3.org/TR/1999/REC-xslt-19991116"}, part, ""})),
              "INDETERMINATE SIG_CONSTRAINTS_FAILURE");
    EXPECT_EQ(outcome(signed_over({"r-1", "request.pdf", {}, part, ""})), "INDETERMINATE")
        << "the others are not covered";
    EXPECT_EQ(outcome(with_signatures("xmldsig-more#ecdsa-sha256", "xmldsig-more#hmac-sha256")),
              "INDETERMINATE SIG_CONSTRAINTS_FAILURE");
    EXPECT_EQ(outcome(with_signatures("2001/04/xmlenc#sha256", "2000/09/xmldsig#sha1")),
              "INDETERMINATE SIG_CONSTRAINTS_FAILURE");
}

TEST(a_container, is_recognised_by_its_first_entry) {
    const auto refusal = [](const std::string& file) {
        const auto container = Container::open(octets(file));
        return container ? "opened" : container.error().message;
    };
    EXPECT_EQ(refusal(repacked(sealed(), {{"mimetype", "application/zip"}})),
              "this is no ASiC-E container: it says it is 'application/zip'");
    ZipWriter late;
    ASSERT_TRUE(late.add("a.txt", "a", Packing::stored));
    ASSERT_TRUE(late.add("mimetype", container_media_type, Packing::stored));
    EXPECT_EQ(refusal(std::move(late).finish().value()),
              "this is no ASiC-E container: its first entry is not 'mimetype'");
}

TEST(a_name_in_a_reference, is_a_path_within_the_container) {
    EXPECT_EQ(part_of_uri("annexes/order%20of%20court.txt"), "annexes/order of court.txt");
    EXPECT_EQ(part_of_uri(uri_of_part("annexes/Приговор 100%.txt")), "annexes/Приговор 100%.txt");
    for (const std::string_view elsewhere : {"", "/a", "http://a", "a#b", "a?b", "#a", "a%2", "a%zz", "a\\b"})
        EXPECT_EQ(part_of_uri(elsewhere), std::nullopt) << elsewhere;
}

TEST(a_container, is_not_made_of_what_cannot_stand_in_it) {
    const auto refusal = [](std::vector<Part> of) {
        const auto made = make_container(of, good().sealer(), now());
        return made ? "made" : made.error().message;
    };
    EXPECT_EQ(refusal({}), "there is nothing to seal");
    EXPECT_EQ(refusal({{"mimetype", "", ""}}), "'mimetype' is a name of the container's own");
    EXPECT_EQ(refusal({{"meta-inf/x", "", ""}}), "'meta-inf/x' is a name of the container's own");
    EXPECT_EQ(refusal({{"../x", "", ""}}), "the archive has an entry whose name leads out of its folder");
    EXPECT_EQ(refusal({{"x", "", "1"}, {"X", "", "2"}}), "the archive has two entries named 'X'");
}

}  // namespace
}  // namespace comity::seal
