// SPDX-License-Identifier: EUPL-1.2
#include "net/client/message_post.h"

#include <algorithm>
#include <cstdio>
#include <list>
#include <string_view>

#include <curl/curl.h>
#include <fmt/format.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include "net/tls.h"

namespace comity::net {
namespace {

constexpr const char* product = "Comity";
constexpr std::size_t kept_routes = 8;

struct Free {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
    void operator()(std::FILE* file) const { std::fclose(file); }
};

struct Exchange {
    CURL* handle = nullptr;
    std::FILE* file = nullptr;
    std::string body;
    std::string content_encoding;
    std::size_t most = 0;
    bool too_long = false;
    const decltype(MessageToPost::take)& taken_by;
    bool enough = false;
    std::stop_token stop;
};

std::size_t give(char* into, std::size_t, std::size_t most, void* user) {
    return std::fread(into, 1, most, static_cast<Exchange*>(user)->file);
}

// Asked when a kept connection turns out to be closed and the body must be sent from its beginning.
int rewind_file(void* user, curl_off_t offset, int origin) {
    const bool done = fseeko(static_cast<Exchange*>(user)->file, static_cast<off_t>(offset), origin) == 0;
    return done ? CURL_SEEKFUNC_OK : CURL_SEEKFUNC_FAIL;
}

std::size_t take(char* data, std::size_t, std::size_t count, void* user) {
    auto& exchange = *static_cast<Exchange*>(user);
    long status = 0;
    curl_easy_getinfo(exchange.handle, CURLINFO_RESPONSE_CODE, &status);
    // An encoded body was not asked for and is not looked into.
    if (exchange.taken_by && status == 200 && exchange.content_encoding.empty()) {
        const char* type = nullptr;
        curl_easy_getinfo(exchange.handle, CURLINFO_CONTENT_TYPE, &type);
        exchange.enough = !exchange.taken_by(type ? type : "", {data, count});
        return exchange.enough ? 0 : count;
    }
    exchange.too_long = exchange.body.size() + count > exchange.most;
    if (exchange.too_long) return 0;
    exchange.body.append(data, count);
    return count;
}

std::size_t take_header(char* data, std::size_t, std::size_t count, void* user) {
    const std::string_view line(data, count);
    constexpr std::string_view name = "content-encoding:";
    if (line.size() > name.size() && curl_strnequal(line.data(), name.data(), name.size()) != 0) {
        std::string_view value = line.substr(name.size());
        while (!value.empty() && (value.front() == ' ' || value.front() == '\t')) value.remove_prefix(1);
        while (!value.empty() && value.back() <= ' ') value.remove_suffix(1);
        if (curl_strequal(std::string(value).c_str(), "identity") == 0)
            static_cast<Exchange*>(user)->content_encoding = value;
    }
    return count;
}

int go_on(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<Exchange*>(user)->stop.stop_requested() ? 1 : 0;
}

// The certificate itself is the trust: what issued it is not looked at.
int is_pinned(X509_STORE_CTX* context, void* user) {
    const auto& pinned = *static_cast<const std::vector<crypto::Sha256>*>(user);
    unsigned char* der = nullptr;
    const X509* certificate = X509_STORE_CTX_get0_cert(context);
    const int length = certificate ? i2d_X509(certificate, &der) : 0;
    const bool good =
        length > 0 &&
        std::ranges::find(pinned, crypto::sha256(Octets(der, static_cast<std::size_t>(length)))) != pinned.end();
    OPENSSL_free(der);
    X509_STORE_CTX_set_error(context, good ? X509_V_OK : X509_V_ERR_CERT_UNTRUSTED);
    return good ? 1 : 0;
}

CURLcode set_pins(CURL*, void* context, void* pinned) {
    auto* tls = static_cast<SSL_CTX*>(context);
    SSL_CTX_set_options(tls, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_NO_TICKET);
    if (!static_cast<std::vector<crypto::Sha256>*>(pinned)->empty())
        SSL_CTX_set_cert_verify_callback(tls, &is_pinned, pinned);
    return CURLE_OK;
}

std::string server_of(std::string_view url) {
    const std::size_t start = url.find("://");
    return std::string(url.substr(0, start == std::string_view::npos ? 0 : url.find_first_of("/?#", start + 3)));
}

bool is_loopback(std::string_view server) {
    for (const std::string_view host : {"http://127.0.0.1", "http://[::1]", "http://localhost"}) {
        if (server.starts_with(host) && (server.size() == host.size() || server[host.size()] == ':')) return true;
    }
    return false;
}

Result<void> check_route(const MessageRoute& route) {
    const std::string server = server_of(route.url);
    if (server.starts_with("https://") || is_loopback(server)) return {};
    return fail(ErrorKind::invalid, fmt::format("\"{}\" is not an address to send messages to", server), {},
                "give one that begins with https://");
}

}  // namespace

struct MessagePoster::State {
    // A kept connection was checked against its route when it was made; every route has one of its own.
    struct Kept {
        MessageRoute route;
        std::unique_ptr<CURL, Free> handle;
    };
    bool ready = false;
    std::list<Kept> kept;  // the last used first

    Kept* of(const MessageRoute& route) {
        const auto known = std::ranges::find(kept, route, &Kept::route);
        if (known != kept.end()) {
            kept.splice(kept.begin(), kept, known);
            return &kept.front();
        }
        std::unique_ptr<CURL, Free> handle(ready ? curl_easy_init() : nullptr);
        if (!handle) return nullptr;  // tried anew with the next message
        if (kept.size() == kept_routes) kept.pop_back();
        kept.push_front({route, std::move(handle)});
        return &kept.front();
    }
};

MessagePoster::MessagePoster() : state_(std::make_unique<State>()) {
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    state_->ready = ready == CURLE_OK;
}

MessagePoster::~MessagePoster() = default;

Result<PostAnswer> MessagePoster::post(const MessageRoute& route, const MessageToPost& message,
                                       const std::stop_token& stop) {
    TRY_VOID(check_route(route));
    State::Kept* const kept = state_->of(route);
    if (!kept) return fail(ErrorKind::unavailable, "no request to other servers can be made");
    CURL* const handle = kept->handle.get();
    curl_easy_reset(handle);  // keeps the connection
    std::unique_ptr<std::FILE, Free> file;
    std::uintmax_t size = message.body.size();
    if (!message.file.empty()) {
        std::error_code error;
        file.reset(std::fopen(message.file.c_str(), "rb"));
        size = std::filesystem::file_size(message.file, error);
        if (!file || error) return fail(ErrorKind::unavailable, "the message is not in the spool");
    }
    Exchange exchange{handle, file.get(), {}, {}, message.answer_bytes, false, message.take, false, stop};
    std::unique_ptr<curl_slist, Free> headers(
        curl_slist_append(nullptr, ("Content-Type: " + message.content_type).c_str()));
    headers.reset(curl_slist_append(headers.release(), "Expect:"));
    headers.reset(curl_slist_append(headers.release(), "Accept:"));
    const auto set = [&](CURLoption option, auto value) { curl_easy_setopt(handle, option, value); };
    set(CURLOPT_URL, route.url.c_str());
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_PROXY, route.proxy.c_str());
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_USERAGENT, product);
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(message.connect.count()));
    if (message.take) {
        set(CURLOPT_LOW_SPEED_LIMIT, least_answer_rate);
        set(CURLOPT_LOW_SPEED_TIME, 60L);
    } else {
        set(CURLOPT_TIMEOUT_MS, static_cast<long>(message.whole.count()));
    }
    if (!route.local_address.empty()) set(CURLOPT_INTERFACE, route.local_address.c_str());
    set(CURLOPT_SSLVERSION, static_cast<long>(route.oldest_is_1_3 ? CURL_SSLVERSION_TLSv1_3 : CURL_SSLVERSION_TLSv1_2));
    set(CURLOPT_SSL_CIPHER_LIST, tls_1_2_suites);
    set(CURLOPT_TLS13_CIPHERS, tls_1_3_suites);
    set(CURLOPT_SSL_EC_CURVES, tls_groups);
    set(CURLOPT_SSL_SESSIONID_CACHE, 0L);
    if (!kept->route.pinned.empty()) {
        // The authorities of the system have no say then; reading them costs more than the handshake.
        set(CURLOPT_CAINFO, static_cast<const char*>(nullptr));
        set(CURLOPT_CAPATH, static_cast<const char*>(nullptr));
    }
    set(CURLOPT_SSL_CTX_FUNCTION, &set_pins);
    set(CURLOPT_SSL_CTX_DATA, &kept->route.pinned);
    if (!route.certificate.empty()) {
        set(CURLOPT_SSLCERT, route.certificate.c_str());
        set(CURLOPT_SSLKEY, route.key.c_str());
    }
    set(CURLOPT_POST, 1L);
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(size));
    if (file) {
        set(CURLOPT_READFUNCTION, &give);
        set(CURLOPT_READDATA, &exchange);
        set(CURLOPT_SEEKFUNCTION, &rewind_file);
        set(CURLOPT_SEEKDATA, &exchange);
    } else {
        set(CURLOPT_POSTFIELDS, message.body.data());
    }
    set(CURLOPT_UPLOAD_BUFFERSIZE, static_cast<long>(std::clamp<std::uintmax_t>(size, 16 * 1024, 512 * 1024)));
    set(CURLOPT_HTTPHEADER, headers.get());
    set(CURLOPT_HEADERFUNCTION, &take_header);
    set(CURLOPT_HEADERDATA, &exchange);
    set(CURLOPT_WRITEFUNCTION, &take);
    set(CURLOPT_WRITEDATA, &exchange);
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_XFERINFOFUNCTION, &go_on);
    set(CURLOPT_XFERINFODATA, &exchange);
    const CURLcode code = curl_easy_perform(handle);
    if (exchange.too_long)
        return fail(ErrorKind::limit,
                    fmt::format("{} answers more than {} bytes", server_of(route.url), message.answer_bytes));
    if (code != CURLE_OK && !exchange.enough)
        return fail(ErrorKind::unavailable,
                    fmt::format("{} does not answer: {}", server_of(route.url), curl_easy_strerror(code)), {},
                    "it is tried again; if it stays so, look at the peer's certificate and whether it can be reached");
    long status = 0;
    const char* content_type = nullptr;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(handle, CURLINFO_CONTENT_TYPE, &content_type);
    return PostAnswer{static_cast<int>(status), content_type ? content_type : "", std::move(exchange.content_encoding),
                      std::move(exchange.body)};
}

}  // namespace comity::net
