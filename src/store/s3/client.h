// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/octets.h"
#include "base/result.h"
#include "crypto/sealed_stream.h"
#include "crypto/secret.h"

namespace comity::store {

/// Where a bucket is and who we are to it.
struct S3Location {
    std::string endpoint;  ///< "https://s3.example" or with a port; http for a machine's own network only
    std::string region;    ///< "us-east-1" where the server does not care
    std::string bucket;
    std::string prefix;  ///< of every key: "" or "comity/"
    std::string key_id;
    crypto::Secret secret;
};

namespace s3 {

struct Request {
    std::string method = "GET";
    std::string key = {};  ///< behind the bucket; empty for the bucket itself
    /// In any order; names and values as they are, not encoded.
    std::vector<std::pair<std::string, std::string>> query = {};
    std::vector<std::pair<std::string, std::string>> headers = {};
    Octets body = {};
    /// Takes the octets of a good answer as they come; without one they are kept in the answer.
    crypto::OctetSink sink = {};
    int also_good = 0;  ///< a status that is no error here
};

struct Answer {
    int status = 0;
    std::string body;
    std::map<std::string, std::string> headers;  ///< names in lower case
};

/// Requests signed with AWS Signature Version 4. Safe to use from several threads; connections are kept and reused.
class Client {
   public:
    explicit Client(S3Location location);
    ~Client();
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    /// The answer, if its status is 2xx or `also_good`. Errors: `not_found` for 404; `unavailable` for everything else,
    /// with what the server says. A request that got no answer at all is sent a second time.
    Result<Answer> send(const Request& request);

    const std::string& bucket() const { return location_.bucket; }
    const std::string& prefix() const { return location_.prefix; }
    /// For messages.
    std::string place() const;

   private:
    struct Connection;
    std::unique_ptr<Connection> take();
    void give_back(std::unique_ptr<Connection> connection);

    S3Location location_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Connection>> idle_;
};

}  // namespace s3
}  // namespace comity::store
