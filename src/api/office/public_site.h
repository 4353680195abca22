// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <vector>

#include "api/office/desk.h"
#include "net/router.h"
#include "node/register/public_record.h"
#include "node/site/site_search.h"

namespace comity::api {

/// A file of the public site, ready to be sent.
struct ReadyFile {
    std::string type;
    std::shared_ptr<const std::string> text;
};

/// What is public, its pages, and what they are searched by, all of one state of the record and one day.
struct SiteEdition {
    node::PublicRecord record;
    node::SiteOwner owner;
    std::unordered_map<std::string, ReadyFile> files;
    node::SiteSearch search;
};

/// Keeps the public site: another edition is made, on a thread of its own, when something became public, was corrected
/// or withdrawn, and when the day changed; meanwhile and where the database does not answer the former one is served.
class PublicSite final : public ChangeFeed::Listener {
   public:
    /// `report`: told once of what keeps another edition from being made; may be empty.
    explicit PublicSite(Desk& desk, std::function<void(const Error&)> report = {});
    PublicSite(const PublicSite&) = delete;
    PublicSite& operator=(const PublicSite&) = delete;
    ~PublicSite() override;

    void on_news(std::int64_t newest) override;

    /// The first one is made, on the thread, when somebody asks; they wait for it a few seconds at most. Errors: it
    /// is still being made, or cannot be.
    Result<std::shared_ptr<const SiteEdition>> edition();

   private:
    void loop();
    /// Makes another edition where the present one is of another day or state; whether it did.
    Result<bool> refresh();
    Result<bool> attempt();

    Desk& desk_;
    std::function<void(const Error&)> report_;
    std::string made_of_ = {};  ///< of the thread alone
    std::mutex mutex_;
    std::shared_ptr<const SiteEdition> edition_ = {};
    std::uint64_t attempts_ = 0;
    std::condition_variable told_;
    std::condition_variable tried_;
    bool asked_ = false;
    bool news_ = false;
    bool ending_ = false;
    std::thread thread_;
};

/// The public site below /public: the files of node/site/, and the answers to what is looked for on it.
void add_public_site(net::Router& router, std::shared_ptr<Desk> desk);

}  // namespace comity::api
