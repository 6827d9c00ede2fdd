#include "bot/main/stored_names.hpp"

#include <stdlib.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "bot/desk/journal/settings.hpp"
#include "bot/store/kept_desk.hpp"
#include "version.hpp"

namespace bot {
namespace {

namespace fs = std::filesystem;

/// A private folder that is removed again.
class Folder {
public:
    Folder() {
        std::string made = (fs::temp_directory_path() / "oriel-XXXXXX").string();
        if (!mkdtemp(made.data())) {
            throw fs::filesystem_error("cannot make a folder", made, std::error_code(errno, std::generic_category()));
        }
        path_ = made;
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

}  // namespace

std::vector<std::string> unknown_names(const config::Config& config) {
    const fs::path from = config.store.path;
    if (!fs::exists(from)) return {};
    const Folder folder;
    const fs::path copy = folder.path() / "store";
    fs::copy_file(from, copy);
    const fs::path log = from.string() + "-wal";
    if (fs::exists(log)) fs::copy_file(log, copy.string() + "-wal");
    store::Journal journal(copy.string());
    const desk::Settings settings = config::desk_settings(config, version);
    store::KeptDesk kept(settings, journal);
    kept.reconfigure(settings);
    calendar::Instant last{};
    journal.each([&](calendar::Instant at, std::string_view) { last = at; });
    kept.happen(desk::journal::configured(settings), last);
    return kept.desk().unknown_shells();
}

}  // namespace bot
