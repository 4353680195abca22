// SPDX-License-Identifier: EUPL-1.2
// A case as its events tell it. Every part says which event made it; nothing here is computed from the wall clock.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "base/instant.h"
#include "base/state_code.h"
#include "cases/clock_kind.h"
#include "cases/correspondence/transmittal.h"
#include "cases/kind.h"
#include "cases/papers/package.h"
#include "cases/papers/paper.h"
#include "command/mark.h"
#include "command/proposal.h"

namespace comity::cases {

using command::Mark;
using command::Proposal;

/// Where a fact stands: a document of the dossier with its page, or words for what has no document.
struct Source {
    std::string document = {};  ///< its id in the case, ""
    int page = 0;               ///< from 1; 0: none given
    std::string words = {};
};

/// To what a fact belongs; "" is the case as a whole. The more special wins when the law is asked.
struct FactKey {
    std::string fact = {};  ///< name in the law library: "custody.arrest_date"
    std::string subject = {};
    std::string measure = {};
    std::string offence = {};

    friend auto operator<=>(const FactKey&, const FactKey&) = default;
};

struct FactEntry {
    std::string value = {};    ///< canonical JSON; "" where unknown
    std::string unknown = {};  ///< why it is not known, "" where it is
    Source source = {};
    Mark mark = {};
};

struct Identifier {
    std::string type = {};  ///< "passport", "national-id", "register-number" …
    std::string value = {};
    std::string issued_by = {};  ///< State, ""
};

struct Held {
    std::string basis = {};  ///< a word of the fact custody.basis
    Instant since = {};
    std::string place = {};
    /// A step of this case said so: held for the request, on whatever basis (lent as a prisoner, held for both).
    bool for_the_request = false;
    Mark mark = {};
};

struct Subject {
    std::string id = {};
    bool company = false;
    std::string role = {};                ///< a word of the fact person.role, or "sought"
    std::vector<std::string> names = {};  ///< as written in papers, each in its script; the first is shown
    std::optional<DateInterval> born = {};
    std::vector<Identifier> identifiers = {};
    std::optional<Held> held = {};
    bool withdrawn = false;  ///< recorded in error, or no longer concerned
    Mark mark = {};
};

struct Measure {
    std::string id = {};
    std::string word = {};  ///< a word of the fact request.measure
    std::string says = {};  ///< what exactly is asked
    std::string stage = "open";
    std::string executor = {};  ///< account or body
    std::optional<CivilDate> due = {};
    std::vector<std::string> subjects = {};
    std::string result = {};
    Mark mark = {};
};

struct Document {
    std::string id = {};
    std::string kind = {};  ///< a paper of the law library, or "letter", "receipt", "other" …
    std::string title = {};
    std::string language = {};  ///< BCP 47
    std::string origin = {};    ///< "own", "received"
    std::string translation_of = {};
    std::string seal = "none";  ///< "none", "sealed", "verified", "failed"
    std::string media_type = {};
    /// What was found in a version (docs/formats/inspection.md).
    struct Inspection {
        struct Finding {
            std::string kind = {};
            std::string level = {};  ///< "note", "warning", "danger"
            std::string where = {};
            std::string detail = {};
        };
        struct Scan {
            std::string result = {};  ///< "clean", "found", "too-large", or that none looked: "none", "unreachable"
            std::string found = {};   ///< what the scanner calls it
            std::string by = {};      ///< the scanner and its signatures, as it names them
        };
        std::string type = {};
        std::string media_type = {};
        std::int64_t pages = 0;
        std::vector<Finding> findings = {};
        bool more = false;
        Scan scan = {};
        Mark mark = {};
    };
    /// Somebody who takes a version in which malware was found.
    struct Taking {
        std::string reason = {};
        Mark mark = {};
    };
    /// What a machine read on the pages of a version; no part of it (docs/formats/found-text.md).
    struct FoundText {
        std::vector<std::string> languages = {};  ///< ISO 639-1, those it was read in, or is to be; none: the usual
        /// "asked"; "found", "nothing"; or why it was not read: "not-installed", "no-language", "unreadable",
        /// "too-heavy".
        std::string result = {};
        std::string text = {};  ///< SHA-256 of what was found, hexadecimal; "" where nothing was
        std::uint64_t bytes = 0;
        std::int64_t pages = 0;  ///< that were read
        bool more = false;       ///< the document has further pages
        std::string by = {};     ///< "tesseract 5.3.0"
        Mark mark = {};
    };
    struct Version {
        std::string digest = {};  ///< SHA-256 of the content, hexadecimal
        std::uint64_t bytes = 0;
        Mark mark = {};
        std::optional<Inspection> inspection = {};
        std::optional<FoundText> found_text = {};
        std::vector<Taking> taken = {};

        bool infected() const { return inspection && inspection->scan.result == "found"; }
    };
    std::vector<Version> versions = {};  ///< the last is current
    bool withdrawn = false;
};

/// Only running, silenced and ended clocks are kept: what never ran is the law's affair.
struct Clock {
    std::string id = {};  ///< of the rule, then subject and measure: "k.ece-40/s1"
    ClockKind kind = ClockKind::limit;
    std::string rule = {};   ///< citation, "coe-024:16.4"; "" for a gap or practice
    std::string label = {};  ///< English
    std::string subject = {};
    std::string measure = {};
    std::string from = {};    ///< day or moment, as the determination writes it
    std::string period = {};  ///< ISO 8601
    std::string due = {};     ///< "" where the law gives no day: the gap itself is the alarm
    std::string conservative = {};
    std::string effect = {};
    std::string owner = {};
    std::string substitute = {};
    bool gap = false;  ///< someone is held and the law, as known, gives no custody clock
    bool ended = false;
    std::string ended_because = {};
    std::string alarm =
        {};  ///< the last level told: "half", "three-quarters", "three-days", "one-day", "due", "overdue"
    struct Silence {
        CivilDate until = {};
        std::string reason = {};
        std::string approved_by = {};
        std::string approved_on_behalf_of = {};
    };
    std::optional<Silence> silence = {};
    Mark mark = {};
};

struct Promise {
    std::string id = {};
    std::string kind = {};  ///< "assurance", "undertaking", "speciality", "use-limit", "secrecy", "return", "costs"
    bool given = false;     ///< by us; else received
    std::string says = {};
    std::set<std::string> breached_by = {};  ///< words of Touch
    std::string rule = {};                   ///< citation, ""
    std::string subject = {};
    std::optional<CivilDate> until = {};
    std::string watcher = {};
    Source source = {};
    std::string ended_because = {};  ///< "" while it binds
    Mark mark = {};
};

/// An act somebody asked about before doing it; `breaches` are the promises that stood in the way.
struct PlannedAct {
    std::string id = {};
    std::set<std::string> touches = {};  ///< words of Touch
    bool ours = true;                    ///< else the other State plans it
    std::string subject = {};
    std::string says = {};
    std::vector<std::string> breaches = {};
    Mark mark = {};
};

/// What makes the tasks that tell of a broken glass, which stand in closed cases too.
inline constexpr std::string_view glass_broken = "break-glass";
/// Before the name of a unit: whoever heads it.
inline constexpr std::string_view seat_of_heads = "unit:";

struct Task {
    std::string id = {};
    std::string says = {};
    std::string owner = {};  ///< account, or the heads of a unit: "unit:u1"
    std::optional<CivilDate> due = {};
    std::string from = {};  ///< what made it: "reminder", "impact", "duplicate" …, "" by hand
    std::string done_because = {};
    Mark mark = {};
};

struct Note {
    std::string id = {};
    std::string says = {};
    Mark mark = {};
};

struct StepTaken {
    std::string step = {};
    std::string subject = {};
    CivilDate on = {};  ///< the day it happened, which may be before it was recorded
    std::string says = {};
    Mark mark = {};
};

/// A reminder sent to a State that is silent.
struct Reminder {
    std::string rung = {};  ///< of the ladder: "contact-point", "liaison" …
    CivilDate on = {};
    Mark mark = {};
};

struct Link {
    std::string to = {};        ///< case id
    std::string relation = {};  ///< "competing", "supplementary", "follows", "prosecution-in-place", "related"
    std::string says = {};
    Mark mark = {};
};

/// What the law answered last for a subject and a measure: against it a change of facts or of the law is seen.
struct Determined {
    std::string outcome = {};
    std::string law = {};                   ///< digest of the library
    std::vector<std::string> grounds = {};  ///< citations of grounds that stand, sorted
    Mark mark = {};
};

/// The draft put to the requested State's grounds, papers, languages and channel.
struct PreFlight {
    std::vector<std::string> gaps = {};  ///< each with its clause
    std::string law = {};                ///< digest of the library
    std::string overridden_because = {};
    Mark mark = {};
};

struct Grant {
    std::string account = {};
    std::string reason = {};
    Instant until = {};
    bool break_glass = false;  ///< taken by the reader, for a short time, and told to the owner
    bool ended = false;
    Mark mark = {};
};

struct CaseState {
    std::string id = {};
    std::string number = {};  ///< of the docket: "EXT-I-2026-00017"
    std::string matter = {};
    Kind kind = Kind::extradition;
    Direction direction = Direction::incoming;
    StateCode own = {};
    StateCode counterpart = {};
    std::string title = {};
    std::string foreign_reference = {};
    std::string owner = {};
    std::string substitute = {};
    std::string unit = {};
    std::set<std::string> team = {};
    std::string stage = {};  ///< of the kind's lifecycle
    bool urgent = false;
    bool closed = false;
    std::optional<Mark> restricted = {};  ///< put out of sight until it is erased, though nothing of it is gone
    Mark opened = {};
    Mark last = {};  ///< the newest event

    std::vector<Subject> subjects = {};
    std::vector<Measure> measures = {};
    std::map<FactKey, std::vector<FactEntry>> facts = {};  ///< oldest first; the last is current
    std::vector<Document> documents = {};
    std::vector<Paper> papers = {};
    std::vector<Package> packages = {};
    std::vector<Clock> clocks = {};
    std::vector<Promise> promises = {};
    std::vector<PlannedAct> plans = {};
    std::vector<Task> tasks = {};
    std::vector<Proposal> proposals = {};
    std::vector<Note> notes = {};
    std::vector<StepTaken> steps = {};
    std::vector<Reminder> reminders = {};
    std::vector<Link> links = {};
    std::vector<Grant> grants = {};
    std::vector<Transmittal> transmittals = {};
    std::vector<MissingMessages> missing = {};
    std::map<std::string, Determined> determined = {};  ///< by "subject/measure"
    std::optional<PreFlight> pre_flight = {};
    std::uint64_t turned = 0;         ///< the newest event on which entries of persons rest (EventType::aside)
    std::uint64_t draft_changed = 0;  ///< the newest event that changed what a request says or brings
    std::set<std::pair<std::string, std::string>> duplicates = {};  ///< told of: blind mark, account to ask

    bool exists() const { return !id.empty(); }
    std::uint64_t version() const { return last.event; }
    StateCode requesting() const { return direction == Direction::incoming ? counterpart : own; }
    StateCode requested() const { return direction == Direction::incoming ? own : counterpart; }

    const Subject* subject(std::string_view wanted) const;
    const Measure* measure(std::string_view wanted) const;
    const Document* document(std::string_view wanted) const;
    const Paper* paper(std::string_view wanted) const;
    const Package* package(std::string_view wanted) const;
    const Clock* clock(std::string_view wanted) const;
    const Promise* promise(std::string_view wanted) const;
    const Transmittal* transmittal(std::string_view wanted) const;
    const Task* task(std::string_view wanted) const;
    const Proposal* proposal(std::string_view wanted) const;
    const FactEntry* fact(const FactKey& key) const;  ///< the current entry

    Subject* subject(std::string_view wanted);
    Measure* measure(std::string_view wanted);
    Document* document(std::string_view wanted);
    Paper* paper(std::string_view wanted);
    Package* package(std::string_view wanted);
    Clock* clock(std::string_view wanted);
    Promise* promise(std::string_view wanted);
    Transmittal* transmittal(std::string_view wanted);
    Task* task(std::string_view wanted);
};

}  // namespace comity::cases
