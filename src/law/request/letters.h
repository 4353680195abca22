// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <vector>

#include "law/request/acceptance.h"
#include "law/request/addressee.h"
#include "law/request/contents.h"
#include "law/request/request.h"

namespace comity::law {

/// Why a letter is apart from others.
struct Apart {
    const Separation* separation = nullptr;
    std::vector<std::size_t> from;  ///< measures of other letters, by their place in the request
};

/// Measures of a request that may travel together, and why the others do not.
struct Letter {
    std::vector<std::size_t> measures;  ///< places in Request::measures()
    std::vector<Apart> apart;           ///< empty: nothing in it needs a letter of its own
    Choice channel;                     ///< open to all its measures
    Choice language;
    Addressee addressee;
    Contents contents;
};

/// The split proposal: measures in the order of the request, each in the first letter that takes it, by the separations
/// of the law library (docs/law-language.md, section 8). One measure gives one letter.
std::vector<Letter> letters_of(const Request& request);

/// Grounds of any of its measures with that status, each rule once.
std::vector<const GroundResult*> grounds_of_letter(const Request& request, const Letter& letter, Status status);
/// Papers to attach, each once; what is made while the request is executed is left out.
std::vector<const PaperResult*> papers_of_letter(const Request& request, const Letter& letter);
/// The name of a value of a fact; the word itself where it has none.
Localised value_label(const Library& library, std::string_view fact, TextId word);

/// Model forms that fit a measure: those made for what governs first, then general ones.
std::vector<const Form*> forms_for(const Request::Measure& measure);
/// Those that fit any of its measures.
std::vector<const Form*> forms_of_letter(const Request& request, const Letter& letter);
const Form* find_form(const Library& library, std::string_view id);

/// How a letter fills a line of a form.
Status status_of(const Library& library, const FormField& field, const Determination& determination);

}  // namespace comity::law
