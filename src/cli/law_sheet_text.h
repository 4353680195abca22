// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "cli/terminal.h"
#include "law/examples/run_examples.h"
#include "law/library/library.h"

namespace comity::format {
class JsonWriter;
}

namespace comity::cli {

/// Every instrument: title, family, role, how many rules and parties, which marks.
void print_instrument_list(const law::Library& library, std::string_view language, const Terminal& terminal);
/// One instrument: what it is, its provisions, parties and declarations.
void print_instrument(const law::Library& library, law::InstrumentIndex instrument, std::string_view language,
                      const Terminal& terminal);
/// Every provision within an article, with its rules, what modifies it, declarations and sources.
void print_article(const law::Library& library, law::InstrumentIndex instrument, std::string_view article,
                   const law::ExampleReport* report, std::string_view language, const Terminal& terminal);
/// The review sheet of an instrument or article, in Markdown with a place for the reviewer's word.
void print_review(const law::Library& library, law::InstrumentIndex instrument, std::string_view article,
                  const law::ExampleReport* report, const Terminal& terminal);

/// "law": version and digest.
void write_library(format::JsonWriter& json, const law::Library& library);
/// The examples in whose answers a provision took part; nullptr when no law folder is at hand.
const std::vector<std::string>* examples_of(const law::Library& library, law::ProvisionIndex provision,
                                            const law::ExampleReport* report);

}  // namespace comity::cli
