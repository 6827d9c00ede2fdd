#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "calendar/page.hpp"
#include "calendar/splice.hpp"

/// Edits of the Deployments page that change only the bytes they mean. Everything else, line endings, comments and what
/// nobody understands included, stays as it is. Pure: the page comes in, the new page goes out, or why not.
///
/// Each edit is read again before it is handed out: the new page has exactly the entry meant more, less or changed, or
/// there is no edit.
namespace calendar {

/// A window, by its start and name as `read_page` gives them. An empty name is any, if only one starts then.
struct Place {
    Instant start;
    std::string window;
    bool operator==(const Place&) const = default;
};
Place place_of(const Window&);

/// An entry. `requestor` is the nick it stands under, in any case; none when nobody is named for it.
struct EntryAt {
    Place place;
    std::optional<std::string> requestor;
    int change = 0;
    int nth = 0;  ///< of those alike, from 0 in page order
    bool operator==(const EntryAt&) const = default;
};

/// An entry to be. Its texts are strangers' and are escaped here; a title is cut at 250 bytes.
struct NewEntry {
    std::string type;  ///< `config`, `1.47.0-wmf.16`
    int change = 0;
    std::string title;
    bool operator==(const NewEntry&) const = default;
};

/// Adds entries under the requestor's own `{{ircnick}}`, behind the last one there; else in place of the placeholder,
/// when it is all there is; else in a new block at the end. Each change only once a window.
struct Add {
    Place place;
    std::string requestor;
    std::vector<NewEntry> entries;
    bool operator==(const Add&) const = default;
};

/// Takes an entry off, and with their last one its requestor, unless other items of a list stand below the nick. Where
/// then nobody is left, the placeholder comes back, worded as in the nearest card that shows one.
/// An entry with a status stays: it is the record of what happened.
struct Withdraw {
    EntryAt entry;
    bool operator==(const Withdraw&) const = default;
};

/// Takes an entry off as above, and puts its bytes under the same requestor in another window.
struct Move {
    EntryAt entry;
    Place to;
    bool operator==(const Move&) const = default;
};

/// Writes a status, `by` and `sal` into a `{{deploy}}`; parameters that it lacks are added. A status, or a `by`, that
/// somebody else wrote stays as it is.
struct Mark {
    EntryAt entry;
    std::string status;              ///< `done`, `not done`; empty: takes status, `by` and `sal` off
    std::optional<std::string> by;   ///< the deployer's shell name
    std::optional<std::string> sal;  ///< address of the log entry
    std::optional<std::string> was;  ///< the status to be replaced, as written on the page
    bool convert = false;            ///< turn an old bullet into a `{{deploy}}`; else those are left alone
    bool operator==(const Mark&) const = default;
};

/// Puts back an entry that was taken off, as it was written.
struct PutBack {
    Place place;
    std::string requestor;
    std::string wikitext;
    bool operator==(const PutBack&) const = default;
};

/// Replaces an entry's bytes by others, if it still is as it was.
struct Rewrite {
    EntryAt entry;
    std::string from, to;
    bool operator==(const Rewrite&) const = default;
};

using Step = std::variant<Add, Withdraw, Move, Mark, PutBack, Rewrite>;

/// How to take an edit back: byte for byte where nobody else has touched these cards since, else step by step.
struct Undo {
    /// A card as it was and as it became, from `{{` to `}}`.
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
    std::vector<Edit> edits;       ///< the same, as edits of the old one
    std::vector<EntryAt> entries;  ///< what was added, moved or marked, where it stands now
    Undo undo;
};

/// Why there is no edit.
struct NoEdit {
    enum class Why {
        no_such_window,     ///< nothing starts then, or nothing of that name
        ambiguous_window,   ///< `choices`
        spoilt_card,        ///< its `}}` are in disorder
        no_such_entry,      ///< `choices`: the windows that list the change; none: none does
        no_deploy,          ///< an old bullet that is to be left alone, or cannot be converted
        listed_already,     ///< `found`: under whom
        has_status,         ///< `found`: which, `by` whom
        no_nick,            ///< `found`: what is no valid nick
        nobody_named,       ///< an entry without a requestor cannot be moved
        no_address,         ///< `found`: what is no http address
        changed_meanwhile,  ///< what was to be taken back is not as it was left
        not_understood,     ///< the new page would not read as it should: something odd stands near
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
/// All of them, one after another, or none.
Outcome edit(std::string_view page, const Rules&, const std::vector<Step>&);
Outcome edit(std::string_view page, const Rules&, const Undo&);

/// Every entry of these windows that lists a change, in their order.
std::vector<EntryAt> find_entries(const std::vector<Window>&, int change);

/// The entry as it is written on the page: `{{deploy|type=config|gerrit=1200321|title=A footer|status=}}`. This is also
/// the line for people to paste.
std::string entry_text(const NewEntry&);

}  // namespace calendar
