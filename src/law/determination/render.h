// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "law/determination/determine.h"
#include "law/rules/explain.h"

namespace comity::format {
class JsonWriter;
}

namespace comity::law {

struct RenderOptions {
    std::string language = "en";
    bool texts = false;  ///< add the words of every rule named ("texts"), for pages
};

/// The answer as the JSON object of docs/formats/determination.md. The same input and library give the same bytes.
std::string to_json(const Determination& determination, const RenderOptions& options);

/// Writes the "legal_basis" object; also used where there is no request.
void write_basis(format::JsonWriter& json, const Register& network, const Situation& situation,
                 const LegalBasis& basis);

/// The reasoning behind one result, by its id or rule; empty when there is no such result.
std::vector<Reasoning> explain_result(const Determination& determination, std::string_view id_or_rule);

/// Papers are named with `_` (rule book, section 6); the library keeps its words with `-`.
std::string paper_name(std::string_view word);

/// "coe-024:6.1.a", or what a `cite` names instead.
std::string citation(const Library& library, const Rule& rule);

/// The offences themselves are asked by the question of the fact that names them.
std::string_view offences_question(const Library& library, std::string_view language);

}  // namespace comity::law
