// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "documents/document_json.h"
#include "documents/document_words.h"

namespace comity::documents {

namespace {

using format::Tree;

/// Members of an object, each wanted once and none beside them. The first fault is kept; what follows gives empty
/// values.
class Object {
   public:
    Object(const Tree& tree, std::optional<Error>& fault) : tree_(tree), fault_(fault) {
        if (!tree.is(Tree::Kind::map)) refuse(tree, "an object should stand here");
    }

    const Tree& member(std::string_view name) {
        asked_.emplace(name);
        static const Tree nothing;
        const Tree* found = tree_.find(name);
        if (found == nullptr) refuse(tree_, "the member '" + std::string(name) + "' is missing");
        return found == nullptr ? nothing : *found;
    }
    const Tree* optional(std::string_view name) {
        asked_.emplace(name);
        return tree_.find(name);
    }
    std::string text(std::string_view name) {
        const Tree& found = member(name);
        if (!found.is(Tree::Kind::scalar)) refuse(found, "a text should stand here");
        return found.text;
    }
    bool yes(std::string_view name) {
        const std::string word = text(name);
        if (word != "true" && word != "false") refuse(member(name), "true or false should stand here");
        return word == "true";
    }
    int whole(std::string_view name, int most) { return number(member(name), most); }
    int number(const Tree& found, int most) {
        int value = 0;
        const auto [end, error] = std::from_chars(found.text.data(), found.text.data() + found.text.size(), value);
        if (error != std::errc{} || end != found.text.data() + found.text.size() || value < 0 || value > most)
            refuse(found, "a number from 0 to " + std::to_string(most) + " should stand here");
        return fault_ ? 0 : value;
    }
    std::vector<std::string> texts(std::string_view name) {
        std::vector<std::string> all;
        for (const Tree& item : items(name)) {
            if (!item.is(Tree::Kind::scalar)) refuse(item, "a text should stand here");
            all.push_back(item.text);
        }
        return all;
    }
    const std::vector<Tree>& items(std::string_view name) {
        const Tree& found = member(name);
        if (!found.is(Tree::Kind::list)) refuse(found, "a list should stand here");
        return found.items;
    }
    template <std::size_t size>
    std::size_t one_of(const Tree& found, const std::array<std::string_view, size>& words) {
        const auto at = std::ranges::find(words, found.text);
        if (at == words.end()) refuse(found, "'" + found.text + "' is not known here");
        return at == words.end() ? 0 : static_cast<std::size_t>(at - words.begin());
    }
    /// Call last: whatever was not asked for is unknown.
    void end() {
        for (const Tree& key : tree_.keys)
            if (!asked_.contains(key.text)) refuse(key, "the member '" + key.text + "' is not known here");
    }
    void refuse(const Tree& at, std::string message) {
        if (!fault_) fault_ = Error{ErrorKind::invalid, std::move(message), at.place, "docs/formats/document.md"};
    }

   private:
    const Tree& tree_;
    std::optional<Error>& fault_;
    std::set<std::string, std::less<>> asked_;
};

class DocumentReader {
   public:
    Result<Document> read(const Tree& tree) {
        Object object(tree, fault_);
        Document& made = document_;
        made.kind = object.text("kind");
        made.languages = object.texts("languages");
        if (made.languages.empty() || made.languages.size() > max_document_languages) limit(tree, "1 to 6 languages");
        made.titles = object.texts("titles");
        made.reference = object.text("reference");
        made.date = object.text("date");
        made.requesting = object.text("requesting");
        made.requested = object.text("requested");
        made.draft = object.yes("draft");
        made.template_digest = object.text("template_digest");
        made.law_version = object.text("law_version");
        made.law_digest = object.text("law_digest");
        if (made.titles.size() != made.languages.size()) object.refuse(tree, "there is not one title per language");
        for (const Tree& slot : object.items("slots")) made.slots.push_back(read_slot(slot));
        if (made.slots.size() > max_document_slots) limit(tree, "5,000 slots");
        notes_ = object.items("footnotes").size();
        for (const Tree& block : object.items("blocks")) {
            if (fault_) break;
            made.blocks.push_back(read_block(block));
        }
        made.footnotes = segments(object.items("footnotes"));
        for (const Tree& each : object.items("attachments")) made.attachments.push_back(attachment(each));
        object.end();
        if (fault_) return tl::unexpected(*std::move(fault_));
        return std::move(made);
    }

   private:
    void limit(const Tree& at, const std::string& what) {
        if (!fault_) fault_ = Error{ErrorKind::limit, "a document has at most " + what, at.place, "split the paper"};
    }

    Slot read_slot(const Tree& tree) {
        Object object(tree, fault_);
        Slot slot;
        slot.name = object.text("name");
        slot.kind = static_cast<SlotKind>(object.one_of(object.member("kind"), slot_kind_words));
        slot.value = object.text("value");
        slot.words = object.texts("words");
        slot.empty = object.yes("empty");
        if (slot.words.size() != document_.languages.size()) object.refuse(tree, "there are not words per language");
        object.end();
        return slot;
    }

    Segment segment(const Tree& tree) {
        static constexpr std::array<std::string_view, 2> origins{"standard", "free"};
        Object object(tree, fault_);
        Segment made;
        made.id = object.text("id");
        made.origin = static_cast<Segment::Origin>(object.one_of(object.member("origin"), origins));
        made.source = static_cast<std::size_t>(
            object.whole("source", static_cast<int>(std::max<std::size_t>(document_.languages.size(), 1)) - 1));
        for (const Tree& version : object.items("versions")) made.versions.push_back(passage(version, object));
        made.gives = object.texts("gives");
        if (const Tree* outdated = object.optional("outdated"))
            made.outdated = versions(*outdated, object, made.source);
        if (made.versions.size() != document_.languages.size())
            object.refuse(tree, "there is not one version per language");
        if (made.id.empty() || !ids_.insert(made.id).second)
            object.refuse(tree, "two segments are named '" + made.id + "'");
        if (ids_.size() > max_document_segments) limit(tree, "20,000 segments");
        object.end();
        return made;
    }

    /// Some of the versions that are no source, in ascending order.
    std::vector<std::size_t> versions(const Tree& tree, Object& parent, std::size_t source) {
        std::vector<std::size_t> all;
        if (!tree.is(Tree::Kind::list) || tree.items.empty())
            parent.refuse(tree, "a list of versions should stand here");
        for (const Tree& item : tree.items) {
            const auto version = static_cast<std::size_t>(
                parent.number(item, static_cast<int>(std::max<std::size_t>(document_.languages.size(), 1)) - 1));
            if (version == source || (!all.empty() && version <= all.back()))
                parent.refuse(item, "translations should stand here, each once and in their order");
            all.push_back(version);
        }
        return all;
    }

    Passage passage(const Tree& tree, Object& parent) {
        Passage runs;
        if (!tree.is(Tree::Kind::list)) parent.refuse(tree, "a list of runs should stand here");
        for (const Tree& item : tree.items) {
            Object object(item, fault_);
            TextRun run;
            run.text = object.text("text");
            if (const Tree* face = object.optional("face"))
                run.face = static_cast<TextRun::Face>(object.one_of(*face, face_words));
            if (const Tree* slot = object.optional("slot"))
                run.slot = object.number(*slot, last(document_.slots.size()));
            if (const Tree* note = object.optional("footnote")) run.footnote = object.number(*note, last(notes_));
            object.end();
            runs.push_back(std::move(run));
        }
        return runs;
    }
    static int last(std::size_t count) { return static_cast<int>(count) - 1; }

    std::vector<Segment> segments(const std::vector<Tree>& items) {
        std::vector<Segment> all;
        for (const Tree& item : items) all.push_back(segment(item));
        return all;
    }

    Block read_block(const Tree& tree) {
        static constexpr std::array<std::string_view, 5> kinds{"heading", "paragraph", "list", "table", "page-break"};
        Object object(tree, fault_);
        Block made = PageBreak{};
        switch (object.one_of(object.member("block"), kinds)) {
            case 0:
                made = Heading{object.whole("level", 4), segment(object.member("words"))};
                break;
            case 1: {
                const auto style = static_cast<Paragraph::Style>(object.one_of(object.member("style"), style_words));
                const int number = object.whole("number", 100'000);
                made = Paragraph{style, number, segment(object.member("words"))};
                break;
            }
            case 2: {
                const bool numbered = object.yes("numbered");
                made = List{numbered, segments(object.items("items"))};
                break;
            }
            case 3:
                made = table(object, tree);
                break;
            default:
                break;
        }
        object.end();
        return made;
    }

    Table table(Object& object, const Tree& tree) {
        Table made;
        made.head = segments(object.items("head"));
        for (const Tree& row : object.items("rows")) {
            if (!row.is(Tree::Kind::list)) object.refuse(row, "a list of cells should stand here");
            made.rows.push_back(segments(row.items));
        }
        const std::size_t width = made.head.empty() && !made.rows.empty() ? made.rows[0].size() : made.head.size();
        const bool even = std::ranges::all_of(made.rows, [&](const auto& row) { return row.size() == width; });
        if (!even || width == 0) object.refuse(tree, "the rows of the table are not of one length");
        return made;
    }

    Attachment attachment(const Tree& tree) {
        Object object(tree, fault_);
        Attachment made;
        made.paper = object.text("paper");
        made.title = segment(object.member("title"));
        made.pages = object.whole("pages", 1'000'000);
        made.digest = object.text("digest");
        object.end();
        return made;
    }

    std::optional<Error> fault_;
    Document document_;
    std::size_t notes_ = 0;
    std::set<std::string> ids_;
};

}  // namespace

Result<Document> read_document(const Tree& tree) {
    return DocumentReader().read(tree);
}

}  // namespace comity::documents
