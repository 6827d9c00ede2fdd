#include "tests/simulation/disk.hpp"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include "bot/desk/journal/events.hpp"

namespace simulation {

namespace files = std::filesystem;

namespace {

constexpr const char* suffixes[] = {"", "-wal", "-journal"};

std::string make_folder() {
    std::string name = files::is_directory("/dev/shm") ? "/dev/shm" : files::temp_directory_path().string();
    name += "/oriel-simulation-XXXXXX";
    if (!mkdtemp(name.data())) throw std::runtime_error("no folder can be made: " + name);
    return name;
}

}  // namespace

Disk::Disk(bot::desk::Settings settings)
    : settings_(std::move(settings)), folder_(make_folder()), path_(folder_ + "/0.db") {}

Disk::~Disk() {
    desk_.reset();
    journal_.reset();
    std::error_code ignored;
    files::remove_all(folder_, ignored);
}

void Disk::start() {
    journal_ = std::make_unique<bot::store::Journal>(path_);
    desk_.emplace(settings_, *journal_);
}

void Disk::compact(calendar::Instant now) {
    journal_->compact(now, bot::desk::journal::to_record(bot::desk::Remembered{desk_->desk().remember()}));
}

std::string Disk::copy() {
    const std::string to = folder_ + "/" + std::to_string(++copies_) + ".db";
    for (const char* suffix : suffixes)
        if (files::exists(path_ + suffix)) files::copy_file(path_ + suffix, to + suffix);
    return to;
}

void Disk::remove(const std::string& path) {
    for (const char* suffix : suffixes) files::remove(path + suffix);
}

void Disk::hold() {
    let_go();
    held_ = Held{copy(), desk_->desk().remember()};
}

void Disk::let_go() {
    if (held_) remove(held_->path);
    held_.reset();
}

void Disk::kill(bool back) {
    std::string next;
    if (back && held_) {
        next = held_->path;
        memory_ = held_->memory;
    } else {
        next = copy();
        memory_ = desk_->desk().remember();
        let_go();
    }
    held_.reset();
    desk_.reset();
    journal_.reset();
    remove(path_);
    path_ = next;
}

}  // namespace simulation
