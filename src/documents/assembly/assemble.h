// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "documents/assembly/paper_input.h"
#include "law/determination/determine.h"

namespace comity::documents {

/// A passage of the template of which it is not known whether it belongs into the paper: it is left out, and these
/// facts would settle it.
struct OpenPassage {
    std::string segment;
    std::vector<std::string> facts;
};

/// What a draft still wants before it can be sent.
struct Gap {
    std::string segment;
    std::string slot;      ///< the fact or field; "" where the passage has no translation
    std::string language;  ///< "" where it is missing in all
};

struct Draft {
    Document document;
    std::vector<OpenPassage> open;
    std::vector<Gap> gaps;
};

/// Whether the template is one for this question.
Truth fits(const Template& paper, const law::Determination& determination);

/// Whether that cannot be told yet for want of this fact, alone or with others.
bool would_settle(law::FactIndex fact, const Template& paper, const law::Determination& determination);

/// Puts facts, fields and the answer of the law into the template. The question must be bound to the templates' own
/// library. The same input gives the same document.
Draft assemble(const TemplateLibrary& templates, const Template& paper, const law::Determination& determination,
               const PaperInput& input);

/// What is missing in a document, whoever wrote it: empty slots, and passages not translated.
std::vector<Gap> gaps_of(const Document& document);

}  // namespace comity::documents
