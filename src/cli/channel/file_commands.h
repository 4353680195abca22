// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace CLI {
class App;
}

namespace comity::cli {

/// `pmodes check|show`, `inspect` and `replay`: what is agreed, what a message or receipt says, what an access point
/// would answer to it. They need no node.
void add_channel_files(CLI::App& channel, int& status);

}  // namespace comity::cli
