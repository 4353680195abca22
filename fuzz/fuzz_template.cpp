// SPDX-License-Identifier: EUPL-1.2
// Files of templates. Besides not failing: a file gives faults or templates, and what was read can be put together for
// a question without facts, shown as HTML, and compared between its versions.
#include <cstddef>
#include <cstdint>
#include <string>

#include "documents/assembly/assemble.h"
#include "documents/guard/parallel_text.h"
#include "documents/html/render_html.h"
#include "engine_facts.h"
#include "law/compile/compile.h"
#include "require.h"

namespace {

const comity::law::Library& library() {
    static const comity::law::Library made =
        comity::law::Library::from_bytes(comity::law::compile_texts({{"facts.law", engine_facts}}).image).value();
    return made;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace comity;
    const std::string text(reinterpret_cast<const char*>(data), size);
    law::Faults faults;
    const auto templates = documents::TemplateLibrary::read(library(), {{"fuzz.paper", text, false}}, faults);
    for (const law::Fault& fault : faults.list()) require(!fault.message.empty());
    require(templates.has_value() == !faults.any_error());
    if (!templates) return 0;
    law::Faults none;
    const auto question = format::read_yaml("facts: {request: {kind: extradition}}", "question");
    const law::Determination determination(
        law::read_question(templates->library(), question->front(), *CivilDate::from_ymd(2026, 11, 22), none));
    documents::PaperInput input;
    input.languages = {"en", "fr", "ru"};
    for (const documents::Template& paper : templates->templates()) {
        documents::fits(paper, determination);
        const documents::Draft draft = documents::assemble(*templates, paper, determination, input);
        for (const documents::Segment* segment : documents::segments_of(draft.document))
            require(segment->versions.size() == 3);
        documents::differences(draft.document);
        require(!documents::render_html(draft.document, {}).empty());
    }
    return 0;
}
