// SPDX-License-Identifier: EUPL-1.2
#include "store/testing/test_contents.h"

#include <atomic>
#include <cstring>
#include <stdexcept>

#include <curl/curl.h>
#include <fmt/format.h>

#include "store/files/file_contents.h"
#include "store/s3/s3_contents.h"
#include "store/testing/server_process.h"

namespace comity::store::testing {

namespace {

constexpr const char* bucket = "documents";
constexpr const char* key_id = "test-key";
constexpr const char* secret = "test+secret/with=signs";

const std::string& endpoint() {
    static const ServerProcess server({"src/store/testing/s3_double.py", bucket, key_id, secret});
    return server.address();
}

S3Location copy_of(const S3Location& location) {
    return {location.endpoint, location.region, location.bucket,
            location.prefix,   location.key_id, location.secret.copy()};
}

template <class T>
std::unique_ptr<ContentStore> must(Result<T> opened) {
    if (!opened) throw std::runtime_error(comity::to_string(opened.error()));
    return *std::move(opened);
}

}  // namespace

std::string to_string(ContentsKind kind) {
    return kind == ContentsKind::files ? "files" : "s3";
}

crypto::RandomBytes counting_random() {
    return [](std::span<unsigned char> octets) {
        static std::atomic<std::uint64_t> count = 0;
        const std::uint64_t number = ++count;
        std::ranges::fill(octets, 0);
        std::memcpy(octets.data(), &number, std::min(sizeof number, octets.size()));
    };
}

S3Location test_s3_location() {
    static std::atomic<int> count = 0;
    return {endpoint(), "eu-test-1",
            bucket,     fmt::format("test-{}/", ++count),
            key_id,     crypto::Secret(octets(std::string_view(secret)))};
}

void order_from_s3_double(const std::string& order) {
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> handle(curl_easy_init(), curl_easy_cleanup);
    const std::string url = fmt::format("{}/?{}", endpoint(), order);
    curl_easy_setopt(handle.get(), CURLOPT_URL, url.c_str());
    curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDS, "");
    curl_easy_setopt(handle.get(), CURLOPT_FAILONERROR, 1L);
    if (curl_easy_perform(handle.get()) != CURLE_OK) throw std::runtime_error("the S3 double took no order");
}

TestContents::TestContents(ContentsKind kind) : kind_(kind) {
    if (kind == ContentsKind::s3) location_ = test_s3_location();
}

std::unique_ptr<ContentStore> TestContents::open() {
    if (kind_ == ContentsKind::files) return must(FileContents::open(folder(), counting_random()));
    return must(S3Contents::open(copy_of(location_), counting_random()));
}

}  // namespace comity::store::testing
