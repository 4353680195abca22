// SPDX-License-Identifier: EUPL-1.2
// What changes in cases and in the register, for who may see it, as server-sent events (HTML Standard, section 9.2).
#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "api/office/office_groups.h"
#include "node/docket/changes.h"
#include "node/register/lists.h"
#include "store/events/event_table.h"

namespace comity::api {

namespace {

constexpr std::size_t most_changes = 200;

/// A change as it is told, with its place in the record.
struct ToldChange {
    std::int64_t sequence = 0;
    std::string text;
};

/// What the asker may know of what happened behind that sequence: at most `most_changes`, in the order of the record.
Result<std::vector<ToldChange>> changes_told(store::Connection& rows, const node::Asker& asker, std::int64_t seen) {
    std::vector<ToldChange> told;
    const auto tell = [&](std::int64_t sequence, std::string_view event, const std::string& data) {
        told.push_back({sequence, fmt::format("id: {}\nevent: {}\ndata: {}\n\n", sequence, event, data)});
    };
    TRY(cases, node::changes_since(rows, asker, seen, most_changes));
    for (const node::ChangedCase& one : cases)
        tell(one.sequence, "case",
             fmt::format("{{\"case\":\"{}\",\"number\":\"{}\",\"version\":{}}}", one.id, one.number, one.version));
    TRY(holdings, node::register_changes_since(rows, asker, seen, most_changes));
    for (const node::ChangedHolding& one : holdings)
        tell(one.sequence, "register",
             fmt::format("{{\"word\":\"{}\",\"holding\":\"{}\",\"number\":\"{}\",\"version\":{}}}", one.word, one.id,
                         one.number, one.version));
    std::ranges::sort(told, {}, &ToldChange::sequence);
    if (told.size() > most_changes) told.resize(most_changes);
    return told;
}

/// One reader. Gives what is new to them whenever the record has grown, a comment when nothing has, and the end when
/// their session is over, or the substitution by which they read.
class News final : public net::BodyStream, public ChangeFeed::Listener {
   public:
    News(Desk& desk, net::Request request, std::int64_t seen)
        : desk_(desk), request_(std::move(request)), seen_(seen) {}

    void next(Give give) override {
        const std::lock_guard lock(mutex_);
        if (!greeted_) {
            greeted_ = true;
            give(": news of the office\n\n");
            return;
        }
        give_ = std::move(give);
    }

    void on_news(std::int64_t newest) override {
        Give give;
        {
            const std::lock_guard lock(mutex_);
            if (!give_) return;  // the last piece is still on its way
            give = std::exchange(give_, nullptr);
        }
        give(news(newest));
    }

   private:
    std::optional<std::string> news(std::int64_t newest) {
        auto caller = caller_of(desk_, request_, false);
        if (!caller) return std::nullopt;
        if (!*caller || !(*caller)->signed_in()) return std::string();
        if (!stand_in(desk_, request_, **caller)) return std::string();
        std::string text;
        if (newest > seen_) {
            auto lease = desk_.node.database().reader();
            if (!lease) return ": later\n\n";
            const node::Asker asker{desk_.authority(), (*caller)->person, desk_.now()};
            const auto changes = changes_told(**lease, asker, seen_);
            if (!changes) return ": later\n\n";
            for (const ToldChange& change : *changes) text += change.text;
            seen_ = changes->size() == most_changes ? changes->back().sequence : newest;
        }
        return text.empty() ? ": nothing new\n\n" : text;
    }

    Desk& desk_;
    const net::Request request_;
    std::int64_t seen_;
    std::mutex mutex_;
    Give give_;
    bool greeted_ = false;
};

Handled listen(Desk& desk, const net::Request& request, Caller&) {
    TRY(lease, desk.node.database().reader());
    TRY(last, store::EventTable(*lease, desk.authority()).last_sequence());
    std::int64_t seen = static_cast<std::int64_t>(last);
    if (const auto id = request.headers.find("Last-Event-ID")) {
        std::int64_t given = 0;
        const auto [stop, error] = std::from_chars(id->data(), id->data() + id->size(), given);
        if (error == std::errc{} && stop == id->data() + id->size() && given >= 0) seen = std::min(seen, given);
    }
    net::Request kept;
    kept.headers = request.headers;
    kept.target.query = request.target.query;
    const auto news = std::make_shared<News>(desk, std::move(kept), seen);
    desk.changes.add(news);
    net::Response response;
    response.stream = news;
    response.headers.set("Content-Type", "text/event-stream");
    response.headers.set("X-Accel-Buffering", "no");  // a proxy that collects would hold the news back
    return response;
}

}  // namespace

void add_news_resources(Routes& routes) {
    routes.add({.path = "/events",
                .group = "lists",
                .says = "What changes in cases and in the register, as far as one may see it, as server-sent events",
                .answers = {{200, "", "text/event-stream"}}},
               listen);
}

}  // namespace comity::api
