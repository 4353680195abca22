// SPDX-License-Identifier: EUPL-1.2
#include "cli/office/open_channel.h"

#include "channel/directory/onboarding.h"
#include "node/channel/schema.h"
#include "store/sql/migration.h"

namespace comity::cli {

Result<std::unique_ptr<OpenChannel>> open_channel(OpenOffice& office) {
    node::Authority& authority = *office.office->authority;
    auto channel = std::make_unique<OpenChannel>();
    const auto& all = office.configuration.authorities;
    const auto own = std::ranges::find(all, authority.id, &node::AuthorityConfiguration::id);
    if (own == all.end() || !own->channel) return nullptr;
    channel->configuration = *own->channel;
    {
        TRY(writer, office.node->database().writer());
        const store::Schema schema = node::channel_schema();
        TRY_VOID(store::migrate(*writer, {&schema, 1}));
    }
    TRY(manual, channel::onboarded_in(channel->configuration.manual));
    channel->alarms = std::make_unique<node::AlarmBook>(authority, *office.office->writer, office.node->database());
    channel->directory =
        std::make_unique<node::DirectoryKeeper>(authority, *office.office->writer, office.node->database(),
                                                channel->configuration, *channel->alarms, std::move(manual));
    return channel;
}

Result<std::vector<record::VerifierKey>> known_witnesses(OpenOffice& office) {
    TRY(channel, open_channel(office));
    if (!channel) return std::vector<record::VerifierKey>();
    TRY(directory, channel->directory->current());
    return directory ? directory->witness_keys() : std::vector<record::VerifierKey>();
}

}  // namespace comity::cli
