// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <climits>
#include <cstring>
#include <optional>

#include <fmt/format.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>

#include "format/utf8.h"
#include "format/xml.h"

namespace comity::format {

namespace {

/// What stands beside libxml2's own state while it reads: the limits and the first fault.
struct Reading {
    const XmlLimits& limits;
    std::string_view file;
    int depth = 0;
    std::size_t nodes = 0;
    std::size_t run = 0;  ///< octets of text since the last tag
    std::optional<Error> fault;

    void refuse(xmlParserCtxt* context, ErrorKind kind, std::string message, std::string hint) {
        if (!fault) {
            fault = Error{kind,
                          std::move(message),
                          {std::string(file), xmlSAX2GetLineNumber(context), xmlSAX2GetColumnNumber(context)},
                          std::move(hint)};
        }
        xmlStopParser(context);
    }

    void too_much(xmlParserCtxt* context, std::string what, std::size_t limit) {
        refuse(context, ErrorKind::limit, fmt::format("{} over the limit of {}", what, limit),
               "send less in one document");
    }

    void count(xmlParserCtxt* context, std::size_t more = 1) {
        nodes += more;
        if (nodes > limits.nodes) too_much(context, "the document has nodes", limits.nodes);
    }
};

xmlParserCtxt* context_of(void* user) {
    return static_cast<xmlParserCtxt*>(user);
}

Reading& reading_of(void* user) {
    return *static_cast<Reading*>(context_of(user)->_private);
}

std::size_t length(const xmlChar* text) {
    return text ? std::strlen(reinterpret_cast<const char*>(text)) : 0;
}

void start_element(void* user, const xmlChar* name, const xmlChar* prefix, const xmlChar* space, int spaces,
                   const xmlChar** declared, int attributes, int defaulted, const xmlChar** values) {
    Reading& reading = reading_of(user);
    xmlParserCtxt* context = context_of(user);
    if (reading.fault) return;
    reading.run = 0;
    if (++reading.depth > reading.limits.depth) {
        return reading.too_much(context, "elements stand within elements",
                                static_cast<std::size_t>(reading.limits.depth));
    }
    // Attributes cost as much memory as elements.
    reading.count(context, 1 + static_cast<std::size_t>(attributes) + static_cast<std::size_t>(spaces));
    std::size_t longest = std::max({length(name), length(prefix), length(space)});
    for (int i = 0; i < spaces; ++i)
        longest = std::max({longest, length(declared[2 * i]), length(declared[2 * i + 1])});
    // Five pointers each: name, prefix, namespace, begin and end of the value.
    for (int i = 0; i < attributes; ++i) {
        const xmlChar** each = values + 5 * i;
        longest = std::max({longest, length(each[0]), length(each[1]), static_cast<std::size_t>(each[4] - each[3])});
    }
    if (longest > reading.limits.attribute) {
        return reading.too_much(context,
                                fmt::format("a name or attribute of {} is", reinterpret_cast<const char*>(name)),
                                reading.limits.attribute);
    }
    // libxml2 does not escape namespace names when it writes the canonical form, so that other documents could have it
    // too.
    for (int i = 0; i < spaces; ++i) {
        const auto* declared_name = reinterpret_cast<const char*>(declared[2 * i + 1]);
        if (declared_name && std::strpbrk(declared_name, "&<\"\t\r\n")) {
            reading.refuse(context, ErrorKind::invalid, "a namespace name holds '&', '<', '\"' or a line end",
                           "name namespaces with URIs without them");
        }
    }
    if (reading.fault) return;
    xmlSAX2StartElementNs(user, name, prefix, space, spaces, declared, attributes, defaulted, values);
}

void end_element(void* user, const xmlChar* name, const xmlChar* prefix, const xmlChar* space) {
    Reading& reading = reading_of(user);
    if (reading.fault) return;
    --reading.depth;
    reading.run = 0;
    xmlSAX2EndElementNs(user, name, prefix, space);
}

void characters(void* user, const xmlChar* text, int size) {
    Reading& reading = reading_of(user);
    xmlParserCtxt* context = context_of(user);
    if (reading.fault) return;
    if (reading.run == 0) reading.count(context);
    reading.run += static_cast<std::size_t>(size);
    if (reading.run > reading.limits.text) reading.too_much(context, "a text is", reading.limits.text);
    if (reading.fault) return;
    xmlSAX2Characters(user, text, size);
}

// Counted and left out: the text on both sides becomes one node, so that nobody reads half of it.
void comment(void* user, const xmlChar*) {
    if (!reading_of(user).fault) reading_of(user).count(context_of(user));
}

void instruction(void* user, const xmlChar* target, const xmlChar* content) {
    Reading& reading = reading_of(user);
    xmlParserCtxt* context = context_of(user);
    if (reading.fault) return;
    if (!reading.limits.processing_instructions) {
        return reading.refuse(context, ErrorKind::invalid, "a processing instruction stands in the document",
                              "leave it out");
    }
    reading.count(context);
    if (length(target) > reading.limits.attribute || length(content) > reading.limits.attribute) {
        reading.too_much(context, "a processing instruction is", reading.limits.attribute);
    }
    if (reading.fault) return;
    reading.run = 0;
    xmlSAX2ProcessingInstruction(user, target, content);
}

void document_type(void* user, const xmlChar*, const xmlChar*, const xmlChar*) {
    reading_of(user).refuse(context_of(user), ErrorKind::invalid, "the document has a document type declaration",
                            "leave it out");
}

void reference(void* user, const xmlChar*) {
    reading_of(user).refuse(context_of(user), ErrorKind::invalid, "the document refers to an entity of its own",
                            "write the text itself");
}

void report(void* user, xmlError* error) {
    // With namespaces an undeclared prefix is an error to libxml2, but no fatal one.
    if (error->level < XML_ERR_ERROR) return;
    auto* context = context_of(user);
    Reading& reading = reading_of(user);
    if (!reading.fault) {
        std::string message = error->message ? error->message : "unknown fault";
        while (!message.empty() && message.back() == '\n') message.pop_back();
        reading.fault = Error{ErrorKind::invalid,
                              fmt::format("not well-formed XML: {}", message),
                              {std::string(reading.file), error->line, error->int2},
                              "send well-formed XML 1.0 in UTF-8"};
    }
    // Not xmlStopParser: it frees the input, which whoever reports may still be looking at.
    context->instate = XML_PARSER_EOF;
    context->disableSAX = 1;
}

/// libxml2 compares every attribute of a tag with every other before it shows any of them, so their number is counted
/// beforehand. Where a document is not well-formed it does not matter what is counted: '<' ends the tag for both.
Result<void> check_tags(std::string_view text, const XmlLimits& limits, std::string_view file) {
    const auto place = [&](std::size_t at) {
        const auto before = text.substr(0, at);
        const auto line_start = before.rfind('\n');
        return Place{std::string(file), 1 + static_cast<int>(std::ranges::count(before, '\n')),
                     static_cast<int>(at - (line_start == before.npos ? 0 : line_start + 1)) + 1};
    };
    const auto after = [&](std::size_t from, std::string_view end) {
        const auto found = text.find(end, from);
        return found == text.npos ? text.size() : found + end.size();
    };
    for (std::size_t at = text.find('<'); at < text.size(); at = text.find('<', at)) {
        const auto rest = text.substr(at);
        if (rest.starts_with("<!--")) {
            at = after(at + 4, "-->");
        } else if (rest.starts_with("<![CDATA[")) {
            at = after(at + 9, "]]>");
        } else if (rest.starts_with("<?")) {
            at = after(at + 2, "?>");
        } else if (rest.starts_with("<!")) {
            return fail(ErrorKind::invalid, "the document has a document type declaration", place(at), "leave it out");
        } else {
            const std::size_t begin = at++;
            std::size_t attributes = 0;
            for (char quote = 0; at < text.size() && (quote || text[at] != '>'); ++at) {
                const char c = text[at];
                if (c == '<') {
                    return fail(ErrorKind::invalid, "not well-formed XML: '<' within a tag", place(at),
                                "send well-formed XML 1.0 in UTF-8");
                }
                if (quote) {
                    if (c == quote) quote = 0;
                } else if (c == '"' || c == '\'') {
                    quote = c;
                } else if (c == '=' && ++attributes > limits.attributes) {
                    return fail(ErrorKind::limit, fmt::format("an element has over {} attributes", limits.attributes),
                                place(begin), "send less in one document");
                }
            }
        }
    }
    return {};
}

struct FreeContext {
    void operator()(xmlParserCtxt* context) const { xmlFreeParserCtxt(context); }
};

bool says_utf8(const xmlChar* encoding) {
    return !encoding || xmlStrcasecmp(encoding, reinterpret_cast<const xmlChar*>("UTF-8")) == 0;
}

}  // namespace

Result<XmlDocument> read_xml(std::string_view text, const XmlLimits& limits, std::string_view file) {
    if (text.size() > limits.octets || text.size() > INT_MAX) {
        return fail(ErrorKind::limit, fmt::format("the document is over the limit of {} octets", limits.octets),
                    {std::string(file)}, "send less in one document");
    }
    if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
    if (!is_utf8(text) || text.find('\0') != text.npos) {
        return fail(ErrorKind::invalid, "the document is not UTF-8 text", {std::string(file)}, "send XML in UTF-8");
    }
    TRY_VOID(check_tags(text, limits, file));

    static const bool ready = (xmlInitParser(), true);
    const std::unique_ptr<xmlParserCtxt, FreeContext> context(ready ? xmlNewParserCtxt() : nullptr);
    if (!context) return fail(ErrorKind::unavailable, "no memory to read XML");
    Reading reading{.limits = limits, .file = file, .fault = {}};
    context->_private = &reading;
    xmlSAXHandler& handler = *context->sax;
    handler.startElementNs = start_element;
    handler.endElementNs = end_element;
    // Both: were they different, libxml2 would guess which white space matters.
    handler.characters = handler.ignorableWhitespace = characters;
    handler.comment = comment;
    handler.processingInstruction = instruction;
    handler.internalSubset = document_type;
    handler.externalSubset = document_type;
    handler.reference = reference;
    handler.serror = report;
    // NOENT: the five entities of XML and character references become text in attributes too. There are no others, as
    // there is no document type. HUGE: the limits are ours.
    constexpr int options =
        XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_NOCDATA | XML_PARSE_HUGE | XML_PARSE_BIG_LINES;
    XmlDocument document(
        xmlCtxtReadMemory(context.get(), text.data(), static_cast<int>(text.size()), nullptr, nullptr, options));
    if (reading.fault) return tl::unexpected(*std::move(reading.fault));
    const xmlDoc* read = document.document_.get();
    if (!read || !context->wellFormed || !context->nsWellFormed || read->intSubset || read->extSubset ||
        !xmlDocGetRootElement(read)) {
        return fail(ErrorKind::invalid, "not well-formed XML: no document", {std::string(file)},
                    "send well-formed XML 1.0 in UTF-8");
    }
    if (!says_utf8(read->encoding) || xmlStrcmp(read->version, reinterpret_cast<const xmlChar*>("1.0")) != 0) {
        return fail(ErrorKind::invalid, "the document says it is not XML 1.0 in UTF-8", {std::string(file), 1},
                    "send well-formed XML 1.0 in UTF-8");
    }
    return document;
}

}  // namespace comity::format
