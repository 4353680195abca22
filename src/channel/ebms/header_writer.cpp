// SPDX-License-Identifier: EUPL-1.2
#include "channel/ebms/header_writer.h"

#include "channel/ebms/timestamp.h"

namespace comity::channel {

using format::XmlWriter;

namespace {

/// An attribute that is left out where the value has none.
std::optional<std::string> some(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

void write(XmlWriter& xml, const MessageInfo& info) {
    xml.element("eb:MessageInfo", {}, [&] {
        xml.element("eb:Timestamp", {}, write_timestamp(info.timestamp));
        xml.element("eb:MessageId", {}, info.message_id);
        if (!info.ref_to_message_id.empty()) xml.element("eb:RefToMessageId", {}, info.ref_to_message_id);
    });
}

void write(XmlWriter& xml, std::string_view name, const Party& party) {
    xml.element(name, {}, [&] {
        xml.element("eb:PartyId", {{"type", some(party.id.type)}}, party.id.value);
        xml.element("eb:Role", {}, party.role);
    });
}

void write(XmlWriter& xml, std::string_view name, const std::vector<MessageProperty>& properties) {
    if (properties.empty()) return;
    xml.element(name, {}, [&] {
        for (const MessageProperty& property : properties) {
            xml.element("eb:Property", {{"name", property.name}, {"type", some(property.type)}}, property.value);
        }
    });
}

void write(XmlWriter& xml, const UserMessage& message) {
    xml.element("eb:UserMessage", {{"mpc", message.mpc}}, [&] {
        write(xml, message.info);
        xml.element("eb:PartyInfo", {}, [&] {
            write(xml, "eb:From", message.from);
            write(xml, "eb:To", message.to);
        });
        xml.element("eb:CollaborationInfo", {}, [&] {
            if (const auto& agreement = message.agreement) {
                xml.element("eb:AgreementRef", {{"type", some(agreement->type)}}, agreement->value);
            }
            xml.element("eb:Service", {{"type", some(message.service.type)}}, message.service.value);
            xml.element("eb:Action", {}, message.action);
            xml.element("eb:ConversationId", {}, message.conversation_id);
        });
        write(xml, "eb:MessageProperties", message.properties);
        if (message.parts.empty()) return;
        xml.element("eb:PayloadInfo", {}, [&] {
            for (const PartInfo& part : message.parts) {
                xml.element("eb:PartInfo", {{"href", part.href}},
                            [&] { write(xml, "eb:PartProperties", part.properties); });
            }
        });
    });
}

void write(XmlWriter& xml, const Receipt& receipt) {
    xml.element("eb:Receipt", {}, [&] {
        if (receipt.copy) return write(xml, *receipt.copy);
        xml.element("ebbp:NonRepudiationInformation", {}, [&] {
            for (const Reference& reference : receipt.references) {
                xml.element("ebbp:MessagePartNRInformation", {}, [&] { write_reference(xml, reference); });
            }
        });
    });
}

void write(XmlWriter& xml, const SignalError& error) {
    xml.element("eb:Error",
                {{"category", some(error.category)},
                 {"errorCode", error.code},
                 {"origin", some(error.origin)},
                 {"refToMessageInError", some(error.ref_to_message_in_error)},
                 {"severity", std::string(to_string(error.severity))},
                 {"shortDescription", some(error.short_description)}},
                [&] {
                    if (!error.description.empty()) {
                        xml.element("eb:Description", {{"xml:lang", "en"}}, error.description);
                    }
                    if (!error.detail.empty()) xml.element("eb:ErrorDetail", {}, error.detail);
                });
}

void write(XmlWriter& xml, const SignalMessage& signal) {
    xml.element("eb:SignalMessage", {}, [&] {
        write(xml, signal.info);
        if (signal.pull) xml.element("eb:PullRequest", {{"mpc", signal.pull->mpc}});
        if (signal.receipt) write(xml, *signal.receipt);
        for (const SignalError& error : signal.errors) write(xml, error);
    });
}

}  // namespace

Result<std::string> messaging_block(const Messaging& messaging, std::string_view id) {
    XmlWriter xml(channel_prefixes);
    xml.element("eb:Messaging", {{"S12:mustUnderstand", "true"}, {"wsu:Id", std::string(id)}},
                [&] { std::visit([&](const auto& unit) { write(xml, unit); }, messaging); });
    return std::move(xml).finish();
}

Result<std::string> fragment_block(const MessageFragment& fragment, std::string_view id) {
    XmlWriter xml(channel_prefixes);
    xml.element("mf:MessageFragment",
                {{"S12:mustUnderstand", "true"}, {"href", fragment.href}, {"wsu:Id", std::string(id)}}, [&] {
                    xml.element("mf:GroupId", {}, fragment.group_id);
                    if (fragment.message_size) {
                        xml.element("mf:MessageSize", {}, std::to_string(*fragment.message_size));
                    }
                    xml.element("mf:FragmentCount", {}, std::to_string(fragment.fragment_count));
                    xml.element("mf:FragmentNum", {}, std::to_string(fragment.fragment_num));
                    if (const auto& header = fragment.message_header) {
                        xml.element("mf:MessageHeader", {}, [&] {
                            xml.element("mf:Content-Type", {}, header->content_type);
                            xml.element("mf:Boundary", {}, header->boundary);
                            xml.element("mf:Type", {}, header->type);
                            xml.element("mf:Start", {}, header->start);
                            if (!header->start_info.empty()) xml.element("mf:StartInfo", {}, header->start_info);
                            if (!header->content_description.empty()) {
                                xml.element("mf:Content-Description", {}, header->content_description);
                            }
                        });
                    }
                    xml.element("mf:Action", {}, fragment.action);
                    if (const auto& compression = fragment.compression) {
                        xml.element("mf:CompressionAlgorithm", {}, compression->algorithm);
                        xml.element("mf:CompressedMessageSize", {}, std::to_string(compression->compressed_size));
                    }
                });
    return std::move(xml).finish();
}

}  // namespace comity::channel
