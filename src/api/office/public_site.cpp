// SPDX-License-Identifier: EUPL-1.2
#include "api/office/public_site.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <exception>

#include <fmt/format.h>

#include "api/office/routes.h"
#include "net/problem.h"

namespace comity::api {

namespace {

constexpr std::string_view entrance = "index.html";
constexpr std::string_view site_job = "public-site";
/// How long a request waits for the first edition.
constexpr std::chrono::seconds longest_wait{5};

net::Response page_answer(std::string_view type, net::Body body) {
    net::Response response;
    response.headers.set("Content-Type", std::string(type));
    response.headers.set("Content-Security-Policy", std::string(node::site_policy));
    response.headers.set("Cache-Control", "public, max-age=60");
    response.body = std::move(body);
    return response;
}

net::Response moved_to(const Desk& desk, std::string_view path) {
    net::Response response;
    response.status = 308;
    response.headers.set("Location", fmt::format("{}/public/{}", desk.site.base_path, path));
    return response;
}

/// "ru" of "ru/search"; "" of other paths.
std::string_view searched_language(std::string_view path) {
    for (const std::string_view language : registry::public_languages)
        if (path.starts_with(language) && path.substr(language.size()) == "/search") return language;
    return {};
}

/// Of what was found; 1 where none is asked for. Errors: `invalid` for what is no number.
Result<std::size_t> asked_page(const net::Request& request) {
    const std::string_view typed = request.query("page").value_or("1");
    std::size_t page = 0;
    const auto [end, fault] = std::from_chars(typed.data(), typed.data() + typed.size(), page);
    if (fault != std::errc() || end != typed.data() + typed.size())
        return fail(ErrorKind::invalid, "'page' is no number", {}, "1, 2 and so on");
    return page;
}

Handled site_file(Desk& desk, const net::Request& request, const std::string& path) {
    TRY(edition, desk.public_site->edition());
    if (const auto at = edition->files.find(path); at != edition->files.end())
        return page_answer(at->second.type, net::Body(at->second.text));
    if (const std::string_view language = searched_language(path); !language.empty()) {
        const std::string typed(request.query("q").value_or(""));
        TRY(page, asked_page(request));
        TRY(found, edition->search.answer(edition->owner, edition->record.on, language, typed, page));
        return page_answer(found.type, net::Body(std::move(found.text)));
    }
    const std::string folder = path.ends_with('/') ? path : path + "/";
    if (edition->files.contains(folder + std::string(entrance))) return moved_to(desk, folder + std::string(entrance));
    return fail(ErrorKind::not_found, "there is no such public page", {}, "begin at /public");
}

}  // namespace

PublicSite::PublicSite(Desk& desk, std::function<void(const Error&)> report)
    : desk_(desk), report_(std::move(report)), thread_([this] { loop(); }) {}

PublicSite::~PublicSite() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    told_.notify_all();
    tried_.notify_all();
    thread_.join();
}

void PublicSite::on_news(std::int64_t) {
    {
        const std::lock_guard lock(mutex_);
        news_ = true;
    }
    told_.notify_all();
}

/// What cannot be made now is made at the next news, or heartbeat, of the record, or for whoever asks first.
void PublicSite::loop() {
    std::string trouble;
    while (true) {
        {
            std::unique_lock lock(mutex_);
            told_.wait(lock, [this] { return ending_ || asked_ || (news_ && edition_); });
            if (ending_) return;
            news_ = false;
            asked_ = false;
        }
        const Instant began = desk_.now();
        const Result<bool> made = attempt();
        const std::string now = made ? std::string() : to_string(made.error());
        if (!made && now != trouble && report_)  // once, not at each heartbeat
            report_({made.error().kind, "public site: " + made.error().message, made.error().place,
                     "the former pages stay until this is mended"});
        // Where nothing had changed there was nothing to do.
        if (now != trouble || !made || *made)
            desk_.node.job_reports().note(desk_.authority(), {.job = std::string(site_job),
                                                              .began = began,
                                                              .ended = desk_.now(),
                                                              .cases = 0,
                                                              .changed = 0,
                                                              .fault = now});
        trouble = now;
        {
            const std::lock_guard lock(mutex_);
            ++attempts_;
        }
        tried_.notify_all();
    }
}

Result<bool> PublicSite::attempt() {
    try {
        return refresh();
    } catch (const std::exception& fault) {
        return fail(ErrorKind::unavailable, fault.what(), {}, "report it, with the version of the program");
    }
}

Result<std::shared_ptr<const SiteEdition>> PublicSite::edition() {
    std::unique_lock lock(mutex_);
    if (edition_) return edition_;
    asked_ = true;
    told_.notify_all();
    const std::uint64_t before = attempts_;
    tried_.wait_for(lock, longest_wait, [&] { return ending_ || edition_ || attempts_ != before; });
    if (edition_) return edition_;
    if (attempts_ != before)
        return fail(ErrorKind::unavailable, "the public pages cannot be made now", {},
                    "ask again in a while; the log of the server says why");
    return fail(ErrorKind::unavailable, "the public pages are being made", {}, "ask again in a few seconds");
}

Result<bool> PublicSite::refresh() {
    node::Authority& authority = *desk_.office.authority;
    const CivilDate today = desk_.cases().environment(desk_.now()).today;
    std::string made_of;
    auto edition = std::make_shared<SiteEdition>();
    {
        TRY(lease, desk_.node.database().reader());
        TRY(version, node::public_version(*lease, authority.id));
        made_of = to_string(today) + " " + version;
        if (made_of == made_of_) return false;
        TRY(record, node::public_record(*lease, authority, today));
        edition->record = std::move(record);
    }
    edition->owner = {authority.id, authority.name, authority.state, true};
    std::vector<node::SiteFile> files = node::site_files(edition->owner, desk_.node.law(), edition->record);
    edition->search = node::SiteSearch(files);
    for (node::SiteFile& file : files)
        edition->files.emplace(
            std::move(file.path),
            ReadyFile{std::move(file.type), std::make_shared<const std::string>(std::move(file.text))});
    made_of_ = std::move(made_of);
    const std::lock_guard lock(mutex_);
    edition_ = std::move(edition);
    return true;
}

void add_public_site(net::Router& router, std::shared_ptr<Desk> desk) {
    for (const std::string_view path : {"/public", "/public/"})
        router.add(net::Method::get, path, [desk](const net::Request&) { return moved_to(*desk, entrance); });
    const auto add = [&](const std::string& pattern) {
        router.add(net::Method::get, pattern, [desk](const net::Request& request) {
            std::string path;
            for (const auto& [name, value] : request.path_parameters) path += (path.empty() ? "" : "/") + value;
            auto answer = site_file(*desk, request, path);
            if (answer) return *std::move(answer);
            return net::problem(answer.error());
        });
    };
    std::string pattern = "/public";
    for (const std::string_view segment : {"first", "second", "third"}) {
        pattern += fmt::format("/{{{}}}", segment);
        add(pattern);
        if (segment != "third") add(pattern + "/");
    }
}

}  // namespace comity::api
