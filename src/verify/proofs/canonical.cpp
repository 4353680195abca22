// SPDX-License-Identifier: EUPL-1.2
#include "verify/proofs/canonical.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace comity::verify {

namespace {

using Spaces = std::map<std::string, std::string>;  ///< by prefix

/// Canonical XML 1.0 section 2.3: text escapes & < > CR, attributes & < " TAB LF CR.
std::string escaped(const std::string& text, bool in_attribute) {
    std::string safe;
    for (const char c : text) {
        if (c == '&') {
            safe += "&amp;";
        } else if (c == '<') {
            safe += "&lt;";
        } else if (c == '\r') {
            safe += "&#xD;";
        } else if (c == '>' && !in_attribute) {
            safe += "&gt;";
        } else if (c == '"' && in_attribute) {
            safe += "&quot;";
        } else if (c == '\t' && in_attribute) {
            safe += "&#x9;";
        } else if (c == '\n' && in_attribute) {
            safe += "&#xA;";
        } else {
            safe += c;
        }
    }
    return safe;
}

std::string qualified(const std::string& prefix, const std::string& name) {
    return prefix.empty() ? name : prefix + ":" + name;
}

class CanonicalWriter {
   public:
    CanonicalWriter(const std::vector<std::string>& inclusive, const XmlElement* left_out)
        : inclusive_(inclusive.begin(), inclusive.end()), left_out_(left_out) {
        if (inclusive_.erase("#default") > 0) inclusive_.insert("");
    }

    /// `written`: what the elements around it, as far as they are written, declare.
    void write(const XmlElement& element, Spaces written) {
        const std::string name = qualified(element.prefix, element.name);
        text_ += "<" + name;
        std::set<std::string> used = inclusive_;
        used.insert(element.prefix);
        for (const XmlAttribute& attribute : element.attributes) {
            if (!attribute.prefix.empty()) used.insert(attribute.prefix);
        }
        used.erase("xml");
        for (const std::string& prefix : used) {
            const auto space = element.space_of(prefix);
            const auto before = written.find(prefix);
            if (!space || (before == written.end() ? space->empty() : before->second == *space)) continue;
            written[prefix] = *space;
            text_ += (prefix.empty() ? " xmlns" : " xmlns:" + prefix) + "=\"" + escaped(*space, true) + "\"";
        }
        std::vector<const XmlAttribute*> sorted;
        for (const XmlAttribute& attribute : element.attributes) sorted.push_back(&attribute);
        std::ranges::sort(sorted, {}, [](const XmlAttribute* each) { return std::tie(each->space, each->name); });
        for (const XmlAttribute* each : sorted) {
            text_ += " " + qualified(each->prefix, each->name) + "=\"" + escaped(each->value, true) + "\"";
        }
        text_ += ">";
        for (const XmlContent& each : element.content) {
            if (!each.element) {
                text_ += escaped(each.text, false);
            } else if (each.element.get() != left_out_) {
                write(*each.element, written);
            }
        }
        text_ += "</" + name + ">";
    }

    std::string take() && { return std::move(text_); }

   private:
    std::set<std::string> inclusive_;
    const XmlElement* left_out_;
    std::string text_;
};

}  // namespace

std::string canonical(const XmlElement& element, const std::vector<std::string>& inclusive,
                      const XmlElement* left_out) {
    CanonicalWriter writer(inclusive, left_out);
    writer.write(element, {});
    return std::move(writer).take();
}

}  // namespace comity::verify
