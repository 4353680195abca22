// SPDX-License-Identifier: EUPL-1.2
// `comity account token …`: tokens for the command line and for scripts.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>

#include "access/api_token.h"
#include "base/octets.h"
#include "cli/arguments.h"
#include "cli/exit_status.h"
#include "cli/office/account_commands.h"
#include "cli/office/listing.h"
#include "cli/office/open_office.h"
#include "cli/table.h"
#include "format/base64.h"

namespace comity::cli {

namespace {

constexpr std::size_t shown_id = 12;

struct TokenOptions {
    OfficeOptions office;
    std::string label;
    int days = 90;
    bool read_only = false;
    bool save = false;
    bool json = false;
};

std::string id_of(const access::ApiToken& token) {
    return format::base64_url(octets(token.hash)).substr(0, shown_id);
}

Result<void> save(const std::string& token) {
    const std::filesystem::path file = token_file();
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error);
    const std::string line = token + "\n";
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor < 0) return fail(ErrorKind::unavailable, file.string() + " cannot be written");
    // A file that was there before may have been open to others.
    const bool written = ::fchmod(descriptor, S_IRUSR | S_IWUSR) == 0 &&
                         ::write(descriptor, line.data(), line.size()) == static_cast<ssize_t>(line.size());
    if (::close(descriptor) != 0 || !written) return fail(ErrorKind::unavailable, file.string() + " cannot be written");
    return {};
}

/// Tokens are made and ended by whoever has just proven who they are.
Result<std::unique_ptr<OpenOffice>> open_fresh(const OfficeOptions& options) {
    TRY(opened, options.open());
    if (!opened->person.fresh)
        return fail(ErrorKind::forbidden, "this needs a sign-in with a code, not a token", {}, "give --as NAME");
    return opened;
}

Result<int> create(const TokenOptions& options) {
    TRY(opened, open_fresh(options.office));
    access::TokenScope scope{.roles = opened->person.roles,
                             .verbs = access::token_verbs(),
                             .resources = access::Resources::all(access::resource_count)};
    if (options.read_only) scope.verbs = {access::Verb::list, access::Verb::read};
    const Instant now = opened->now();
    constexpr std::int64_t day = 86'400'000;
    TRY(expires, Instant::at(now.utc_milliseconds() + options.days * day, now.offset_minutes()));
    std::string token;
    const auto issue = [&](const access::Account& account, node::Unit& unit) -> Result<std::vector<access::NewEvent>> {
        TRY(issued, access::issue_api_token(account, options.label, scope, expires, unit.now,
                                            opened->office->authority->random));
        token = std::move(issued.token);
        return issued.events;
    };
    TRY(account, opened->accounts->change(opened->person.account, {opened->person.account}, issue));
    if (options.save) {
        TRY_VOID(save(token));
        std::cout << "The token is in " << token_file().string() << ", until " << to_string(expires) << '\n';
    } else {
        std::cout << "This is shown once; keep it as a password. It works until " << to_string(expires) << ":\n  "
                  << token << '\n';
    }
    return exit_ok;
}

Result<int> list(const TokenOptions& options) {
    TRY(opened, options.office.open());
    TRY(account, opened->accounts->find(opened->person.account));
    if (options.json) {
        format::Value all = format::Value::list();
        for (const access::ApiToken& token : account.api_tokens)
            all.append(format::Value::object({{"token", id_of(token)},
                                              {"label", token.label},
                                              {"issued", to_string(token.issued)},
                                              {"expires", to_string(token.expires)},
                                              {"roles", to_string(token.scope.roles)}}));
        return print_json(all);
    }
    Table table({"token", "until", "roles", "label"});
    for (const access::ApiToken& token : account.api_tokens)
        table.add({id_of(token), to_string(token.expires), to_string(token.scope.roles), token.label});
    return print_table(table, "no token");
}

Result<int> revoke(const TokenOptions& options) {
    TRY(opened, open_fresh(options.office));
    std::string ended;
    const auto end = [&](const access::Account& account, node::Unit&) -> Result<std::vector<access::NewEvent>> {
        for (const access::ApiToken& token : account.api_tokens) {
            if (id_of(token) != options.label && token.label != options.label) continue;
            ended = token.label;
            return access::end_api_token(account, token.hash);
        }
        return fail(ErrorKind::not_found, "there is no token '" + options.label + "'", {},
                    "`comity account token list` names them");
    };
    TRY(account, opened->accounts->change(opened->person.account, {opened->person.account}, end));
    std::cout << "The token '" << ended << "' works no more\n";
    return exit_ok;
}

}  // namespace

void add_token_commands(CLI::App& accounts, int& status) {
    CLI::App* tokens = accounts.add_subcommand("token", "my tokens for the command line and for scripts");
    tokens->require_subcommand(1);

    auto created = std::make_shared<TokenOptions>();
    CLI::App* create_command =
        tokens->add_subcommand("create", "a token that reaches as far as I do, but does no acts");
    create_command->add_option("--label", created->label, "which program it is for")->type_name("TEXT")->required();
    create_command->add_option("--days", created->days, "how long it works")
        ->type_name("NUMBER")
        ->capture_default_str()
        ->check(CLI::Range(1, 366));
    create_command->add_flag("--read-only", created->read_only, "for reading and lists alone");
    create_command->add_flag("--save", created->save, "put it where the command line looks for it, and do not show it");
    created->office.add_to(*create_command);
    create_command->callback([created, &status] { status = finished(create(*created)); });

    auto listed = std::make_shared<TokenOptions>();
    CLI::App* list_command = tokens->add_subcommand("list", "my tokens, without what is secret of them");
    list_command->add_flag("--json", listed->json, "as JSON");
    listed->office.add_to(*list_command);
    list_command->callback([listed, &status] { status = finished(list(*listed)); });

    auto revoked = std::make_shared<TokenOptions>();
    CLI::App* revoke_command = tokens->add_subcommand("revoke", "end a token");
    revoke_command->add_option("token", revoked->label, "as the list names it, or its label")
        ->type_name("TOKEN")
        ->required();
    revoked->office.add_to(*revoke_command);
    revoke_command->callback([revoked, &status] { status = finished(revoke(*revoked)); });
}

}  // namespace comity::cli
