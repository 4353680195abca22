// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "node/authority.h"
#include "node/case_desk.h"
#include "node/configuration.h"
#include "node/job_reports.h"
#include "node/writer.h"
#include "store/sql/database.h"

namespace comity::node {

struct Register;

/// What one authority works with.
struct Office {
    Office();
    Office(Office&&) noexcept;
    ~Office();

    std::unique_ptr<Authority> authority;
    std::unique_ptr<Writer> writer;
    std::unique_ptr<CaseDesk> cases;
    std::unique_ptr<Register> registry;
};

/// The node with its database, its law library and the authorities it serves. Safe to use from several threads.
class Node {
   public:
    /// Opens the database and brings its tables up to date. `clock` gives UTC. Errors: a configuration, key or database
    /// that cannot be used. The library must outlive the node.
    static Result<std::unique_ptr<Node>> open(const Configuration& configuration, const law::Library& law,
                                              std::function<Instant()> clock);

    /// Errors: the node does not serve it.
    Result<Office*> office(std::string_view authority);
    const std::vector<Office>& offices() const { return offices_; }
    store::Database& database() { return *database_; }
    const law::Library& law() const { return law_; }
    Instant now() const { return clock_(); }
    JobReports& job_reports() { return job_reports_; }

   private:
    Node(const law::Library& law, std::function<Instant()> clock) : law_(law), clock_(std::move(clock)) {}

    const law::Library& law_;
    std::function<Instant()> clock_;
    std::unique_ptr<store::Database> database_;
    std::vector<Office> offices_;
    JobReports job_reports_;
};

/// The clock of the machine.
Instant system_clock();

}  // namespace comity::node
