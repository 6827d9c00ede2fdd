#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "gerrit/checks.hpp"

/// A fake Gerrit made of data, and a page with one window and its context.
namespace gerrit {

inline const std::string core = "mediawiki/core", skin = "mediawiki/skins/Vector",
                         settings = "operations/mediawiki-config";
inline const std::string wmf15 = "wmf/1.47.0-wmf.15", wmf16 = "wmf/1.47.0-wmf.16", wmf17 = "wmf/1.47.0-wmf.17",
                         wmf14 = "wmf/1.47.0-wmf.14";

Instant at(const std::string& time);
/// The Change-Id and the commit that are derived from a number.
std::string change_id(int number);
std::string sha(int number);

/// A change of that Gerrit, built in one expression. Initially open, with patch set 1, no votes and one file.
struct Made : Change {
    Made(int number, const std::string& project, const std::string& branch);

    std::vector<std::string> held_by;  ///< branches that contain it; also its own branch once it is merged
    bool asked = true;                 ///< Gerrit was asked about it
    int conflicts = 0;                 ///< consecutive answers with a merge conflict

    Made merged(const std::string& when = "2026-11-16T09:00Z") const;
    Made abandoned() const;
    Made of_status(ChangeStatus) const;
    Made draft() const;
    Made vote(const std::string& label, int value, const std::string& by = "ada") const;
    Made approved_at(const std::string& when) const;
    Made fix(int number) const;  ///< gets the Change-Id of that number
    Made pick_of(int number) const;
    Made pick_in_words(int number) const;  ///< `(cherry picked from commit ...)`
    Made on_top_of(int number) const;      ///< its parent
    Made needs(int number) const;          ///< `Depends-On:` with a URL
    Made needs_fix(int number) const;      ///< `Depends-On:` with a Change-Id
    Made needs_text(const std::string&) const;
    Made held(const std::string& branch) const;
    Made conflict(int answers) const;
    Made comments(int count) const;
    Made patch_sets(int count) const;
    Made touches(const Touched&) const;
    Made unasked() const;
};

using Changes = std::vector<Made>;
Changes operator+(Changes, const Changes&);

/// A regular fix on wmf.16, with its original and its sibling on wmf.15 (numbers 1000 and 2000 higher).
Made backport(int number, const std::string& branch = wmf16);
Changes family(const Made& backport);
/// A change of the configuration.
Made config(int number);

/// The state after asking about these changes, and about `numbers` too (without a result if they do not exist).
Known asked(const Changes&, const std::set<int>& numbers, Instant now);
/// The state after asking only the questions that `Known` wants for `numbers`.
Known asked_as_wanted(const Changes&, const std::set<int>& numbers, const Policy&, const Versions&, Instant now);

/// `{{ircnick|ada}}`, and helpers for the wikitext of entries and cards.
inline const std::string ada = "{{ircnick|ada|Ada}}\n";
std::string entry(const std::string& type, int number, const std::string& status = "");
std::string card(const std::string& when, const std::string& name, const std::string& what = "...");
/// The name of a backport window, as written on the page.
inline const std::string backports =
    "[[Backport windows|UTC late backport window]]<br/><small>'''(Max 6 patches)'''</small>";
/// The start of the window of every row.
inline const std::string hour = "2026-11-18 13:00", next_hour = "2026-11-18 14:00", hour_before = "2026-11-18 12:00";

/// The context of a row's window.
struct Around {
    std::string now = "2026-11-18T18:00Z";  ///< the window is 21:00 to 22:00
    std::string cards = {};                 ///< further cards, as wikitext
    std::string name = backports;
    Versions versions = {{"1.47.0-wmf.15", 346}, {"1.47.0-wmf.16", 726}};  ///< empty: unknown
    Policy policy = {};
    std::set<int> accepted = {};
    std::map<int, int> checked = {};
    bool gerrit_down = false;
};

/// A test row: the content of a page and of Gerrit, and the expected findings.
struct Row {
    const char* name;
    Code code;   ///< the finding that the row is about
    bool there;  ///< whether that finding is expected
    std::string what;
    Changes changes;
    std::string expected;
    Around around = {};
};

/// The result of a row.
struct Result {
    calendar::Schedule schedule;
    Known known;
    WindowCheck check;
};
/// `as_wanted`: prepared by `asked_as_wanted`, else by `asked`.
Result run(const Row&, bool as_wanted = false);

/// `2/6; config 1, 1.47.0-wmf.16 1; 101 vetoed no-original, 102 -, ? -`. Ends in `over 1` if over the limit; `...`
/// follows an entry that Gerrit has not been asked about.
std::string shown(const WindowCheck&);
/// The only finding with this code.
Finding only(const WindowCheck&, Code);

}  // namespace gerrit
