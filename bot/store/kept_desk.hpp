#pragma once
#include <cstdint>
#include <vector>

#include "bot/desk/desk.hpp"
#include "bot/store/journal.hpp"

namespace bot::store {

/// The journal is replaced by what the desk remembers when it holds more records than this,
constexpr std::int64_t compact_records = 2000;
/// or more bytes than this since it was last replaced: pages are long, and an edited one is kept anew.
constexpr std::size_t compact_bytes = 8 << 20;

/// A desk and its journal: what happened is kept before anything it leads to is done.
class KeptDesk {
public:
    /// Rebuilds the desk from the journal, which must outlive it. Throws StoreError, desk::BadRecord.
    KeptDesk(desk::Settings, Journal&);

    /// Handles the event, keeps it, and only then hands out what is to be done. Throws StoreError: then nothing may be
    /// done, and the process must end.
    std::vector<desk::Action> happen(const desk::Event&, calendar::Instant now);

    calendar::Instant wakes_at() const { return desk_.wakes_at(); }
    const desk::Desk& desk() const { return desk_; }
    void reconfigure(desk::Settings s) { desk_.reconfigure(std::move(s)); }

private:
    desk::Desk desk_;
    Journal& journal_;
    std::size_t grown_ = 0;  ///< bytes since the journal was last replaced
};

}  // namespace bot::store
