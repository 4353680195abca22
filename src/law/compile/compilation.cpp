// SPDX-License-Identifier: EUPL-1.2
#include "law/compile/compilation.h"

namespace comity::law {

Localised read_localised(Compilation& compilation, Cursor& cursor, std::string_view what) {
    Localised words;
    words.en = compilation.builder.intern(cursor.expect_text(what));
    read_translations(compilation, cursor, words);
    return words;
}

void read_translations(Compilation& compilation, Cursor& cursor, Localised& words) {
    while (true) {
        if (cursor.take({"fr"}))
            words.fr = compilation.builder.intern(cursor.expect_text("the French words"));
        else if (cursor.take({"ru"}))
            words.ru = compilation.builder.intern(cursor.expect_text("the Russian words"));
        else if (cursor.take({"en"}))
            words.en = compilation.builder.intern(cursor.expect_text("the English words"));
        else
            return;
    }
}

TextId read_cite(Compilation& compilation, Cursor& cursor) {
    if (!cursor.take({"cite"})) return 0;
    if (const Token* token = cursor.peek(); token != nullptr && token->kind == Token::Kind::text) {
        return compilation.builder.intern(cursor.expect_text("an article"));
    }
    return compilation.builder.intern(cursor.expect_word("an article"));
}

std::vector<std::string> read_word_list(Cursor& cursor, std::string_view what) {
    std::vector<std::string> words;
    do {
        words.push_back(cursor.expect_word(what));
    } while (!cursor.failed() && cursor.take_symbol(","));
    return words;
}

}  // namespace comity::law
