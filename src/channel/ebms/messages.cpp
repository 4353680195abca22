// SPDX-License-Identifier: EUPL-1.2
#include "channel/ebms/messages.h"

#include <algorithm>

namespace comity::channel {

const MessageProperty* UserMessage::property(std::string_view name) const {
    const auto found = std::ranges::find(properties, name, &MessageProperty::name);
    return found == properties.end() ? nullptr : &*found;
}

SignalError signal_error(EbmsCode code, std::string ref_to_message_in_error) {
    const EbmsErrorRow& row = row_of(code);
    SignalError error;
    error.code = to_string(code);
    error.severity = row.severity;
    error.category = row.category;
    error.origin = row.origin;
    error.short_description = row.short_description;
    error.ref_to_message_in_error = std::move(ref_to_message_in_error);
    error.description = row.short_description;
    return error;
}

}  // namespace comity::channel
