// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "api/office/caller.h"
#include "cases/state.h"

namespace comity::api {

/// A version of a document before somebody who may read it.
struct OpenDocument {
    std::string case_id;
    node::KeptContent content;
    cases::Document document;
    std::size_t version = 1;
    std::string name;       ///< "document d3 version 1", as readings are recorded
    std::string file_name;  ///< "d3-1"
};

/// {case}, {document} and {version} of the path. Errors: not_found, also for what the caller may not see.
Result<OpenDocument> open_document(Desk& desk, const net::Request& request, const Caller& caller);

/// Errors: conflict where malware was found in it and the caller has not said why they take it.
Result<void> check_handed_out(const OpenDocument& open, const Caller& caller);

}  // namespace comity::api
