// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "documents/template/template_library.h"
#include "law/determination/determine.h"

namespace comity::documents {

/// "article 6, paragraph 1, letter a, European Convention on Extradition (ETS 024)". `citation` is as the law library
/// writes it, "coe-024:6.1.a".
std::string citation_words(const TemplateLibrary& templates, std::string_view citation, std::string_view language);

/// The provisions a name behind `law.` stands for in this answer, in its order, each once: "coe-024:6.1.a". For
/// "basis" the governing instruments: "coe-024".
std::vector<std::string> citations_of(const law::Determination& determination, std::string_view name);

}  // namespace comity::documents
