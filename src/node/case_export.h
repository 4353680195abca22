// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "node/node.h"
#include "record/export_stream.h"

namespace comity::node {

/// The file of one case for a court: all its events with what proves them (docs/formats/export.md), made piece by piece
/// so that a case of any length needs the memory of some events.
class CaseExport {
   public:
    /// `witnesses`: whose cosignatures the file is to name; they count for what is witnessed. Recorded as a reading by
    /// `person`, durably, before anything is given. Errors: as CaseDesk::check_may; those of StreamExport. `office`
    /// and `database` must outlive it.
    static Result<std::unique_ptr<CaseExport>> begin(Office& office, store::Database& database, const Person& person,
                                                     const std::string& case_id,
                                                     std::vector<record::VerifierKey> witnesses,
                                                     record::ExportExtent extent = record::ExportExtent::whole);

    /// Of the case: what a file of it is called by.
    const std::string& number() const { return number_; }

    /// The next lines; empty behind the last. Errors: those of StreamExport; the database's.
    Result<std::string> next();

   private:
    CaseExport(store::Database& database, std::string authority, std::string number, record::StreamExport events)
        : database_(database),
          authority_(std::move(authority)),
          number_(std::move(number)),
          events_(std::move(events)) {}

    store::Database& database_;
    std::string authority_;
    std::string number_;
    record::StreamExport events_;
};

}  // namespace comity::node
