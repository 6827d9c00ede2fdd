#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "calendar/page.hpp"
#include "calendar/splice.hpp"

/// Edits of the Deployments page that change only the bytes they are about. Everything else stays as it is: line
/// endings, comments, and text that the parser does not understand. Pure functions: the page goes in; the new page, or
/// the reason why there is none, comes out.
///
/// Each edit is verified by reading the new page: it must have exactly the intended entry more, less or changed.
/// Otherwise there is no edit.
namespace calendar {

/// Refers to a window by its start and name, as `read_page` gives them. An empty name matches any window, if only one
/// starts at that time.
struct Place {
    Instant start;
    std::string window;
    bool operator==(const Place&) const = default;
};
Place place_of(const Window&);

/// Refers to an entry. `requestor` is the nick it is listed under, in any case; none if the entry has no requestor.
struct EntryAt {
    Place place;
    std::optional<std::string> requestor;
    int change = 0;
    int nth = 0;  ///< index among equal entries, from 0 in page order
    bool operator==(const EntryAt&) const = default;
};

/// An entry to add. Its texts are untrusted and are escaped here; a title is cut at 250 bytes.
struct NewEntry {
    std::string type;  ///< `config`, `1.47.0-wmf.16`
    int change = 0;
    std::string title;
    bool operator==(const NewEntry&) const = default;
};

/// Adds entries under the requestor's own `{{ircnick}}`, after their last entry. Without such a nick, the entries
/// replace the placeholder if the card holds nothing else; otherwise they go into a block of their own at the end. A
/// change can be listed only once in a window.
struct Add {
    Place place;
    std::string requestor;
    std::vector<NewEntry> entries;
    bool operator==(const Add&) const = default;
};

/// Removes an entry. If it was the requestor's last entry, the nick is removed too, unless other list items stand below
/// it. If a card with lists then has no requestor, the placeholder is put back, worded as in the nearest card that
/// shows one. Entries with a status, and entries in the older form, are not removed: a status is the record of what
/// happened.
struct Withdraw {
    EntryAt entry;
    bool operator==(const Withdraw&) const = default;
};

/// Removes an entry as `Withdraw` does, and inserts its bytes under the same requestor in another window.
struct Move {
    EntryAt entry;
    Place to;
    bool operator==(const Move&) const = default;
};

/// Writes a status, `by` and `sal` into a `{{deploy}}`, and adds the parameters that it lacks. A status or a `by` that
/// another person wrote is not overwritten.
struct Mark {
    EntryAt entry;
    std::string status;              ///< `done`, `not done`; empty: removes status, `by` and `sal`
    std::optional<std::string> by;   ///< the deployer's shell name
    std::optional<std::string> sal;  ///< URL of the log entry
    std::optional<std::string> was;  ///< the status to replace, as written on the page
    bool convert = false;            ///< convert an entry in the older form into a `{{deploy}}`; false: refuse it
    bool operator==(const Mark&) const = default;
};

/// Puts a removed entry back, as it was written.
struct PutBack {
    Place place;
    std::string requestor;
    std::string wikitext;
    bool operator==(const PutBack&) const = default;
};

/// Replaces an entry's bytes `from` by `to`; refused if the entry's bytes differ from `from`.
struct Rewrite {
    EntryAt entry;
    std::string from, to;
    bool operator==(const Rewrite&) const = default;
};

using Step = std::variant<Add, Withdraw, Move, Mark, PutBack, Rewrite>;

/// How to undo an edit: byte for byte if none of these cards was changed since, otherwise step by step.
struct Undo {
    /// A card before (`was`) and after the edit (`is`), from `{{` to `}}`.
    struct Card {
        Place place;
        std::string was, is;
        bool operator==(const Card&) const = default;
    };
    std::vector<Card> cards;
    std::vector<Step> steps;
    bool operator==(const Undo&) const = default;
};

struct Edited {
    std::string text;              ///< the new page
    std::vector<Edit> edits;       ///< the same change, as edits of the old page
    std::vector<EntryAt> entries;  ///< the entries added, moved or marked, with their place on the new page
    Undo undo;
};

/// The reason why there is no edit.
struct NoEdit {
    enum class Why {
        no_such_window,     ///< no window starts then, or none has that name; `choices`: those that start then
        ambiguous_window,   ///< `choices`: the windows that start then
        spoilt_card,        ///< the `}}` of the card are unbalanced
        no_such_entry,      ///< `choices`: the windows that list the change; empty if none does
        no_deploy,          ///< an entry in the older form that must stay as it is, or cannot be converted
        listed_already,     ///< `found`: the requestor it is listed under
        has_status,         ///< `found`: the status; `by`: its deployer
        no_nick,            ///< `found`: the text that is not a valid nick
        nobody_named,       ///< an entry without a requestor cannot be moved
        no_address,         ///< `found`: the text that is not an http address
        changed_meanwhile,  ///< the entry to change back was changed since
        not_understood,     ///< the new page would not read as intended, because of unusual wikitext nearby
        too_much,           ///< more than 50 entries or steps, a page over 8 MB
    };
    Why why;
    Place place;
    int change = 0;
    std::string found = {}, by = {};
    std::vector<Place> choices = {};
    bool operator==(const NoEdit&) const = default;
};

using Outcome = std::variant<Edited, NoEdit>;

Outcome edit(std::string_view page, const Rules&, const Step&);
/// All of the steps in this order, or none.
Outcome edit(std::string_view page, const Rules&, const std::vector<Step>&);
Outcome edit(std::string_view page, const Rules&, const Undo&);

/// Every entry in these windows that lists a change, in page order.
std::vector<EntryAt> find_entries(const std::vector<Window>&, int change);

/// The wikitext of an entry: `{{deploy|type=config|gerrit=1200321|title=A footer|status=}}`. It is also the line that
/// people are asked to paste.
std::string entry_text(const NewEntry&);

}  // namespace calendar
