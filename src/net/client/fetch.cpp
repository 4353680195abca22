// SPDX-License-Identifier: EUPL-1.2
#include "net/client/fetch.h"

#include <memory>
#include <string_view>

#include <curl/curl.h>
#include <fmt/format.h>

namespace comity::net {
namespace {

struct Arrival {
    std::string body;
    std::size_t most = 0;
    bool too_long = false;
};

std::size_t take(char* data, std::size_t, std::size_t count, void* user) {
    auto& arrival = *static_cast<Arrival*>(user);
    arrival.too_long = arrival.body.size() + count > arrival.most;
    if (arrival.too_long) return 0;
    arrival.body.append(data, count);
    return count;
}

struct Free {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

// Scheme, host and port: what stands behind may be a secret.
std::string server_of(std::string_view url) {
    const std::size_t start = url.find("://");
    return std::string(url.substr(0, start == std::string_view::npos ? 0 : url.find_first_of("/?#", start + 3)));
}

}  // namespace

struct Fetcher::State {
    std::unique_ptr<CURL, Free> handle;
};

Fetcher::Fetcher() : state_(std::make_unique<State>()) {
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (ready == CURLE_OK) state_->handle.reset(curl_easy_init());
}

Fetcher::~Fetcher() = default;

Result<Fetched> fetch(const FetchRequest& request, const FetchLimits& limits) {
    return Fetcher().fetch(request, limits);
}

Result<Fetched> Fetcher::fetch(const FetchRequest& request, const FetchLimits& limits) {
    CURL* const handle = state_->handle.get();
    if (!handle) return fail(ErrorKind::unavailable, "no request to other servers can be made");
    curl_easy_reset(handle);  // keeps the connections
    std::unique_ptr<curl_slist, Free> headers;
    for (const auto& [name, value] : request.headers)
        headers.reset(curl_slist_append(headers.release(), (name + ": " + value).c_str()));
    Arrival arrival;
    arrival.most = limits.answer_bytes;
    const auto set = [&](CURLoption option, auto value) { curl_easy_setopt(handle, option, value); };
    set(CURLOPT_URL, request.url.c_str());
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_PROXY, "");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT, static_cast<long>(limits.connect.count()));
    set(CURLOPT_TIMEOUT, static_cast<long>(limits.whole.count()));
    set(CURLOPT_HTTPHEADER, headers.get());
    set(CURLOPT_WRITEFUNCTION, &take);
    set(CURLOPT_WRITEDATA, &arrival);
    if (request.method != "GET") {
        set(CURLOPT_CUSTOMREQUEST, request.method.c_str());
        set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
        set(CURLOPT_POSTFIELDS, request.body.c_str());
    }
    const CURLcode code = curl_easy_perform(handle);
    if (arrival.too_long)
        return fail(ErrorKind::limit,
                    fmt::format("{} answers more than {} bytes", server_of(request.url), limits.answer_bytes));
    if (code != CURLE_OK)
        return fail(ErrorKind::unavailable,
                    fmt::format("{} does not answer: {}", server_of(request.url), curl_easy_strerror(code)), {},
                    "try again; if it stays so, look whether it can be reached from this server");
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    return Fetched{static_cast<int>(status), std::move(arrival.body)};
}

}  // namespace comity::net
