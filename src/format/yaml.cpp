// SPDX-License-Identifier: EUPL-1.2
#include <istream>
#include <streambuf>
#include <unordered_set>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include "format/tree.h"

namespace comity::format {

namespace {

/// A refusal on its way out of the parser's callbacks; never leaves this file.
struct Refused {
    Error error;
};

/// Reads from memory without copying.
class ViewBuffer : public std::streambuf {
   public:
    explicit ViewBuffer(std::string_view text) {
        char* begin = const_cast<char*>(text.data());  // streambuf's interface is not const; nothing is written
        setg(begin, begin, begin + text.size());
    }
};

class TreeBuilder : public YAML::EventHandler {
   public:
    TreeBuilder(std::string_view text, std::string_view file) : text_(text), file_(file) {}

    std::vector<Tree> take() { return std::move(documents_); }

    /// The parser takes what it cannot place for a document of its own: "- a" followed by "b: 1". Only `---` begins
    /// one.
    void OnDocumentStart(const YAML::Mark& mark) override {
        if (documents_started_++ > 0 && !line_from(mark).starts_with("---")) {
            refuse(mark, "text after the end of the document",
                   "indent it as what stands above, or begin a document with ---");
        }
    }
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        refuse_anchor(mark, anchor);
        add(Tree{Tree::Kind::null, {}, false, {}, {}, place(mark)});
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        refuse(mark, "an alias (*name) is not data", "write the value out");
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override {
        refuse_anchor(mark, anchor);
        refuse_tag(mark, tag);
        const bool quoted = tag == "!";
        const bool null = !quoted && (value.empty() || value == "~" || value == "null");
        add(Tree{null ? Tree::Kind::null : Tree::Kind::scalar, value, quoted, {}, {}, place(mark)});
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        open(mark, tag, anchor, Tree::Kind::list);
    }
    void OnSequenceEnd() override { close(); }

    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        open(mark, tag, anchor, Tree::Kind::map);
    }
    void OnMapEnd() override { close(); }

   private:
    Place place(const YAML::Mark& mark) const { return {file_, mark.line + 1, mark.column + 1}; }

    [[noreturn]] void refuse(const YAML::Mark& mark, std::string message, std::string hint,
                             ErrorKind kind = ErrorKind::invalid) const {
        throw Refused{Error{kind, std::move(message), place(mark), std::move(hint)}};
    }

    void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) const {
        if (anchor != 0) refuse(mark, "an anchor (&name) is not data", "write the value out where it is needed");
    }

    void refuse_tag(const YAML::Mark& mark, const std::string& tag) const {
        if (tag != "?" && tag != "!" && !tag.empty()) refuse(mark, "a tag (" + tag + ") is not data", "remove the tag");
    }

    void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Tree::Kind kind) {
        refuse_anchor(mark, anchor);
        refuse_tag(mark, tag);
        if (open_.size() >= static_cast<std::size_t>(max_depth)) {
            refuse(mark, "nested deeper than " + std::to_string(max_depth) + " levels", "flatten the document",
                   ErrorKind::limit);
        }
        open_.push_back({Tree{kind, {}, false, {}, {}, place(mark)}, {}});
    }

    void close() {
        Tree done = std::move(open_.back().tree);
        open_.pop_back();
        add(std::move(done));
    }

    void add(Tree tree) {
        if (++nodes_ > max_nodes) {
            throw Refused{Error{ErrorKind::limit, "more than " + std::to_string(max_nodes) + " values", tree.place,
                                "split the document"}};
        }
        if (open_.empty()) {
            documents_.push_back(std::move(tree));
            return;
        }
        Level& level = open_.back();
        if (level.tree.kind == Tree::Kind::list || level.tree.keys.size() > level.tree.items.size()) {
            level.tree.items.push_back(std::move(tree));
            return;
        }
        if (tree.kind == Tree::Kind::list || tree.kind == Tree::Kind::map) {
            throw Refused{Error{ErrorKind::invalid, "a key must be a word", tree.place, "write key: value"}};
        }
        if (!level.seen.insert(tree.text).second) {
            throw Refused{Error{ErrorKind::invalid, "the key '" + tree.text + "' is given twice", tree.place,
                                "keep one of the two"}};
        }
        level.tree.keys.push_back(std::move(tree));
    }

    /// Marks come in the order of the text, so that each line is looked for once.
    std::string_view line_from(const YAML::Mark& mark) {
        for (; line_ < mark.line; ++line_) {
            const std::size_t end = text_.find('\n', line_start_);
            if (end == std::string_view::npos) return {};
            line_start_ = end + 1;
        }
        const std::size_t at = line_start_ + static_cast<std::size_t>(mark.column);
        return at < text_.size() ? text_.substr(at) : std::string_view{};
    }

    struct Level {
        Tree tree;
        std::unordered_set<std::string> seen;
    };

    std::string_view text_;
    std::string file_;
    int line_ = 0;
    std::size_t line_start_ = 0;
    int documents_started_ = 0;
    std::vector<Level> open_;
    std::vector<Tree> documents_;
    std::size_t nodes_ = 0;
};

}  // namespace

Result<std::vector<Tree>> read_yaml(std::string_view text, std::string_view file) {
    if (text.size() > max_document_bytes) {
        return fail(ErrorKind::limit, "larger than " + std::to_string(max_document_bytes) + " bytes",
                    {std::string(file)}, "split the document");
    }
    try {
        ViewBuffer buffer(text);
        std::istream stream(&buffer);
        YAML::Parser parser(stream);
        TreeBuilder builder(text, file);
        while (parser.HandleNextDocument(builder)) {
        }
        return builder.take();
    } catch (Refused& refused) {
        return tl::unexpected(std::move(refused.error));
    } catch (const YAML::Exception& exception) {
        return fail(ErrorKind::invalid, "not readable as YAML: " + exception.msg,
                    {std::string(file), exception.mark.line + 1, exception.mark.column + 1},
                    "check indentation, colons and quotes at this place");
    }
}

}  // namespace comity::format
