// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "law/atlas/request_kind.h"
#include "law/determination/input.h"

namespace comity::law {

/// One thing a request asks for, with the question it puts to the law.
struct AskedMeasure {
    std::string id;  ///< the word of the measure, or the id the question gives it
    RequestKind kind;
    std::unique_ptr<QuestionInput> question;
};

/// A request as it was put: one measure, or several under request.measures (docs/formats/determination.md).
struct AskedRequest {
    bool several = false;  ///< the question has request.measures, even with one entry
    std::vector<AskedMeasure> measures;
};

/// The most measures one request may name.
inline constexpr std::size_t max_measures = 64;

/// Reads a question of one or several measures. Faults as read_question(); each is told once, whatever the number of
/// measures. nullopt when there is any.
std::optional<AskedRequest> read_request(const Library& library, const format::Tree& tree, CivilDate today,
                                         Faults& faults);

}  // namespace comity::law
