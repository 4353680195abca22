// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace CLI {
class App;
}

namespace comity::cli {

/// `keys make`, `keys show`: the keys of an access point and of the evidence seal, with requests for certificates.
void add_channel_keys(CLI::App& channel, int& status);

}  // namespace comity::cli
