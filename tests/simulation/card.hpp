#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tests/simulation/san_francisco.hpp"

namespace simulation {

struct Patch {
    int change;
    std::string type, title;
};

struct Request {
    std::string nick;
    std::vector<Patch> patches;
};

/// Ways in which a card is invalid.
enum class Flaw { none, bad_when, no_when, no_day };

/// A card of the page as the world knows it: the intention of its authors, and the facts that follow from it.
struct Card {
    int id;                    ///< constant through all edits
    date::local_seconds wall;  ///< as written: wall time in San Francisco, or UTC
    bool in_utc = false;
    std::chrono::minutes length{60};
    std::string name;  ///< as people should read it
    int dress = 0;     ///< which markup surrounds the name
    bool freeze = false;
    std::optional<int> limit;    ///< maximum number of patches
    bool limit_written = false;  ///< the limit is written in the card
    std::vector<std::string> deployers;
    std::vector<Request> requests;
    std::string aside;  ///< text without meaning
    Flaw flaw = Flaw::none;

    // Derived values, set by settle().
    Instant start, end;
    std::string text;  ///< its wikitext

    bool readable() const { return flaw == Flaw::none; }
    int used() const;                             ///< number of distinct changes
    std::vector<std::string> requestors() const;  ///< those with patches, once each
    std::vector<std::string> invited() const;     ///< those with a patch within the limit
    date::local_days day() const;                 ///< day in San Francisco
};

using CardPtr = std::shared_ptr<const Card>;

/// The layout of the page.
enum class Layout { cards, rows };

/// Computes start, end (by wall clock) and wikitext.
CardPtr settle(Card, Layout);

}  // namespace simulation
