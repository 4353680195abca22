// SPDX-License-Identifier: EUPL-1.2
#include "api/office/public_site.h"

#include <mutex>
#include <unordered_map>

#include <fmt/format.h>

#include "net/problem.h"
#include "node/site/public_site.h"
#include "store/events/event_table.h"

namespace comity::api {

namespace {

/// A file ready to be sent.
struct ReadyFile {
    std::string type;
    std::shared_ptr<const std::string> text;
};
using ReadyFiles = std::unordered_map<std::string, ReadyFile>;

class PublicSite {
   public:
    explicit PublicSite(std::shared_ptr<Desk> desk) : desk_(std::move(desk)) {}

    net::Response answer(const std::string& path) {
        auto found = find(path);
        if (!found) return net::problem(found.error());
        net::Response response;
        response.headers.set("Content-Type", found->type);
        response.headers.set("Content-Security-Policy", std::string(node::site_policy));
        response.headers.set("Cache-Control", "public, max-age=60");
        response.body = net::Body(found->text);
        return response;
    }

    net::Response entrance() const {
        net::Response response;
        response.status = 308;
        response.headers.set("Location", desk_->site.base_path + "/public/index.html");
        return response;
    }

   private:
    Result<ReadyFile> find(const std::string& path) {
        const std::lock_guard lock(mutex_);
        TRY_VOID(bring_up_to_date());
        for (const ReadyFiles* files : {&record_files_, &treaty_files_})
            if (const auto at = files->find(path); at != files->end()) return at->second;
        return fail(ErrorKind::not_found, "there is no such public page", {}, "begin at /public");
    }

    Result<void> bring_up_to_date() {
        TRY(lease, desk_->node.database().reader());
        const node::Authority& authority = *desk_->office.authority;
        TRY(last, store::EventTable(*lease, authority.id).last_sequence());
        const CivilDate today = desk_->cases().environment(desk_->now()).today;
        const node::SiteOwner owner{authority.id, authority.name, authority.state};
        if (treaties_on_ != today) {
            treaty_files_ = ready(node::treaty_files(owner, desk_->node.law(), today));
            treaties_on_ = today;
        }
        if (record_on_ == today && record_at_ == last) return {};
        TRY(record, node::public_record(*lease, *desk_->office.authority, today));
        record_files_ = ready(node::record_files(owner, desk_->node.law(), record));
        record_on_ = today;
        record_at_ = last;
        return {};
    }

    static ReadyFiles ready(std::vector<node::SiteFile> files) {
        ReadyFiles made;
        for (node::SiteFile& file : files)
            made.emplace(std::move(file.path),
                         ReadyFile{std::move(file.type), std::make_shared<const std::string>(std::move(file.text))});
        return made;
    }

    std::shared_ptr<Desk> desk_;
    std::mutex mutex_;
    ReadyFiles record_files_, treaty_files_;
    std::optional<CivilDate> record_on_, treaties_on_;
    std::uint64_t record_at_ = 0;
};

}  // namespace

void add_public_site(net::Router& router, std::shared_ptr<Desk> desk) {
    const auto site = std::make_shared<PublicSite>(std::move(desk));
    router.add(net::Method::get, "/public", [site](const net::Request&) { return site->entrance(); });
    std::string pattern = "/public";
    for (const std::string_view segment : {"first", "second", "third"}) {
        pattern += fmt::format("/{{{}}}", segment);
        router.add(net::Method::get, pattern, [site](const net::Request& request) {
            std::string path;
            for (const auto& [name, value] : request.path_parameters) path += (path.empty() ? "" : "/") + value;
            return site->answer(path);
        });
    }
}

}  // namespace comity::api
