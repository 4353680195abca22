// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "documents/document.h"

typedef struct _PangoLayout PangoLayout;
typedef struct _PangoLayoutLine PangoLayoutLine;
typedef struct _PangoContext PangoContext;

/// Text broken into lines, for the source files of this folder. Lengths in points of 1/72 inch.
namespace comity::documents {

struct ReleaseObject {
    void operator()(void* object) const;
};

/// Control characters and those that Unicode calls no characters, which have no shape, as blanks; a line end stays one.
std::string printable(std::string_view utf8);

/// How a block looks.
struct TextStyle {
    double size = 11;
    bool strong = false;
    bool centred = false;
    double leading = 1.35;  ///< line to line, in sizes
};

struct BrokenLine {
    PangoLayoutLine* line;
    double x;       ///< from the left edge of the block
    double ascent;  ///< baseline below the top of the line
    double height;
};

/// Lines of one text; they live as long as it does.
struct TextBlock {
    std::unique_ptr<PangoLayout, ReleaseObject> layout;
    std::vector<BrokenLine> lines;
};

/// Breaks texts of one language. Fonts are those of the system named in docs/formats/printed.md.
class Typesetter {
   public:
    /// Errors: unavailable where no font is installed.
    static Result<Typesetter> open(std::string_view language);

    /// Errors: invalid where a text is not UTF-8; limit over max_segment_octets; unavailable where no font has a letter
    /// of it.
    Result<TextBlock> broken(const Passage& passage, const TextStyle& style, double width) const;
    Result<TextBlock> broken(std::string_view text, const TextStyle& style, double width) const;

    bool right_to_left() const { return right_to_left_; }

   private:
    Typesetter(std::unique_ptr<PangoContext, ReleaseObject> context, bool right_to_left)
        : context_(std::move(context)), right_to_left_(right_to_left) {}

    std::unique_ptr<PangoContext, ReleaseObject> context_;
    bool right_to_left_;
};

}  // namespace comity::documents
