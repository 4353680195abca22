// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "store/sql/database.h"
#include "store/testing/test_folder.h"

namespace comity::store::testing {

/// A database without tables, gone at the end: for SQLite a file, for PostgreSQL a schema of its own.
/// Throws where it cannot be made.
class TestDatabase {
   public:
    explicit TestDatabase(Engine engine);
    ~TestDatabase();
    TestDatabase(const TestDatabase&) = delete;
    TestDatabase& operator=(const TestDatabase&) = delete;

    const std::string& url() const { return url_; }
    /// For SQLite, where the file is.
    std::filesystem::path file() const { return folder_.path() / "comity.db"; }
    std::unique_ptr<Database> open(DatabaseOptions options = {}) const;

   private:
    TestFolder folder_;
    std::string schema_;
    std::string url_;
};

/// "sqlite" or "postgres", to name the instances of a test.
std::string to_string(Engine engine);

}  // namespace comity::store::testing
