// SPDX-License-Identifier: EUPL-1.2
// What a translation file brought, as it becomes part of a paper of a case.
#pragma once

#include "documents/template/template_library.h"
#include "documents/xliff/xliff.h"
#include "format/value.h"

namespace comity::node {

/// What was translated of fields becomes what the paper is told, in `more`: the passages with them follow from that.
void tell_fields(const documents::TemplateLibrary& templates, const documents::Translated& brought,
                 format::Value& more);

/// Puts the passages that were translated into the document, as they came.
void put_units(documents::Document& document, const documents::Translated& brought);

}  // namespace comity::node
