// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "command/mark.h"

namespace comity::cases {

using command::Mark;

/// A paper drafted in the case. Its text in all languages is in the content store (docs/formats/document.md); here is
/// what it was drafted from, and what was found of it.
struct Paper {
    /// As it stood after one event.
    struct Version {
        std::string content = {};  ///< SHA-256 of the document, hexadecimal
        std::uint64_t bytes = 0;
        std::vector<std::string> findings = {};  ///< what stands in the way of sending it, a sentence each
        Mark mark = {};
    };
    /// Two persons: it goes in spite of what was found.
    struct Override {
        std::string content = {};
        std::vector<std::string> findings = {};
        std::string reason = {};
        Mark mark = {};  ///< of the second person
    };
    /// Two persons: this text is to be sealed.
    struct Release {
        std::string content = {};
        Mark mark = {};  ///< of the second person
    };

    /// Sealed and filed in the dossier, one document per language.
    struct Sealed {
        std::string content = {};
        std::vector<std::string> documents = {};
        Mark mark = {};
    };
    /// A document whose pages bear codes (docs/formats/page-code.md): they may come back long after another was sealed.
    struct Printed {
        std::string pseudonym = {};
        std::string document = {};
    };

    std::string id = {};  ///< "w1"
    std::string template_id = {};
    std::string title = {};  ///< in its first language
    std::string template_digest = {};
    std::string law = {};  ///< digest of the library that answered
    std::vector<std::string> languages = {};
    std::string subject = {};
    std::string measure = {};
    std::string told =
        {};  ///< what it was told beside the facts: canonical JSON of docs/formats/templates.md, section 6
    std::vector<Version> versions = {};  ///< the last is current
    std::optional<Override> overridden = {};
    std::optional<Release> released = {};
    std::optional<Sealed> sealed = {};
    std::vector<Printed> printed = {};
    bool withdrawn = false;

    const Version& current() const { return versions.back(); }
    /// Whether what was released is what it says now.
    bool is_released() const { return released && released->content == current().content; }
    bool is_sealed() const { return sealed && sealed->content == current().content; }
};

}  // namespace comity::cases
