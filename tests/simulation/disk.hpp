#pragma once
#include <memory>
#include <optional>
#include <string>

#include "bot/desk/model/settings.hpp"
#include "bot/store/journal.hpp"
#include "bot/store/kept_desk.hpp"

namespace simulation {

/// The machine that Oriel's process runs on: its real journal in a real file, which can be killed at any moment.
///
/// A kill copies the files as they lie there while the process holds them, and lets the next process open the copy: so
/// what was not committed is lost. A power cut goes back to the last copy, taken before the first record that was not
/// yet on the disk for sure.
class Disk {
public:
    explicit Disk(bot::desk::Settings);
    ~Disk();
    Disk(const Disk&) = delete;
    Disk& operator=(const Disk&) = delete;

    void start();
    bool up() const { return desk_.has_value(); }
    bot::store::KeptDesk& desk() { return *desk_; }

    /// Replaces the journal by what the desk remembers, as KeptDesk does when it has grown.
    void compact(calendar::Instant now);

    /// Copies the files now, to go back to.
    void hold();
    bool holding() const { return held_.has_value(); }
    void let_go();

    /// Ends the process. `back`: to what was held.
    void kill(bool back);

    /// What the desk knew at the kill, as far as it was kept: what the next one must know.
    const std::string& memory() const { return memory_; }

private:
    struct Held {
        std::string path, memory;
    };
    std::string copy();
    void remove(const std::string& path);

    bot::desk::Settings settings_;
    std::string folder_, path_, memory_;
    int copies_ = 0;
    std::optional<Held> held_;
    std::unique_ptr<bot::store::Journal> journal_;
    std::optional<bot::store::KeptDesk> desk_;
};

}  // namespace simulation
