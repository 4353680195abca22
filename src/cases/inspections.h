// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string_view>

#include "cases/command.h"
#include "cases/fold.h"
#include "command/fields.h"

namespace comity::cases {

using command::Fields;

std::span<const CommandKind> inspection_commands();
std::span<const EventType> inspection_events();

/// A version of a document as commands name it, "document" and "version". Errors: not_found; invalid where the
/// document has no such version.
struct NamedVersion {
    const Document* document;
    const Document::Version* version;
    std::int64_t number;
};
Result<NamedVersion> version_named(const CaseState& state, const Command& command);
/// The same, where an event tells of it.
Result<Document::Version*> version_told(CaseState& state, Fields& read);

/// Errors: conflict where malware was found in a file of that SHA-256, in whatever document of the case it stands or
/// stood: that goes to nobody else.
Result<void> check_free_of_malware(const CaseState& state, std::string_view digest);

/// The same of all that goes out with a document: its current version and, of a sealed package, each of its parts.
Result<void> check_free_of_malware(const CaseState& state, const Document& document);

}  // namespace comity::cases
