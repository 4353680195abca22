// SPDX-License-Identifier: EUPL-1.2
#include "documents/print/words.h"

#include <algorithm>

#include <array>

namespace comity::documents {

namespace {

constexpr std::array<PageWords, 6> all{{
    {"en", "Page {} of {}", "DRAFT", "Attachments", "pages: {}", "Notes"},
    {"fr", "Page {} sur {}", "PROJET", "Pièces jointes", "pages : {}", "Notes"},
    {"ru", "Страница {} из {}", "ПРОЕКТ", "Приложения", "страниц: {}", "Примечания"},
    {"es", "Página {} de {}", "BORRADOR", "Anexos", "páginas: {}", "Notas"},
    {"ar", "صفحة {} من {}", "مسودة", "المرفقات", "عدد الصفحات: {}", "حواش"},
    {"zh", "第 {} 页，共 {} 页", "草稿", "附件", "页数：{}", "注释"},
}};

}  // namespace

const PageWords& page_words(std::string_view language) {
    const std::string_view first = language.substr(0, language.find('-'));
    for (const PageWords& words : all)
        if (words.language == first) return words;
    return all.front();
}

bool lists_attachments(const Document& document) {
    return std::ranges::any_of(document.blocks, [](const Block& block) {
        const Table* table = std::get_if<Table>(&block);
        return table != nullptr && !table->rows.empty() && !table->rows.front().empty() &&
               table->rows.front().front().id.starts_with("attachments/");
    });
}

}  // namespace comity::documents
