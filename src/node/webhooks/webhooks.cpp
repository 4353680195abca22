// SPDX-License-Identifier: EUPL-1.2
#include "node/webhooks/webhooks.h"

#include <algorithm>

#include <fmt/format.h>

#include "net/client/fetch.h"
#include "node/docket/visible.h"
#include "store/events/event_table.h"
#include "store/sql/transaction.h"

namespace comity::node {

namespace {

constexpr std::size_t most_changes = 200;

Person eyes_of(const ListedAccount& account) {
    return {.account = account.id, .roles = account.roles, .unit = account.unit, .on_behalf_of = ""};
}

Result<void> check(const Person& person, access::Verb verb) {
    const access::Permission permission = person.may(access::Relation::none, access::Resource::configuration, verb);
    if (permission.allowed()) return {};
    return fail(ErrorKind::forbidden, permission.reason);
}

Result<Instant> after(Instant now, std::chrono::milliseconds wait) {
    return Instant::at(now.utc_milliseconds() + wait.count());
}

/// What stands behind it may be a secret.
std::string server_of(const std::string& url) {
    return url.substr(0, url.find_first_of("/?", url.find("://") + 3));
}

}  // namespace

Result<int> post_webhook(const std::string& url, const WebhookMessage& message) {
    TRY(answer, net::fetch({.method = "POST", .url = url, .headers = message.headers, .body = message.body},
                           {.connect = std::chrono::seconds(5), .whole = std::chrono::seconds(10)}));
    return answer.status;
}

Webhooks::Webhooks(Office& office, store::Database& database, PostWebhook post)
    : office_(office),
      database_(database),
      post_(std::move(post)),
      accounts_(*office.authority, *office.writer, database) {}

Result<void> Webhooks::write(const std::function<Result<void>(DeliveryTable&, Instant)>& work) {
    TRY_VOID(office_.writer->run([&](Unit& unit) -> Result<std::string> {
        DeliveryTable table(unit.rows, office_.authority->id);
        TRY_VOID(work(table, unit.now));
        return std::string();
    }));
    return {};
}

Result<void> Webhooks::run_due(const std::stop_token& stop) {
    TRY(subscriptions, accounts_.webhooks());
    TRY_VOID(notice(subscriptions));
    for (bool more = true; more;) {
        more = false;
        for (const AccountBook::Subscription& subscription : subscriptions) {
            const auto receiver =
                std::ranges::find(office_.authority->webhooks, subscription.receiver, &WebhookReceiver::name);
            if (receiver == office_.authority->webhooks.end()) continue;
            TRY(left, send_batch(*receiver, eyes_of(subscription.account), stop));
            if (stop.stop_requested()) return {};
            more = more || left;
        }
    }
    return {};
}

Result<void> Webhooks::notice(const std::vector<AccountBook::Subscription>& subscriptions) {
    std::map<std::string, Told> told;
    std::int64_t newest = 0;
    {
        TRY(lease, database_.reader());
        TRY(known, DeliveryTable(*lease, office_.authority->id).told());
        told = std::move(known);
        TRY(last, store::EventTable(*lease, office_.authority->id).last_sequence());
        newest = static_cast<std::int64_t>(last);
    }
    for (const AccountBook::Subscription& subscription : subscriptions) {
        const auto known = told.extract(subscription.receiver);
        Told from = known.empty() ? Told() : known.mapped();
        if (from.account != subscription.account.id) {
            TRY(since, subscribed_at(subscription.account.id));
            from = {subscription.account.id, since};
            TRY_VOID(write([&](DeliveryTable& table, Instant) { return table.begin(subscription.receiver, from); }));
        }
        if (from.sequence < newest) TRY_VOID(notice_for(subscription, from));
    }
    for (const auto& [receiver, ended] : told)
        TRY_VOID(write([&](DeliveryTable& table, Instant) { return table.end(receiver); }));
    return {};
}

/// The last event of the account is the subscription, or came after it: what happened before is not told.
Result<std::int64_t> Webhooks::subscribed_at(const std::string& account) {
    TRY(lease, database_.reader());
    TRY(last, lease->one("SELECT max(sequence) FROM record_events WHERE authority = $1 AND stream_kind = 'account' AND "
                         "stream_id = $2",
                         {office_.authority->id, account}, [](const store::Row& row) { return row.number(0); }));
    return last.value_or(0);
}

Result<void> Webhooks::notice_for(const AccountBook::Subscription& subscription, const Told& told) {
    std::vector<ChangedCase> changes;
    std::int64_t until = 0;
    {
        TRY(lease, database_.reader());
        TRY(transaction, store::Transaction::read(*lease));  // the place and the changes before it, of one moment
        TRY(waiting, DeliveryTable(*lease, office_.authority->id).waiting(subscription.receiver));
        if (waiting > most_waiting) return {};
        TRY(last, store::EventTable(*lease, office_.authority->id).last_sequence());
        const Asker asker{office_.authority->id, eyes_of(subscription.account), office_.writer->now()};
        TRY(found, changes_since(*lease, asker, told.sequence, most_changes));
        until = found.size() == most_changes ? found.back().sequence : static_cast<std::int64_t>(last);
        changes = std::move(found);
    }
    return write(
        [&](DeliveryTable& table, Instant now) { return table.add(subscription.receiver, told, until, changes, now); });
}

Result<bool> Webhooks::may_see(const Person& eyes, const std::string& case_id) {
    const std::string sql = fmt::format("SELECT 1 FROM docket_case c WHERE c.authority = $1 AND c.id = $5 AND {}",
                                        visible("c.id", eyes, access::Resource::case_file, access::Verb::list));
    TRY(lease, database_.reader());
    TRY(found, lease->one(sql,
                          {office_.authority->id, eyes.account, eyes.as_head(),
                           office_.writer->now().utc_milliseconds(), case_id},
                          [](const store::Row& row) { return row.number(0); }));
    return found.has_value();
}

/// Whether there may be more to send now.
Result<bool> Webhooks::send_batch(const WebhookReceiver& receiver, const Person& eyes, const std::stop_token& stop) {
    {
        TRY(lease, database_.reader());
        TRY(any, DeliveryTable(*lease, office_.authority->id).is_due(receiver.name, office_.writer->now()));
        if (!any) return false;
    }
    std::vector<Delivery> due;
    TRY_VOID(write([&](DeliveryTable& table, Instant now) -> Result<void> {
        TRY(leased, after(now, lease));
        TRY(claimed, table.claim(receiver.name, now, leased, batch));
        due = std::move(claimed);
        return {};
    }));
    TRY(enough, after(office_.writer->now(), turn));
    for (auto delivery = due.begin(); delivery != due.end(); ++delivery) {
        if (stop.stop_requested() || office_.writer->now() >= enough) {
            TRY_VOID(send_later({delivery, due.end()}, {}));
            return true;
        }
        TRY(seen, may_see(eyes, delivery->changed.case_id));
        if (!seen) {
            TRY_VOID(write([&](DeliveryTable& table, Instant) { return table.remove(*delivery); }));
            continue;
        }
        TRY(message, webhook_message(delivery->changed, receiver.secret.octets(), office_.writer->now()));
        const Result<int> status = post_(receiver.url, message);
        TRY_VOID(settle(*delivery, status));
        if (status) continue;
        // Nobody answers: the others wait with this one, and it is not held against them.
        TRY_VOID(send_later({delivery + 1, due.end()}, waits.front()));
        return false;
    }
    return due.size() == batch;
}

/// What was claimed and not tried does not count as an attempt.
Result<void> Webhooks::send_later(std::span<Delivery> deliveries, std::chrono::milliseconds wait) {
    return write([&](DeliveryTable& table, Instant now) -> Result<void> {
        TRY(next, after(now, wait));
        for (Delivery& delivery : deliveries) {
            --delivery.attempts;
            TRY_VOID(table.put_off(delivery, next));
        }
        return {};
    });
}

Result<void> Webhooks::settle(Delivery& delivery, const Result<int>& status) {
    if (status && *status / 100 == 2)
        return write([&](DeliveryTable& table, Instant) { return table.remove(delivery); });
    delivery.answer = status ? fmt::format("answered with status {}", *status) : status.error().message;
    // 410: "the endpoint is gone", and asks not to be told again.
    const bool gone = status && *status == 410;
    const auto made = static_cast<std::size_t>(delivery.attempts);
    return write([&](DeliveryTable& table, Instant now) -> Result<void> {
        if (gone || made > waits.size()) return table.give_up(delivery);
        TRY(next, after(now, waits.at(made - 1)));
        return table.put_off(delivery, next);
    });
}

Result<void> Webhooks::forget_old() {
    return write([&](DeliveryTable& table, Instant now) -> Result<void> {
        TRY(before, after(now, -keep_given_up));
        return table.forget_given_up(before);
    });
}

Result<std::vector<ListedWebhook>> Webhooks::list(const Person& person) {
    TRY_VOID(check(person, access::Verb::list));
    TRY(subscriptions, accounts_.webhooks());
    std::vector<ListedWebhook> all;
    for (const WebhookReceiver& receiver : office_.authority->webhooks)
        all.push_back({.receiver = receiver.name, .server = server_of(receiver.url), .account = "", .given_up = {}});
    for (const AccountBook::Subscription& subscription : subscriptions) {
        auto known = std::ranges::find(all, subscription.receiver, &ListedWebhook::receiver);
        if (known == all.end())
            known =
                all.insert(all.end(), {.receiver = subscription.receiver, .server = "", .account = "", .given_up = {}});
        known->account = subscription.account.id;
    }
    TRY(lease, database_.reader());
    DeliveryTable table(*lease, office_.authority->id);
    for (ListedWebhook& webhook : all) {
        TRY(waiting, table.waiting(webhook.receiver));
        webhook.waiting = waiting;
        TRY(given_up, table.given_up(webhook.receiver, most_listed));
        webhook.given_up = std::move(given_up);
    }
    return all;
}

Result<std::int64_t> Webhooks::retry(const Person& person, std::string_view receiver) {
    TRY_VOID(check(person, access::Verb::administer));
    std::int64_t revived = 0;
    TRY_VOID(write([&](DeliveryTable& table, Instant now) -> Result<void> {
        TRY(count, table.revive(receiver, now));
        revived = count;
        return {};
    }));
    return revived;
}

}  // namespace comity::node
