// SPDX-License-Identifier: EUPL-1.2
// Each treaty that is in force with somebody, from the law library: what it is, its parties with their days, and its
// articles in the words of the library, each with how far these were compared with a text.
#include "node/site/instrument_pages.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "format/markup.h"
#include "law/atlas/treaties_between.h"
#include "law/show/provision_sheet.h"
#include "node/site/partner_treaties.h"
#include "node/site/register_section.h"

namespace comity::node {

namespace {

using format::escaped_markup;

/// "10" after "9", "6.1.b" after "6.1.a".
bool article_before(std::string_view a, std::string_view b) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto number = [&](std::string_view& text) {
        std::size_t end = 0;
        while (end < text.size() && digit(text[end])) ++end;
        std::string_view digits = text.substr(0, end);
        text.remove_prefix(end);
        while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
        return digits;
    };
    while (!a.empty() && !b.empty()) {
        if (digit(a.front()) && digit(b.front())) {
            const std::string_view left = number(a), right = number(b);
            if (left.size() != right.size()) return left.size() < right.size();
            if (left != right) return left < right;
        } else {
            if (a.front() != b.front()) return a.front() < b.front();
            a.remove_prefix(1);
            b.remove_prefix(1);
        }
    }
    return a.empty() && !b.empty();
}

/// The article that a provision is about: several tests of one article differ behind '#'.
std::string_view article_of(std::string_view number) {
    return number.substr(0, number.find('#'));
}

std::string anchor_of(std::string_view number) {
    std::string anchor = "art-";
    for (const char c : number) anchor += std::isalnum(static_cast<unsigned char>(c)) ? c : '-';
    return anchor;
}

class InstrumentPages : SiteSection {
   public:
    InstrumentPages(std::vector<SiteFile>& files, const SiteOwner& owner, const law::Library& library, CivilDate on,
                    std::string_view language)
        : SiteSection(files, owner, library, on, language, "treaties") {}

    void add(law::InstrumentIndex index) {
        const law::Instrument& instrument = library_.instruments()[static_cast<std::size_t>(index)];
        const std::string title(library_.text(instrument.title, language_));
        const std::vector<law::ProvisionIndex> provisions = provisions_of(index);
        put(path_of_instrument(library_, index), title, facts_of(instrument, index, !provisions.empty()), "", false,
            parties_of(index));
        if (!provisions.empty())
            put(path_of_articles(library_, index), fmt::format("{}: {}", title, word("articles")),
                articles_of(instrument, index, provisions));
    }

   private:
    std::vector<law::ProvisionIndex> provisions_of(law::InstrumentIndex index) const {
        std::vector<law::ProvisionIndex> provisions = law::provisions_within(library_, index, "");
        std::ranges::stable_sort(provisions, [&](law::ProvisionIndex a, law::ProvisionIndex b) {
            return article_before(number_of(a), number_of(b));
        });
        return provisions;
    }
    const law::Provision& provision(law::ProvisionIndex index) const {
        return library_.provisions()[static_cast<std::size_t>(index)];
    }
    std::string_view number_of(law::ProvisionIndex index) const { return library_.text(provision(index).number); }

    /// In the language of the page, or marked as English where the library has no other.
    std::string words(const law::Localised& localised) const {
        const law::TextId own = language_ == "fr" ? localised.fr : language_ == "ru" ? localised.ru : localised.en;
        return own != 0 ? escaped_markup(library_.text(own)) : english(localised.en);
    }
    std::string english(law::TextId text) const {
        if (text == 0 || language_ == "en") return escaped_markup(library_.text(text));
        return fmt::format("<span lang=\"en\">{}</span>", escaped_markup(library_.text(text)));
    }
    /// A whole day as the language writes it; of what is known in part as much as is known.
    std::string day_of(const std::string& known) const {
        const auto day = parse_date(known);
        return day && day->exact() ? site_day(day->first, language_) : escaped_markup(known);
    }
    std::string day_of(const DateInterval& known) const { return day_of(law::register_day(known)); }

    std::string facts_of(const law::Instrument& instrument, law::InstrumentIndex index, bool articles) const {
        SiteFacts facts;
        facts.add(word("reference"), english(instrument.reference));
        facts.add(word("opened"), instrument.opened_known ? day_of(instrument.opened) : "");
        facts.add(word("place"), english(instrument.place));
        facts.add(word("in-force-since"), day_of(std::string(library_.text(instrument.in_force))));
        facts.add(word("depositary"), english(instrument.depositary));
        facts.add(word("cited-source"), with_links(library_.text(instrument.source)));
        return facts.markup() +
               (articles ? "<p>" + link(path_of_articles(library_, index), word("articles-in-words")) + "</p>\n"
                         : "<p class=\"note\">" + word("no-articles") + "</p>\n");
    }

    /// Not searched: whoever looks for a State would find nearly every treaty.
    std::string parties_of(law::InstrumentIndex index) const {
        std::string rows;
        const auto row = [&](StateCode state, const std::string& since, const std::string& until, bool verified) {
            rows +=
                fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                            escaped_markup(name_of(state)), since, until, word(verified ? "verified" : "not-verified"));
        };
        for (const law::Participation* each : law::parties_of(library_, index))
            if (each->withdrawn > on_)
                row(each->state, each->member ? day_of(each->from) : word("signed-only"), day_of(each->to),
                    each->verified);
        if (rows.empty()) return {};
        return fmt::format("<h2>{}</h2>\n{}<p class=\"note\">{}</p>\n", word("treaty-parties"),
                           site_table(word("treaty-parties"),
                                      {word("state"), word("bound-since"), word("until"), word("checked")}, rows),
                           word("days-of-parties"));
    }

    std::string articles_of(const law::Instrument& instrument, law::InstrumentIndex index,
                            const std::vector<law::ProvisionIndex>& provisions) const {
        std::string markup = fmt::format("<p class=\"note\">{}</p>\n<p>{}: {}</p>\n<p>{}</p>\n", word("our-words"),
                                         word("cited-source"), with_links(library_.text(instrument.source)),
                                         link(path_of_instrument(library_, index), word("about-treaty")));
        for (const law::ProvisionIndex each : provisions) {
            const law::Provision& of = provision(each);
            const std::string_view number = number_of(each);
            markup += fmt::format("<h2 id=\"{}\">{} {}{}</h2>\n", anchor_of(number), word("article"),
                                  escaped_markup(article_of(number)), of.title.en == 0 ? "" : ". " + words(of.title));
            if (of.says.en != 0) markup += "<p>" + words(of.says) + "</p>\n";
            if (of.dated)
                markup += fmt::format("<p>{}: {} – {}</p>\n", word("applies-on-days"),
                                      day_of(DateInterval::on(of.in_force.first)),
                                      day_of(DateInterval::on(of.in_force.last)));
            markup +=
                fmt::format("<p class=\"{}\">{}</p>\n", of.mark == library_.summary().unverified ? "note" : "mark",
                            word(fmt::format("mark-{}", library_.text(of.mark))));
        }
        return markup;
    }
};

}  // namespace

std::string with_links(std::string_view text) {
    std::string markup;
    while (!text.empty()) {
        const std::size_t http = std::min(text.find("http://"), text.find("https://"));
        markup += escaped_markup(text.substr(0, http));
        if (http == std::string_view::npos) break;
        text.remove_prefix(http);
        const std::string_view address = text.substr(0, text.find_first_of(" ;,)\"<>\t\r\n"));
        markup += fmt::format("<a href=\"{0}\" rel=\"noreferrer\">{0}</a>", escaped_markup(address));
        text.remove_prefix(address.size());
    }
    return markup;
}

void add_instrument_pages(std::vector<SiteFile>& files, const SiteOwner& owner, const law::Library& library,
                          CivilDate on, std::string_view language, const std::set<law::InstrumentIndex>& instruments) {
    InstrumentPages pages(files, owner, library, on, language);
    for (const law::InstrumentIndex each : instruments) pages.add(each);
}

}  // namespace comity::node
