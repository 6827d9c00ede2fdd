#pragma once
#include "tests/simulation/disk.hpp"
#include "tests/simulation/forge.hpp"
#include "tests/simulation/wiki.hpp"
#include "tests/simulation/wire.hpp"

namespace simulation {

/// The desk's settings.
constexpr std::chrono::minutes poll{14};
constexpr const char* channel = "#windows";

/// Runs one week: the real desk and the real journal in a simulated world.
///
/// The driver is minimal: it ticks when the desk asks for it, and sleeps for a minute at most, so it notices a jump of
/// the clock within a minute.
class Run {
public:
    Run(const Plan&, std::uint64_t seed, bool tell_story);
    Log live();

private:
    Instant clock() const { return agenda_.now() + offset_; }

    void start();
    void hold();
    void kill(bool back);
    void arm(const Kill&);

    /// Sends an event to the desk, if it runs. `revision`: the page that it knows afterwards, if the event is
    /// journalled. `told`: what else it learns.
    void feed(const bot::desk::Event&, int revision = unread, const Told& told = Nothing{});
    void carry_out(const std::vector<bot::desk::Action>&);
    void say(const bot::desk::Say&, bool sent);
    void hear(const Remark&);
    void answered(const bot::desk::Say&, int nth);
    void expect_answers(int n);
    void note(const bot::desk::Event&, int revision, const Told&);
    void beat(Told told) { log_.beats.push_back({agenda_.now(), clock(), std::move(told)}); }
    void come(const Coming&);
    void decide(const bot::desk::Cause&, Spoken::Fate);
    void read(int revision);
    void step(const Step&);

    void set_timer();
    /// Call before or after a change that matters to the judge.
    void mark();

    void wrong(std::string what) { log_.violations.push_back({agenda_.now(), std::move(what)}); }
    void tell(std::string what);
    void tell_difference(int revision);

    static constexpr int unread = -2;

    const Plan& plan_;
    Rng rng_;
    bool tell_story_;
    Log log_;
    Agenda agenda_;
    Disk disk_;
    Wiki wiki_;
    Forge forge_;
    Crowd crowd_;
    Wire wire_;

    seconds offset_{0};
    bool speaking_ = false;  // the desk was told that it is in the channel
    int revision_ = -1;      // the page that it knows
    std::optional<Kill> armed_;
    long timer_ = 0, arming_ = 0;
    int ticks_at_once_ = 0;
    Instant last_tick_{};
    seconds longest_sleep_ = date::days{1};  // short while a jump of the clock is unnoticed
    const Remark* remark_ = nullptr;         // the line that the desk is handling
    const Remark* refresh_ = nullptr;        // the last one that asked to read the page

    // Since the disk was held: changes that a power cut would revert.
    std::vector<std::size_t> decided_;
    long records_since_ = 0;
    int held_revision_ = -1;
};

}  // namespace simulation
