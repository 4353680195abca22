// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <vector>

#include "cli/terminal.h"
#include "documents/assembly/assemble.h"
#include "documents/completeness/completeness.h"
#include "documents/guard/parallel_text.h"

namespace comity::cli {

/// The templates, one a line; those that fit the question, or may, where there is one.
void print_templates(const documents::TemplateLibrary& templates, const law::Determination* determination,
                     std::string_view language, const Terminal& terminal);

/// The fields, one a line; those that a template uses, or all.
void print_fields(const documents::TemplateLibrary& templates, const documents::Template* paper,
                  std::string_view language, const Terminal& terminal);

/// One version of a document as plain text.
void print_document(const documents::Document& document, std::size_t version, const Terminal& terminal);

/// One version of a draft as plain text, and what it still wants.
void print_draft(const documents::Draft& draft, std::string_view language, const Terminal& terminal);

/// What stands in the way of sending, with the clause.
void print_missing(const documents::Draft& draft, const std::vector<documents::Requirement>& requirements,
                   const std::vector<documents::Difference>& differences, std::string_view language,
                   const Terminal& terminal);

}  // namespace comity::cli
