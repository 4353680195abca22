// SPDX-License-Identifier: EUPL-1.2
#include "format/xml.h"

#include <libxml/tree.h>

namespace comity::format {

namespace {

std::string_view view(const xmlChar* text) {
    return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

std::string_view space_of(const xmlNs* space) {
    return space ? view(space->href) : std::string_view();
}

/// The character data of a list of siblings and all within them. Depth is bounded by the limits of reading.
void append_text(std::string& out, const xmlNode* first) {
    for (const xmlNode* node = first; node; node = node->next) {
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) out += view(node->content);
        if (node->type == XML_ELEMENT_NODE) append_text(out, node->children);
    }
}

std::string value_of(const xmlAttr& attribute) {
    std::string value;
    append_text(value, attribute.children);
    return value;
}

}  // namespace

std::string_view XmlElement::space() const {
    return space_of(node_->ns);
}

std::string_view XmlElement::name() const {
    return view(node_->name);
}

bool XmlElement::is(std::string_view space, std::string_view name) const {
    return this->space() == space && this->name() == name;
}

std::optional<std::string> XmlElement::attribute(std::string_view space, std::string_view name) const {
    for (const xmlAttr* each = node_->properties; each; each = each->next) {
        if (view(each->name) == name && space_of(each->ns) == space) return value_of(*each);
    }
    return std::nullopt;
}

std::vector<XmlAttribute> XmlElement::attributes() const {
    std::vector<XmlAttribute> list;
    for (const xmlAttr* each = node_->properties; each; each = each->next) {
        list.push_back({{std::string(space_of(each->ns)), std::string(view(each->name))}, value_of(*each)});
    }
    return list;
}

std::vector<XmlElement> XmlElement::children() const {
    std::vector<XmlElement> list;
    for (xmlNode* each = node_->children; each; each = each->next) {
        if (each->type == XML_ELEMENT_NODE) list.push_back(XmlElement(each));
    }
    return list;
}

std::vector<XmlElement> XmlElement::children(std::string_view space, std::string_view name) const {
    std::vector<XmlElement> list = children();
    std::erase_if(list, [&](const XmlElement& child) { return !child.is(space, name); });
    return list;
}

std::optional<XmlElement> XmlElement::parent() const {
    if (!node_->parent || node_->parent->type != XML_ELEMENT_NODE) return std::nullopt;
    return XmlElement(node_->parent);
}

std::string XmlElement::text() const {
    std::string text;
    append_text(text, node_->children);
    return text;
}

bool XmlElement::has_children() const {
    for (const xmlNode* each = node_->children; each; each = each->next) {
        if (each->type == XML_ELEMENT_NODE) return true;
    }
    return false;
}

bool XmlElement::has_text() const {
    for (const xmlNode* each = node_->children; each; each = each->next) {
        if (each->type == XML_TEXT_NODE && view(each->content).find_first_not_of(" \t\r\n") != std::string_view::npos) {
            return true;
        }
    }
    return false;
}

int XmlElement::line() const {
    return static_cast<int>(xmlGetLineNo(node_));
}

XmlElement XmlDocument::root() const {
    return XmlElement(xmlDocGetRootElement(document_.get()));
}

void XmlDocument::Free::operator()(xmlDoc* document) const {
    xmlFreeDoc(document);
}

}  // namespace comity::format
