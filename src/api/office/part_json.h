// SPDX-License-Identifier: EUPL-1.2
// The things of a case as JSON; docs/formats/api-office.md.
#pragma once

#include "cases/lifecycle/lifecycle.h"
#include "cases/state.h"
#include "format/value.h"

namespace comity::api {

format::Value source_value(const cases::Source& source);
format::Value fact_value(const cases::FactEntry& entry);
format::Value subject_value(const cases::Subject& subject);
format::Value measure_value(const cases::Measure& measure);
format::Value document_value(const cases::Document& document);
format::Value paper_value(const cases::Paper& paper);
format::Value package_value(const cases::Package& package);
format::Value clock_value(const cases::Clock& clock);
format::Value promise_value(const cases::Promise& promise);
format::Value task_value(const cases::Task& task);
format::Value note_value(const cases::Note& note);
format::Value link_value(const cases::Link& link);
format::Value step_taken_value(const cases::StepTaken& step);
format::Value grant_value(const cases::Grant& grant);
format::Value step_value(const cases::Step& step);
/// Steps by their words, each with who takes it, which act it is and the provision that knows it.
format::Value next_steps_value(const std::vector<const cases::Step*>& steps);

}  // namespace comity::api
