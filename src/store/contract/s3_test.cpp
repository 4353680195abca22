// SPDX-License-Identifier: EUPL-1.2
// What only a server of object storage can do: refuse our signature, fail, tell an error late.
#include "store/contract/engines.h"
#include "store/s3/answers.h"
#include "store/s3/s3_contents.h"
#include "store/testing/test_contents.h"

namespace comity::store {
namespace {

using store::testing::order_from_s3_double;
using store::testing::test_s3_location;

constexpr std::string_view justice = "justice.example";

Result<std::unique_ptr<S3Contents>> open(S3Location location) {
    return S3Contents::open(std::move(location), store::testing::counting_random());
}

std::string refusal(S3Location location) {
    const auto opened = open(std::move(location));
    return opened ? std::string() : opened.error().message;
}

Result<ContentAddress> put(ContentStore& store, const std::string& text) {
    TRY(upload, store.begin(justice));
    TRY_VOID(upload->append(octets(std::string_view(text))));
    return upload->finish();
}

TEST(S3, is_refused_with_a_wrong_secret_key_or_region) {
    S3Location secret = test_s3_location();
    secret.secret = crypto::Secret(octets(std::string_view("wrong")));
    EXPECT_EQ(refusal(std::move(secret)),
              "the storage server answers 403, SignatureDoesNotMatch: SignatureDoesNotMatch");
    S3Location key = test_s3_location();
    key.key_id = "another";
    EXPECT_EQ(refusal(std::move(key)), "the storage server answers 403, InvalidAccessKeyId: InvalidAccessKeyId");
    S3Location region = test_s3_location();
    region.region = "us-east-1";
    EXPECT_EQ(refusal(std::move(region)),
              "the storage server answers 403, AuthorizationHeaderMalformed: the region is eu-test-1");
    S3Location bucket = test_s3_location();
    bucket.bucket = "none";
    const auto opened = open(std::move(bucket));
    ASSERT_FALSE(opened.has_value());
    EXPECT_EQ(opened.error().kind, ErrorKind::unavailable);
    EXPECT_EQ(opened.error().hint, "look whether the bucket exists and the endpoint is right");
}

TEST(S3, that_is_not_there_is_said) {
    S3Location nowhere = test_s3_location();
    nowhere.endpoint = "http://127.0.0.1:1";
    const auto opened = open(std::move(nowhere));
    ASSERT_FALSE(opened.has_value());
    EXPECT_EQ(opened.error().kind, ErrorKind::unavailable);
    EXPECT_EQ(opened.error().message, "the storage server does not answer: Couldn't connect to server");
    EXPECT_EQ(opened.error().place.file, "http://127.0.0.1:1/documents");
}

TEST(S3, is_asked_again_when_it_closed_the_connection_without_an_answer) {
    const auto store = std::move(open(test_s3_location())).value();
    const auto address = put(*store, "text");
    ASSERT_TRUE(good(address));
    order_from_s3_double("drop=1");
    EXPECT_EQ(store->size(justice, address->digest).value(), 4);
    order_from_s3_double("drop=9");
    const auto failed = store->size(justice, address->digest);
    order_from_s3_double("drop=0");
    ASSERT_FALSE(failed.has_value());
    EXPECT_EQ(failed.error().kind, ErrorKind::unavailable);
}

TEST(S3, that_fails_in_the_middle_leaves_an_upload_that_goes_on) {
    const auto store = std::move(open(test_s3_location())).value();
    const std::string part(8 * 1024 * 1024, 'p');
    const auto upload = std::move(store->begin(justice)).value();
    ASSERT_TRUE(good(upload->append(octets(std::string_view(part)))));
    order_from_s3_double("fault=507&times=1&method=PUT");
    const auto full = upload->append(octets(std::string_view(part)));
    ASSERT_FALSE(full.has_value());
    EXPECT_EQ(full.error().kind, ErrorKind::unavailable);
    EXPECT_EQ(full.error().hint, "make room on the storage server; nothing need be repaired");
    EXPECT_EQ(upload->offset(), part.size());
    ASSERT_TRUE(good(upload->append(octets(std::string_view(part)))));
    for (const char* method : {"POST", "PUT"}) {
        order_from_s3_double(std::string("fault=503&times=1&method=") + method);
        const auto failed = upload->finish();
        ASSERT_FALSE(failed.has_value());
        EXPECT_EQ(failed.error().message, "the storage server answers 503, MadeToOrder: MadeToOrder");
        EXPECT_TRUE(store->list(justice, std::nullopt, 10)->empty());
    }
    const auto address = upload->finish(crypto::sha256(octets(std::string_view(part + part))));
    ASSERT_TRUE(good(address));
    EXPECT_EQ(store->size(justice, address->digest).value(), 2 * part.size());
}

TEST(S3_answers, are_read_as_amazon_documents_them) {
    const auto listing = s3::read_listing(
        R"(<?xml version="1.0" encoding="UTF-8"?>
<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
  <Name>bucket</Name><Prefix/><KeyCount>2</KeyCount><MaxKeys>1000</MaxKeys><IsTruncated>true</IsTruncated>
  <NextContinuationToken>1ueGcxLPRx1Tr/XYExHnhbYLgveDs2J/wm36Hy4vbOwM=</NextContinuationToken>
  <Contents><Key>my-image.jpg</Key><LastModified>2009-10-12T17:50:30.000Z</LastModified>
    <ETag>"fba9dede5f27731c9771645a39863328"</ETag><Size>434234</Size><StorageClass>STANDARD</StorageClass></Contents>
  <Contents><Key>a&amp;b</Key><LastModified>2009-10-12T17:50:31Z</LastModified><Size>0</Size></Contents>
</ListBucketResult>)");
    ASSERT_TRUE(good(listing));
    ASSERT_EQ(listing->objects.size(), 2);
    EXPECT_EQ(listing->objects[0].key, "my-image.jpg");
    EXPECT_EQ(listing->objects[0].octets, 434234);
    EXPECT_EQ(to_string(listing->objects[0].modified), "2009-10-12T17:50:30.000Z");
    EXPECT_EQ(listing->objects[1].key, "a&b");
    EXPECT_EQ(listing->continuation, "1ueGcxLPRx1Tr/XYExHnhbYLgveDs2J/wm36Hy4vbOwM=");
    EXPECT_EQ(
        s3::read_upload_id("<InitiateMultipartUploadResult><UploadId>VXBs</UploadId></InitiateMultipartUploadResult>")
            .value(),
        "VXBs");
    EXPECT_EQ(s3::read_copied_tag("<CopyPartResult><ETag>\"9b2c\"</ETag></CopyPartResult>").value(), "\"9b2c\"");
    EXPECT_TRUE(good(s3::read_completed("<CompleteMultipartUploadResult/>")));
    const s3::ServerError error = s3::read_error("<Error><Code>SlowDown</Code><Message>Reduce</Message></Error>");
    EXPECT_EQ(error.code, "SlowDown");
    EXPECT_EQ(error.message, "Reduce");
    EXPECT_EQ(s3::read_error("<html>").code, "");
}

TEST(S3_answers, that_tell_an_error_after_200_are_errors) {
    const std::string error =
        "<Error><Code>InternalError</Code><Message>We encountered an internal error.</Message></Error>";
    const auto completed = s3::read_completed(error);
    ASSERT_FALSE(completed.has_value());
    EXPECT_EQ(completed.error().message, "the storage server says InternalError: We encountered an internal error.");
    EXPECT_FALSE(s3::read_copied_tag(error).has_value());
}

TEST(S3_answers, that_are_something_else_are_refused) {
    const auto message = [](std::string_view xml) {
        const auto read = s3::read_listing(xml);
        return read ? std::string() : read.error().message;
    };
    EXPECT_EQ(message(""), "the storage server's answer is no XML");
    EXPECT_EQ(message("<ListBucketResult>"), "the storage server's answer is no XML");
    EXPECT_EQ(message("<html><body/></html>"), "the storage server's answer has no ListBucketResult");
    EXPECT_EQ(message("<!DOCTYPE a [<!ENTITY e 'x'>]><ListBucketResult/>"), "the storage server's answer is no XML");
    const std::string time = "<LastModified>2009-10-12T17:50:30.000Z</LastModified>";
    const auto with = [](const std::string& inner) { return "<ListBucketResult>" + inner + "</ListBucketResult>"; };
    EXPECT_EQ(message(with("<Contents>" + time + "<Size>1</Size></Contents>")),
              "the storage server's answer has no Key");
    EXPECT_EQ(message(with("<Contents><Key>a</Key>" + time + "<Size>-1</Size></Contents>")),
              "the storage server's answer has a Size that is no number");
    EXPECT_EQ(message(with("<Contents><Key>a</Key><LastModified>now</LastModified><Size>1</Size></Contents>")),
              "the storage server's answer has a LastModified that is no time");
    EXPECT_EQ(message(with("<IsTruncated>true</IsTruncated>")),
              "the storage server's answer has no NextContinuationToken");
    std::string many;
    for (std::size_t i = 0; i < s3::max_listed; ++i)
        many += "<Contents><Key>a</Key>" + time + "<Size>1</Size></Contents>";
    EXPECT_EQ(message(with(many)), "");
    EXPECT_EQ(message(with(many + "<Contents><Key>a</Key>" + time + "<Size>1</Size></Contents>")),
              "the storage server's answer lists more than it may");
    const std::string padded = with("") + std::string(s3::max_answer - with("").size(), ' ');
    EXPECT_EQ(message(padded), "");
    EXPECT_EQ(message(padded + ' '), "the storage server's answer is no XML");
}

}  // namespace
}  // namespace comity::store
