// SPDX-License-Identifier: EUPL-1.2
// `comity account set-up`: a one-time link becomes a password and a second factor, all at once or not at all.
#include <array>
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>

#include "access/credentials.h"
#include "access/one_time_link.h"
#include "access/password_rules.h"
#include "base/octets.h"
#include "cli/arguments.h"
#include "cli/exit_status.h"
#include "cli/office/account_commands.h"
#include "cli/office/open_office.h"
#include "cli/office/prompt.h"
#include "crypto/one_time_code.h"
#include "crypto/password.h"

namespace comity::cli {

namespace {

using Events = std::vector<access::NewEvent>;

Result<std::string> new_password(const access::Account& account, std::string_view authority) {
    TRY(password, ask_hidden("New password of " + account.sign_in_name + ", at least 12 characters:"));
    const std::array<std::string_view, 4> about{account.sign_in_name, account.name, account.unit, authority};
    TRY_VOID(access::check_password(password, about));
    TRY(again, ask_hidden("The same again:"));
    if (again != password)
        return fail(ErrorKind::invalid, "the two passwords differ", {}, "nothing was changed; begin again");
    return password;
}

/// An app that shows one-time codes, proven by one of its codes; and ten codes for the day it is lost.
Result<Events> new_second_factor(const OpenOffice& opened, const access::Account& account,
                                 const crypto::RandomBytes& random) {
    const access::TotpEnrolment enrolment = access::begin_totp(account, opened.office->authority->name, random);
    std::cout << "Give this to an app that shows one-time codes, as an address or as the secret alone:\n  "
              << enrolment.address << "\n  " << enrolment.text << std::endl;
    TRY(code, ask("The code it shows now:"));
    if (!crypto::accepted_step(octets(enrolment.secret), code, opened.now().utc_milliseconds() / 1000, std::nullopt))
        return fail(ErrorKind::forbidden, "this is not the code of that secret now", {},
                    "see that the clock of the phone is right; nothing was changed, begin again");
    Events events = access::enrol_totp(enrolment.secret);
    access::RecoveryCodes recovery = access::new_recovery_codes(random);
    events.insert(events.end(), recovery.events.begin(), recovery.events.end());
    std::cout << "Codes for the day the app is lost, each good once; print them and lock them away:\n";
    for (const std::string& one : recovery.codes) std::cout << "  " << one << '\n';
    return events;
}

Result<int> set_up(const OfficeOptions& options) {
    TRY(opened, options.open_for_nobody());
    TRY(link, ask_hidden("The link you were given:"));
    TRY(account, opened->accounts->find_by_link(link));
    TRY_VOID(access::check_link(account.value_or(access::Account{}), link, opened->now()));
    TRY(password, new_password(*account, opened->office->authority->name));
    const crypto::RandomBytes random = crypto::system_random();
    TRY(hash, crypto::hash_password(password, random));
    Events factor;
    if (!account->has_second_factor()) {
        TRY(events, new_second_factor(*opened, *account, random));
        factor = std::move(events);
    }
    const auto record = [&](const access::Account& now, node::Unit& unit) -> Result<Events> {
        TRY(events, access::redeem_link(now, link, hash, unit.now));
        events.insert(events.end(), factor.begin(), factor.end());
        return events;
    };
    TRY(done, opened->accounts->change(account->id, {account->id}, record));
    std::cout << "The account is ready; sign in as '" << done.sign_in_name << "'\n";
    return exit_ok;
}

}  // namespace

void add_set_up_command(CLI::App& accounts, int& status) {
    auto options = std::make_shared<OfficeOptions>();
    CLI::App* command =
        accounts.add_subcommand("set-up", "use a link: choose a password and enrol an app for one-time codes");
    options->add_to(*command, false);
    command->callback([options, &status] { status = finished(set_up(*options)); });
}

}  // namespace comity::cli
