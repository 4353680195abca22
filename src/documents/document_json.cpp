// SPDX-License-Identifier: EUPL-1.2
#include "documents/document_json.h"

#include <algorithm>
#include <array>

#include "documents/document_words.h"
#include "format/json_writer.h"

namespace comity::documents {

namespace {

using format::JsonWriter;

class DocumentWriter {
   public:
    explicit DocumentWriter(const Document& document) : document_(document) {}

    std::string write() {
        json_.object([&] {
            json_.key("kind").string(document_.kind);
            json_.key("languages").strings(document_.languages);
            json_.key("titles").strings(document_.titles);
            json_.key("reference").string(document_.reference);
            json_.key("date").string(document_.date);
            json_.key("requesting").string(document_.requesting);
            json_.key("requested").string(document_.requested);
            json_.key("draft").boolean(document_.draft);
            json_.key("template_digest").string(document_.template_digest);
            json_.key("law_version").string(document_.law_version);
            json_.key("law_digest").string(document_.law_digest);
            list("slots", document_.slots, [&](const Slot& slot) { add(slot); });
            list("blocks", document_.blocks, [&](const Block& block) {
                json_.object([&] { std::visit([&](const auto& each) { add(each); }, block); });
            });
            segments("footnotes", document_.footnotes);
            list("attachments", document_.attachments, [&](const Attachment& each) { add(each); });
        });
        return json_.take();
    }

   private:
    template <class T, class Body>
    void list(std::string_view name, const std::vector<T>& items, Body body) {
        json_.key(name);
        json_.array([&] {
            for (const T& item : items) body(item);
        });
    }
    void segments(std::string_view name, const std::vector<Segment>& all) {
        list(name, all, [&](const Segment& segment) { add(segment); });
    }

    void add(const Slot& slot) {
        json_.object([&] {
            json_.key("name").string(slot.name);
            json_.key("kind").string(word_in(slot_kind_words, slot.kind));
            json_.key("value").string(slot.value);
            json_.key("words").strings(slot.words);
            json_.key("empty").boolean(slot.empty);
        });
    }
    void add(const Segment& segment) {
        json_.object([&] {
            json_.key("id").string(segment.id);
            json_.key("origin").string(segment.origin == Segment::Origin::free ? "free" : "standard");
            json_.key("source").integer(static_cast<std::int64_t>(segment.source));
            list("versions", segment.versions, [&](const Passage& passage) {
                json_.array([&] {
                    for (const TextRun& run : passage) add(run);
                });
            });
            json_.key("gives").strings(segment.gives);
            if (segment.outdated.empty()) return;
            json_.key("outdated");
            json_.array([&] {
                for (const std::size_t version : segment.outdated) json_.integer(static_cast<std::int64_t>(version));
            });
        });
    }
    void add(const TextRun& run) {
        json_.object([&] {
            json_.key("text").string(run.text);
            if (run.face != TextRun::Face::plain) json_.key("face").string(word_in(face_words, run.face));
            if (run.slot != none) json_.key("slot").integer(run.slot);
            if (run.footnote != none) json_.key("footnote").integer(run.footnote);
        });
    }
    void add(const Heading& heading) {
        json_.key("block").string("heading");
        json_.key("level").integer(heading.level);
        json_.key("words");
        add(heading.words);
    }
    void add(const Paragraph& paragraph) {
        json_.key("block").string("paragraph");
        json_.key("style").string(word_in(style_words, paragraph.style));
        json_.key("number").integer(paragraph.number);
        json_.key("words");
        add(paragraph.words);
    }
    void add(const List& items) {
        json_.key("block").string("list");
        json_.key("numbered").boolean(items.numbered);
        segments("items", items.items);
    }
    void add(const Table& table) {
        json_.key("block").string("table");
        segments("head", table.head);
        json_.key("rows");
        json_.array([&] {
            for (const std::vector<Segment>& row : table.rows) {
                json_.array([&] {
                    for (const Segment& cell : row) add(cell);
                });
            }
        });
    }
    void add(const PageBreak&) { json_.key("block").string("page-break"); }
    void add(const Attachment& attachment) {
        json_.object([&] {
            json_.key("paper").string(attachment.paper);
            json_.key("title");
            add(attachment.title);
            json_.key("pages").integer(attachment.pages);
            json_.key("digest").string(attachment.digest);
        });
    }

    const Document& document_;
    JsonWriter json_;
};

}  // namespace

std::string to_json(const Document& document) {
    return DocumentWriter(document).write();
}

}  // namespace comity::documents
