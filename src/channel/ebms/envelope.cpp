// SPDX-License-Identifier: EUPL-1.2
#include "channel/ebms/envelope.h"

#include <set>

#include <fmt/format.h>

#include "channel/ebms/names.h"

namespace comity::channel {

using format::XmlElement;

namespace {

/// The other side may write anything: what the log repeats of it is short.
std::string shown(const XmlElement& element) {
    return std::string(element.name().substr(0, 40));
}

tl::unexpected<EnvelopeFault> invalid(std::string detail) {
    return tl::unexpected<EnvelopeFault>(EbmsError{EbmsCode::invalid_header, std::move(detail)});
}

tl::unexpected<EnvelopeFault> no_soap(SoapFault fault, std::string detail) {
    return tl::unexpected<EnvelopeFault>(SoapRefusal{fault, std::move(detail)});
}

using Fault = std::optional<EnvelopeFault>;

Fault fault_of(tl::unexpected<EnvelopeFault> fault) {
    return std::move(fault).value();
}

/// wsu:Id, Id, ID and xml:id of the element and all within it.
Fault check_ids(const XmlElement& element, std::set<std::string>& seen) {
    for (const format::XmlAttribute& attribute : element.attributes()) {
        const auto& [space, local] = attribute.name;
        const bool is_id = space.empty()
                               ? local == "Id" || local == "ID"
                               : (space == ns::wsu && local == "Id") || (space == format::xml_space && local == "id");
        if (is_id && !seen.insert(attribute.value).second) {
            return fault_of(invalid(fmt::format("an id of {} stands twice", shown(element))));
        }
    }
    for (const XmlElement& child : element.children()) {
        if (auto fault = check_ids(child, seen)) return fault;
    }
    return std::nullopt;
}

template <class Forbidden>
Fault check_within(const XmlElement& element, const Forbidden& forbidden) {
    for (const XmlElement& child : element.children()) {
        if (forbidden(child))
            return fault_of(invalid(fmt::format("{} stands within {}", shown(child), shown(element))));
        if (auto fault = check_within(child, forbidden)) return fault;
    }
    return std::nullopt;
}

bool is_guarded(const XmlElement& element) {
    const auto space = element.space();
    return space == ns::eb || space == ns::wsse || space == ns::ds || space == ns::xenc || space == ns::s12;
}

/// Nothing where the attribute is missing or no xsd:boolean.
std::optional<bool> boolean(const XmlElement& element, std::string_view name) {
    const auto text = element.attribute(ns::s12, name);
    if (text == "true" || text == "1") return true;
    if (text == "false" || text == "0") return false;
    return std::nullopt;
}

Fault check_block(const XmlElement& block) {
    const bool must_understand = boolean(block, "mustUnderstand").value_or(false);
    if (block.attribute(ns::s12, "mustUnderstand") && !boolean(block, "mustUnderstand")) {
        return fault_of(no_soap(SoapFault::sender, fmt::format("mustUnderstand of {} is no boolean", shown(block))));
    }
    if (block.is(ns::wsse, "Security") || block.is(ns::eb, "Messaging")) {
        if (block.attribute(ns::s12, "role")) {
            return fault_of(invalid(fmt::format("{} is for another role", shown(block))));
        }
        // What the signature is checked on and what is understood have one place each.
        const bool security = block.is(ns::wsse, "Security");
        return check_within(block, [&](const XmlElement& each) {
            return each.space() == ns::s12 || (security ? each.space() == ns::eb : each.space() == ns::wsse);
        });
    }
    if (is_guarded(block)) return fault_of(invalid(fmt::format("{} is no header block", shown(block))));
    if (auto fault = check_within(block, is_guarded)) return fault;
    if (must_understand && !block.is(ns::mf, "MessageFragment") && !block.is(ns::la, "LogAnchor")) {
        return fault_of(no_soap(SoapFault::must_understand, fmt::format("{} is not understood", shown(block))));
    }
    return std::nullopt;
}

Fault check_body(const XmlElement& body, EnvelopeUse use, bool& has_fault) {
    if (body.has_text()) return fault_of(invalid("text stands in the Body"));
    const auto children = body.children();
    if (children.empty()) return std::nullopt;
    has_fault = use == EnvelopeUse::answer && children.size() == 1 && children[0].is(ns::s12, "Fault");
    if (has_fault) return std::nullopt;
    return fault_of(invalid(fmt::format("{} stands in the Body", shown(children[0]))));
}

/// The one block of that name, if any.
tl::expected<std::optional<XmlElement>, EnvelopeFault> block(const XmlElement& header, std::string_view space,
                                                             std::string_view name) {
    const auto found = header.children(space, name);
    if (found.size() > 1) return invalid(fmt::format("{} blocks {}", found.size(), name));
    return found.empty() ? std::nullopt : std::optional(found[0]);
}

}  // namespace

tl::expected<Envelope, EnvelopeFault> read_envelope(const format::XmlDocument& document, EnvelopeUse use) {
    const XmlElement root = document.root();
    if (root.name() != "Envelope") return no_soap(SoapFault::sender, "the root is no SOAP envelope");
    if (root.space() != ns::s12) return no_soap(SoapFault::version_mismatch, "the envelope is not one of SOAP 1.2");
    const auto parts = root.children();
    if (root.has_text() || parts.size() != 2 || !parts[0].is(ns::s12, "Header") || !parts[1].is(ns::s12, "Body")) {
        return invalid("the envelope is not one Header and one Body");
    }
    const XmlElement& header = parts[0];
    const XmlElement& body = parts[1];
    if (header.has_text()) return invalid("text stands in the Header");

    TRY(security, block(header, ns::wsse, "Security"));
    if (!security && use == EnvelopeUse::request) return invalid("no Security");
    TRY(messaging, block(header, ns::eb, "Messaging"));
    if (!messaging) return invalid("no Messaging");
    TRY(anchor, block(header, ns::la, "LogAnchor"));
    TRY(fragment, block(header, ns::mf, "MessageFragment"));

    bool has_fault = false;
    if (auto fault = check_body(body, use, has_fault)) return tl::unexpected(*std::move(fault));
    std::set<std::string> ids;
    if (auto fault = check_ids(root, ids)) return tl::unexpected(*std::move(fault));
    for (const XmlElement& each : header.children()) {
        if (auto fault = check_block(each)) return tl::unexpected(*std::move(fault));
    }
    return Envelope{*messaging, body, security, anchor, fragment, has_fault};
}

namespace {

void write_fault(format::XmlWriter& xml, SoapFault fault) {
    const char* code = fault == SoapFault::sender             ? "S12:Sender"
                       : fault == SoapFault::version_mismatch ? "S12:VersionMismatch"
                                                              : "S12:MustUnderstand";
    const char* reason = fault == SoapFault::sender             ? "The message is not one of AS4."
                         : fault == SoapFault::version_mismatch ? "The message is not one of SOAP 1.2."
                                                                : "A header block that must be understood is not.";
    xml.element("S12:Fault", {}, [&] {
        xml.element("S12:Code", {}, [&] { xml.element("S12:Value", {}, code); });
        xml.element("S12:Reason", {}, [&] { xml.element("S12:Text", {{"xml:lang", "en"}}, reason); });
    });
}

constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

}  // namespace

Result<std::string> body_block(std::string_view id, std::optional<SoapFault> fault) {
    format::XmlWriter xml(channel_prefixes);
    xml.element("S12:Body", {{"wsu:Id", std::string(id)}}, [&] {
        if (fault) write_fault(xml, *fault);
    });
    return std::move(xml).finish();
}

std::string envelope_text(const EnvelopeBlocks& blocks) {
    return fmt::format("{}<S12:Envelope xmlns:S12=\"{}\"><S12:Header>{}{}{}{}</S12:Header>{}</S12:Envelope>",
                       declaration, ns::s12, blocks.security, blocks.messaging, blocks.fragment, blocks.anchor,
                       blocks.body);
}

std::string fault_text(SoapFault fault) {
    format::XmlWriter xml(channel_prefixes);
    xml.element("S12:Envelope", {}, [&] { xml.element("S12:Body", {}, [&] { write_fault(xml, fault); }); });
    // Nothing in it comes from outside.
    return std::string(declaration) + std::move(xml).finish().value();
}

}  // namespace comity::channel
