// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "law/library/library.h"
#include "node/authority.h"
#include "node/person.h"
#include "node/stream.h"
#include "node/writer.h"
#include "register/glossary/glossary.h"
#include "store/sql/database.h"

namespace comity::node {

/// The glossary with the story it was folded from.
struct OpenedGlossary {
    registry::Glossary glossary;
    std::vector<record::ReadEvent> story;
};

/// The glossary of an authority: read by all whose roles let them read papers of a case they work on, kept by all whose
/// roles let them put words into these. Safe to use from several threads.
class GlossaryDesk {
   public:
    GlossaryDesk(Authority& authority, Writer& writer, store::Database& database, const law::Library& law);

    /// Errors: `forbidden`.
    Result<OpenedGlossary> open(const Person& person);

    /// Carries out a command. Answer: answer_to_command() of node/stream.h. Errors: `forbidden`; those of
    /// registry::decide().
    Result<std::string> give(const Person& person, registry::GlossaryCommand command, Writer::Once once = {});

   private:
    Authority& authority_;
    Writer& writer_;
    store::Database& database_;
    const law::Library& law_;
};

/// The terms of the law library that have words in English, French and Russian, as a table (docs/formats/glossary.md):
/// those of docs/glossary.md, then the words of facts that are short enough to be terms.
std::string law_terms(const law::Library& law);

}  // namespace comity::node
