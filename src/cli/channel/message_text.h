// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "channel/directory/document.h"
#include "cli/channel/message_file.h"
#include "crypto/certificate.h"

namespace comity::cli {

/// Lines of a label and what is said under it; a line without label goes on with the one before.
using Told = std::vector<std::pair<std::string, std::string>>;

/// With what a signature is compared, where the message only names its certificate.
struct Known {
    std::vector<crypto::Certificate> certificates;
    std::optional<channel::DirectoryDocument> directory;  ///< says whose a certificate is; its own note is not checked
};

/// What a message, a receipt, an error, an evidence or a transmittal says, in words. `sound` is false where it
/// contradicts itself: a signature that does not verify, parts that are not those announced.
struct Inspection {
    std::string what;
    Told told;
    bool sound = true;
};

/// Errors: it is none of these, naming the place.
Result<Inspection> inspect_message(const MessageFile& file, const Known& known);

}  // namespace comity::cli
