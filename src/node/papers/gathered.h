// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "cases/question.h"
#include "documents/assembly/paper_input.h"

namespace comity::node {

/// What a paper is told beside the facts, as docs/formats/templates.md, section 6, writes it: `{languages, fields,
/// offences, attachments}`. First what the case knows (its number, the other's reference, the authority, the person's
/// name in the script of each language, the papers of the dossier), over it what persons told it. `told` is an object
/// of the last three. Of the templates' fields only those they have.
format::Value gathered(const documents::TemplateLibrary& templates, const cases::CaseState& state,
                       const cases::About& about, const std::string& authority,
                       const std::vector<std::string>& languages, const format::Value& told);

/// The members of `more` over those of `before`, field by field; attachments as a whole.
format::Value told_more(format::Value before, const format::Value& more);

}  // namespace comity::node
