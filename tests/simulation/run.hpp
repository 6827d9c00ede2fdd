#pragma once
#include "tests/simulation/disk.hpp"
#include "tests/simulation/forge.hpp"
#include "tests/simulation/wiki.hpp"
#include "tests/simulation/wire.hpp"

namespace simulation {

/// How the desk is set up.
constexpr std::chrono::minutes poll{14};
constexpr const char* channel = "#windows";

/// One week of Oriel's life: the real desk and the real journal amid a made-up world.
///
/// The driver is as plain as one can be: it ticks when the desk asked for it, and sleeps at most a minute, so that it
/// sees a step of the clock at most that late.
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

    /// The desk is told, if there is one. `revision`: the page it knows from then on, if the event is kept. `told`:
    /// what else it knows.
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
    /// Something the judge cares about is about to change, or has just changed.
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
    int revision_ = -1;      // the page it knows
    std::optional<Kill> armed_;
    long timer_ = 0, arming_ = 0;
    int ticks_at_once_ = 0;
    Instant last_tick_{};
    seconds longest_sleep_ = date::days{1};  // short while a step of the clock has not been seen
    const Remark* remark_ = nullptr;         // the line the desk hears just now
    const Remark* refresh_ = nullptr;        // the last one that asked for the page to be read

    // Since the disk was held: what a power cut would take back.
    std::vector<std::size_t> decided_;
    long records_since_ = 0;
    int held_revision_ = -1;
};

}  // namespace simulation
