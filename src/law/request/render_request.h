// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "law/determination/render.h"
#include "law/request/letters.h"

namespace comity::law {

/// The answer of docs/formats/determination.md: for one measure its determination, for several the object with
/// `measures` and `letters`.
std::string request_json(const Request& request, const RenderOptions& options);

/// What each letter of the request must contain, in which language, to whom and by which channel
/// (docs/formats/letter.md).
std::string letters_json(const Request& request, const RenderOptions& options);

/// The model forms, or one with its lines; `request` shows how its letter fills them.
std::string forms_json(const Library& library, std::string_view language);
std::string form_json(const Library& library, const Form& form, std::string_view language,
                      const Request* request = nullptr);

}  // namespace comity::law
