// SPDX-License-Identifier: EUPL-1.2
// Files made here, each with one thing that a reader of it should know before opening it.
#include "documents/inspection/inspection.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <zlib.h>

#include "documents/inspection/file_type.h"
#include "seal/zip/zip_writer.h"

namespace comity::documents {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using namespace std::string_literals;

using Files = std::vector<std::pair<std::string, std::string>>;

std::string zip_of(const Files& files) {
    seal::ZipWriter writer;
    for (const auto& [name, content] : files)
        EXPECT_TRUE(writer.add(name, content, name == "mimetype" ? seal::Packing::stored : seal::Packing::deflated));
    return std::move(writer).finish().value();
}

std::string little(std::uint64_t number, int octets) {
    std::string made;
    for (; octets > 0; --octets, number >>= 8) made += static_cast<char>(number & 0xff);
    return made;
}

/// An archive as a foe may write it: the sizes are what `said` says.
std::string raw_zip(const Files& deflated, std::uint64_t said, int method = 8) {
    std::string file;
    std::string directory;
    for (const auto& [name, data] : deflated) {
        const std::string common = little(20, 2) + little(0, 2) + little(static_cast<std::uint64_t>(method), 2) +
                                   little(0, 8) + little(data.size(), 4) + little(said, 4) + little(name.size(), 2);
        directory += "PK\1\2" + little(20, 2) + common + std::string(12, '\0') + little(file.size(), 4) + name;
        file += "PK\3\4" + common + little(0, 2) + name + data;
    }
    return file + directory + "PK\5\6" + little(0, 4) + little(deflated.size(), 2) + little(deflated.size(), 2) +
           little(directory.size(), 4) + little(file.size(), 4) + little(0, 2);
}

std::string deflated(std::string content, int window) {
    z_stream packing{};
    EXPECT_EQ(deflateInit2(&packing, 9, Z_DEFLATED, window, 9, Z_DEFAULT_STRATEGY), Z_OK);
    std::string made(content.size() / 100 + 1'000, '\0');
    packing.next_in = reinterpret_cast<Bytef*>(content.data());
    packing.avail_in = static_cast<uInt>(content.size());
    packing.next_out = reinterpret_cast<Bytef*>(made.data());
    packing.avail_out = static_cast<uInt>(made.size());
    EXPECT_EQ(deflate(&packing, Z_FINISH), Z_STREAM_END);
    made.resize(packing.total_out);
    deflateEnd(&packing);
    return made;
}

std::string deflated_zeros(std::size_t count, int window) {
    return deflated(std::string(count, '\0'), window);
}

/// Objects by number, each a body, with a table behind.
std::string pdf_of(const std::vector<std::string>& bodies, const std::string& trailer = {}) {
    std::string file = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";
    std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", bodies.size() + 1);
    for (std::size_t i = 0; i < bodies.size(); ++i) {
        table += fmt::format("{:010} 00000 n \n", file.size());
        file += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, bodies[i]);
    }
    const std::size_t begin = file.size();
    return file + table +
           fmt::format("trailer\n<< /Size {} /Root 1 0 R {} >>\nstartxref\n{}\n%%EOF\n", bodies.size() + 1, trailer,
                       begin);
}

const std::string pages = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
const std::string page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>";

std::string pdf_with(const std::string& in_catalog, std::vector<std::string> further = {}) {
    std::vector<std::string> bodies{fmt::format("<< /Type /Catalog /Pages 2 0 R {} >>", in_catalog), pages, page};
    bodies.insert(bodies.end(), further.begin(), further.end());
    return pdf_of(bodies);
}

std::string stream(const std::string& keys, const std::string& content) {
    return fmt::format("<< {} /Length {} >>\nstream\n{}\nendstream", keys, content.size(), content);
}

const std::string gif = "GIF89a\1\0\1\0\0\0\0\x2c\0\0\0\0\1\0\1\0\0\2\1\0\0\x3b"s;
const std::string png =
    "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0\x3a\x7e\x9b\x55\0\0\0\0IEND\xae\x42\x60\x82"s;
const std::string docx_types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";

Inspection of(const std::string& file, std::string_view name = {}, std::string_view media_type = {}) {
    return inspect(octets(file), {name, media_type});
}

std::vector<std::string> found_in(const Inspection& inspection) {
    std::vector<std::string> words;
    for (const Finding& one : inspection.findings)
        words.push_back(one.where.empty() ? std::string(one.kind->word)
                                          : fmt::format("{} in {}", one.kind->word, one.where));
    return words;
}

std::vector<std::string> found(const std::string& file, std::string_view name = {}, std::string_view media_type = {}) {
    return found_in(of(file, name, media_type));
}

TEST(Inspection, TellsTheTypeByTheOctets) {
    EXPECT_EQ(of(pdf_with("")).type, "pdf");
    EXPECT_EQ(of(png).type, "png");
    EXPECT_EQ(of("\xff\xd8\xff\xe0\0\4ab\xff\xda\0\2data\xff\xd9"s).type, "jpeg");
    EXPECT_EQ(of("II*\0\x08\0\0\0\0\0\0\0\0\0"s).type, "tiff");
    EXPECT_EQ(of(gif).type, "gif");
    EXPECT_EQ(of(zip_of({{"a.txt", "a"}})).type, "zip");
    EXPECT_EQ(of(zip_of({{"mimetype", "application/vnd.etsi.asic-e+zip"}, {"a.txt", "a"}})).type, "asic-e");
    EXPECT_EQ(of(zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", "<a/>"}})).type,
              "odt");
    EXPECT_EQ(of(zip_of({{"[Content_Types].xml", docx_types}, {"word/document.xml", "<a/>"}})).type, "docx");
    EXPECT_EQ(of("<?xml version='1.0'?><a>b</a>").type, "xml");
    EXPECT_EQ(of("{\"a\": 1.5}").type, "json");
    EXPECT_EQ(of("[Draft] Dear colleagues,").type, "text");
    EXPECT_EQ(of("Дорогие коллеги!").type, "text");
    EXPECT_EQ(of("\0\1\2\3"s).type, "unknown");
    EXPECT_EQ(of("").type, "text");
}

TEST(Inspection, FindsNothingInPlainFiles) {
    EXPECT_THAT(found(pdf_with(""), "letter.pdf", "application/pdf"), IsEmpty());
    EXPECT_THAT(found(png, "stamp.PNG", "image/png"), IsEmpty());
    EXPECT_THAT(found("a,b\n1,2\n", "list.csv", "text/csv; charset=utf-8"), IsEmpty());
    EXPECT_THAT(found(zip_of({{"a.txt", "a"}, {"b/c.pdf", pdf_with("")}}), "annexes.zip", "application/zip"),
                IsEmpty());
    EXPECT_THAT(found(zip_of({{"[Content_Types].xml", docx_types},
                              {"word/document.xml", "<a/>"},
                              {"word/media/image1.emf", "\1\0\0\0picture"s},
                              {"word/_rels/document.xml.rels",
                               "<Relationships><Relationship Type='http://x/hyperlink' TargetMode='External' "
                               "Target='https://example.org'/></Relationships>"}}),
                      "letter.docx"),
                IsEmpty());
    EXPECT_EQ(of(pdf_with("")).level(), FindingLevel::note);
}

TEST(Inspection, TellsWhatIsNotWhatItIsSaidToBe) {
    EXPECT_THAT(found(png, "", "application/pdf"), ElementsAre("wrong-type"));
    EXPECT_EQ(of(png, "", "application/pdf").findings.front().detail, "application/pdf, png");
    EXPECT_THAT(found(pdf_with(""), "photograph.jpg"), ElementsAre("wrong-type"));
    EXPECT_THAT(found("MZ\x90\0program"s, "warrant.pdf", "application/pdf"), ElementsAre("program", "wrong-type"));
    EXPECT_THAT(found("WScript.Echo(1)", "invoice.pdf.js"), ElementsAre("program"));
    EXPECT_THAT(found("<html><body>a</body></html>", "", "text/plain"), ElementsAre("wrong-type"));
    EXPECT_THAT(found("plain words", "", "application/pdf"), ElementsAre("wrong-type"));
    EXPECT_THAT(found("\1\2\3"s, "film.xyz", "video/x-unheard-of"), ElementsAre("unknown-type"));
}

TEST(Inspection, NamesFilesThatAreTwoAtOnce) {
    const std::string archive = zip_of({{"run.txt", "a"}});
    EXPECT_THAT(found(png + archive), ElementsAre("several-types", "behind-the-end"));
    EXPECT_THAT(found(gif + archive), Contains("several-types"));
    EXPECT_THAT(found(pdf_with("") + archive), Contains("several-types"));
    EXPECT_EQ(of(pdf_with("") + archive).findings.front().detail, "pdf, zip");
    EXPECT_THAT(found("GIF89a<script>alert(1)</script>\1"s), Contains("several-types"));
    EXPECT_THAT(found("\x89PNG\r\n\x1a\n"s + pdf_with("")), Contains("several-types"));
    EXPECT_EQ(of(pdf_with("") + archive).level(), FindingLevel::danger);
}

TEST(Inspection, FindsWhatActsInPdf) {
    EXPECT_THAT(found(pdf_with("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>")), ElementsAre("script"));
    EXPECT_THAT(found(pdf_with("/OpenAction 4 0 R", {"<< /S /J#61vaScript >>"})), ElementsAre("script"))
        << "names may be written with numbers (7.3.5)";
    EXPECT_THAT(found(pdf_with("/AA << /WC [<< /S /Launch /F (cmd.exe) >>] >>")), ElementsAre("launch"));
    EXPECT_THAT(found(pdf_with("/AcroForm << /XFA [(a) 4 0 R] >>", {stream("", "<xdp/>")})), ElementsAre("xfa"));
    EXPECT_THAT(found(pdf_with("/OpenAction << /S /SubmitForm /F (https://example.org) >>")), ElementsAre("sends"));
    EXPECT_THAT(found(pdf_with("", {"<< /Type /Annot /Subtype /RichMedia >>"})), ElementsAre("active-object"));
    EXPECT_THAT(found(pdf_with("", {"<< /Type /Filespec /F (a.txt) /EF << /F 5 0 R >> >>",
                                    stream("/Type /EmbeddedFile", "plain words")})),
                ElementsAre("embedded"));
    EXPECT_THAT(found(pdf_with("", {stream("/Type /EmbeddedFile /Subtype /text#2Fplain", "MZ\x90\0"s)})),
                ElementsAre("program in object 4", "wrong-type in object 4"));
}

TEST(Inspection, LooksIntoFilesOfPdfThatDoNotSayWhatTheyAre) {
    EXPECT_THAT(found(pdf_with("", {"<< /F (a.txt) /EF << /F 5 0 R /UF 5 0 R >> >>", stream("", "MZ\x90\0"s)})),
                ElementsAre("program in object 5", "embedded"));
}

TEST(Inspection, TellsPdfWithValuesTooDeepToBeLookedAt) {
    const auto nested = [](std::size_t deep) {
        return pdf_with("/X " + std::string(deep, '[') + std::string(deep, ']'));
    };
    EXPECT_THAT(found(nested(64)), IsEmpty());
    EXPECT_THAT(found(nested(65)), ElementsAre("too-heavy"));
}

TEST(Inspection, TellsEncryptedAndBrokenPdf) {
    const std::string cipher = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + std::string(64, '0') + "> /U <" +
                               std::string(64, '0') +
                               "> >> /ID [<00000000000000000000000000000000> <00000000000000000000000000000000>]";
    EXPECT_THAT(found(pdf_of({"<< /Type /Catalog /Pages 2 0 R >>", pages, page}, cipher)), ElementsAre("encrypted"));
    const std::string whole = pdf_with("");
    EXPECT_THAT(found(whole.substr(0, whole.size() / 2)), ElementsAre("broken"));
    EXPECT_THAT(found("leading words\n" + whole), ElementsAre("broken"));
    EXPECT_THAT(found("%PDF-1.7\nnothing"), ElementsAre("broken"));
}

TEST(Inspection, CountsPages) {
    const auto of_pages = [](std::size_t count) {
        std::vector<std::string> bodies{"<< /Type /Catalog /Pages 2 0 R >>"};
        std::string kids;
        for (std::size_t i = 0; i < count; ++i) kids += fmt::format("{} 0 R ", i + 3);
        bodies.push_back(fmt::format("<< /Type /Pages /Kids [{}] /Count {} >>", kids, count));
        bodies.insert(bodies.end(), count, page);
        return of(pdf_of(bodies));
    };
    EXPECT_EQ(of_pages(3).pages, 3U);
    EXPECT_THAT(found_in(of_pages(many_pages)), IsEmpty());
    const Inspection long_one = of_pages(10'000);
    EXPECT_EQ(long_one.pages, 10'000U);
    EXPECT_THAT(found_in(long_one), ElementsAre("many-pages"));
}

TEST(Inspection, FindsMacrosAndWhatIsFetchedInOfficeDocuments) {
    const auto docx = [](Files files) {
        files.insert(files.begin(), {{"[Content_Types].xml", docx_types}, {"word/document.xml", "<a/>"}});
        return zip_of(files);
    };
    EXPECT_THAT(found(docx({{"word/vbaProject.bin", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"}})),
                ElementsAre("macros in word/vbaProject.bin"));
    EXPECT_THAT(found(docx({{"word/activeX/activeX1.xml", "<a/>"}})),
                ElementsAre("active-object in word/activeX/activeX1.xml"));
    EXPECT_THAT(found(docx({{"word/_rels/settings.xml.rels",
                             "<Relationships><Relationship Type='http://x/attachedTemplate' TargetMode='External' "
                             "Target='https://example.org/t.dotm'/></Relationships>"}})),
                ElementsAre("external in word/_rels/settings.xml.rels"));
    EXPECT_THAT(found(zip_of(
                    {{"mimetype", "application/vnd.oasis.opendocument.text"}, {"Basic/Standard/Module1.xml", "<a/>"}})),
                ElementsAre("macros in Basic/Standard/Module1.xml"));
    const std::string ole = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"s;
    EXPECT_THAT(found(ole + "_\0V\0B\0A\0_\0P\0R\0O\0J\0E\0C\0T\0"s), ElementsAre("macros"));
    EXPECT_THAT(found(ole + "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"s, "letter.docx"),
                ElementsAre("encrypted"));
    EXPECT_THAT(found("{\\rtf1 {\\object\\objupdate\\objdata 00}}"), ElementsAre("active-object", "embedded"));
}

TEST(Inspection, FindsScriptsInPagesAndDrawings) {
    EXPECT_THAT(found("<html><script>1</script></html>"), ElementsAre("script"));
    EXPECT_THAT(found("<html><body ONLOAD = 'x()'>on = 1</body></html>"), ElementsAre("script"));
    EXPECT_THAT(found("<html><body>turn it on = 1 on  purpose</body></html>"), IsEmpty());
    EXPECT_THAT(found("<html><img alt='a>b' onerror=x()></html>"), ElementsAre("script"));
    EXPECT_THAT(found("<html><p title='it'>a's > b on = 1</p></html>"), IsEmpty());
    EXPECT_THAT(found("<?xml version='1.0'?><a xmlns:h='http://www.w3.org/1999/xhtml'><h:script>1</h:script></a>"),
                ElementsAre("script"));
    EXPECT_THAT(found("<svg xmlns='http://www.w3.org/2000/svg'><a href='javascript:x()'>a</a></svg>"),
                ElementsAre("script"));
    EXPECT_THAT(found("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), ElementsAre("entities"));
    EXPECT_THAT(found("<?xml version='1.0'?><a><format>a</format><object-id>action</object-id></a>"), IsEmpty());
    EXPECT_THAT(found("<?xml version='1.0'?><a><b></a>"), ElementsAre("broken"));
}

TEST(Inspection, LooksIntoPartsOfArchives) {
    const std::string inner = zip_of({{"letter.pdf", pdf_with("/OpenAction << /S /JavaScript /JS (1) >>")}});
    EXPECT_THAT(found(zip_of({{"annexes/inner.zip", inner}})), ElementsAre("script in annexes/inner.zip/letter.pdf"));
    EXPECT_THAT(found(zip_of({{"mimetype", "application/vnd.etsi.asic-e+zip"},
                              {"warrant.pdf", "MZ\x90\0"s},
                              {"META-INF/ASiCManifest.p7s", "\1\2\3"s}})),
                ElementsAre("program in warrant.pdf", "wrong-type in warrant.pdf"));
    EXPECT_THAT(found(zip_of({{"photograph.jpg.exe", "a"}})), Contains("program in photograph.jpg.exe"));
}

TEST(Inspection, LooksIntoAllMembersOfGzip) {
    const int gzip = MAX_WBITS + 16;
    EXPECT_THAT(found(deflated("M", gzip) + deflated("Z\x90\0"s, gzip)), ElementsAre("program in gunzipped"));
    EXPECT_THAT(found(deflated("plain words", gzip) + std::string(512, '\0')), IsEmpty()) << "padding is no member";
    EXPECT_THAT(found(deflated("MZ\x90\0"s, gzip) + "\x1f\x8b"), ElementsAre("program in gunzipped"));
}

TEST(Inspection, StopsAtArchivesThatUnpackToTooMuch) {
    const std::string packed = deflated_zeros(std::size_t{64} << 20, -MAX_WBITS);
    EXPECT_THAT(found(raw_zip({{"a", packed}}, std::uint64_t{64} << 20)), Contains("archive-bomb in a"));
    EXPECT_THAT(found(raw_zip({{"a", packed}}, 10)), Contains("archive-bomb in a")) << "whatever its header says";
    EXPECT_THAT(found(deflated_zeros(std::size_t{8} << 20, MAX_WBITS + 16)), ElementsAre("archive-bomb in gunzipped"));
    EXPECT_THAT(found(pdf_with("", {stream("/Type /EmbeddedFile /Filter /FlateDecode",
                                           deflated_zeros(std::size_t{8} << 20, MAX_WBITS))})),
                ElementsAre("archive-bomb in object 4"));
    // Below the ratio, what is let pass is let pass.
    EXPECT_THAT(found(deflated_zeros(std::size_t{1} << 20, MAX_WBITS + 16)), ElementsAre("unknown-type in gunzipped"));
    const std::string letter = "a";
    Files many;
    for (std::size_t i = 0; i <= max_inspected_entries; ++i) many.emplace_back(fmt::format("{}.txt", i), letter);
    EXPECT_THAT(found(raw_zip(many, 1, 0)), ElementsAre("archive-bomb"));
    many.pop_back();
    EXPECT_THAT(found(raw_zip(many, 1, 0)), IsEmpty());
    std::string nested = zip_of({{"a.txt", "a"}});
    for (int i = 1; i < max_inspected_depth; ++i) nested = zip_of({{"n.zip", nested}});
    EXPECT_THAT(found(nested), IsEmpty());
    for (int i = 0; i < 2; ++i) nested = zip_of({{"n.zip", nested}});
    EXPECT_THAT(found(nested), ElementsAre("too-deep in n.zip/n.zip/n.zip/n.zip"));
}

TEST(Inspection, TellsArchivesThatAreEncryptedDamagedOrTwofold) {
    const std::string archive = zip_of({{"a.txt", "plain words"}});
    std::string encrypted = archive;
    encrypted[6] = '\1';
    encrypted[encrypted.find("PK\1\2") + 8] = '\1';
    EXPECT_THAT(found(encrypted), ElementsAre("encrypted in a.txt"));
    EXPECT_THAT(found(archive.substr(0, archive.size() - 4)), Contains("broken"));
    EXPECT_THAT(found(archive + "behind"), Contains("ambiguous"));
    std::string elsewhere = zip_of({{"aa/b.txt", "a"}});
    for (std::size_t at = elsewhere.find("aa/b.txt"); at != std::string::npos; at = elsewhere.find("aa/b.txt", at))
        elsewhere.replace(at, 2, "..");
    EXPECT_THAT(found(elsewhere), Contains("name in ../b.txt"));
    EXPECT_THAT(found("7z\xbc\xaf\x27\x1c"s), ElementsAre("archive-unread"));
}

TEST(Inspection, TellsPicturesThatAreBrokenLargeOrLonger) {
    EXPECT_THAT(found(png.substr(0, png.size() - 6)), ElementsAre("broken"));
    EXPECT_THAT(found(png + "behind"), ElementsAre("behind-the-end"));
    std::string large = png;
    large[18] = '\x7f';  // the width's second octet: 127 * 65,536 points
    large[22] = '\x7f';
    EXPECT_THAT(found(large), ElementsAre("large-picture"));
    EXPECT_THAT(found("II*\0\x08\0\0\0\0\0\x08\0\0\0"s), ElementsAre("broken")) << "a directory that leads to itself";
}

TEST(Inspection, KeepsTheGravestWhereThereAreTooMany) {
    Files files;
    for (std::size_t i = 0; i <= max_findings; ++i) files.emplace_back(fmt::format("{}.png", i), png + "behind");
    files.emplace_back("z.txt", "MZ\x90\0"s);
    const Inspection inspection = of(zip_of(files));
    EXPECT_THAT(inspection.findings, SizeIs(max_findings));
    EXPECT_TRUE(inspection.more);
    EXPECT_EQ(inspection.findings.front().kind->word, "program");
}

TEST(Inspection, IsToldAsJsonWhateverTheNames) {
    std::string odd = zip_of({{"aa/b.txt", "MZ\x90\0"s}});
    for (std::size_t at = odd.find("aa/b.txt"); at != std::string::npos; at = odd.find("aa/b.txt", at))
        odd.replace(at, 2, "\xff\n");
    const auto told = inspection_json(octets(odd), of(odd));
    ASSERT_TRUE(told) << to_string(told.error());
    EXPECT_THAT(*told, ::testing::HasSubstr(R"("where":"??/b.txt")"));
    EXPECT_THAT(*told, ::testing::HasSubstr(R"("level":"danger")"));
}

}  // namespace
}  // namespace comity::documents
