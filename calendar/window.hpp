#pragma once
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/instant.hpp"

namespace calendar {

/// The status of a patch by the page. `unknown` also stands for words that are not understood.
enum class Status { pending, done, not_done, unknown };
std::string_view to_text(Status);

/// One entry of a window: one Gerrit change on one branch.
struct Patch {
    std::optional<int> change;  ///< Gerrit's number; none if the entry has no readable one (kept, but not counted)
    std::string type;           ///< as written: `config`, `1.47.0-wmf.16`, `wmf.16`
    std::string title;          ///< as meant: entities decoded, trimmed; untrusted text
    Status status = Status::pending;
    std::optional<std::string> by;   ///< the deployer's shell name
    std::optional<std::string> sal;  ///< URL of the log entry
    std::string written = {};        ///< the text in place of the number, if that is not readable; untrusted text
    bool operator==(const Patch&) const = default;
};

/// The patches of one requestor, or of several together, in page order. `requestor` is a nick as written on the page;
/// none: no requestor is named.
struct Request {
    std::optional<std::string> requestor;
    std::vector<Patch> patches;
    std::vector<std::string> others = {};  ///< the further requestors, in page order
    int items = 0;                         ///< list items that name no change: a script to run, a task
    /// All requestors in page order.
    std::vector<std::string> requestors() const;
    /// Whether `is` is true for one of them.
    template <class Is>
    bool any_requestor(Is is) const {
        return requestor && (is(*requestor) || std::any_of(others.begin(), others.end(), is));
    }
    bool operator==(const Request&) const = default;
};

/// The half-open stretch of time [start, end) in which some people may deploy.
struct Window {
    std::string name;                    ///< without markup and boilerplate; untrusted text
    Instant start, end;                  ///< UTC
    std::optional<int> limit;            ///< number of patches it may hold; none if it takes no lists
    bool freeze = false;                 ///< a "No deploys" row
    bool cancelled = false;              ///< its name says that it does not take place
    std::vector<std::string> deployers;  ///< nicks as written on the page, in order, once each
    std::vector<Request> requests;       ///< in page order; may include requestors without patches
    std::vector<std::string> warnings;   ///< oddities of its card, for people
    int line = 0;                        ///< line of the page where its card begins, from 1
    date::local_days day;                ///< the day it starts on in the page's zone (San Francisco)
    /// How much later (or, if negative, earlier) in UTC it starts than the same wall time a week before: the effect of
    /// a clock change. 0 for a card whose times are in UTC.
    std::chrono::minutes clock_moved{0};

    bool contains(Instant t) const { return start <= t && t < end; }
    bool takes_lists() const { return limit.has_value(); }
    /// The number of distinct changes it lists.
    int used() const;
    /// The number of list items that name no change.
    int items() const;
    bool operator==(const Window&) const = default;
};

/// The HTML id of the window on the rendered page: `deploycal-item-20230116T1400` (UTC).
std::string anchor(const Window&);

}  // namespace calendar
