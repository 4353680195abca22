// SPDX-License-Identifier: EUPL-1.2
#include "law/compile/added_conditions.h"

#include "law/compile/dependence.h"
#include "law/compile/expressions.h"
#include "law/compile/tables.h"

namespace comity::law {

AddedConditions::AddedConditions(const Library& library) {
    compilation_.builder = LibraryBuilder::from(library);
}

AddedConditions::Condition AddedConditions::read(Cursor& cursor) {
    ExpressionReader reader(compilation_, cursor, none);
    const ExprId id = reader.condition();
    return {cursor.failed() ? none : id, reader.uses_offence()};
}

Result<Library> AddedConditions::finish() {
    LibraryBuilder& builder = compilation_.builder;
    builder.declaration_fits.clear();
    fit_declarations(builder);
    note_dependence(builder);
    return Library::from_bytes(builder.image());
}

}  // namespace comity::law
