// SPDX-License-Identifier: EUPL-1.2
#include "documents/package/package.h"

#include <gtest/gtest.h>

#include "seal/zip/zip_writer.h"

namespace comity::documents {
namespace {

PackageList list() {
    PackageList made;
    made.reference = "EXT-O-2026-00007";
    made.from = "Ministry of Justice of X";
    made.to = "Prosecutor General of Y";
    made.title = "Request for extradition";
    made.made = CivilDate::from_ymd(2026, 3, 4).value();
    made.documents = {{"request.en.pdf", "en", "", {}}, {"request.ru.pdf", "ru", "", {}}};
    made.attachments = {{"attachments/1 warrant.pdf", "", "Warrant of 1 March", {}}};
    made.data = PackagedFile{"request.json", "", "", {}};
    return made;
}

std::vector<seal::Part> files() {
    return {{"request.en.pdf", "application/pdf", "%PDF-1.7 request"},
            {"request.ru.pdf", "application/pdf", "%PDF-1.7 запрос"},
            {"attachments/1 warrant.pdf", "application/pdf", "%PDF-1.7 warrant"},
            {"request.json", "application/json", "{}"}};
}

std::vector<seal::Part> parts() {
    return package_parts(list(), files(), "<!doctype html>").value();
}

std::string packed(const std::vector<seal::Part>& of) {
    seal::ZipWriter zip;
    EXPECT_TRUE(zip.add("mimetype", seal::container_media_type, seal::Packing::stored));
    for (const seal::Part& part : of) EXPECT_TRUE(zip.add(part.name, part.content, seal::Packing::deflated));
    return std::move(zip).finish().value();
}

std::string outcome(const std::vector<seal::Part>& of) {
    const std::string file = packed(of);
    const auto opened = open_package(seal::Container::open(octets(file)).value());
    return opened ? "opened" : opened.error().message;
}

TEST(a_package, begins_with_its_list_and_its_page) {
    const auto made = parts();
    ASSERT_EQ(made.size(), 6u);
    EXPECT_EQ(made[0].name, "package.json");
    EXPECT_EQ(made[1].name, "reader.html");
    EXPECT_EQ(outcome(made), "opened");
    const std::string file = packed(made);
    const auto opened = open_package(seal::Container::open(octets(file)).value()).value();
    EXPECT_EQ(opened.list.documents[1].language, "ru");
    EXPECT_EQ(opened.list.attachments[0].digest, crypto::sha256(std::string_view("%PDF-1.7 warrant")));
    EXPECT_EQ(read_package_list(to_json(opened.list).value()).value(), opened.list);
}

TEST(a_package, whose_files_are_not_those_listed_is_not_opened) {
    auto changed = parts();
    changed[4].content += " changed";
    EXPECT_EQ(outcome(changed), "this is no sealed request: 'attachments/1 warrant.pdf' is another file than listed");
    auto gone = parts();
    gone.erase(gone.begin() + 3);
    EXPECT_EQ(outcome(gone), "this is no sealed request: 'request.ru.pdf' is not in it");
    auto without = parts();
    without.erase(without.begin());
    EXPECT_EQ(outcome(without), "this is no sealed request: it has no package.json");
}

TEST(a_list, is_refused_with_what_is_wrong) {
    const std::string json = parts()[0].content;
    const auto with = [&](const std::string& from, const std::string& to) {
        std::string other = json;
        const std::size_t at = other.find(from);
        EXPECT_NE(at, std::string::npos) << from;
        return read_package_list(other.replace(at, from.size(), to)).error().message;
    };
    EXPECT_EQ(with("comity-package-1", "comity-package-2"),
              "this is no sealed request: its form is 'comity-package-2'");
    EXPECT_EQ(with("{\"attachments\"", "{\"also\":1,\"attachments\""),
              "this is no sealed request: its list has members that are not known");
    EXPECT_EQ(with("\"ru\"", "\"en\""), "this is no sealed request: it has two versions in 'en'");
    EXPECT_EQ(with("request.ru.pdf", "request.en.pdf"), "this is no sealed request: 'request.en.pdf' is named twice");
    EXPECT_EQ(with("request.ru.pdf", "package.json"), "this is no sealed request: 'package.json' is named twice");
    EXPECT_EQ(with("sha256:", "sha256:AA").substr(0, 30), "this is no sealed request: 'sh");
    EXPECT_EQ(with("2026-03-04", "2026-03-??"), "this is no sealed request: the day it was made is not known");
    EXPECT_EQ(read_package_list(std::string(max_package_json + 1, ' ')).error().kind, ErrorKind::limit);
    PackageList bare = list();
    bare.documents.clear();
    EXPECT_EQ(to_json(bare).error().message, "this is no sealed request: the request itself is not in it");
    PackageList long_one = list();
    long_one.title = std::string(max_package_text, 'x');
    EXPECT_TRUE(to_json(long_one));
    long_one.title += "x";
    EXPECT_FALSE(to_json(long_one));
    PackageList many = list();
    many.attachments.assign(max_package_parts, {"a", "", "b", {}});
    EXPECT_EQ(to_json(many).error().kind, ErrorKind::limit);
}

TEST(a_package, wants_every_file_that_it_lists) {
    auto some = files();
    some.pop_back();
    EXPECT_EQ(package_parts(list(), some, "").error().message, "'request.json' is listed but not given");
}

TEST(a_reply_slip, answers_one_package) {
    const std::string file = packed(parts());
    const auto opened = open_package(seal::Container::open(octets(file)).value()).value();
    ReplySlip slip;
    slip.request = opened.request;
    EXPECT_TRUE(check_reply(slip, opened));
    slip.request = "sha256:other";
    EXPECT_EQ(check_reply(slip, opened).error().kind, ErrorKind::conflict);
}

}  // namespace
}  // namespace comity::documents
