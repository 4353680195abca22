// SPDX-License-Identifier: EUPL-1.2
#include "store/testing/test_database.h"

#include <stdexcept>

#include <unistd.h>

#include <fmt/format.h>

#include "store/open.h"
#include "store/testing/postgres_server.h"

namespace comity::store::testing {

namespace {

template <class T>
T must(SqlResult<T> made) {
    if (!made) throw std::runtime_error(comity::to_string(made.error()));
    return *std::move(made);
}

void run_on_server(const std::string& sql) {
    const auto database = must(open_database(postgres_url()));
    const auto writer = must(database->writer());
    if (const auto done = writer->script(sql); !done) throw std::runtime_error(comity::to_string(done.error()));
}

}  // namespace

TestDatabase::TestDatabase(Engine engine) {
    if (engine == Engine::sqlite) {
        url_ = fmt::format("sqlite:{}", file().string());
        return;
    }
    static int count = 0;
    schema_ = fmt::format("test_{}_{}", ::getpid(), ++count);
    run_on_server(fmt::format("CREATE SCHEMA {}", schema_));
    const std::string& server = postgres_url();
    url_ = fmt::format("{}{}options=-csearch_path%3D{}", server, server.find('?') != std::string::npos ? '&' : '?',
                       schema_);
}

TestDatabase::~TestDatabase() {
    if (schema_.empty()) return;
    try {
        run_on_server(fmt::format("DROP SCHEMA {} CASCADE", schema_));
    } catch (const std::runtime_error&) {
        // The server goes with the program, and the schema with it.
    }
}

std::unique_ptr<Database> TestDatabase::open(DatabaseOptions options) const {
    return must(open_database(url_, options));
}

std::string to_string(Engine engine) {
    return engine == Engine::sqlite ? "sqlite" : "postgres";
}

}  // namespace comity::store::testing
