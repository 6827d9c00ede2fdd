#pragma once
#include <chrono>
#include <deque>
#include <map>
#include <string>

#include "calendar/instant.hpp"

namespace bot::desk {
inline namespace model {

/// Rate limit for each asker: after `most` commands within `span` (five in thirty seconds) the next one gets one
/// notice, later ones silence, until the oldest has passed.
class Throttle {
public:
    static constexpr int usual = 5;
    static constexpr std::chrono::seconds usual_span{30};

    explicit Throttle(int most = usual, std::chrono::seconds span = usual_span) : most_(most), span_(span) {}
    int most() const { return most_; }
    std::chrono::seconds span() const { return span_; }

    enum class Verdict { answer, notice, silence };

    /// Counts a command of `asker` (an account, else a host).
    Verdict heard(const std::string& asker, calendar::Instant now);

    /// How long until the asker is answered again.
    std::chrono::seconds wait(const std::string& asker, calendar::Instant now) const;

private:
    struct Asker {
        std::deque<calendar::Instant> answered;
        bool noticed = false;
    };
    int most_;
    std::chrono::seconds span_;
    std::map<std::string, Asker> askers_;
};

}  // namespace model
}  // namespace bot::desk
