// SPDX-License-Identifier: EUPL-1.2
// The root part of an AS4 message from outside. What is accepted reads back from what the writer makes of it.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "channel/ebms/envelope.h"
#include "channel/ebms/header_reader.h"
#include "channel/ebms/header_writer.h"
#include "channel/ebms/part.h"
#include "require.h"

namespace {

using namespace comity::channel;
using comity::format::read_xml;

void check(const Envelope& envelope) {
    if (const auto messaging = read_messaging(envelope.messaging)) {
        const auto text = messaging_block(*messaging, "_msg");
        require(text.has_value());
        const auto document = read_xml(*text);
        require(document.has_value());
        const auto again = read_messaging(document->root());
        require(again.has_value() && *again == *messaging);
        if (const auto* message = std::get_if<UserMessage>(&*messaging)) {
            if (const auto parts = read_parts(*message)) {
                UserMessage same = *message;
                same.parts.clear();
                for (const PartDescription& part : *parts) same.parts.push_back(part_info(part));
                require(read_parts(same).has_value());
            }
        }
    }
    if (!envelope.fragment) return;
    if (const auto fragment = read_fragment(*envelope.fragment)) {
        const auto text = fragment_block(*fragment, "_frag");
        require(text.has_value());
        const auto document = read_xml(*text);
        require(document.has_value());
        const auto again = read_fragment(document->root());
        require(again.has_value() && *again == *fragment);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto document = read_xml({reinterpret_cast<const char*>(data), size});
    if (!document) return 0;
    const auto answer = read_envelope(*document, EnvelopeUse::answer);
    if (answer) check(*answer);
    const auto request = read_envelope(*document, EnvelopeUse::request);
    // What is accepted as a request is accepted as an answer too, and its body holds nothing.
    if (request) require(answer.has_value() && !request->body.has_children() && request->security.has_value());
    return 0;
}
