// SPDX-License-Identifier: EUPL-1.2
// Law files. Besides not failing: a file gives faults or an image, the image can be opened, and its examples can be
// run, whatever they say.
#include <cstddef>
#include <cstdint>
#include <string>

#include "engine_facts.h"
#include "law/compile/compile.h"
#include "law/examples/run_examples.h"
#include "law/library/library.h"
#include "require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    const comity::law::CompiledLaw law = comity::law::compile_texts({{"facts.law", engine_facts}, {"rules.law", text}});
    for (const comity::law::Fault& fault : law.faults.list()) require(!fault.message.empty());
    require(law.faults.any_error() == law.image.empty());
    if (law.image.empty()) return 0;
    const auto library = comity::law::Library::from_bytes(law.image);
    require(library.has_value());
    comity::law::run_examples(*library, law.examples);
    return 0;
}
