// SPDX-License-Identifier: EUPL-1.2
#include "access/substitution.h"

#include <algorithm>

#include <fmt/format.h>

namespace comity::access {

Result<void> check_stands_in(Roles substitute, Roles principal) {
    // Both look on or keep the accounts, in no case's interest: another of them is there, or is made.
    constexpr Roles apart{Role::auditor, Role::administrator};
    for (const Roles roles : {principal, substitute}) {
        if (roles.has_any(apart))
            return fail(ErrorKind::forbidden, "nobody stands in for an auditor or an administrator, nor do they", {},
                        "give another person the role");
        if (!roles.has_any(case_roles()))
            return fail(ErrorKind::forbidden, "a substitution is between persons whose roles open cases", {},
                        "grant access to single cases, or change roles");
    }
    return check_together(substitute | principal);
}

Roles roles_of_substitute(const Account& principal, std::string_view substitute, CivilDate day) {
    Roles roles;
    for (const Substitution& one : principal.substitutions)
        if (one.substitute == substitute && one.runs_on(day)) roles = roles | (one.roles & principal.roles);
    return roles;
}

Result<void> check_substitution(const Account& account, const Substitution& wanted,
                                const AccountEnvironment& environment) {
    if (wanted.substitute == account.id) return fail(ErrorKind::forbidden, "nobody stands in for themselves");
    if (!environment.substitute_roles)
        return fail(ErrorKind::not_found, fmt::format("there is no account '{}'", wanted.substitute), {},
                    "GET /api/v1/accounts lists them");
    TRY_VOID(check_stands_in(*environment.substitute_roles, account.roles));
    if (wanted.reason.empty()) return fail(ErrorKind::invalid, "'reason' is empty", {}, "say why");
    if (wanted.until < wanted.from || wanted.until < environment.today)
        return fail(ErrorKind::invalid,
                    fmt::format("the substitution would be over: from {} until {}", to_string(wanted.from),
                                to_string(wanted.until)),
                    {}, "give its first and last day");
    if (wanted.until.days_since_epoch() - wanted.from.days_since_epoch() >= longest_substitution)
        return fail(ErrorKind::limit, fmt::format("a substitution lasts at most {} days", longest_substitution), {},
                    "grant it anew when it ends");
    const auto over = [&](const Substitution& one) { return one.ended || one.until < environment.today; };
    if (std::ranges::count_if(account.substitutions, [&](const auto& one) { return !over(one); }) >=
        static_cast<std::ptrdiff_t>(max_substitutions))
        return fail(ErrorKind::limit, fmt::format("an account has at most {} substitutions", max_substitutions), {},
                    "end one first");
    return {};
}

}  // namespace comity::access
