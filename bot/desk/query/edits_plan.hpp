#pragma once
#include <string>
#include <variant>
#include <vector>

#include "bot/desk/model/state.hpp"
#include "gerrit/checks.hpp"

/// What a request for an edit of the page comes to: an edit, or why there is none.
namespace bot::desk::query {

/// An edit that may be made. Its summary and its note are still without words.
struct Plan {
    PageEdit edit;                      ///< without id
    calendar::Edited preview;           ///< of the page as the edits under way will leave it
    std::vector<gerrit::Checked> look;  ///< its entries that have findings, none of which blocks it
    std::string account = {};           ///< the asker's services account
    std::string absent = {};            ///< the nick that the entries stand under, when it is not in the channel
};

/// Why a request cannot be met.
struct Refusal {
    enum class Why {
        nowhere,       ///< no window takes `changes` and has room
        no_window,     ///< `words` name no window
        which_window,  ///< several of `windows` are meant
        started,       ///< `windows`: it has started, and the asker is no deployer
        there,         ///< `changes` are in `windows` already
        full,          ///< `windows` has no room at all
        narrow,        ///< `windows` has not enough room for `changes`
        not_listed,    ///< no window lists `changes`
        not_theirs,    ///< `changes` are listed for `words`, and the asker may not touch them
        no_place,      ///< the page has no place for the edit: `none`
        blocked,       ///< `blocks` keep `changes` out
        no_change,     ///< Gerrit has no such change
        unchecked,     ///< Gerrit cannot be asked about `changes`; `words`: why, empty when it has not answered yet
        no_versions,   ///< the live versions are not known; `words` as above
        not_picked,    ///< `changes` are not cherry-picked to the live branch `words`
        too_many,      ///< more changes than one request may name
    };
    /// Whether a window that would do instead is to be named.
    enum class Instead { not_asked, none, named };

    Why why = Why::nowhere;
    std::vector<int> changes = {};
    std::vector<calendar::Window> windows = {};
    std::string words = {};  ///< words of strangers; not cleaned
    calendar::NoEdit none = {};
    std::vector<gerrit::Checked> blocks = {};
    Instead instead = Instead::not_asked;
    std::vector<calendar::Window> next = {};  ///< of Instead::named: that window
};

/// The most changes that one request may list.
constexpr std::size_t most_listed = 12;

using PlanOutcome = std::variant<Plan, Refusal>;

/// The window that these changes go to, and whether they may: every check of the limit is made as if they were listed.
PlanOutcome plan(const State&, const EditRequest&, Instant now);

/// Takes these changes off the coming windows, or off one of them. Of a change that is listed twice there, the last
/// entry that the asker may touch is meant.
PlanOutcome plan_withdrawal(const State&, const EditRequest&, Instant now);

}  // namespace bot::desk::query
