// SPDX-License-Identifier: EUPL-1.2
#include "store/postgres/location.h"

#include <memory>

#include <fmt/format.h>
#include <libpq-fe.h>

namespace comity::store::postgres {

SqlResult<Location> read_location(std::string_view url) {
    char* fault = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
        PQconninfoParse(std::string(url).c_str(), &fault), PQconninfoFree);
    const std::unique_ptr<char, decltype(&PQfreemem)> kept_fault(fault, PQfreemem);
    // libpq's message would repeat the address, which may hold a password.
    if (!options)
        return sql_fail(SqlFault::statement, "the address of the database cannot be read", {},
                        "write postgresql://user@host:5432/name; special characters in it as %XX");
    Location location;
    std::string host, port, database;
    for (const PQconninfoOption* option = options.get(); option->keyword; ++option) {
        if (!option->val) continue;
        const std::string_view keyword = option->keyword;
        location.parameters.emplace_back(keyword, option->val);
        if (keyword == "host" || (keyword == "hostaddr" && host.empty())) host = option->val;
        if (keyword == "port") port = option->val;
        if (keyword == "dbname") database = option->val;
    }
    location.name = fmt::format("postgresql://{}{}{}/{}", host, port.empty() ? "" : ":", port, database);
    return location;
}

}  // namespace comity::store::postgres
