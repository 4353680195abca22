// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "documents/document.h"

/// Papers as files of word processors, for partners who ask for them (docs/formats/editable.md).
namespace comity::documents {

enum class EditableForm {
    odt,  ///< OpenDocument text, ISO/IEC 26300
    docx  ///< Office Open XML wordprocessing, ISO/IEC 29500 transitional
};
inline constexpr std::array<std::string_view, 2> editable_form_words{"odt", "docx"};

/// "odt", "docx"; nullopt for other words.
std::optional<EditableForm> editable_form(std::string_view word);

/// As IANA registers it.
std::string_view media_type(EditableForm form);

/// One version of a document. The same document gives the same octets. Errors: invalid where the document has no such
/// version or a text is not UTF-8; limit.
Result<std::string> write_editable(const Document& document, std::size_t version, EditableForm form);

}  // namespace comity::documents
