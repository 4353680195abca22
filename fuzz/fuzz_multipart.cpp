// SPDX-License-Identifier: EUPL-1.2
// The body of a message. Besides not failing: the outcome does not depend on how the octets were cut, and ids of parts
// are few, visible and never twice.
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "channel/mime/reading.h"
#include "require.h"

// The first line is the Content-Type, its first octet says how the rest is cut.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    namespace channel = comity::channel;
    if (size == 0) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    const std::size_t line = std::min(text.find("\r\n"), text.size());
    const std::string_view type = text.substr(0, line);
    const std::string_view body = text.substr(std::min(line + 2, text.size()));
    const auto whole = channel::read_in_pieces(type, body, body.size() + 1, 8);
    const auto cut = channel::read_in_pieces(type, body, 1 + data[0] % 64, 8);
    require(whole.fault == cut.fault && whole.parts.size() == cut.parts.size() && whole.parts.size() <= 9);
    std::set<std::string> ids;
    for (std::size_t i = 0; i < whole.parts.size(); ++i) {
        require(whole.parts[i].content == cut.parts[i].content);
        require(whole.parts[i].head.content_id == cut.parts[i].head.content_id);
        require(whole.parts[i].head.content_id.size() <= channel::max_content_id);
        require(ids.insert(whole.parts[i].head.content_id).second);
    }
    return 0;
}
