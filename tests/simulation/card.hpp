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

/// How a card spoils itself.
enum class Flaw { none, bad_when, no_when, bad_length };

/// One card of the page, as the world knows it: what people meant, and the truth that follows.
struct Card {
    int id;                    ///< the same through every edit
    date::local_seconds wall;  ///< as written: San Francisco's wall, or UTC
    bool in_utc = false;
    std::chrono::minutes length{60};
    std::string name;  ///< as people should read it
    int dress = 0;     ///< which markup stands around the name
    bool freeze = false;
    std::optional<int> limit;    ///< patches it holds
    bool limit_written = false;  ///< its card says so
    std::vector<std::string> deployers;
    std::vector<Request> requests;
    std::string aside;  ///< text that means nothing
    Flaw flaw = Flaw::none;

    // What follows, set by settle().
    Instant start, end;
    std::string text;  ///< its wikitext

    bool readable() const { return flaw == Flaw::none; }
    int used() const;                             ///< different changes listed
    std::vector<std::string> requestors() const;  ///< who have patches in it, once each
    std::vector<std::string> invited() const;     ///< those of them with a patch that is not over the limit
    date::local_days day() const;                 ///< of San Francisco
};

using CardPtr = std::shared_ptr<const Card>;

/// Which of the two layouts a page has.
enum class Layout { cards, rows };

/// Works out start, end (by the wall's clock) and wikitext.
CardPtr settle(Card, Layout);

}  // namespace simulation
