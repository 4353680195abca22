// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <vector>

#include "cli/office/open_office.h"
#include "node/channel/alarm_book.h"
#include "node/channel/directory_keeper.h"

namespace comity::cli {

/// The books of an authority's channel. The office must outlive it.
struct OpenChannel {
    node::ChannelConfiguration configuration;
    std::unique_ptr<node::AlarmBook> alarms;
    std::unique_ptr<node::DirectoryKeeper> directory;
};

/// Nullptr where the authority has no channel. Errors: the database.
Result<std::unique_ptr<OpenChannel>> open_channel(OpenOffice& office);

/// Keys of the witnesses that the directory lists; none where there is no channel or no directory yet.
Result<std::vector<record::VerifierKey>> known_witnesses(OpenOffice& office);

}  // namespace comity::cli
