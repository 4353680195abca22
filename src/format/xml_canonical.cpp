// SPDX-License-Identifier: EUPL-1.2
#include <libxml/c14n.h>
#include <libxml/xmlIO.h>

#include "format/xml.h"

namespace comity::format {

namespace {

int append(void* out, const char* octets, int size) {
    static_cast<std::string*>(out)->append(octets, static_cast<std::size_t>(size));
    return size;
}

int close(void*) {
    return 0;
}

void ignore(void*, xmlError*) {}

/// libxml2 reports faults of C14N to a handler of the thread, by default to standard error.
class Quiet {
   public:
    Quiet() : handler_(xmlStructuredError), context_(xmlStructuredErrorContext) {
        xmlSetStructuredErrorFunc(nullptr, ignore);
    }
    ~Quiet() { xmlSetStructuredErrorFunc(context_, handler_); }
    Quiet(const Quiet&) = delete;
    Quiet& operator=(const Quiet&) = delete;

   private:
    xmlStructuredErrorFunc handler_;
    void* context_;
};

/// Whether a node is the apex or within it. A namespace node comes as its own kind of object with the element as
/// parent.
int within(void* apex, xmlNode* node, xmlNode* parent) {
    for (const xmlNode* each = node->type == XML_NAMESPACE_DECL ? parent : node; each; each = each->parent) {
        if (each == apex) return 1;
    }
    return 0;
}

xmlC14NMode mode_of(CanonicalForm form) {
    switch (form) {
        case CanonicalForm::inclusive_1_0:
            return XML_C14N_1_0;
        case CanonicalForm::inclusive_1_1:
            return XML_C14N_1_1;
        case CanonicalForm::exclusive_1_0:
            break;
    }
    return XML_C14N_EXCLUSIVE_1_0;
}

Result<std::string> write(xmlDoc* document, xmlC14NIsVisibleCallback visible, void* apex, CanonicalForm form,
                          std::span<const std::string> prefixes) {
    // Exclusive XML Canonicalization 1.0 section 4: an empty list is no list.
    std::vector<std::string> copies(prefixes.begin(), prefixes.end());
    std::vector<xmlChar*> list;
    for (std::string& prefix : copies) list.push_back(reinterpret_cast<xmlChar*>(prefix.data()));
    list.push_back(nullptr);
    const Quiet quiet;
    std::string out;
    xmlOutputBuffer* buffer = xmlOutputBufferCreateIO(append, close, &out, nullptr);
    if (!buffer) return fail(ErrorKind::unavailable, "no memory to write XML");
    const int written =
        xmlC14NExecute(document, visible, apex, mode_of(form), copies.empty() ? nullptr : list.data(), 0, buffer);
    const int closed = xmlOutputBufferClose(buffer);
    if (written < 0 || closed < 0) {
        return fail(ErrorKind::invalid, "the XML has no canonical form", {},
                    "name namespaces with absolute URIs, not relative ones");
    }
    return out;
}

}  // namespace

Result<std::string> canonical(const XmlElement& element, std::span<const std::string> inclusive_prefixes) {
    return write(element.node_->doc, within, element.node_, CanonicalForm::exclusive_1_0, inclusive_prefixes);
}

Result<std::string> canonical(const XmlElement& element, CanonicalForm form) {
    return write(element.node_->doc, within, element.node_, form, {});
}

Result<std::string> canonical(const XmlDocument& document) {
    return write(document.document_.get(), nullptr, nullptr, CanonicalForm::exclusive_1_0, {});
}

}  // namespace comity::format
