// SPDX-License-Identifier: EUPL-1.2
#include "node/accounts/session_table.h"

#include "base/octets.h"
#include "format/base64.h"
#include "store/sql/transaction.h"

namespace comity::node {

namespace {

using access::Session;

constexpr const char* columns =
    "SELECT token_hash, level, account, methods, address, agent, began, last_used, authenticated, expected, "
    "expected_value, expected_until FROM account_session WHERE authority = $1 AND ";

std::string key_of(std::string_view token_hash) {
    return format::base64_url(octets(token_hash));
}

Result<Session> read_session(const store::Row& row) {
    Session session;
    TRY(hash, format::from_base64_url(row.text(0)));
    TRY(level, access::parse_session_level(row.text(1)));
    session.token_hash = std::move(hash);
    session.level = level;
    session.account = row.string(2);
    session.methods = row.string(3);
    session.address = row.string(4);
    session.agent = row.string(5);
    TRY(began, Instant::at(row.number(6)));
    TRY(last_used, Instant::at(row.number(7)));
    TRY(authenticated, Instant::at(row.number(8)));
    session.began = began;
    session.last_used = last_used;
    session.authenticated = authenticated;
    if (!row.text(9).empty()) {
        TRY(until, Instant::at(row.number(11)));
        session.expectation = access::Expectation{row.string(9), row.string(10), until};
    }
    return session;
}

Result<void> put(store::Connection& rows, std::string_view authority, const Session& session) {
    const access::Expectation expected = session.expectation.value_or(access::Expectation{});
    TRY_VOID(rows.run(
        "INSERT INTO account_session (authority, token_hash, level, account, methods, address, agent, began, "
        "last_used, authenticated, expected, expected_value, expected_until) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, "
        "$9, $10, $11, $12, $13) ON CONFLICT (authority, token_hash) DO UPDATE SET level = excluded.level, "
        "account = excluded.account, methods = excluded.methods, last_used = excluded.last_used, "
        "authenticated = excluded.authenticated, expected = excluded.expected, "
        "expected_value = excluded.expected_value, expected_until = excluded.expected_until",
        {authority, key_of(session.token_hash), access::name(session.level), session.account, session.methods,
         session.address, session.agent, session.began.utc_milliseconds(), session.last_used.utc_milliseconds(),
         session.authenticated.utc_milliseconds(), expected.purpose, expected.value,
         expected.until.utc_milliseconds()}));
    return {};
}

}  // namespace

Result<void> SessionTable::add(const Session& session) {
    TRY(lease, database_.writer());
    return put(*lease, authority_, session);
}

Result<std::optional<Session>> SessionTable::find(std::string_view token_hash) {
    TRY(lease, database_.reader());
    static const std::string sql = std::string(columns) + "token_hash = $2";
    TRY(session, lease->one(sql, {authority_, key_of(token_hash)}, read_session));
    return session;
}

Result<void> SessionTable::update(std::string_view token_hash, const std::function<void(Session&)>& change) {
    TRY(lease, database_.writer());
    TRY(transaction, store::Transaction::write(*lease, "session " + authority_));
    static const std::string sql = std::string(columns) + "token_hash = $2";
    TRY(session, lease->one(sql, {authority_, key_of(token_hash)}, read_session));
    if (!session) return {};
    change(*session);
    TRY_VOID(put(*lease, authority_, *session));
    TRY_VOID(transaction.commit());
    return {};
}

Result<void> SessionTable::remove(std::string_view token_hash) {
    TRY(lease, database_.writer());
    TRY_VOID(lease->run("DELETE FROM account_session WHERE authority = $1 AND token_hash = $2",
                        {authority_, key_of(token_hash)}));
    return {};
}

Result<std::vector<Session>> SessionTable::of_account(std::string_view account) {
    TRY(lease, database_.reader());
    static const std::string sql = std::string(columns) + "account = $2 ORDER BY began, token_hash";
    TRY(sessions, lease->all(sql, {authority_, account}, read_session));
    return sessions;
}

Result<void> SessionTable::remove_unused_since(Instant instant) {
    TRY(lease, database_.writer());
    TRY_VOID(lease->run("DELETE FROM account_session WHERE authority = $1 AND last_used < $2",
                        {authority_, instant.utc_milliseconds()}));
    return {};
}

}  // namespace comity::node
