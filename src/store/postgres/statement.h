// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>
#include <vector>

#include "store/postgres/session.h"

namespace comity::store::postgres {

/// The server types placeholders when it prepares, so a statement is prepared once per sequence of value types.
class PostgresStatement final : public Statement {
   public:
    PostgresStatement(PostgresSession& session, std::string_view sql);
    ~PostgresStatement() override;
    PostgresStatement(const PostgresStatement&) = delete;
    PostgresStatement& operator=(const PostgresStatement&) = delete;

    SqlResult<std::int64_t> execute(std::span<const Value> values, const RowVisitor& visit) override;

   private:
    SqlResult<const char*> prepared_for(std::span<const Value> values);
    SqlResult<std::int64_t> receive(const RowVisitor& visit);

    PostgresSession& session_;
    std::string sql_;
    std::size_t wanted_;  // the highest number of a placeholder
    int connection_number_ = 0;
    std::map<std::vector<Oid>, std::string> names_;
};

}  // namespace comity::store::postgres
