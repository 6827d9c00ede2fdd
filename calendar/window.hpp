#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/instant.hpp"

namespace calendar {

/// What the page says became of a patch. `unknown` also stands for words nobody knows.
enum class Status { pending, done, not_done, unknown };
std::string_view to_text(Status);

/// One entry of a window: one Gerrit change on one branch.
struct Patch {
    std::optional<int> change;  ///< Gerrit's number; none when the entry holds no readable one (kept, not counted)
    std::string type;           ///< as written: `config`, `1.47.0-wmf.16`, `wmf.16`
    std::string title;          ///< as meant: entities decoded, white space trimmed; strangers' text
    Status status = Status::pending;
    std::optional<std::string> by;   ///< the deployer's shell name
    std::optional<std::string> sal;  ///< address of the log entry
    std::string written = {};        ///< what stands in the place of the number, when that is none; strangers' text
    bool operator==(const Patch&) const = default;
};

/// What one requestor asks for, in page order. `requestor` is a nick as written on the page.
struct Request {
    std::optional<std::string> requestor;
    std::vector<Patch> patches;
    bool operator==(const Request&) const = default;
};

/// The half-open stretch of time [start, end) in which some people may deploy.
struct Window {
    std::string name;                    ///< without markup and boilerplate; strangers' text
    Instant start, end;                  ///< UTC
    std::optional<int> limit;            ///< patches it holds; none when it takes no lists
    bool freeze = false;                 ///< a "No deploys" row
    std::vector<std::string> deployers;  ///< nicks as written on the page, in order, once each
    std::vector<Request> requests;       ///< in page order; a requestor without patches may be here
    std::vector<std::string> warnings;   ///< what was odd about its card, for people
    int line = 0;                        ///< where its card begins on the page, from 1
    date::local_days day;                ///< the day it starts on in the page's zone (San Francisco)
    /// How much later (or, negative, earlier) in UTC it starts than the same wall time did a week before.
    std::chrono::minutes clock_moved{0};

    bool contains(Instant t) const { return start <= t && t < end; }
    bool takes_lists() const { return limit.has_value(); }
    /// How many different changes it lists.
    int used() const;
    bool operator==(const Window&) const = default;
};

/// The id of its place on the rendered page: `deploycal-item-20230116T1400` (UTC).
std::string anchor(const Window&);

}  // namespace calendar
