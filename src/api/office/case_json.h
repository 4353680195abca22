// SPDX-License-Identifier: EUPL-1.2
// A case as JSON: only the parts the reader may see.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "api/office/caller.h"
#include "format/value.h"
#include "net/http.h"

namespace comity::api {

/// {case} of the path. Errors: what can be no case is answered as a case that does not exist.
Result<std::string> case_id_of(const net::Request& request);

/// A case that is open before a reader.
struct Reading {
    const node::Person& person;
    const node::OpenedCase& opened;

    bool may_read(access::Resource resource) const {
        return person.may(opened.relations, resource, access::Verb::read).allowed();
    }
    /// Who only carries out what was assigned to them sees that of measures and tasks.
    bool assigned_only() const;
};

/// Number, kind, States, stage, owner.
format::Value head_value(const cases::CaseState& state);

struct CasePart {
    std::string_view name = {};
    access::Resource on = {};  ///< whoever may read that, sees the part
};
inline constexpr std::array<CasePart, 16> case_parts{{{"subjects", access::Resource::subject},
                                                      {"facts", access::Resource::fact},
                                                      {"documents", access::Resource::document},
                                                      {"papers", access::Resource::paper},
                                                      {"packages", access::Resource::paper},
                                                      {"clocks", access::Resource::clock},
                                                      {"promises", access::Resource::promise},
                                                      {"measures", access::Resource::measure},
                                                      {"tasks", access::Resource::task},
                                                      {"proposals", access::Resource::case_file},
                                                      {"notes", access::Resource::note},
                                                      {"links", access::Resource::case_file},
                                                      {"grants", access::Resource::grant},
                                                      {"steps", access::Resource::case_file},
                                                      {"correspondence", access::Resource::document},
                                                      {"gaps", access::Resource::document}}};
/// What is read to see one of those.
access::Resource resource_of(std::string_view part);
/// One of those; null where the reader may not see it.
format::Value part_value(const Reading& reading, std::string_view part);

format::Value events_value(const Reading& reading);
/// The steps that can be taken now, with what each needs.
format::Value steps_value(const cases::CaseState& state);
/// The same of each measure the reader may see.
format::Value measure_steps_value(const Reading& reading);

}  // namespace comity::api
