// SPDX-License-Identifier: EUPL-1.2
#include "documents/xliff/units.h"
#include "documents/xliff/xliff.h"
#include "format/xml_writer.h"

namespace comity::documents {

namespace {

constexpr format::XmlPrefix prefixes[] = {{"x", xliff_space}};

class XliffWriter {
   public:
    XliffWriter(const Document& document, std::size_t source, std::size_t target)
        : document_(document), source_(source), target_(target), xml_(prefixes) {}

    Result<std::string> write() && {
        xml_.element(
            "x:xliff",
            {{"version", "2.1"}, {"srcLang", document_.languages[source_]}, {"trgLang", document_.languages[target_]}},
            [&] {
                xml_.element("x:file", {{"id", "f1"}, {"original", document_.reference}}, [&] {
                    int number = 0;
                    for (const TranslationUnit& each : units_of(document_, source_, target_))
                        unit(each, "u" + std::to_string(++number));
                });
            });
        return std::move(xml_).finish();
    }

   private:
    void unit(const TranslationUnit& unit, const std::string& id) {
        xml_.element(
            "x:unit",
            {{"id", id}, {"name", unit.name}, {"translate", unit.translate ? "yes" : "no"}, {"canResegment", "no"}},
            [&] {
                data(unit.source);
                const std::string state = unit.target.empty() || unit.outdated ? "initial"
                                          : unit.translate                     ? "translated"
                                                                               : "final";
                xml_.element("x:segment", {{"id", "s1"}, {"state", state}}, [&] {
                    xml_.element("x:source", {}, [&] { passage(unit.source, source_); });
                    if (!unit.target.empty()) xml_.element("x:target", {}, [&] { passage(unit.target, target_); });
                });
            });
    }

    /// A note says what the codes stand for: a translator sees the value, not its name.
    void data(const Passage& passage) {
        bool any = false;
        for (const TextRun& run : passage) any = any || run.slot != none;
        if (!any) return;
        xml_.element("x:notes", {}, [&] {
            for (const TextRun& run : passage) {
                if (run.slot == none) continue;
                const Slot& slot = document_.slots[static_cast<std::size_t>(run.slot)];
                xml_.element("x:note", {}, slot.name + " = " + slot.words[target_]);
            }
        });
    }

    void passage(const Passage& passage, std::size_t version) {
        int number = 0;
        for (const TextRun& run : passage) {
            if (run.slot != none) {
                const Slot& slot = document_.slots[static_cast<std::size_t>(run.slot)];
                xml_.element("x:ph", {{"id", "c" + std::to_string(++number)},
                                      {"canCopy", "no"},
                                      {"canDelete", "no"},
                                      {"disp", slot.words[version]},
                                      {"equiv", slot.name}});
            } else if (run.face == TextRun::Face::plain) {
                xml_.text(run.text);
            } else {
                const bool strong = run.face == TextRun::Face::strong;
                xml_.element(
                    "x:pc",
                    {{"id", "c" + std::to_string(++number)}, {"subType", strong ? "xlf:b" : "xlf:i"}, {"type", "fmt"}},
                    [&] { xml_.text(run.text); });
            }
        }
    }

    const Document& document_;
    const std::size_t source_;
    const std::size_t target_;
    format::XmlWriter xml_;
};

}  // namespace

Result<std::string> to_xliff(const Document& document, std::string_view source, std::string_view target) {
    const auto from = version_of(document, source);
    const auto to = version_of(document, target);
    if (!from || !to || from == to) {
        std::string languages;
        for (const std::string& language : document.languages) languages += " " + language;
        return fail(ErrorKind::invalid,
                    "a translation goes from one language of the paper to another, not from '" + std::string(source) +
                        "' to '" + std::string(target) + "'",
                    {}, "the paper has:" + languages);
    }
    return XliffWriter(document, *from, *to).write();
}

}  // namespace comity::documents
