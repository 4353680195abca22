// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include <fmt/format.h>

#include "channel/ebms/header_reader.h"
#include "channel/ebms/schema.h"
#include "channel/ebms/unit_reader.h"

namespace comity::channel {

using format::XmlElement;

namespace {

constexpr EbmsCode invalid = EbmsCode::invalid_header;

EbmsResult<Party> read_party(const XmlElement& element) {
    TRY(content, Content::of(element, ns::eb, {}));
    const auto ids = content.many("PartyId");
    if (ids.size() != 1) return refuse(invalid, fmt::format("{} has {} PartyId", element.name(), ids.size()));
    Party party;
    TRY(value, simple_text(ids[0], {"type"}));
    TRY(type, optional_attribute(ids[0], "type"));
    if (!is_party_id(value)) return refuse(invalid, "a PartyId is not printable ASCII");
    party.id = {std::move(value), std::move(type)};
    TRY(role, content.one("Role"));
    TRY(role_text, simple_text(role));
    party.role = std::move(role_text);
    TRY_VOID(content.end());
    return party;
}

/// An element with text and a type.
template <class Typed>
EbmsResult<Typed> read_typed(const XmlElement& element, std::initializer_list<std::string_view> attributes) {
    TRY(value, simple_text(element, attributes));
    TRY(type, optional_attribute(element, "type"));
    return Typed{std::move(value), std::move(type)};
}

EbmsResult<std::vector<MessageProperty>> read_properties(const XmlElement& element, std::size_t limit) {
    TRY(content, Content::of(element, ns::eb, {}));
    std::vector<MessageProperty> properties;
    for (const XmlElement& each : content.many("Property")) {
        MessageProperty property;
        TRY(name, optional_attribute(each, "name"));
        if (name.empty()) return refuse(invalid, "a Property has no name");
        if (std::ranges::find(properties, name, &MessageProperty::name) != properties.end()) {
            return refuse(invalid, "a Property stands twice");
        }
        property.name = std::move(name);
        TRY(value, simple_text(each, {"name", "type"}, Empty::allowed));
        property.value = std::move(value);
        TRY(type, optional_attribute(each, "type"));
        property.type = std::move(type);
        properties.push_back(std::move(property));
        if (properties.size() > limit) {
            return refuse(invalid, fmt::format("{} has over {} properties", element.name(), limit));
        }
    }
    TRY_VOID(content.end());
    if (properties.empty()) return refuse(invalid, fmt::format("{} is empty", element.name()));
    return properties;
}

/// Schema and Description are of the schema and mean nothing here.
EbmsResult<PartInfo> read_part_info(const XmlElement& element) {
    TRY(content, Content::of(element, ns::eb, {"href"}));
    PartInfo info;
    TRY(href, optional_attribute(element, "href"));
    info.href = std::move(href);
    if (const auto schema = content.maybe("Schema")) {
        TRY_VOID(check_attributes(*schema, {"location", "version", "namespace"}));
        if (schema->has_children() || schema->has_text()) return refuse(invalid, "Schema is not empty");
    }
    content.maybe("Description");
    if (const auto properties = content.maybe("PartProperties")) {
        TRY(list, read_properties(*properties, max_part_properties));
        info.properties = std::move(list);
    }
    TRY_VOID(content.end());
    return info;
}

EbmsResult<void> read_collaboration(const XmlElement& element, UserMessage& message) {
    TRY(content, Content::of(element, ns::eb, {}));
    if (const auto agreement = content.maybe("AgreementRef")) {
        // The name a peer gives its own P-Mode says nothing here: it is local.
        TRY(read, read_typed<Agreement>(*agreement, {"type", "pmode"}));
        message.agreement = std::move(read);
    }
    TRY(service, content.one("Service"));
    TRY(read_service, read_typed<Service>(service, {"type"}));
    message.service = std::move(read_service);
    TRY(action, content.one("Action"));
    TRY(action_text, simple_text(action));
    message.action = std::move(action_text);
    TRY(conversation, content.one("ConversationId"));
    TRY(conversation_text, simple_text(conversation, {}, Empty::allowed));
    message.conversation_id = std::move(conversation_text);
    return content.end();
}

}  // namespace

EbmsResult<UserMessage> read_user_message(const XmlElement& element) {
    TRY(content, Content::of(element, ns::eb, {"mpc"}));
    UserMessage message;
    TRY(mpc, optional_attribute(element, "mpc"));
    if (!mpc.empty()) message.mpc = std::move(mpc);
    TRY(info_element, content.one("MessageInfo"));
    TRY(info, read_message_info(info_element));
    message.info = std::move(info);
    TRY(parties_element, content.one("PartyInfo"));
    TRY(parties, Content::of(parties_element, ns::eb, {}));
    TRY(from_element, parties.one("From"));
    TRY(from, read_party(from_element));
    message.from = std::move(from);
    TRY(to_element, parties.one("To"));
    TRY(to, read_party(to_element));
    message.to = std::move(to);
    TRY_VOID(parties.end());
    TRY(collaboration, content.one("CollaborationInfo"));
    TRY_VOID(read_collaboration(collaboration, message));
    if (const auto properties = content.maybe("MessageProperties")) {
        TRY(list, read_properties(*properties, max_message_properties));
        message.properties = std::move(list);
    }
    if (const auto payload = content.maybe("PayloadInfo")) {
        TRY(parts, Content::of(*payload, ns::eb, {}));
        const auto list = parts.many("PartInfo");
        TRY_VOID(parts.end());
        if (list.empty()) return refuse(invalid, "PayloadInfo is empty");
        if (list.size() > max_parts) {
            return refuse(EbmsCode::mime_inconsistency, fmt::format("the header names over {} parts", max_parts));
        }
        for (const XmlElement& each : list) {
            TRY(part, read_part_info(each));
            message.parts.push_back(std::move(part));
        }
    }
    TRY_VOID(content.end());
    return message;
}

}  // namespace comity::channel
