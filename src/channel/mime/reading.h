// SPDX-License-Identifier: EUPL-1.2
// For tests and the fuzz target: a whole body read at once or in pieces.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "channel/mime/multipart_reader.h"

namespace comity::channel {

struct ReadPart {
    PartHead head;
    std::string content;
};

struct Reading {
    std::vector<ReadPart> parts;
    std::optional<MimeFault> fault;
};

/// `piece` octets at a time, the last one perhaps shorter; each piece in memory of its own, so that a reader that looks
/// back into an earlier one is seen by the sanitizers.
inline Reading read_in_pieces(std::string_view content_type, std::string_view body, std::size_t piece,
                              std::size_t max_parts = default_max_parts) {
    Reading reading;
    auto reader = MultipartReader::open(content_type, max_parts);
    if (!reader) return {{}, reader.error()};
    std::string held;
    while (true) {
        const auto event = reader->advance();
        if (!event) {
            reading.fault = event.error();
            return reading;
        }
        switch (*event) {
            case MultipartReader::Event::need_more:
                if (body.empty()) {
                    reader->finish();
                } else {
                    held = std::string(body.substr(0, piece));
                    body.remove_prefix(held.size());
                    reader->append(octets(held));
                }
                break;
            case MultipartReader::Event::part:
                reading.parts.push_back({reader->head(), ""});
                break;
            case MultipartReader::Event::content:
                reading.parts.back().content += as_text(reader->content());
                break;
            case MultipartReader::Event::part_end:
                break;
            case MultipartReader::Event::end:
                return reading;
        }
    }
}

}  // namespace comity::channel
