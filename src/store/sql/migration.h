// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "store/sql/connection.h"

namespace comity::store {

/// One step of a module's tables. Once a release has it, neither its text nor its number changes.
struct Migration {
    int number = 0;  ///< from 1 without a gap
    std::string_view name;
    std::string_view sql;
};

/// The tables of one module; made from a folder of files 0001-name.sql by comity_migrations() in CMake.
struct Schema {
    std::string_view module;
    std::span<const Migration> migrations;
};

/// The text of a migration for an engine. It is written in PostgreSQL's words; for SQLite BIGINT becomes INTEGER and
/// BYTEA becomes BLOB. What stands in a comment /* sqlite: … */ or /* postgres: … */ is for that engine alone.
std::string migration_text(std::string_view sql, Engine engine);

/// Brings every schema to its newest migration, in one transaction: all or nothing. Schemas come in the order in which
/// one refers to the other. Refuses, and changes nothing, where a migration that was applied has another text now, and
/// where the database knows a migration that this program does not (it was used by a newer one).
/// Gives the number of migrations applied.
SqlResult<int> migrate(Connection& writer, std::span<const Schema> schemas);

}  // namespace comity::store
