// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <optional>

#include "node/channel/access_point.h"

namespace comity::node {

/// Over HTTP on loopback, with the shared secret.
class AccessPointClient : public AccessPoint {
   public:
    /// `url`: "http://127.0.0.1:8471", without a path.
    AccessPointClient(std::string url, std::string secret) : url_(std::move(url)), secret_(std::move(secret)) {}

    Result<void> order(const channel::OutgoingOrder& order) override;
    Result<void> send_again(std::string_view id) override;
    Result<channel::EventPage> events(std::int64_t after, std::chrono::seconds wait) override;
    Result<std::string> receipt(std::string_view id) override;
    Result<std::string> header(std::string_view id) override;
    Result<void> forget(std::string_view id) override;
    Result<FetchedDirectory> directory() override;
    Result<void> give_directory(std::string_view note, std::string_view json) override;
    Result<std::string> pmodes() override;
    Result<std::string> health() override;

   private:
    struct Answer {
        int status = 0;
        std::string body;
    };
    Result<Answer> ask(std::string method, const std::string& path, std::string body = {},
                       std::chrono::seconds patience = std::chrono::seconds(0)) const;

    std::string url_;
    std::string secret_;
};

/// The one line of a file that only its owner may read. Errors: `not_found`; others may read it; it is empty.
Result<std::string> read_channel_secret(const std::filesystem::path& file);

}  // namespace comity::node
