// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "base/result.h"
#include "documents/template/template_library.h"

namespace comity::documents {

/// The template of that name. Errors: not_found, with the nearest name there is; no hint where none is near.
Result<const Template*> named_template(const TemplateLibrary& templates, std::string_view id);

}  // namespace comity::documents
