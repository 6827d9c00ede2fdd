#pragma once
#include <memory>
#include <optional>
#include <string>

#include "bot/desk/model/settings.hpp"
#include "bot/store/journal.hpp"
#include "bot/store/kept_desk.hpp"

namespace simulation {

/// The machine that runs Oriel's process: its real journal in a real file, which can be killed at any moment.
///
/// A kill copies the files while the process has them open, and the next process opens the copy; so uncommitted records
/// are lost. A power cut restores the last copy, which was taken before the first record that was not yet surely on the
/// disk.
class Disk {
public:
    explicit Disk(bot::desk::Settings);
    ~Disk();
    Disk(const Disk&) = delete;
    Disk& operator=(const Disk&) = delete;

    void start();
    bool up() const { return desk_.has_value(); }
    bot::store::KeptDesk& desk() { return *desk_; }

    /// Replaces the journal by a snapshot of the desk, as KeptDesk does when it has grown.
    void compact(calendar::Instant now);

    /// Copies the files, to restore them later.
    void hold();
    bool holding() const { return held_.has_value(); }
    void let_go();

    /// Ends the process. `back`: restores the held copy.
    void kill(bool back);

    /// The journalled state of the desk at the kill: the next process must know it.
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
