// SPDX-License-Identifier: EUPL-1.2
#include "channel/message/anchor_block.h"

#include "channel/anchor/log_anchor.h"

namespace comity::channel {

EbmsResult<std::string> anchor_text(const format::XmlElement& block) {
    if (const auto anchor = read_log_anchor(block); !anchor) {
        return refuse(EbmsCode::invalid_header, to_string(anchor.error()));
    }
    auto text = format::canonical(block);
    if (!text) return refuse(EbmsCode::invalid_header, to_string(text.error()));
    return *std::move(text);
}

}  // namespace comity::channel
