// SPDX-License-Identifier: EUPL-1.2
// The Atom Syndication Format, RFC 4287.
#include <algorithm>
#include <iterator>

#include "format/markup.h"
#include "law/events/event_urn.h"
#include "law/events/network_changes.h"

namespace comity::law {

namespace {

/// Characters of XML 1.0 (section 2.2), with those escaped that mean something.
std::string escaped(std::string_view text) {
    std::string allowed;
    std::ranges::copy_if(text, std::back_inserter(allowed),
                         [](char c) { return static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n'; });
    return format::escaped_markup(allowed);
}

/// The address a source begins with, if it is one (RFC 3987 leaves blanks, quotes and brackets out of it).
std::string_view address_in(std::string_view source) {
    if (!source.starts_with("https://") && !source.starts_with("http://")) return {};
    return source.substr(0, std::min(source.find_first_of(" ;,<>\"{}|\\^`()"), source.size()));
}

/// The latest day on which the register learned anything of what is known on the day.
CivilDate last_learned(const Library& library, CivilDate known_on) {
    CivilDate latest = CivilDate::earliest();
    for (const Participation& row : library.participations()) {
        if (row.recorded <= known_on) latest = std::max(latest, row.recorded);
    }
    return latest;
}

class FeedWriter {
   public:
    FeedWriter(const Library& library, const ChangesAsked& asked, std::string_view language)
        : library_(library), asked_(asked), language_(language) {}

    std::string write(const NetworkChanges& changes, std::string_view self) {
        CivilDate updated = CivilDate::earliest();
        for (const NetworkEvent& event : changes.events) updated = std::max(updated, updated_on(event));
        if (changes.events.empty()) updated = last_learned(library_, asked_.known_on);
        out_ = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"" +
               std::string(language_) + "\">\n";
        element(2, "id", event_urn("feed|" + std::string(self)));
        element(2, "title", title());
        element(2, "updated", to_string(updated) + "T00:00:00Z");
        out_ += "  <author><name>Comity</name></author>\n";
        element(2, "generator", "Comity");
        link(2, "self", "application/atom+xml", self);
        std::string other(self);
        other.replace(0, other.find('?'), "changes");
        link(2, "alternate", "application/json", other);
        std::vector<const NetworkEvent*> events;
        for (const NetworkEvent& event : changes.events) events.push_back(&event);
        std::ranges::reverse(events);
        for (const NetworkEvent* event : events) entry(*event);
        out_ += "</feed>\n";
        return std::move(out_);
    }

   private:
    static CivilDate updated_on(const NetworkEvent& event) {
        // The table of States does not say since when it knows.
        return event.recorded == CivilDate::earliest() ? event.day.first : event.recorded;
    }

    std::string title() const {
        std::string title = language_ == "fr"   ? "Comity : changements du réseau"
                            : language_ == "ru" ? "Comity: изменения сети"
                                                : "Comity: changes in the network";
        if (asked_.state) {
            const State* state = library_.find_state(*asked_.state);
            title +=
                ", " + (state == nullptr ? asked_.state->text() : std::string(library_.text(state->name, language_)));
        }
        if (asked_.instrument != none) {
            const Instrument& about = library_.instruments()[static_cast<std::size_t>(asked_.instrument)];
            title += ", " + std::string(library_.text(about.title, language_));
        }
        return title;
    }

    void element(std::size_t indent, std::string_view name, std::string_view text) {
        out_ +=
            std::string(indent, ' ') + '<' + std::string(name) + '>' + escaped(text) + "</" + std::string(name) + ">\n";
    }
    void link(std::size_t indent, std::string_view rel, std::string_view type, std::string_view href) {
        out_ += std::string(indent, ' ') + "<link rel=\"" + std::string(rel) + '"';
        if (!type.empty()) out_ += " type=\"" + std::string(type) + '"';
        out_ += " href=\"" + escaped(href) + "\"/>\n";
    }

    void entry(const NetworkEvent& event) {
        out_ += "  <entry>\n";
        element(4, "id", event.id);
        element(4, "title", to_string(event.day) + ": " + change_words(library_, event, language_));
        element(4, "updated", to_string(updated_on(event)) + "T00:00:00Z");
        out_ += "    <category term=\"" + std::string(to_string(event.kind)) + "\"/>\n";
        if (event.instrument != none) {
            const Instrument& about = library_.instruments()[static_cast<std::size_t>(event.instrument)];
            link(4, "alternate", "application/json", "instruments/" + std::string(library_.text(about.id)));
        } else {
            link(4, "alternate", "application/json", "state?state=" + event.state.text());
        }
        const std::string_view source = library_.text(event.source);
        if (const std::string_view address = address_in(source); !address.empty()) link(4, "via", "", address);
        element(4, "summary", summary(event, source));
        out_ += "  </entry>\n";
    }

    std::string summary(const NetworkEvent& event, std::string_view source) const {
        const bool french = language_ == "fr";
        const bool russian = language_ == "ru";
        std::string text = french ? "Source : " : russian ? "Источник: " : "Source: ";
        text += source;
        if (event.as_of != 0) {
            text += french ? " (état au " : russian ? " (по состоянию на " : " (as of ";
            text += std::string(library_.text(event.as_of)) + ")";
        }
        if (!event.verified) text += french ? ". Non vérifié." : russian ? ". Не проверено." : ". Not verified.";
        return text;
    }

    const Library& library_;
    const ChangesAsked& asked_;
    std::string_view language_;
    std::string out_;
};

}  // namespace

std::string changes_feed(const Library& library, const ChangesAsked& asked, const NetworkChanges& changes,
                         std::string_view self, std::string_view language) {
    return FeedWriter(library, asked, language).write(changes, self);
}

}  // namespace comity::law
