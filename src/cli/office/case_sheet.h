// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "api/office/case_json.h"
#include "cli/terminal.h"
#include "node/case_desk.h"

namespace comity::cli {

/// What a reader may see of an open case, on one sheet: who is held first, then the days, what waits, what is asked.
struct CaseSheet {
    api::Reading reading;
    const cases::Environment& environment;
};

void print_sheet(const CaseSheet& sheet, const Terminal& terminal);

/// The steps that can be taken now, with what each needs.
void print_steps(const cases::CaseState& state, const Terminal& terminal);

/// Every event in its order.
void print_story(const node::OpenedCase& opened, const Terminal& terminal);

}  // namespace comity::cli
