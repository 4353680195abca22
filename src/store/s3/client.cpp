// SPDX-License-Identifier: EUPL-1.2
#include "store/s3/client.h"

#include <algorithm>
#include <cctype>

#include <curl/curl.h>
#include <fmt/format.h>

#include "crypto/hex.h"
#include "crypto/sha256.h"
#include "store/s3/answers.h"

namespace comity::store::s3 {

namespace {

constexpr long connect_seconds = 10;
/// An answer slower than this many octets a second over so many seconds is given up.
constexpr long slow_octets = 1;
constexpr long slow_seconds = 60;
constexpr std::size_t idle_connections = 8;

struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using HeaderList = std::unique_ptr<curl_slist, FreeList>;

void add(HeaderList& list, const std::string& line) {
    list.reset(curl_slist_append(list.release(), line.c_str()));
}

/// Everything but what RFC 3986 calls unreserved, as the signature wants it; "/" stays in keys.
std::string encoded(std::string_view text, bool is_key) {
    std::string result;
    for (const char c : text) {
        const bool unreserved = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '.' || c == '_' ||
                                c == '~' || (is_key && c == '/');
        result += unreserved ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return result;
}

std::string url_of(const S3Location& location, const Request& request) {
    std::string url = fmt::format("{}/{}", location.endpoint, location.bucket);
    if (!request.key.empty()) url += "/" + encoded(request.key, true);
    // In the order of the canonical request: libcurl signs them as they stand.
    auto query = request.query;
    std::ranges::sort(query);
    char separator = '?';
    for (const auto& [name, value] : query) {
        url += fmt::format("{}{}={}", separator, encoded(name, false), encoded(value, false));
        separator = '&';
    }
    return url;
}

/// What comes in while a request runs.
struct Arrival {
    CURL* handle = nullptr;
    const Request* request = nullptr;
    Answer answer;
    Result<void> sunk;
    bool too_long = false;

    bool good() const {
        long status = 0;
        curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
        return status >= 200 && status < 300;
    }
};

std::size_t take_body(char* data, std::size_t, std::size_t count, void* user) {
    auto& arrival = *static_cast<Arrival*>(user);
    const std::string_view piece(data, count);
    if (arrival.request->sink && arrival.good()) {
        arrival.sunk = arrival.request->sink(octets(piece));
        return arrival.sunk ? count : 0;
    }
    arrival.too_long = arrival.answer.body.size() + count > max_answer;
    if (arrival.too_long) return 0;
    arrival.answer.body += piece;
    return count;
}

std::size_t take_header(char* data, std::size_t, std::size_t count, void* user) {
    auto& arrival = *static_cast<Arrival*>(user);
    const std::string_view line(data, count);
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return count;
    std::string name(line.substr(0, colon));
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
    std::string_view value = line.substr(colon + 1);
    while (!value.empty() && (value.front() == ' ' || value.front() == '\t')) value.remove_prefix(1);
    while (!value.empty() && (value.back() == '\r' || value.back() == '\n')) value.remove_suffix(1);
    arrival.answer.headers[name] = value;
    return count;
}

struct Unsent {
    Octets left;
    Octets all;
};

std::size_t give_body(char* to, std::size_t, std::size_t count, void* user) {
    auto& unsent = *static_cast<Unsent*>(user);
    const std::size_t taken = std::min(count, unsent.left.size());
    std::copy_n(unsent.left.begin(), taken, to);
    unsent.left = unsent.left.subspan(taken);
    return taken;
}

int give_body_again(void* user, curl_off_t offset, int origin) {
    auto& unsent = *static_cast<Unsent*>(user);
    if (origin != SEEK_SET || offset < 0 || static_cast<std::size_t>(offset) > unsent.all.size())
        return CURL_SEEKFUNC_FAIL;
    unsent.left = unsent.all.subspan(static_cast<std::size_t>(offset));
    return CURL_SEEKFUNC_OK;
}

/// The server had no part in it, or cut it short before an answer: the same request may be sent again.
bool unanswered(CURLcode code) {
    return code == CURLE_COULDNT_CONNECT || code == CURLE_GOT_NOTHING || code == CURLE_SEND_ERROR ||
           code == CURLE_RECV_ERROR;
}

tl::unexpected<Error> refused(const Answer& answer, std::string place) {
    const ServerError error = read_error(answer.body);
    std::string message = fmt::format("the storage server answers {}", answer.status);
    if (!error.code.empty()) message += fmt::format(", {}: {}", error.code, error.message);
    std::string hint = "try again; if it stays so, look at the storage server";
    if (answer.status == 404) hint = "look whether the bucket exists and the endpoint is right";
    if (answer.status == 403 || answer.status == 401)
        hint = "check the key, its rights on the bucket, the region, and that both clocks are right";
    if (answer.status == 507) hint = "make room on the storage server; nothing need be repaired";
    const bool missing = answer.status == 404 && error.code != "NoSuchBucket";
    return fail(missing ? ErrorKind::not_found : ErrorKind::unavailable, std::move(message), Place{std::move(place)},
                std::move(hint));
}

}  // namespace

struct Client::Connection {
    Connection() : handle(curl_easy_init()) {}
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection() { curl_easy_cleanup(handle); }

    CURL* handle;
};

Client::Client(S3Location location) : location_(std::move(location)) {
    // Needed once per process; counted, and safe here because no other call of ours can come before.
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    (void)ready;
}

Client::~Client() = default;

std::string Client::place() const {
    return fmt::format("{}/{}", location_.endpoint, location_.bucket);
}

std::unique_ptr<Client::Connection> Client::take() {
    const std::lock_guard lock(mutex_);
    if (idle_.empty()) return std::make_unique<Connection>();
    auto connection = std::move(idle_.back());
    idle_.pop_back();
    curl_easy_reset(connection->handle);  // the connection to the server stays
    return connection;
}

void Client::give_back(std::unique_ptr<Connection> connection) {
    const std::lock_guard lock(mutex_);
    if (idle_.size() < idle_connections) idle_.push_back(std::move(connection));
}

Result<Answer> Client::send(const Request& request) {
    auto connection = take();
    CURL* handle = connection->handle;
    Arrival arrival{.handle = handle, .request = &request, .answer = {}, .sunk = {}};
    Unsent unsent{request.body, request.body};
    const bool has_body = request.method == "PUT" || request.method == "POST";

    HeaderList headers;
    // libcurl signs the digest that stands here; without it servers refuse.
    add(headers, "x-amz-content-sha256: " + crypto::hex(crypto::sha256(request.body)));
    for (const auto& [name, value] : request.headers) add(headers, fmt::format("{}: {}", name, value));

    const std::string url = url_of(location_, request);
    const std::string signature = fmt::format("aws:amz:{}:s3", location_.region);
    std::string credentials = fmt::format("{}:{}", location_.key_id, as_text(location_.secret.octets()));
    curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle, CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, request.method.c_str());
    curl_easy_setopt(handle, CURLOPT_NOBODY, request.method == "HEAD" ? 1L : 0L);
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(handle, CURLOPT_AWS_SIGV4, signature.c_str());
    curl_easy_setopt(handle, CURLOPT_USERPWD, credentials.c_str());
    crypto::wipe({reinterpret_cast<unsigned char*>(credentials.data()), credentials.size()});
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, connect_seconds);
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_LIMIT, slow_octets);
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_TIME, slow_seconds);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &arrival);
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, &arrival);
    if (has_body) {
        curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
        curl_easy_setopt(handle, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
        curl_easy_setopt(handle, CURLOPT_READFUNCTION, give_body);
        curl_easy_setopt(handle, CURLOPT_READDATA, &unsent);
        curl_easy_setopt(handle, CURLOPT_SEEKFUNCTION, give_body_again);
        curl_easy_setopt(handle, CURLOPT_SEEKDATA, &unsent);
    }

    CURLcode code = curl_easy_perform(handle);
    if (unanswered(code) && arrival.answer.headers.empty()) {
        unsent.left = unsent.all;
        code = curl_easy_perform(handle);
    }
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    arrival.answer.status = static_cast<int>(status);
    if (!arrival.sunk) return tl::unexpected(std::move(arrival.sunk).error());
    if (arrival.too_long)
        return fail(ErrorKind::unavailable, "the storage server's answer is longer than any it should give",
                    Place{place()}, "look whether the endpoint is an S3 server");
    if (code != CURLE_OK)
        return fail(ErrorKind::unavailable,
                    fmt::format("the storage server does not answer: {}", curl_easy_strerror(code)), Place{place()},
                    "start the storage server, or mend the way to it");
    give_back(std::move(connection));
    if ((status < 200 || status >= 300) && status != request.also_good) return refused(arrival.answer, place());
    return std::move(arrival.answer);
}

}  // namespace comity::store::s3
