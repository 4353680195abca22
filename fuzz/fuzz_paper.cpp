// SPDX-License-Identifier: EUPL-1.2
// What a case file tells of a paper. Besides not failing: what is refused says why with its place, and what is read can
// be put together.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "documents/assembly/assemble.h"
#include "engine_facts.h"
#include "law/compile/compile.h"
#include "require.h"

namespace {

using namespace comity;

constexpr const char* papers = R"(
field person.name : name "name" fr "nom" ru "имя"
field summary : text "summary" fr "résumé" ru "изложение"
field number : code "number" fr "numéro" ru "номер"
field days : list of date "days" fr "jours" ru "дни"
field sum : money "sum" fr "somme" ru "сумма"
field count : number "count" fr "nombre" ru "число"
field length : period "length" fr "durée" ru "срок"
field offence.title : text per offence "title" fr "titre" ru "название"
word translation "to be translated" fr "à traduire" ru "требуется перевод"
word attachments "Attachments" fr "Pièces jointes" ru "Приложения"
template a "A" fr "A" ru "А"
  fits true
  paragraph p "{person.name} {summary} {number} {sum} {count} {length}"
  list days
    item day "{days}"
      each days
  table t
    row o "{offence.title}"
      each offence
)";

const documents::TemplateLibrary& templates() {
    static const documents::TemplateLibrary made = [] {
        const auto library = law::Library::from_bytes(law::compile_texts({{"facts.law", engine_facts}}).image).value();
        law::Faults faults;
        return documents::TemplateLibrary::read(library, {{"a.paper", papers, false}}, faults).value();
    }();
    return made;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto trees = format::read_yaml(text, "fuzz");
    if (!trees || trees->empty()) return 0;
    law::Faults faults;
    const auto input = documents::read_paper_input(templates(), trees->front(), faults);
    for (const law::Fault& fault : faults.list()) require(!fault.message.empty() && fault.place.line > 0);
    require(input.has_value() == !faults.any_error());
    if (!input) return 0;
    law::Faults none;
    const auto question = format::read_yaml("facts: {request: {kind: extradition}, offences: [{id: o}]}", "question");
    const law::Determination determination(
        law::read_question(templates().library(), question->front(), *CivilDate::from_ymd(2026, 11, 22), none));
    const auto draft = documents::assemble(templates(), templates().templates().front(), determination, *input);
    require(draft.document.attachments.size() == input->attachments.size());
    return 0;
}
