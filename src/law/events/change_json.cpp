// SPDX-License-Identifier: EUPL-1.2
#include "format/csv.h"
#include "format/json_writer.h"
#include "law/events/network_changes.h"

namespace comity::law {

namespace {

class ChangeWriter {
   public:
    ChangeWriter(const Library& library, std::string_view language) : library_(library), language_(language) {}

    std::string write(const ChangesAsked& asked, const NetworkChanges& changes) {
        json_.object([&] {
            write_text("from", asked.from == CivilDate::earliest() ? "" : to_string(asked.from));
            write_text("to", asked.to == CivilDate::latest() ? "" : to_string(asked.to));
            json_.key("axis").string(asked.by_knowledge ? "recorded" : "day");
            write_text("state", asked.state ? asked.state->text() : "");
            write_text("instrument", id_of(asked.instrument));
            json_.key("undated").integer(static_cast<std::int64_t>(changes.undated));
            json_.key("events").array([&] {
                for (const NetworkEvent& event : changes.events) write_event(event);
            });
        });
        return json_.take();
    }

   private:
    std::string_view id_of(InstrumentIndex index) const {
        return index == none ? "" : library_.text(library_.instruments()[static_cast<std::size_t>(index)].id);
    }

    void write_text(std::string_view key, std::string_view text) {
        json_.key(key);
        text.empty() ? json_.null() : json_.string(text);
    }
    void write_text(std::string_view key, TextId text) { write_text(key, library_.text(text)); }

    void write_event(const NetworkEvent& event) {
        json_.object([&] {
            json_.key("id").string(event.id);
            json_.key("day").string(to_string(event.day));
            json_.key("certain").boolean(event.certain);
            json_.key("event").string(to_string(event.kind));
            write_text("state", event.state.text());
            write_text("toward", event.toward.text());
            write_text("instrument", id_of(event.instrument));
            if (event.instrument == none) {
                write_text("title", library_.text(event.organisation, language_));
                json_.key("reference").null();
            } else {
                const Instrument& instrument = library_.instruments()[static_cast<std::size_t>(event.instrument)];
                write_text("title", library_.text(instrument.title, language_));
                write_text("reference", instrument.reference);
            }
            write_text("article", event.article);
            write_text("kind", event.detail);
            json_.key("words").string(change_words(library_, event, language_));
            write_text("effect", event.effect);
            write_text("recorded", event.recorded == CivilDate::earliest() ? "" : to_string(event.recorded));
            write_text("withdrawn", event.withdrawn == CivilDate::latest() ? "" : to_string(event.withdrawn));
            write_text("source", event.source);
            write_text("as_of", event.as_of);
            json_.key("verified").boolean(event.verified);
            write_text("note", event.note);
        });
    }

    const Library& library_;
    std::string_view language_;
    format::JsonWriter json_;
};

}  // namespace

std::string changes_json(const Library& library, const ChangesAsked& asked, const NetworkChanges& changes,
                         std::string_view language) {
    return ChangeWriter(library, language).write(asked, changes);
}

std::string changes_csv(const Library& library, const NetworkChanges& changes, std::string_view language) {
    std::string out =
        "day,event,state,toward,instrument,article,kind,words,recorded,withdrawn,source,as_of,verified,id\n";
    for (const NetworkEvent& event : changes.events) {
        const std::string_view instrument =
            event.instrument == none
                ? std::string_view()
                : library.text(library.instruments()[static_cast<std::size_t>(event.instrument)].id);
        out += to_string(event.day) + ',' + std::string(to_string(event.kind)) + ',' + event.state.text() + ',' +
               event.toward.text() + ',' + std::string(instrument) + ',';
        out += format::csv_cell(library.text(event.article)) + ',' + format::csv_cell(library.text(event.detail)) +
               ',' + format::csv_cell(change_words(library, event, language)) + ',';
        out += (event.recorded == CivilDate::earliest() ? "" : to_string(event.recorded)) + ',';
        out += (event.withdrawn == CivilDate::latest() ? "" : to_string(event.withdrawn)) + ',';
        out += format::csv_cell(library.text(event.source)) + ',' + format::csv_cell(library.text(event.as_of)) + ',' +
               (event.verified ? "yes," : "no,") + event.id + '\n';
    }
    return out;
}

}  // namespace comity::law
