// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "documents/document.h"
#include "documents/template/template.h"
#include "law/determination/determine.h"

namespace comity::documents {

/// A point the paper must contain, or a paper that must go with it.
struct Requirement {
    enum class State {
        present,
        missing,
        later,     ///< made while the request is executed
        uncertain  ///< asked for only if an open question is answered so
    };
    std::string key;  ///< the law library's word: "facts-summary", "warrant-auth"
    LanguageWords label;
    bool attachment = false;
    bool required = false;  ///< by what is in force; else by good practice
    State state = State::missing;
    std::vector<std::string> clauses;   ///< "coe-030:14.1.b"
    std::vector<std::string> segments;  ///< where the paper answers it
};

/// What the governing instrument and the requested State want of this paper, and what of it is there: what passages
/// say they give and leave no gap in, the languages, and the attachments. The question is answered with these as its
/// letter; what it says itself of contents and papers counts too.
std::vector<Requirement> completeness(const Document& document, std::unique_ptr<law::QuestionInput> question);

/// What stands in the way of sending: required and missing.
std::vector<Requirement> missing_of(const std::vector<Requirement>& requirements);

}  // namespace comity::documents
