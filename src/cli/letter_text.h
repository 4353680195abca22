// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "cli/terminal.h"
#include "law/request/letters.h"

namespace comity::cli {

/// What each letter must contain, what is missing, in which language, to whom and by which channel.
void print_letters(const law::Request& request, std::string_view language, const Terminal& terminal);

/// The model forms, one a line.
void print_forms(const law::Library& library, std::string_view language, const Terminal& terminal);

/// A form with its lines; `request` (or none) shows which of them its letter fills.
void print_form(const law::Library& library, const law::Form& form, const law::Request* request,
                std::string_view language, const Terminal& terminal);

}  // namespace comity::cli
