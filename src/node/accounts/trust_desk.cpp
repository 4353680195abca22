// SPDX-License-Identifier: EUPL-1.2
#include "node/accounts/trust_desk.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "access/permission.h"
#include "format/canonical_json.h"

namespace comity::node {

namespace {

using format::Value;

const record::StreamId stream{"trust", "1"};
constexpr std::string_view issue_link = "issue-link";
constexpr std::string_view grant_substitution = "grant-substitution";

Result<TrustProposal> read_proposal(const store::Row& row) {
    TrustProposal proposal;
    int column = 0;
    for (std::string* text : {&proposal.id, &proposal.account, &proposal.command, &proposal.arguments, &proposal.reason,
                              &proposal.by, &proposal.status, &proposal.decided_by, &proposal.decided_on_behalf_of})
        *text = row.string(column++);
    TRY(at, Instant::at(row.number(column)));
    proposal.at = at;
    return proposal;
}

constexpr const char* columns =
    "SELECT id, account, command, arguments, reason, by, status, decided_by, "
    "decided_on_behalf_of, at FROM account_proposal WHERE "
    "authority = $1";

/// Who stands in for a person is theirs to propose; all else is for those who keep the accounts.
bool is_own_leave(const Person& person, std::string_view account, std::string_view command) {
    return command == grant_substitution && account == person.account && person.on_behalf_of.empty();
}

/// Who would get another's place; "" where the proposal is of something else.
std::string substitute_in(const TrustProposal& proposal) {
    if (proposal.command != grant_substitution) return {};
    const auto arguments = format::read_value(proposal.arguments, "proposal " + proposal.id);
    return arguments ? arguments->string_at("substitute").value_or("") : "";
}

}  // namespace

TrustDesk::TrustDesk(AccountBook& accounts, Authority& authority, Writer& writer, store::Database& database,
                     const access::FourEyes& four_eyes)
    : accounts_(accounts), authority_(authority), writer_(writer), database_(database), four_eyes_(four_eyes) {}

Result<TrustProposal> TrustDesk::propose(const Person& person, std::string account, std::string command,
                                         Value arguments, std::string reason) {
    const access::Permission permission =
        is_own_leave(person, account, command)
            ? person.may(access::Relation::owner, access::Resource::account, access::Verb::change)
            : person.may(access::Relation::none, access::Resource::role, access::Verb::propose);
    if (!permission.allowed()) return fail(ErrorKind::forbidden, permission.reason);
    const auto known = access::account_commands();
    if (command != issue_link && std::ranges::find(known, command, &access::AccountCommandKind::name) == known.end())
        return fail(ErrorKind::not_found, fmt::format("there is no command '{}'", command));
    TRY(text, format::canonical_json(arguments));
    TrustProposal proposal{.id = "",
                           .account = std::move(account),
                           .command = std::move(command),
                           .arguments = std::move(text),
                           .reason = std::move(reason),
                           .by = person.account,
                           .at = writer_.now(),
                           .status = "waiting",
                           .decided_by = ""};
    TRY_VOID(writer_.run([&](Unit& unit) -> Result<std::string> {
        TRY(told, unit.recorder.read(stream));
        proposal.id = fmt::format("p{}", told.size() + 1);
        TRY(payload, format::canonical_json(Value::object({{"proposal", proposal.id},
                                                           {"account", proposal.account},
                                                           {"command", proposal.command},
                                                           {"arguments", arguments},
                                                           {"reason", proposal.reason}})));
        const std::array drafts{record::Draft{.type = "trust.proposed", .payload = std::move(payload)}};
        TRY_VOID(unit.recorder.append(stream, drafts, {person.account, person.on_behalf_of, unit.now}));
        TRY_VOID(unit.rows.run(
            "INSERT INTO account_proposal (authority, id, account, command, arguments, reason, by, at, status, "
            "decided_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', '')",
            {authority_.id, proposal.id, proposal.account, proposal.command, proposal.arguments, proposal.reason,
             proposal.by, unit.now.utc_milliseconds()}));
        return std::string();
    }));
    return proposal;
}

Result<void> TrustDesk::check_approver(const Person& person, const TrustProposal& proposal) const {
    if (!person.fresh)
        return fail(ErrorKind::forbidden, "an approval needs a fresh sign-in", {},
                    "confirm with your code or your key, and approve again");
    const std::string substitute = substitute_in(proposal);
    const auto concerns = [&](const std::string& account) {
        return !account.empty() && (account == proposal.account || account == substitute);
    };
    if (concerns(person.account) || concerns(person.on_behalf_of))
        return fail(ErrorKind::forbidden, "nobody approves a change of trust in themselves", {},
                    "another person approves");
    // Nobody proposes a change of trust in another's place.
    const access::Participant proposer{proposal.by};
    const access::Permission permission =
        four_eyes_.may_approve(access::PermissionTable::built_in(), person.roles, access::Relation::none,
                               access::Act::change_trust, "", person.participant(), std::array{proposer}, {});
    if (permission.allowed() && person.in_scope(access::Resource::role, access::Verb::approve)) return {};
    return fail(ErrorKind::forbidden, permission.reason.empty() ? "this needs another person" : permission.reason);
}

Result<TrustProposal> TrustDesk::waiting(const Person& person, const std::string& id) {
    const access::Permission permission =
        person.may(access::Relation::none, access::Resource::role, access::Verb::approve);
    if (!permission.allowed()) return fail(ErrorKind::forbidden, permission.reason);
    TRY(lease, database_.reader());
    static const std::string sql = std::string(columns) + " AND id = $2";
    TRY(found, lease->one(sql, {authority_.id, id}, read_proposal));
    if (!found) return fail(ErrorKind::not_found, "there is no such proposal", {}, "GET /api/v1/trust lists them");
    if (found->status != "waiting")
        return fail(ErrorKind::conflict, fmt::format("proposal {} was decided by {}", id, found->decided_by));
    return *std::move(found);
}

/// What was decided first stands: the transaction looks again.
Result<void> TrustDesk::decide(const Person& person, const std::string& id, std::string_view type,
                               std::string_view status, const std::string& comments) {
    TRY_VOID(writer_.run([&](Unit& unit) -> Result<std::string> {
        TRY(changed,
            unit.rows.run("UPDATE account_proposal SET status = $3, decided_by = $4, decided_on_behalf_of = $5 "
                          "WHERE authority = $1 AND id = $2 AND status = 'waiting'",
                          {authority_.id, id, status, person.account, person.on_behalf_of}));
        if (changed == 0) return fail(ErrorKind::conflict, fmt::format("proposal {} no longer waits", id));
        TRY(payload, format::canonical_json(Value::object({{"proposal", id}, {"comments", comments}})));
        const std::array drafts{record::Draft{.type = std::string(type), .payload = std::move(payload)}};
        TRY_VOID(unit.recorder.append(stream, drafts, {person.account, person.on_behalf_of, unit.now}));
        return std::string();
    }));
    return {};
}

Result<TrustDesk::Approved> TrustDesk::approve(const Person& person, const std::string& id) {
    TRY(proposal, waiting(person, id));
    TRY_VOID(check_approver(person, proposal));
    TRY(arguments, format::read_value(proposal.arguments, "proposal " + id));
    // First decided, then carried out: what fails leaves a proposal that is used up, never a change approved twice.
    TRY_VOID(decide(person, id, "trust.approved", "approved", ""));
    if (proposal.command == issue_link) {
        TRY(link, accounts_.issue_approved_link(proposal.by, person.participant(), proposal.account));
        access::Account account = link.account;
        return Approved{std::move(account), std::move(link)};
    }
    access::AccountCommand command;
    command.name = proposal.command;
    command.arguments = std::move(arguments);
    command.actor = proposal.by;
    command.approved = true;
    TRY(account, accounts_.give_approved(person.participant(), proposal.account, std::move(command)));
    return Approved{std::move(account), std::nullopt};
}

Result<void> TrustDesk::give_back(const Person& person, const std::string& id, const std::string& comments) {
    TRY(proposal, waiting(person, id));
    return decide(person, id, "trust.returned", "returned", comments);
}

Result<std::vector<TrustProposal>> TrustDesk::list(const Person& person) {
    const access::Permission permission =
        person.may(access::Relation::none, access::Resource::role, access::Verb::list);
    if (!permission.allowed()) return fail(ErrorKind::forbidden, permission.reason);
    TRY(lease, database_.reader());
    static const std::string sql = std::string(columns) + " ORDER BY at DESC, id DESC LIMIT 200";
    TRY(found, lease->all(sql, {authority_.id}, read_proposal));
    return found;
}

}  // namespace comity::node
