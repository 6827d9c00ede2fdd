#pragma once
#include <string>
#include <variant>
#include <vector>

#include "bot/desk/model/state.hpp"
#include "gerrit/checks.hpp"

/// Plans the edit that a request asks for, or the reason to refuse it.
namespace bot::desk::query {

/// An edit that may be made. Its summary and note are rendered later.
struct Plan {
    PageEdit edit;                      ///< without id
    calendar::Edited preview;           ///< the page after the pending edits and this one
    std::vector<gerrit::Checked> look;  ///< its entries with findings, none of which blocks it
    std::string account = {};           ///< the asker's services account
    std::string absent = {};            ///< the nick to list them under, if it is not in the channel
};

/// Why a request is refused.
struct Refusal {
    enum class Why {
        nowhere,       ///< no window takes `changes` and has room
        no_window,     ///< no window matches `words`
        which_window,  ///< several `windows` match
        started,       ///< `windows`: it has started, and the asker is no deployer
        there,         ///< `windows` list `changes` already
        full,          ///< `windows` has no room at all
        narrow,        ///< `windows` has too little room for `changes`
        not_listed,    ///< no window lists `changes`
        not_theirs,    ///< `changes` are listed for `words`; the asker may not touch them
        no_place,      ///< the page has no place for the edit: `none`
        blocked,       ///< `blocks` are the findings that keep `changes` out
        no_change,     ///< Gerrit has no such change
        unchecked,     ///< Gerrit did not answer about `changes`; `words`: why, empty when it has not answered yet
        no_versions,   ///< the live versions are unknown; `words` as above
        not_picked,    ///< `changes` are not cherry-picked to the live branch `words`
        too_many,      ///< more changes than one request may name
    };
    /// Whether another window is suggested.
    enum class Instead { not_asked, none, named };

    Why why = Why::nowhere;
    std::vector<int> changes = {};
    std::vector<calendar::Window> windows = {};
    std::string words = {};  ///< text of strangers; not cleaned
    calendar::NoEdit none = {};
    std::vector<gerrit::Checked> blocks = {};
    Instead instead = Instead::not_asked;
    std::vector<calendar::Window> next = {};  ///< for Instead::named: that window
};

/// The most changes that one request may list.
constexpr std::size_t most_listed = 12;

using PlanOutcome = std::variant<Plan, Refusal>;

/// Plans to list or move changes: chooses the window and runs every check as if they were listed there.
PlanOutcome plan(const State&, const EditRequest&, Instant now);

/// Plans to withdraw changes from the coming windows, or from one of them. If a window lists a change twice, the last
/// entry that the asker may touch is withdrawn.
PlanOutcome plan_withdrawal(const State&, const EditRequest&, Instant now);

}  // namespace bot::desk::query
