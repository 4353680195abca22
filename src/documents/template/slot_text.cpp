// SPDX-License-Identifier: EUPL-1.2
#include "documents/template/slot_text.h"

#include <algorithm>
#include <array>

namespace comity::documents {

namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

constexpr std::array<std::string_view, 6> plural_categories{"zero", "one", "two", "few", "many", "other"};

class SlotTextReader {
   public:
    SlotTextReader(std::string_view text, const Place& place, law::Faults& faults)
        : text_(text), place_(place), faults_(faults) {}

    SlotText read() {
        while (at_ < text_.size() && parts_.size() < max_text_parts) {
            const char c = text_[at_];
            if (c == '{')
                slot();
            else if (c == '}')
                return refuse("'}' closes nothing", "write {name} for a slot");
            else if (c == '*') {
                end_words();
                strong_ = !strong_;
                ++at_;
            } else {
                words_ += c;
                ++at_;
            }
            if (failed_) return {};
        }
        end_words();
        if (parts_.size() >= max_text_parts) return refuse("the text has more than 200 parts", "split the paragraph");
        if (strong_) return refuse("'*' is not closed", "write *words* for strong type");
        return std::move(parts_);
    }

   private:
    SlotText refuse(std::string message, std::string hint) {
        faults_.error(place_, std::move(message), std::move(hint));
        failed_ = true;
        return {};
    }
    void end_words() {
        if (!words_.empty()) parts_.push_back({std::move(words_), strong_, {}, {}, {}});
        words_.clear();
    }

    void slot() {
        const std::size_t end = text_.find('}', at_);
        if (end == std::string_view::npos) {
            refuse("'{' is not closed", "write {name} for a slot");
            return;
        }
        end_words();
        const std::string_view inside = trimmed(text_.substr(at_ + 1, end - at_ - 1));
        at_ = end + 1;
        TextPart part;
        part.strong = strong_;
        const std::size_t blank = inside.find(' ');
        part.slot = std::string(inside.substr(0, blank));
        if (part.slot.empty() || part.slot.find('{') != std::string::npos) {
            refuse("a slot without a name", "write {name}, as in {custody.arrest_date}");
            return;
        }
        if (blank != std::string_view::npos) {
            const std::string_view rest = trimmed(inside.substr(blank));
            if (!rest.starts_with("plural ")) {
                refuse("'" + std::string(rest) + "' is no form of a slot",
                       "write {name}, or {name plural one=…; other=…}");
                return;
            }
            plural(part, rest.substr(7));
        }
        if (!failed_) parts_.push_back(std::move(part));
    }

    void plural(TextPart& part, std::string_view forms) {
        while (!forms.empty()) {
            const std::size_t end = std::min(forms.find(';'), forms.size());
            const std::string_view form = trimmed(forms.substr(0, end));
            forms.remove_prefix(std::min(end + 1, forms.size()));
            const std::size_t equals = form.find('=');
            const std::string_view category = trimmed(form.substr(0, equals));
            if (equals == std::string_view::npos ||
                std::ranges::find(plural_categories, category) == plural_categories.end()) {
                refuse("'" + std::string(form) + "' is no plural form",
                       "the forms are zero, one, two, few, many, other: one=# day; other=# days");
                return;
            }
            part.plural.emplace_back(category, trimmed(form.substr(equals + 1)));
        }
        if (std::ranges::find(part.plural, "other", &std::pair<std::string, std::string>::first) == part.plural.end())
            refuse("the plural of '" + part.slot + "' has no form 'other'", "add other=…");
    }

    std::string_view text_;
    const Place& place_;
    law::Faults& faults_;
    std::size_t at_ = 0;
    bool strong_ = false;
    bool failed_ = false;
    std::string words_;
    SlotText parts_;
};

}  // namespace

SlotText read_slot_text(std::string_view text, const Place& place, law::Faults& faults) {
    if (text.size() > max_text_bytes) {
        faults.error(place, "the text is longer than 8 KiB", "split the paragraph");
        return {};
    }
    return SlotTextReader(text, place, faults).read();
}

}  // namespace comity::documents
