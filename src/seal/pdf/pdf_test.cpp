// SPDX-License-Identifier: EUPL-1.2
#include <cstdlib>
#include <fstream>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "crypto/openssl_program.h"
#include "seal/pdf/pdf_seal.h"

namespace comity::seal {
namespace {

const crypto::OpensslIssuer& issuer() {
    static const crypto::OpensslIssuer made;
    return made;
}

Instant now() {
    return Instant::at(issuer().certificate("outsider").not_before().utc_milliseconds() + 5'000).value();
}

struct Key {
    std::unique_ptr<crypto::PrivateKey> key =
        crypto::private_key_from_pem(crypto::Secret(octets(issuer().read("good.key")))).value();
    crypto::Certificate certificate = issuer().certificate("good");
    Sealer sealer() const { return {*key, {certificate}}; }
};
const Key& good() {
    static const Key key;
    return key;
}

ValidationPolicy policy() {
    return {{issuer().certificate("ca")}, {}, {}, false, now()};
}

/// Objects by number, each a body, as a file with a table behind.
std::string pdf_of(const std::vector<std::string>& bodies) {
    std::string file = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";
    std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", bodies.size() + 1);
    for (std::size_t i = 0; i < bodies.size(); ++i) {
        table += fmt::format("{:010} 00000 n \n", file.size());
        file += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, bodies[i]);
    }
    const std::size_t begin = file.size();
    return file + table +
           fmt::format("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n", bodies.size() + 1, begin);
}

std::string stream(const std::string& content) {
    return fmt::format("<< /Length {} >>\nstream\n{}\nendstream", content.size(), content);
}

const std::string plain =
    pdf_of({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>",
            stream("BT (pay 100) Tj ET"), stream("BT (pay 900) Tj ET")});

const std::string& sealed() {
    static const std::string file = sign_pdf(plain, good().sealer(), now()).value();
    return file;
}

/// Objects behind the end, as an editor saves them; "" frees one.
std::string saved(const std::string& file, const std::map<int, std::string>& objects,
                  const std::string& root = "1 0 R") {
    std::string out = file;
    std::string table = "xref\n";
    for (const auto& [number, body] : objects) {
        if (body.empty()) {
            table += fmt::format("{} 1\n{:010} 00001 f \n", number, 0);
            continue;
        }
        table += fmt::format("{} 1\n{:010} 00000 n \n", number, out.size());
        out += fmt::format("{} 0 obj\n{}\nendobj\n", number, body);
    }
    const std::size_t last = file.rfind("startxref\n") + 10;
    const std::string previous = file.substr(last, file.find('\n', last) - last);
    const std::size_t begin = out.size();
    return out + table +
           fmt::format("trailer\n<< /Size 40 /Root {} /Prev {} >>\nstartxref\n{}\n%%EOF\n", root, previous, begin);
}

std::string outcome(const std::string& file) {
    const auto report = validate_pdf(octets(file), policy());
    if (!report) return report.error().message;
    std::string text(name_of(report->indication()));
    for (const Verdict& verdict : report->signatures)
        if (verdict.sub_indication) text += fmt::format(" {}: {}", name_of(*verdict.sub_indication), verdict.reason);
    return text;
}

std::string altered(std::string file, std::string_view from, std::string_view to) {
    const std::size_t at = file.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return file.replace(at, from.size(), to);
}

const std::string changed = "INDETERMINATE SIG_CONSTRAINTS_FAILURE: the document was changed after it was signed: ";

TEST(a_sealed_pdf, passes_and_keeps_the_octets_it_had) {
    EXPECT_EQ(outcome(sealed()), "TOTAL-PASSED");
    EXPECT_TRUE(sealed().starts_with(plain));
    const Report report = validate_pdf(octets(sealed()), policy()).value();
    EXPECT_EQ(report.signatures[0].signature, "Signature1");
    EXPECT_EQ(report.sentence(), "Everything is signed by CN=good and unchanged; the signature was made on " +
                                     to_string(in_utc(now())).substr(0, 19) + ".000Z as the signer says.");
    EXPECT_EQ(outcome(plain), "INDETERMINATE");
}

/// pdfsig and qpdf share no code with our signing; poppler's cryptography is that of NSS.
TEST(a_sealed_pdf, is_accepted_by_pdfsig_and_qpdf) {
    const crypto::OpensslFolder folder;
    folder.write("plain.pdf", plain);
    const std::string in = "cd '" + folder.folder().string() + "' && ";
    ASSERT_EQ(std::system((in + "qpdf --object-streams=generate plain.pdf streams.pdf").c_str()), 0);
    const std::string streams = sign_pdf(folder.read("streams.pdf"), good().sealer(), now()).value();
    EXPECT_EQ(outcome(streams), "TOTAL-PASSED") << "an xref stream is continued by one";
    for (const std::string& file : {sealed(), streams}) {
        folder.write("signed.pdf", file);
        EXPECT_EQ(std::system((in + "qpdf --check signed.pdf >check.txt 2>&1").c_str()), 0) << folder.read("check.txt");
        EXPECT_EQ(std::system((in + "pdfsig -nocert signed.pdf >sig.txt 2>&1").c_str()), 0) << folder.read("sig.txt");
        const std::string said = folder.read("sig.txt");
        EXPECT_NE(said.find("ETSI.CAdES.detached"), std::string::npos) << said;
        EXPECT_NE(said.find("Total document signed"), std::string::npos) << said;
        EXPECT_NE(said.find("Signature is Valid"), std::string::npos) << said;
        folder.write("signed.pdf", altered(file, "/M (D:20", "/M (D:19"));
        EXPECT_EQ(std::system((in + "pdfsig -nocert signed.pdf >sig.txt 2>&1").c_str()), 0);
        EXPECT_NE(folder.read("sig.txt").find("Digest Mismatch"), std::string::npos) << folder.read("sig.txt");
    }
}

TEST(a_sealed_pdf, takes_further_signatures) {
    const std::string twice = sign_pdf(sealed(), good().sealer(), now()).value();
    EXPECT_EQ(outcome(twice), "TOTAL-PASSED");
    const Report report = validate_pdf(octets(twice), policy()).value();
    ASSERT_EQ(report.signatures.size(), 2u);
    EXPECT_EQ(report.signatures[1].signature, "Signature2");
}

TEST(a_sealed_pdf, of_which_an_octet_was_changed_fails) {
    EXPECT_EQ(outcome(altered(sealed(), "pay 100", "pay 900")),
              "TOTAL-FAILED HASH_FAILURE: the document is not the one that was signed");
    const std::size_t digits = sealed().find("/Contents <") + 11;
    const std::string wrong = altered(sealed(), sealed().substr(digits, 8), "30820001");
    EXPECT_TRUE(outcome(wrong).starts_with("TOTAL-FAILED FORMAT_FAILURE")) << outcome(wrong);
}

// "Shadow Attacks: Hiding and Replacing Content in Signed PDFs" (Mainka, Mladenov, Rohlmann, 2021), and incremental
// saving
// ("1 Trillion Dollar Refund", 2019).
TEST(a_sealed_pdf, that_was_saved_again_with_other_content_is_not_relied_upon) {
    EXPECT_EQ(outcome(saved(sealed(), {{4, stream("BT (pay 900) Tj ET")}})),
              changed + "content or a picture (object 4) was changed");
    EXPECT_EQ(outcome(saved(sealed(), {{2, "<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 2 >>"}})),
              changed + "object 2 was changed");
    const std::size_t at = sealed().rfind("\n1 0 obj\n") + 9;
    const std::string catalog = sealed().substr(at, sealed().find("\nendobj", at) - at);
    EXPECT_EQ(outcome(saved(sealed(), {{20, catalog}}, "20 0 R")), changed + "it has another catalog");
    EXPECT_EQ(outcome(saved(sealed(), {{20, "<< /Type /Catalog /Pages 2 0 R >>"}}, "20 0 R")), "INDETERMINATE")
        << "a form that is hidden leaves nothing signed";
    EXPECT_EQ(outcome(saved(sealed(), {{4, ""}})), changed + "a page (object 3) was changed");
    EXPECT_EQ(outcome(saved(sealed(), {{5, ""}})), changed + "object 5 was removed");
    // Hide and replace: the page is led to content that was signed along, unseen.
    const std::string page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << >> >>";
    EXPECT_EQ(outcome(saved(sealed(), {{3, page}})), changed + "a page (object 3) was changed");
}

std::string information(const std::string& title, const std::string& producer) {
    return fmt::format("<< /Title ({}) /Producer ({}) /ModDate (D:20260304101112Z) >>", title, producer);
}

std::string metadata(const std::string& title, const std::string& producer) {
    const std::string xmp = fmt::format(
        "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><r:RDF "
        "xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
        "<r:Description xmlns:d='http://purl.org/dc/elements/1.1/' xmlns:p='http://ns.adobe.com/pdf/1.3/'>"
        "<d:title>{}</d:title><p:Producer>{}</p:Producer></r:Description></r:RDF><?xpacket end='r'?>",
        title, producer);
    return fmt::format("<< /Type /Metadata /Subtype /XML /Length {} >>\nstream\n{}\nendstream", xmp.size(), xmp);
}

/// Other products say in the metadata that they saved the file when they sign it too.
TEST(a_sealed_pdf, may_say_anew_who_saved_it_but_not_what_it_is) {
    const auto described = [](const std::string& page) {
        std::string file =
            pdf_of({"<< /Type /Catalog /Pages 2 0 R /Metadata 5 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                    page, stream("BT (pay 100) Tj ET"), metadata("Request", "A"), information("Request", "A")});
        file.insert(file.rfind(">>"), "/Info 6 0 R ");
        return sign_pdf(file, good().sealer(), now()).value();
    };
    const std::string page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>";
    const std::string file = described(page);
    EXPECT_EQ(outcome(file), "TOTAL-PASSED");
    const auto with = [](const std::string& of, const std::map<int, std::string>& objects) {
        return outcome(saved(of, objects, "1 0 R /Info 6 0 R"));
    };
    EXPECT_EQ(with(file, {{5, metadata("Request", "B")}, {6, information("Request", "B")}}), "TOTAL-PASSED");
    EXPECT_EQ(with(file, {{6, information("Refusal", "A")}}), changed + "the document information was changed");
    EXPECT_EQ(with(file, {{5, metadata("Refusal", "A")}}), changed + "content or a picture (object 5) was changed");
    EXPECT_EQ(with(file, {{5, stream("no XMP")}}), changed + "content or a picture (object 5) was changed");
    // Metadata that are the content of the page as well.
    const std::string both = described(altered(page, "4 0 R", "5 0 R"));
    EXPECT_EQ(with(both, {{5, metadata("Request", "BT (pay 900) Tj ET")}}),
              changed + "content or a picture (object 5) was changed");
}

TEST(a_sealed_pdf, that_was_painted_over_is_not_relied_upon) {
    const std::size_t at = sealed().rfind("3 0 obj\n") + 8;
    const std::string page = sealed().substr(at, sealed().find("\nendobj", at) - at);
    const auto with = [&](const std::string& annotation) {
        const std::size_t end = page.find(" ]", page.find("/Annots"));
        std::string more = page;
        more.insert(end, " 30 0 R");
        return outcome(saved(sealed(), {{3, more}, {30, annotation}}));
    };
    EXPECT_EQ(with("<< /Type /Annot /Subtype /FreeText /Rect [0 0 500 500] /Contents (pay 900) >>"),
              changed + "a page (object 3) was changed");
    EXPECT_EQ(with("<< /Type /Annot /Subtype /Widget /FT /Sig /Rect [0 0 500 500] >>"),
              changed + "a page (object 3) was changed");
    EXPECT_EQ(with("<< /Type /Annot /Subtype /Widget /FT /Sig /Rect [0 0 0 0] >>"), "TOTAL-PASSED");
    EXPECT_EQ(outcome(saved(sealed(), {{30, "<< /Unused true >>"}})), "TOTAL-PASSED") << "nothing refers to it";
}

/// A reader of archives finds one behind the end, and takes the signed PDF for another file.
TEST(a_sealed_pdf, with_octets_behind_its_end_is_not_relied_upon) {
    const std::string reason =
        "INDETERMINATE SIG_CONSTRAINTS_FAILURE: something stands behind the end of the document that nobody signed";
    EXPECT_EQ(outcome(sealed() + "\r\n  \n"), "TOTAL-PASSED");
    EXPECT_EQ(outcome(sealed() + "PK\5\6"), reason);
    EXPECT_EQ(outcome(saved(sealed(), {{30, "<< /Unused true >>"}}) + "%PDF-1.7"), reason);
    const std::string end = sealed().substr(sealed().rfind("startxref"));
    EXPECT_EQ(outcome(sealed() + "PK\5\6\n" + end), reason);
    const std::string twice = sign_pdf(sealed(), good().sealer(), now()).value();
    EXPECT_EQ(outcome(twice), "TOTAL-PASSED");
    EXPECT_TRUE(
        validate_pdf(octets(twice), policy()).value().sentence().starts_with("Everything is signed by CN=good and"))
        << "two signatures of one signer";
}

// "Universal signature forgery" and "signature wrapping" (Mladenov and others, 2019).
TEST(a_byte_range, covers_all_but_its_own_value) {
    const std::string format = "TOTAL-FAILED FORMAT_FAILURE: it does not cover all around its own value";
    const std::size_t at = sealed().find("/ByteRange [ ") == std::string::npos ? sealed().find("/ByteRange [0 ")
                                                                               : sealed().find("/ByteRange [ ");
    const std::size_t end = sealed().find(']', at) + 1;
    const std::string range = sealed().substr(at, end - at);
    const auto with = [&](std::string other) {
        other.resize(range.size() - 1, ' ');
        return outcome(altered(sealed(), range, other + "]"));
    };
    EXPECT_EQ(with("/ByteRange ["), format);
    EXPECT_EQ(with("/ByteRange [0 0 0 0"), format);
    EXPECT_EQ(with("/ByteRange [0 -1 5 5"), format);
    EXPECT_EQ(with("/ByteRange [0 9999999999 1 1"), format);
    EXPECT_EQ(with("/ByteRange [1 100 200 300"), format);
    std::string moved = sealed();
    moved.insert(moved.find("/Contents <") + 11, "  ");
    EXPECT_NE(outcome(moved), "TOTAL-PASSED") << "room in the gap for something else";
}

TEST(a_pdf, is_signed_only_as_it_can_be_read_without_repair) {
    const auto refusal = [](const std::string& file) {
        const auto made = sign_pdf(file, good().sealer(), now());
        return made ? "signed" : made.error().message.substr(0, 34);
    };
    EXPECT_EQ(refusal("x" + plain), "the PDF cannot be read as it stand");
    EXPECT_EQ(refusal(plain.substr(0, plain.size() - 40)), "the PDF cannot be read as it stand");
    EXPECT_EQ(refusal(""), "the PDF cannot be read as it stand");
    EXPECT_EQ(refusal(std::string(max_pdf_octets + 1, 'x')), "a PDF of 268435457 octets");
    EXPECT_EQ(refusal(std::string(max_pdf_octets, 'x')), "the PDF cannot be read as it stand");
}

}  // namespace
}  // namespace comity::seal
