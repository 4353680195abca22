// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "node/accounts/account_book.h"
#include "node/node.h"
#include "node/webhooks/delivery_table.h"

namespace comity::node {

/// Sends a message to an address and gives the status of the answer. Errors: there was none in time.
using PostWebhook = std::function<Result<int>(const std::string& url, const WebhookMessage& message)>;
/// By HTTP: certificates checked, no redirect followed, no proxy, ten seconds in all.
Result<int> post_webhook(const std::string& url, const WebhookMessage& message);

/// How a receiver of the settings, or one that an account still subscribes for, stands.
struct ListedWebhook {
    std::string receiver;
    std::string server;   ///< scheme, host and port; "" where the settings no longer name it
    std::string account;  ///< whose eyes it has; "" where nobody subscribed
    std::int64_t waiting = 0;
    std::vector<Delivery> given_up;
};

/// Tells receivers of one authority which cases changed, as far as the account that subscribes may list them: when they
/// are noticed and again when they are sent. What is claimed and not answered, also by a process that was killed, is
/// sent again with the same id: at least once. Safe to use from several threads and nodes.
class Webhooks {
   public:
    Webhooks(Office& office, store::Database& database, PostWebhook post = post_webhook);

    /// Notices what changed and sends what is due now, to each receiver in its turn until none is left. A receiver that
    /// fails keeps nobody else waiting but itself, one that answers late not longer than its turn. Leaves off after the
    /// message it is at when `stop` asks for it. Errors: of the database.
    Result<void> run_due(const std::stop_token& stop = {});

    /// Removes what was given up long ago. Errors: of the database.
    Result<void> forget_old();

    /// Errors: `forbidden`.
    Result<std::vector<ListedWebhook>> list(const Person& person);
    /// What was given up is sent again; gives how many. Errors: `forbidden`.
    Result<std::int64_t> retry(const Person& person, std::string_view receiver);

    /// Waits before the second and each later attempt ("Deliverability and reliability"); after the last it is given
    /// up.
    static constexpr std::array<std::chrono::seconds, 9> waits{
        std::chrono::seconds(5), std::chrono::minutes(5), std::chrono::minutes(30),
        std::chrono::hours(2),   std::chrono::hours(5),   std::chrono::hours(10),
        std::chrono::hours(14),  std::chrono::hours(20),  std::chrono::hours(24)};
    static constexpr std::chrono::minutes lease{5};  ///< longer than a turn whose last answer comes late
    static constexpr std::chrono::seconds turn{10};  ///< then it is the next receiver's
    static constexpr std::size_t batch = 20;         ///< most messages of a turn
    /// While more than so many wait, changes are not looked for: later they are fewer, one for each case.
    static constexpr std::int64_t most_waiting = 1000;
    static constexpr std::size_t most_listed = 100;
    static constexpr std::chrono::days keep_given_up{30};

   private:
    Result<void> notice(const std::vector<AccountBook::Subscription>& subscriptions);
    Result<void> notice_for(const AccountBook::Subscription& subscription, const Told& told);
    Result<std::int64_t> subscribed_at(const std::string& account);
    Result<bool> send_batch(const WebhookReceiver& receiver, const Person& eyes, const std::stop_token& stop);
    Result<void> send_later(std::span<Delivery> deliveries, std::chrono::milliseconds wait);
    Result<void> settle(Delivery& delivery, const Result<int>& status);
    Result<bool> may_see(const Person& eyes, const std::string& case_id);
    Result<void> write(const std::function<Result<void>(DeliveryTable&, Instant)>& work);

    Office& office_;
    store::Database& database_;
    PostWebhook post_;
    AccountBook accounts_;
};

}  // namespace comity::node
