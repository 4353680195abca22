// SPDX-License-Identifier: EUPL-1.2
#include "api/office/desk.h"

#include <array>

#include "api/office/public_site.h"
#include "base/octets.h"
#include "crypto/hex.h"
#include "crypto/password.h"
#include "node/accounts/schema.h"
#include "node/contents/schema.h"
#include "node/webhooks/schema.h"
#include "store/sql/migration.h"

namespace comity::api {

Desk::Desk(node::Node& of, node::Office& here, Site at, crypto::RandomBytes from, std::string decoy, Means means)
    : node(of),
      office(here),
      site(std::move(at)),
      random(std::move(from)),
      accounts(*office.authority, *office.writer, node.database()),
      trust(accounts, *office.authority, *office.writer, node.database(), office.authority->four_eyes),
      sessions(node.database(), office.authority->id),
      tries(node.database(), office.authority->id),
      sign_in(tries, sessions, random, std::move(decoy)),
      contents(std::make_unique<node::CaseContents>(*office.authority, *office.writer, node.database(),
                                                    std::move(means.contents))),
      papers(std::make_unique<node::PaperDesk>(*office.cases, *contents, node.database(), means.templates,
                                               std::move(means.seal_keys), std::move(means.reader_page))),
      incoming(std::move(means.incoming)),
      webhooks(office, node.database()),
      changes(node.database(), office.authority->id) {}

Result<std::shared_ptr<Desk>> Desk::open(node::Node& node, std::string_view authority, Site site, Means means) {
    TRY(office, node.office(authority));
    {
        TRY(writer, node.database().writer());
        const std::array schemas{node::accounts_schema(), node::contents_schema(), node::webhooks_schema()};
        TRY_VOID(store::migrate(*writer, schemas));
    }
    const crypto::RandomBytes random = crypto::system_random();
    std::array<unsigned char, 32> nobody{};
    random(nobody);
    TRY(decoy, crypto::hash_password(crypto::hex(nobody), random));
    auto report = std::move(means.report);
    auto desk = std::make_shared<Desk>(node, *office, std::move(site), random, std::move(decoy), std::move(means));
    TRY_VOID(desk->forget_old());
    desk->public_site = std::make_shared<PublicSite>(*desk, std::move(report));
    desk->changes.add(desk->public_site);
    return desk;
}

/// What is over or forgiven anyway, so that the tables do not grow for ever.
Result<void> Desk::forget_old() {
    constexpr std::int64_t day = 24 * 60 * 60 * 1000;
    TRY(yesterday, Instant::at(now().utc_milliseconds() - day));
    TRY_VOID(sessions.remove_unused_since(yesterday));
    TRY_VOID(tries.forget_before(yesterday));
    TRY_VOID(webhooks.forget_old());
    return contents->forget_old();
}

}  // namespace comity::api
