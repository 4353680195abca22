// SPDX-License-Identifier: EUPL-1.2
#include "access/calendar_token.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "access/secret_token.h"
#include "base/octets.h"
#include "format/base64.h"

namespace comity::access {
namespace {

using format::Value;

constexpr std::array<std::string_view, 2> feed_words = {"own", "unit"};

bool may_have(const Account& account, CalendarFeed feed) {
    return feed == CalendarFeed::own ? account.roles.has_any(case_roles())
                                     : account.roles.has(Role::head_of_unit) && !account.unit.empty();
}

}  // namespace

std::string_view name(CalendarFeed feed) {
    return feed_words.at(static_cast<std::size_t>(feed));
}

Result<CalendarFeed> parse_calendar_feed(std::string_view word) {
    for (std::size_t i = 0; i < feed_words.size(); ++i) {
        if (feed_words[i] == word) return static_cast<CalendarFeed>(i);
    }
    return fail(ErrorKind::invalid, fmt::format("'{}' is no calendar", word), {},
                fmt::format("one of {}", fmt::join(feed_words, ", ")));
}

Result<IssuedAccountToken> issue_calendar_token(const Account& account, std::string_view label, CalendarFeed feed,
                                                Instant expires, Instant now, const crypto::RandomBytes& random) {
    TRY_VOID(check_new_token(label, expires, now, account.calendar_tokens.size()));
    if (!may_have(account, feed)) {
        return fail(ErrorKind::forbidden, fmt::format("the account has no calendar '{}'", name(feed)), {},
                    "clocks run in cases; that of a unit is for its head");
    }
    IssuedToken issued = issue_token(TokenKind::calendar, random);
    return IssuedAccountToken{
        {{"account.calendar-token-issued", Value::object({{"hash", format::base64_url(octets(issued.hash))},
                                                          {"label", label},
                                                          {"feed", name(feed)},
                                                          {"expires", to_string(expires)}})}},
        std::move(issued.token)};
}

Result<std::vector<NewEvent>> end_calendar_token(const Account& account, std::string_view hash) {
    if (std::ranges::find(account.calendar_tokens, hash, &CalendarToken::hash) == account.calendar_tokens.end()) {
        return fail(ErrorKind::not_found, "the account has no such token");
    }
    return std::vector<NewEvent>{
        {"account.calendar-token-ended", Value::object({{"hash", format::base64_url(octets(hash))}})}};
}

Result<CalendarFeed> check_calendar_token(const Account& account, std::string_view hash, Instant now) {
    const auto found = std::ranges::find(account.calendar_tokens, hash, &CalendarToken::hash);
    const bool works = found != account.calendar_tokens.end() &&
                       is_token_good(account, found->issued, found->expires, now) && may_have(account, found->feed);
    if (works) return found->feed;
    return fail(ErrorKind::not_found, "there is no such calendar");
}

}  // namespace comity::access
