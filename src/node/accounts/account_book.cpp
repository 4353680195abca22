// SPDX-License-Identifier: EUPL-1.2
#include "node/accounts/account_book.h"

#include <fmt/format.h>

#include "access/permission.h"
#include "access/secret_token.h"
#include "base/octets.h"
#include "format/base64.h"
#include "node/accounts/account_rows.h"
#include "node/local_day.h"
#include "node/stream.h"

namespace comity::node {

namespace {

using access::Account;

constexpr std::string_view first_account = "administrator";

record::StreamId stream_of(const std::string& id) {
    return {"account", id};
}

Result<Account> fold(const std::vector<record::ReadEvent>& events) {
    Account account;
    for (const auto& [event, payload] : events)
        TRY_VOID(access::apply(account, event.type, static_cast<int>(event.version), payload, event.instant));
    return account;
}

Result<access::Roles> read_roles(std::string_view text) {
    access::Roles roles;
    while (!text.empty()) {
        const std::size_t blank = text.find(' ');
        TRY(role, access::parse_role(text.substr(0, blank)));
        roles.insert(role);
        text = blank == std::string_view::npos ? std::string_view() : text.substr(blank + 1);
    }
    return roles;
}

Result<ListedAccount> read_listed(const store::Row& row) {
    ListedAccount listed;
    int column = 0;
    for (std::string* text : {&listed.id, &listed.sign_in_name, &listed.name, &listed.unit, &listed.language})
        *text = row.string(column++);
    TRY(roles, read_roles(row.text(column++)));
    listed.roles = roles;
    listed.disabled = row.truth(column++);
    listed.ready = row.truth(column++);
    if (const auto at = row.optional_number(column)) {
        TRY(instant, Instant::at(*at));
        listed.signed_out_at = instant;
    }
    return listed;
}

tl::unexpected<Error> no_such_account() {
    return fail(ErrorKind::not_found, "there is no such account", {}, "GET /api/v1/accounts lists them");
}

}  // namespace

Account ListedAccount::account() const {
    Account account;
    account.id = id;
    account.sign_in_name = sign_in_name;
    account.name = name;
    account.unit = unit;
    account.language = language;
    account.roles = roles;
    account.disabled = disabled;
    account.signed_out_at = signed_out_at;
    return account;
}

AccountBook::AccountBook(Authority& authority, Writer& writer, store::Database& database)
    : authority_(authority), writer_(writer), database_(database) {}

Result<Account> AccountBook::load(store::Connection& rows, const std::string& id) {
    if (!record::check(stream_of(id))) return no_such_account();  // no account was ever made under such a name
    TRY(events, read_story(rows, authority_, stream_of(id)));
    if (events.empty()) return no_such_account();
    return fold(events);
}

Result<Account> AccountBook::find(const std::string& id) {
    TRY(lease, database_.reader());
    return load(*lease, id);
}

Result<std::optional<Account>> AccountBook::find_by_sign_in_name(std::string_view sign_in_name) {
    const auto name = access::check_sign_in_name(sign_in_name);
    if (!name) return std::nullopt;
    TRY(lease, database_.reader());
    TRY(id, lease->one("SELECT id FROM account WHERE authority = $1 AND sign_in_name = $2", {authority_.id, *name},
                       [](const store::Row& row) { return row.string(0); }));
    if (!id) return std::nullopt;
    TRY(account, load(*lease, *id));
    return std::optional(std::move(account));
}

Result<std::optional<Account>> AccountBook::find_by(std::string_view kind, std::string_view value) {
    TRY(lease, database_.reader());
    TRY(id, lease->one("SELECT account FROM account_key WHERE authority = $1 AND kind = $2 AND value = $3",
                       {authority_.id, kind, value}, [](const store::Row& row) { return row.string(0); }));
    if (!id) return std::nullopt;
    TRY(account, load(*lease, *id));
    return std::optional(std::move(account));
}

Result<std::optional<Account>> AccountBook::find_by_link(std::string_view token) {
    const auto hash = access::token_hash(access::TokenKind::one_time_link, token);
    if (!hash) return std::nullopt;
    return find_by(by_link, format::base64_url(octets(*hash)));
}

Result<std::optional<Account>> AccountBook::find_by_token(access::TokenKind kind, std::string_view hash) {
    return find_by(kind == access::TokenKind::calendar ? by_calendar_token : by_api_token,
                   format::base64_url(octets(hash)));
}

Result<std::optional<Account>> AccountBook::find_by_passkey(std::string_view credential_id) {
    return find_by(by_passkey, format::base64_url(octets(credential_id)));
}

Result<std::optional<Account>> AccountBook::find_by_identity(const access::Identity& identity) {
    return find_by(by_identity, identity_key(identity));
}

Result<std::vector<ListedAccount>> AccountBook::list() {
    TRY(lease, database_.reader());
    TRY(found, lease->all("SELECT id, sign_in_name, name, unit, language, roles, disabled, ready, signed_out_at FROM "
                          "account WHERE authority = $1 ORDER BY name, id",
                          {authority_.id}, read_listed));
    return found;
}

Result<std::optional<ListedAccount>> AccountBook::listed(std::string_view id) {
    TRY(lease, database_.reader());
    TRY(found, lease->one("SELECT id, sign_in_name, name, unit, language, roles, disabled, ready, signed_out_at FROM "
                          "account WHERE authority = $1 AND id = $2",
                          {authority_.id, id}, read_listed));
    return found;
}

Result<std::vector<AccountBook::Subscription>> AccountBook::webhooks() {
    TRY(lease, database_.reader());
    TRY(found, lease->all("SELECT a.id, a.sign_in_name, a.name, a.unit, a.language, a.roles, a.disabled, a.ready, "
                          "a.signed_out_at, k.value FROM account_key k JOIN account a ON a.authority = k.authority AND "
                          "a.id = k.account WHERE k.authority = $1 AND k.kind = $2 AND a.disabled = 0 ORDER BY k.value",
                          {authority_.id, by_webhook}, [](const store::Row& row) -> Result<Subscription> {
                              TRY(account, read_listed(row));
                              return Subscription{row.string(9), std::move(account)};
                          }));
    return found;
}

CivilDate AccountBook::today() const {
    return local_day(now(), authority_.time_zone);
}

Result<std::vector<Account>> AccountBook::substituted_by(std::string_view account) {
    TRY(lease, database_.reader());
    const std::string beginning = fmt::format("{}/", account);
    TRY(ids,
        lease->all("SELECT DISTINCT account FROM account_key WHERE authority = $1 AND kind = $2 AND "
                   "substr(value, 1, length($3)) = $3 ORDER BY account",
                   {authority_.id, by_substitution, beginning}, [](const store::Row& row) { return row.string(0); }));
    std::vector<Account> found;
    for (const std::string& id : ids) {
        TRY(one, load(*lease, id));
        found.push_back(std::move(one));
    }
    return found;
}

Result<Account> AccountBook::change(const std::string& id, const command::Participant& actor, const Decide& decide) {
    TRY_VOID(record::check(stream_of(id)));
    Account after;
    TRY_VOID(writer_.run([&](Unit& unit) -> Result<std::string> {
        TRY(events, unit.recorder.read(stream_of(id)));
        TRY(account, fold(events));
        TRY(decided, decide(account, unit));
        after = std::move(account);
        if (decided.empty()) return std::string();
        TRY_VOID(access::apply(after, decided, unit.now));
        TRY_VOID(tell(unit, stream_of(id), decided, {actor.account, actor.on_behalf_of}));
        TRY_VOID(write_account(unit.rows, authority_.id, after));
        return std::string();
    }));
    return after;
}

Result<void> AccountBook::record(const std::string& id, std::vector<access::NewEvent> events) {
    if (events.empty()) return {};
    TRY_VOID(change(id, {id}, [&](const Account&, Unit&) -> Result<std::vector<access::NewEvent>> { return events; }));
    return {};
}

Result<access::AccountEnvironment> AccountBook::environment(Unit& unit, const access::AccountCommand& command) {
    TRY(others, unit.rows.one("SELECT count(*) FROM account WHERE authority = $1 AND approver = 1 AND id <> $2",
                              {authority_.id, command.actor}, [](const store::Row& row) { return row.number(0); }));
    access::AccountEnvironment environment;
    environment.now = unit.now;
    environment.today = today();
    if (const auto named = command.arguments.string_at("substitute")) {
        TRY(roles, unit.rows.one("SELECT roles FROM account WHERE authority = $1 AND id = $2 AND disabled = 0",
                                 {authority_.id, *named}, [](const store::Row& row) { return row.string(0); }));
        if (roles) {
            TRY(read, read_roles(*roles));
            environment.substitute_roles = read;
        }
    }
    environment.second_person_exists = others.value_or(0) > 0;
    for (const WebhookReceiver& receiver : authority_.webhooks) environment.receivers.push_back(receiver.name);
    return environment;
}

Result<void> AccountBook::check(const Person& person, const std::string& id, access::Resource resource,
                                access::Verb verb) {
    access::Relations relations = access::Relation::none;
    if (person.account == id) relations.insert(access::Relation::owner);
    const access::Permission permission = person.may(relations, resource, verb);
    if (permission.allowed()) return {};
    return fail(ErrorKind::forbidden, permission.reason);
}

Result<Account> AccountBook::give(const Person& person, const std::string& id, access::AccountCommand command) {
    for (const access::AccountCommandKind& kind : access::account_commands()) {
        if (kind.name != command.name) continue;
        TRY_VOID(check(person, id, kind.on, kind.verb));
        command.actor = person.account;
        return change(id, person.participant(),
                      [&](const Account& account, Unit& unit) -> Result<std::vector<access::NewEvent>> {
                          if (!account.exists() && kind.verb != access::Verb::create) return no_such_account();
                          TRY(now, environment(unit, command));
                          return access::decide(account, command, now);
                      });
    }
    return fail(ErrorKind::not_found, fmt::format("there is no command '{}'", command.name));
}

Result<Account> AccountBook::give_approved(const command::Participant& approver, const std::string& id,
                                           access::AccountCommand command) {
    return change(id, approver, [&](const Account& account, Unit& unit) -> Result<std::vector<access::NewEvent>> {
        TRY(now, environment(unit, command));
        return access::decide(account, command, now);
    });
}

Result<AccountBook::Issued> AccountBook::write_link(const command::Participant& actor, const std::string& id,
                                                    const access::AccountCommand& command) {
    access::IssuedLink link;
    TRY(account, change(id, actor, [&](const Account& before, Unit& unit) -> Result<std::vector<access::NewEvent>> {
            TRY(now, environment(unit, command));
            TRY(issued, access::issue_link(before, command, now, authority_.random));
            link = std::move(issued);
            return link.events;
        }));
    return Issued{std::move(account), std::move(link.token), link.expires};
}

Result<AccountBook::Issued> AccountBook::issue_link(const Person& person, const std::string& id) {
    TRY_VOID(check(person, id, access::Resource::account, access::Verb::administer));
    return write_link(
        person.participant(), id,
        {.name = "issue-link", .arguments = format::Value::object(), .actor = person.account, .approved = false});
}

Result<AccountBook::Issued> AccountBook::issue_approved_link(const std::string& proposer,
                                                             const command::Participant& approver,
                                                             const std::string& id) {
    return write_link(
        approver, id,
        {.name = "issue-link", .arguments = format::Value::object(), .actor = proposer, .approved = true});
}

Result<std::optional<AccountBook::Issued>> AccountBook::first_start() {
    TRY(known, listed(first_account));
    if (known && known->ready) return std::nullopt;
    TRY(all, list());
    if (!known && !all.empty()) return std::nullopt;
    access::IssuedLink link;
    TRY(account, change(std::string(first_account), {"node"},
                        [&](const Account& before, Unit& unit) -> Result<std::vector<access::NewEvent>> {
                            TRY(issued,
                                access::first_administrator(before, first_account, "en", unit.now, authority_.random));
                            link = std::move(issued);
                            return link.events;
                        }));
    return Issued{std::move(account), std::move(link.token), link.expires};
}

}  // namespace comity::node
