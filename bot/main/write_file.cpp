#include "bot/main/write_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <stdexcept>

#include "bot/main/calendar_source.hpp"

namespace bot {
namespace {

/// A new file next to the target, deleted unless it replaces the target.
class Draft {
public:
    explicit Draft(const std::string& target)
        : target_{target}, path_{target + ".XXXXXX"}, file_{mkstemp(path_.data())} {
        if (file_ < 0) path_.clear(), fail();
    }
    ~Draft() {
        if (file_ >= 0) close(file_);
        if (!path_.empty()) unlink(path_.c_str());
    }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;

    void write(const std::string& text) {
        struct stat was {};
        if (stat(target_.c_str(), &was) != 0 || fchmod(file_, was.st_mode & 07777) != 0) fail();
        for (std::size_t at = 0; at < text.size();) {
            const ssize_t written = ::write(file_, text.data() + at, text.size() - at);
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) fail();
            at += static_cast<std::size_t>(written);
        }
        if (fsync(file_) != 0) fail();
    }

    void take_place() {
        if (rename(path_.c_str(), target_.c_str()) != 0) fail();
        path_.clear();
        // The new name is only durable when the directory is on disk too.
        const std::string folder = std::filesystem::path(target_).parent_path().string();
        const int opened = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (opened < 0) return;
        fsync(opened);
        close(opened);
    }

private:
    [[noreturn]] void fail() const {
        throw std::runtime_error("cannot write " + target_ + ": " + std::strerror(errno));
    }

    const std::string target_;
    std::string path_;
    int file_;
};

}  // namespace

void replace_file(const std::string& path, const std::string& before, const std::string& after) {
    Draft draft(std::filesystem::canonical(path).string());
    draft.write(after);
    if (file_text(path) != before)
        throw std::runtime_error(path + " was changed meanwhile: nothing is written; try again");
    draft.take_place();
}

}  // namespace bot
