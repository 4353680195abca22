// SPDX-License-Identifier: EUPL-1.2
#include "access_point/house.h"

#include <fmt/format.h>

#include "channel/mime/multipart_writer.h"

namespace comity::access_point {

void House::tell_alarm(std::string reason, std::string code, std::string words, std::string peer) const {
    surroundings.log(fmt::format("alarm: {} {} {}", reason, code, words));
    channel::ChannelEvent event;
    event.time = surroundings.now();
    event.reason = std::move(reason);
    event.code = std::move(code);
    event.words = std::move(words);
    event.peer = std::move(peer);
    if (const auto told = outbox.tell({std::move(event)}); !told)
        surroundings.log("an alarm could not be kept: " + to_string(told.error()));
}

std::string House::message_id() const {
    return fmt::format("{}@{}", channel::random_uuid(surroundings.random), host);
}

}  // namespace comity::access_point
