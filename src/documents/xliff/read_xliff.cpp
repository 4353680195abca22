// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>

#include "documents/assembly/put_words.h"
#include "documents/xliff/units.h"
#include "documents/xliff/xliff.h"
#include "format/xml.h"

namespace comity::documents {

namespace {

using format::XmlElement;

constexpr format::XmlLimits limits{.octets = max_xliff_bytes, .nodes = 400'000, .text = max_xliff_bytes};

class XliffReader {
   public:
    XliffReader(const Document& document, std::size_t source, std::size_t target,
                const std::optional<std::set<std::string>>& only)
        : source_(source), target_(target), only_(only), result_{document, document.languages[target], 0, {}, {}} {
        for (TranslationUnit& unit : units_of(document, source, target)) {
            const std::string name = unit.name;
            units_.emplace(name, std::move(unit));
        }
        for (Segment* segment : segments_of(result_.document)) segments_.emplace(segment->id, segment);
    }

    Translated read(const XmlElement& root) {
        for (const XmlElement& file : root.children(xliff_space, "file")) groups(file);
        return std::move(result_);
    }

   private:
    /// Tools put units into groups.
    void groups(const XmlElement& parent) {
        for (const XmlElement& child : parent.children()) {
            if (child.is(xliff_space, "unit")) unit(child);
            if (child.is(xliff_space, "group")) groups(child);
        }
    }

    void refuse(const XmlElement& at, const std::string& name, std::string reason) {
        result_.refused.push_back({name, std::move(reason), at.line()});
    }

    void unit(const XmlElement& element) {
        const std::string name = element.attribute("", "name").value_or("");
        const auto known = units_.find(name);
        if (known == units_.end()) {
            refuse(element, name, "the paper has nothing of this name");
            return;
        }
        if (!known->second.translate) return;  // the context came back
        if (only_ && !only_->contains(name)) return;
        std::string source;
        Passage target;
        bool any = false;
        bool initial = true;
        std::string fault;
        for (const XmlElement& segment : element.children()) {
            if (!segment.is(xliff_space, "segment") && !segment.is(xliff_space, "ignorable")) continue;
            if (segment.attribute("", "state").value_or("initial") != "initial") initial = false;
            for (const XmlElement& each : segment.children(xliff_space, "source"))
                source += plain_text(passage(each, source_, fault));
            for (const XmlElement& each : segment.children(xliff_space, "target")) {
                any = true;
                for (TextRun& run : passage(each, target_, fault)) target.push_back(std::move(run));
            }
        }
        if (!any) return;  // not translated yet
        if (!fault.empty())
            refuse(element, name, fault);
        else if (source != plain_text(known->second.source))
            refuse(element, name, "the paper reads otherwise now: translate it anew");
        else if (slots_of(target) != slots_of(known->second.source))
            refuse(element, name, "a slot is missing, or stands there too often");
        else if (known->second.outdated && initial && plain_text(target) == plain_text(known->second.target))
            return;  // it came back as it went out: nobody looked at it
        else
            take(known->second, std::move(target));
    }

    static std::vector<int> slots_of(const Passage& passage) {
        std::vector<int> slots;
        for (const TextRun& run : passage)
            if (run.slot != none) slots.push_back(run.slot);
        std::ranges::sort(slots);
        return slots;
    }

    void take(const TranslationUnit& unit, Passage target) {
        ++result_.taken;
        result_.units.push_back({unit.name, unit.target, target});
        if (unit.slot == none) {
            put_passage(*segments_.at(unit.name), target_, std::move(target));
            return;
        }
        Slot& slot = result_.document.slots[static_cast<std::size_t>(unit.slot)];
        const std::string before = slot.words[target_];
        slot.words[target_] = plain_text(target);
        for (const auto& [id, segment] : segments_) {
            for (TextRun& run : segment->versions[target_])
                if (run.slot == unit.slot && run.text == before) run.text = slot.words[target_];
        }
    }

    /// Character data and codes in their order. libxml2's tree is not shown by XmlElement, so the text between the
    /// codes is read from the canonical form.
    Passage passage(const XmlElement& element, std::size_t version, std::string& fault) {
        Passage runs;
        const auto whole = format::canonical(element);
        if (!whole) {
            fault = whole.error().message;
            return runs;
        }
        Codes codes(element);
        std::string_view rest = *whole;
        rest.remove_prefix(end_of_tag(rest));
        rest = rest.substr(0, rest.rfind("</"));
        TextRun::Face face = TextRun::Face::plain;
        while (!rest.empty()) {
            const std::size_t tag = std::min(rest.find('<'), rest.size());
            if (tag > 0) {
                runs.emplace_back();
                runs.back().text = unescaped(rest.substr(0, tag));
                runs.back().face = face;
            }
            rest.remove_prefix(tag);
            if (rest.empty()) break;
            const bool closes = rest.starts_with("</");
            rest.remove_prefix(end_of_tag(rest));
            if (closes) {
                if (codes.close()) face = TextRun::Face::plain;
                continue;
            }
            const XmlElement* code = codes.next();
            if (code == nullptr) break;
            if (code->is(xliff_space, "ph"))
                placeholder(*code, version, runs, fault);
            else if (code->is(xliff_space, "pc"))
                face = code->attribute("", "subType").value_or("") == "xlf:i" ? TextRun::Face::emphasis
                                                                              : TextRun::Face::strong;
        }
        return runs;
    }

    /// Behind the tag the text begins with. Attributes may hold a >.
    static std::size_t end_of_tag(std::string_view text) {
        bool quoted = false;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '"') quoted = !quoted;
            if (text[i] == '>' && !quoted) return i + 1;
        }
        return text.size();
    }

    /// The elements within a source or target, in the order of their tags.
    class Codes {
       public:
        explicit Codes(const XmlElement& element) { collect(element); }
        const XmlElement* next() {
            if (at_ == all_.size()) return nullptr;
            open_.push_back(all_[at_].is(xliff_space, "pc"));
            return &all_[at_++];
        }
        /// Whether what ends now was spanning type.
        bool close() {
            if (open_.empty()) return false;
            const bool spanning = open_.back();
            open_.pop_back();
            return spanning;
        }

       private:
        void collect(const XmlElement& element) {
            for (const XmlElement& child : element.children()) {
                all_.push_back(child);
                collect(child);
            }
        }
        std::vector<XmlElement> all_;
        std::vector<bool> open_;
        std::size_t at_ = 0;
    };

    void placeholder(const XmlElement& code, std::size_t version, Passage& runs, std::string& fault) {
        const std::string name = code.attribute("", "equiv").value_or("");
        const auto& slots = result_.document.slots;
        const auto slot = std::ranges::find(slots, name, &Slot::name);
        if (slot == slots.end()) {
            fault = "the paper has no slot '" + name + "'";
            return;
        }
        runs.emplace_back();
        runs.back().text = slot->words[version];
        runs.back().slot = static_cast<int>(slot - slots.begin());
    }

    /// Canonical XML escapes these and no others.
    static std::string unescaped(std::string_view text) {
        static constexpr std::pair<std::string_view, char> entities[] = {
            {"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&#xD;", '\r'}};
        std::string out;
        while (!text.empty()) {
            const auto entity =
                std::ranges::find_if(entities, [&](const auto& each) { return text.starts_with(each.first); });
            if (entity == std::end(entities)) {
                out += text.front() == '\n' || text.front() == '\t' ? ' ' : text.front();
                text.remove_prefix(1);
            } else {
                out += entity->second;
                text.remove_prefix(entity->first.size());
            }
        }
        return out;
    }

    const std::size_t source_;
    const std::size_t target_;
    const std::optional<std::set<std::string>>& only_;
    Translated result_;
    std::map<std::string, TranslationUnit> units_;
    std::map<std::string, Segment*> segments_;
};

}  // namespace

Result<Translated> from_xliff(const Document& document, std::string_view xliff, std::string_view file,
                              const std::optional<std::set<std::string>>& only) {
    TRY(read, format::read_xml(xliff, limits, file));
    const XmlElement root = read.root();
    const std::string version = root.attribute("", "version").value_or("");
    if (!root.is(xliff_space, "xliff") || (version != "2.0" && version != "2.1"))
        return fail(ErrorKind::invalid, "this is no XLIFF 2.0 or 2.1", {std::string(file), root.line()},
                    "export it anew: comity draft xliff");
    const auto source = version_of(document, root.attribute("", "srcLang").value_or(""));
    const auto target = version_of(document, root.attribute("", "trgLang").value_or(""));
    if (!source || !target || source == target)
        return fail(ErrorKind::invalid, "the languages of the file are not two of the paper",
                    {std::string(file), root.line()}, "srcLang and trgLang must be languages of the paper");
    return XliffReader(document, *source, *target, only).read(root);
}

}  // namespace comity::documents
