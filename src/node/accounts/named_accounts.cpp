// SPDX-License-Identifier: EUPL-1.2
#include "node/accounts/named_accounts.h"

#include <array>
#include <optional>

#include <fmt/format.h>

#include "cases/command.h"

namespace comity::node {

namespace {

using access::Relation;
using access::Resource;

/// Whom a parameter names, and what they must be able to do with it.
struct NamedAccount {
    std::string_view command, parameter;
    Relation as;                          ///< how they stand to the case afterwards; `none`: as they stand now
    Resource sees = Resource::case_file;  ///< what they must be able to read
    bool or_anybody = false;              ///< words for somebody without account serve, too
};

constexpr std::array named_accounts{
    NamedAccount{"open-case", "owner", Relation::owner},
    NamedAccount{"open-case", "substitute", Relation::substitute},
    NamedAccount{"assign-case", "owner", Relation::owner},
    NamedAccount{"assign-case", "substitute", Relation::substitute},
    NamedAccount{"open-prosecution-case", "owner", Relation::owner},
    NamedAccount{"open-prosecution-case", "substitute", Relation::substitute},
    NamedAccount{"join-team", "account", Relation::team},
    NamedAccount{"grant-access", "account", Relation::granted},
    NamedAccount{"assign-clock", "owner", Relation::none, Resource::clock},
    NamedAccount{"assign-clock", "substitute", Relation::none, Resource::clock},
    NamedAccount{"record-promise", "watcher", Relation::none, Resource::promise},
    NamedAccount{"add-task", "owner", Relation::none, Resource::task},
    // What ends, ends for an account that is gone, too; a measure may be carried out by a court or the police.
    NamedAccount{"leave-team", "account", Relation::none, Resource::case_file, true},
    NamedAccount{"end-access", "account", Relation::none, Resource::case_file, true},
    NamedAccount{"add-measure", "executor", Relation::none, Resource::case_file, true},
    NamedAccount{"assign-measure", "executor", Relation::none, Resource::case_file, true},
};

tl::unexpected<Error> no_such_account(const std::string& id, Place place = {}) {
    return fail(ErrorKind::invalid, fmt::format("there is no account '{}'", id), std::move(place),
                "name an account by its id, as the list of accounts has it");
}

tl::unexpected<Error> disabled(const std::string& id, Place place = {}) {
    return fail(ErrorKind::invalid, fmt::format("the account '{}' was disabled", id), std::move(place),
                "give it to somebody who works here");
}

Result<void> check_account(AccountBook& accounts, const std::string& id) {
    TRY(listed, accounts.listed(id));
    if (!listed) return no_such_account(id);
    if (listed->disabled) return disabled(id);
    return {};
}

Result<std::optional<ListedAccount>> find(AccountBook& accounts, const std::string& named) {
    TRY(listed, accounts.listed(named));
    if (listed) return listed;
    TRY(account, accounts.find_by_sign_in_name(named));
    if (!account) return std::optional<ListedAccount>();
    return accounts.listed(account->id);
}

Result<void> check_able(store::Database& database, const AccountBook& accounts, const NamedAccount& wanted,
                        const ListedAccount& listed, const std::string& case_id) {
    const Person named{.account = listed.id, .roles = listed.roles, .unit = listed.unit, .on_behalf_of = ""};
    const Place place{.file = std::string(wanted.parameter)};
    if (wanted.as != Relation::none) {
        if (named.may(wanted.as, wanted.sees, access::Verb::read).allowed()) return {};
        return fail(ErrorKind::invalid,
                    fmt::format("the roles of '{}' do not reach into cases as {}", listed.id, access::name(wanted.as)),
                    place, "name somebody who works on cases");
    }
    TRY(lease, database.reader());
    TRY(relations, relations_of(*lease, accounts.authority().id, named, case_id, accounts.now()));
    if (named.may(relations, wanted.sees, access::Verb::list).allowed()) return {};
    return fail(ErrorKind::invalid, fmt::format("'{}' would not see this {}", listed.id, access::name(wanted.sees)),
                place, "take them into the team first, or name somebody who works on the case");
}

Result<bool> may_give(AccountBook& accounts, store::Database& database, const Person& person, std::string_view command,
                      const std::string& case_id) {
    const cases::CommandKind* kind = cases::find_command(command);
    if (!kind) return false;
    TRY(resource, access::parse_resource(kind->on));
    TRY(verb, access::parse_verb(kind->verb));
    TRY(lease, database.reader());
    TRY(relations, relations_of(*lease, accounts.authority().id, person, case_id, accounts.now()));
    return person.may(relations, Resource::case_file, access::Verb::read).allowed() &&
           person.may(relations, resource, verb).allowed();
}

}  // namespace

Result<void> check_named_accounts(AccountBook& accounts, const format::Value& arguments) {
    for (const std::string_view key : {"owner", "substitute"}) {
        const format::Value* named = arguments.find(key);
        const std::string* id = named ? named->as_string() : nullptr;
        if (id && !id->empty()) TRY_VOID(check_account(accounts, *id));
    }
    const format::Value* readers = arguments.find("readers");
    if (!readers || !readers->as_list()) return {};
    for (const format::Value& reader : *readers->as_list())
        if (const std::string* id = reader.as_string()) TRY_VOID(check_account(accounts, *id));
    return {};
}

Result<void> name_accounts(AccountBook& accounts, store::Database& database, const Person& person,
                           std::string_view command, const std::string& case_id, format::Value& arguments) {
    if (!case_id.empty()) {
        TRY(may, may_give(accounts, database, person, command, case_id));
        if (!may) return {};
    }
    for (const NamedAccount& wanted : named_accounts) {
        if (wanted.command != command) continue;
        const format::Value* given = arguments.find(wanted.parameter);
        const std::string* named = given ? given->as_string() : nullptr;
        if (!named || named->empty()) continue;
        const std::string name = *named;
        TRY(listed, find(accounts, name));
        if (!listed && wanted.or_anybody) continue;
        const Place place{.file = std::string(wanted.parameter)};
        if (!listed) return no_such_account(name, place);
        if (!wanted.or_anybody) {
            if (listed->disabled) return disabled(name, place);
            TRY_VOID(check_able(database, accounts, wanted, *listed, case_id));
        }
        arguments.set(wanted.parameter, listed->id);
    }
    return {};
}

}  // namespace comity::node
