// SPDX-License-Identifier: EUPL-1.2
#include "cli/channel/message_file.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "base/octets.h"
#include "channel/mime/multipart_reader.h"
#include "store/files/file.h"

namespace comity::cli {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Value of the field in a block of header fields; lines may be folded (RFC 9112 section 5.2).
std::optional<std::string> field_of(std::string_view block, std::string_view name) {
    std::optional<std::string> value;
    while (!block.empty()) {
        const std::size_t end = std::min(block.find('\n'), block.size());
        std::string_view line = block.substr(0, end);
        block.remove_prefix(std::min(end + 1, block.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        const bool folded = line.starts_with(' ') || line.starts_with('\t');
        if (folded && value) {
            *value += line;
            continue;
        }
        if (value) return value;
        const auto same = [](char a, char b) { return (a | 0x20) == (b | 0x20); };
        if (line.size() <= name.size() || line[name.size()] != ':' ||
            !std::ranges::equal(line.substr(0, name.size()), name, same))
            continue;
        line.remove_prefix(name.size() + 1);
        value = line.substr(std::min(line.find_first_not_of(" \t"), line.size()));
    }
    return value;
}

}  // namespace

Result<MessageFile> read_message_file(const std::string& file) {
    TRY(text, store::read_whole(file, max_message_file));
    std::string_view rest = text;
    if (rest.starts_with(byte_order_mark)) rest.remove_prefix(byte_order_mark.size());
    if (rest.starts_with('<')) return MessageFile{"application/soap+xml; charset=UTF-8", std::string(rest)};
    std::size_t behind = text.find("\r\n\r\n");
    std::size_t gap = 4;
    if (const std::size_t bare = text.find("\n\n"); bare < behind) {
        behind = bare;
        gap = 2;
    }
    const auto type =
        behind == std::string::npos ? std::nullopt : field_of(std::string_view(text).substr(0, behind), "Content-Type");
    if (!type)
        return fail(ErrorKind::invalid, fmt::format("{} is neither XML nor an HTTP body behind its Content-Type", file),
                    {}, "keep the header fields of the request with its body, an empty line between them");
    return MessageFile{*type, text.substr(behind + gap)};
}

TakenMessage take_apart(const MessageFile& file) {
    TakenMessage taken;
    auto reader = channel::MultipartReader::open(file.content_type);
    if (!reader) {
        taken.fault = reader.error().detail;
        return taken;
    }
    using Event = channel::MultipartReader::Event;
    reader->append(octets(file.body));
    PartInBody* part = nullptr;
    while (true) {
        const auto event = reader->advance();
        if (!event) {
            taken.fault = event.error().detail;
            return taken;
        }
        if (*event == Event::end) return taken;
        if (*event == Event::need_more) reader->finish();
        if (*event == Event::part) {
            part = reader->head().root ? nullptr : &taken.parts[reader->head().content_id];
            if (part) part->type = reader->head().type.type;
        }
        if (*event != Event::content) continue;
        if (part)
            part->octets += reader->content().size();
        else
            taken.envelope += as_text(reader->content());
    }
}

}  // namespace comity::cli
