// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <set>
#include <string>

#include "crypto/sha256.h"
#include "documents/template/binding.h"
#include "law/compile/added_conditions.h"

namespace comity::documents {

/// A part, or the blocks of a template, as it stands in its file.
struct SourceBlocks {
    const law::Statement* statement = nullptr;
    crypto::Sha256 digest{};  ///< of its file
    bool of_authority = false;
};

/// Reads the blocks of one template; docs/formats/templates.md is its grammar.
class BlockReader {
   public:
    BlockReader(const Bindings& bindings, const std::vector<Field>& fields, law::AddedConditions& conditions,
                const std::map<std::string, SourceBlocks>& parts, law::Faults& faults)
        : bindings_(bindings), fields_(fields), conditions_(conditions), parts_(parts), faults_(faults) {}

    /// The block statements below `parent`, parts included where `use` names them, into `into`.
    void read(const law::Statement& parent, Template& into);

   private:
    void block(const law::Statement& statement, Template& into);
    void use(const law::Statement& statement, Template& into);
    TemplateRow row(const law::Statement& statement, TemplateBlock& block);
    void table_rows(const law::Statement& statement, TemplateBlock& block);
    void clause(const law::Statement& statement, TemplateRow& row, Showing& showing);
    void each(law::Cursor& cursor, TemplateRow& row);
    void given(law::Cursor& cursor, Showing& showing);
    std::vector<Wording> wordings(const law::Statement& statement, std::size_t from);
    void finish(Wording& wording, const Place& place);
    void bind(TemplateBlock& block);
    void bind(TemplateRow& row);
    void check_id(const std::string& id, const Place& place);

    const Bindings& bindings_;
    const std::vector<Field>& fields_;
    law::AddedConditions& conditions_;
    const std::map<std::string, SourceBlocks>& parts_;
    law::Faults& faults_;
    std::set<std::string> ids_;
    int parts_deep_ = 0;
};

/// Whether the line is a block of a template or a part: a heading, a paragraph … or `use`.
bool is_block(const law::Statement& statement);
/// Whether the line gives the words above it in another language: `fr "…"`.
bool is_translation(const law::Statement& statement);

/// `"…" fr "…" ru "…"` from a place among a statement's tokens and the lines below it that go on with a language.
LanguageWords read_language_words(const law::Statement& statement, std::size_t from, law::Faults& faults);

}  // namespace comity::documents
