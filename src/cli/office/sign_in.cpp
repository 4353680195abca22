// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include "access/credentials.h"
#include "access/sign_in.h"
#include "cli/office/open_office.h"
#include "cli/office/prompt.h"
#include "crypto/hex.h"
#include "crypto/one_time_code.h"
#include "node/accounts/session_table.h"
#include "node/accounts/sign_in_table.h"

namespace comity::cli {

namespace {

using Outcome = access::SignInAnswer::Outcome;

Result<void> expect_outcome(const access::SignInAnswer& answer, Outcome wanted) {
    if (answer.outcome == wanted) return {};
    if (answer.outcome == Outcome::enrol)
        return fail(ErrorKind::forbidden, "this account has no second factor yet", {},
                    "ask an administrator for a new link, and set the account up with `comity account set-up`");
    return fail(ErrorKind::forbidden, answer.message, {}, "see docs/operate/access.md");
}

bool is_code(std::string_view typed) {
    return typed.size() == crypto::one_time_code_digits &&
           std::ranges::all_of(typed, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Result<node::Person> sign_in(OpenOffice& opened, const std::string& sign_in_name) {
    node::AccountBook& accounts = *opened.accounts;
    const std::string& authority = opened.office->authority->id;
    const crypto::RandomBytes random = crypto::system_random();
    std::array<unsigned char, 32> nobody{};
    random(nobody);
    TRY(decoy, crypto::hash_password(crypto::hex(nobody), random));
    node::SessionTable sessions(opened.node->database(), authority);
    node::SignInTable tries(opened.node->database(), authority);
    access::SignIn signing(tries, sessions, random, decoy);
    const auto visitor = [&] {
        return access::Visitor{.address = "command line", .agent = "comity", .now = opened.now()};
    };

    TRY(password, ask_hidden("Password of " + sign_in_name + ":"));
    TRY(account, accounts.find_by_sign_in_name(sign_in_name));
    TRY(first, signing.with_password(account, sign_in_name, password, visitor()));
    if (account) TRY_VOID(accounts.record(account->id, first.events));
    TRY_VOID(expect_outcome(first, Outcome::second_factor));
    TRY(code, ask("Code of the app, or a recovery code:"));
    const access::Session& waiting = first.opened->session;
    TRY(second, is_code(code) ? signing.with_code(waiting, *account, code, visitor())
                              : signing.with_recovery_code(waiting, *account, code, visitor()));
    TRY_VOID(accounts.record(account->id, second.events));
    TRY_VOID(sessions.remove(second.opened ? second.opened->session.token_hash : waiting.token_hash));
    TRY_VOID(expect_outcome(second, Outcome::signed_in));
    return node::Person{
        .account = account->id, .roles = account->roles, .unit = account->unit, .on_behalf_of = "", .fresh = true};
}

}  // namespace comity::cli
