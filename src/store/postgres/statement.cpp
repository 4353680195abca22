// SPDX-License-Identifier: EUPL-1.2
#include "store/postgres/statement.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include <endian.h>

#include <fmt/format.h>

namespace comity::store::postgres {

namespace {

// PostgreSQL, pg_type.dat: these numbers are fixed.
constexpr Oid oid_bool = 16, oid_bytea = 17, oid_int8 = 20, oid_int2 = 21, oid_int4 = 23, oid_text = 25,
              oid_varchar = 1043, oid_numeric = 1700;

std::string name_of(Oid type) {
    switch (type) {
        case oid_bool:
        case oid_int2:
        case oid_int4:
        case oid_int8:
            return "a number";
        case oid_bytea:
            return "octets";
        case oid_text:
        case oid_varchar:
            return "text";
        case oid_numeric:
            return "a number of any size (write CAST(… AS BIGINT))";
        default:
            return fmt::format("PostgreSQL's type {}", type);
    }
}

/// A row in binary format.
class PostgresRow final : public Row {
   public:
    explicit PostgresRow(const PGresult* result) : result_(result) {}

    int columns() const override { return PQnfields(result_); }
    bool is_null(int column) const override { return PQgetisnull(result_, 0, column) == 1; }
    std::int64_t number(int column) const override {
        if (!is(column, "a number", {oid_int8, oid_int4, oid_int2, oid_bool})) return 0;
        const char* at = PQgetvalue(result_, 0, column);
        switch (PQgetlength(result_, 0, column)) {
            case 8:
                return static_cast<std::int64_t>(be64toh(copied<std::uint64_t>(at)));
            case 4:
                return static_cast<std::int32_t>(be32toh(copied<std::uint32_t>(at)));
            case 2:
                return static_cast<std::int16_t>(be16toh(copied<std::uint16_t>(at)));
            default:
                return *at;
        }
    }
    std::string_view text(int column) const override {
        if (!is(column, "text", {oid_text, oid_varchar})) return {};
        return value(column);
    }
    Octets bytes(int column) const override {
        if (!is(column, "octets", {oid_bytea})) return {};
        return octets(value(column));
    }

   private:
    template <class Number>
    static Number copied(const char* from) {
        Number number;
        std::memcpy(&number, from, sizeof number);
        return number;
    }

    std::string_view value(int column) const {
        return {PQgetvalue(result_, 0, column), static_cast<std::size_t>(PQgetlength(result_, 0, column))};
    }

    bool is(int column, std::string_view wanted, std::initializer_list<Oid> types) const {
        if (column >= columns()) {
            note_misread(column, wanted, "no such column");
            return false;
        }
        const Oid type = PQftype(result_, column);
        if (is_null(column)) {
            note_misread(column, wanted, "NULL");
            return false;
        }
        if (std::ranges::find(types, type) != types.end()) return true;
        note_misread(column, wanted, name_of(type));
        return false;
    }

    const PGresult* result_;
};

Oid type_of(const Value& value) {
    if (value.number()) return oid_int8;
    if (value.text()) return oid_text;
    if (value.bytes()) return oid_bytea;
    return 0;  // the server finds it
}

/// The values as libpq takes them, all binary.
struct Parameters {
    explicit Parameters(std::span<const Value> values) : numbers(values.size()), formats(values.size(), 1) {
        for (std::size_t i = 0; i < values.size(); ++i) add(values[i], numbers[i]);
    }

    std::vector<std::uint64_t> numbers;  // in the order of the network
    std::vector<const char*> at;
    std::vector<int> lengths;
    std::vector<int> formats;

   private:
    void add(const Value& value, std::uint64_t& number) {
        std::string_view octets;
        if (const auto* integer = value.number()) {
            number = htobe64(static_cast<std::uint64_t>(*integer));
            octets = {reinterpret_cast<const char*>(&number), sizeof number};
        } else if (const auto text = value.text()) {
            octets = *text;
        } else if (const auto* bytes = value.bytes()) {
            octets = as_text(*bytes);
        }
        // An empty view may point nowhere, which libpq takes for NULL.
        at.push_back(value.is_null() ? nullptr : octets.data() ? octets.data() : "");
        lengths.push_back(static_cast<int>(octets.size()));
    }
};

std::int64_t rows_changed(PGresult* result) {
    const std::string_view status = PQcmdStatus(result);
    const bool changes = status.starts_with("INSERT") || status.starts_with("UPDATE") || status.starts_with("DELETE") ||
                         status.starts_with("MERGE");
    if (!changes) return 0;
    const std::string_view count = PQcmdTuples(result);
    std::int64_t rows = 0;
    std::from_chars(count.data(), count.data() + count.size(), rows);
    return rows;
}

/// The server would take a missing value for a fault of the protocol.
std::size_t highest_placeholder(std::string_view sql) {
    std::size_t highest = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < sql.size(); ++i) {
        if (sql[i] == '\'') quoted = !quoted;
        std::size_t number = 0;
        if (!quoted && sql[i] == '$') std::from_chars(sql.data() + i + 1, sql.data() + sql.size(), number);
        highest = std::max(highest, number);
    }
    return highest;
}

}  // namespace

PostgresStatement::PostgresStatement(PostgresSession& session, std::string_view sql)
    : session_(session), sql_(sql), wanted_(highest_placeholder(sql)) {}

PostgresStatement::~PostgresStatement() {
    if (connection_number_ != session_.connection_number()) return;
    for (auto& [types, name] : names_) session_.drop_later(std::move(name));
}

SqlResult<const char*> PostgresStatement::prepared_for(std::span<const Value> values) {
    if (connection_number_ != session_.connection_number()) {
        names_.clear();
        connection_number_ = session_.connection_number();
    }
    std::vector<Oid> types;
    types.reserve(values.size());
    for (const Value& value : values) types.push_back(type_of(value));
    if (const auto found = names_.find(types); found != names_.end()) return found->second.c_str();
    std::string name = session_.next_statement_name();
    const Outcome answer(
        PQprepare(session_.handle(), name.c_str(), sql_.c_str(), static_cast<int>(types.size()), types.data()));
    TRY_VOID(session_.checked(answer.get()));
    return names_.emplace(std::move(types), std::move(name)).first->second.c_str();
}

SqlResult<std::int64_t> PostgresStatement::receive(const RowVisitor& visit) {
    SqlResult<void> visited;
    SqlResult<std::int64_t> changed = 0;
    // After a failure what is left must be taken all the same, before the connection can be used again.
    while (const Outcome outcome{PQgetResult(session_.handle())}) {
        switch (PQresultStatus(outcome.get())) {
            case PGRES_SINGLE_TUPLE:
                if (visited) visited = visit(PostgresRow(outcome.get()));
                break;
            case PGRES_TUPLES_OK:
            case PGRES_COMMAND_OK:
                changed = rows_changed(outcome.get());
                break;
            default:
                changed = session_.failed(outcome.get());
        }
        if (PQstatus(session_.handle()) == CONNECTION_BAD) break;
    }
    if (!changed) return changed;
    TRY_VOID(std::move(visited));
    return changed;
}

SqlResult<std::int64_t> PostgresStatement::execute(std::span<const Value> values, const RowVisitor& visit) {
    if (values.size() != wanted_)
        return sql_fail(SqlFault::statement, fmt::format("{} values for {} placeholders", values.size(), wanted_),
                        session_.database());
    TRY(name, prepared_for(values));
    const Parameters parameters(values);
    const int sent = PQsendQueryPrepared(session_.handle(), name, static_cast<int>(values.size()), parameters.at.data(),
                                         parameters.lengths.data(), parameters.formats.data(), 1);
    if (sent == 0) return session_.failed(nullptr);
    PQsetSingleRowMode(session_.handle());
    return receive(visit);
}

}  // namespace comity::store::postgres
