#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

#include "bot/config/config.hpp"

namespace bot::config {
namespace {

constexpr std::size_t longest = 1024;  // bytes

struct Secret {
    const char* section;
    const char* owner;  ///< the key that requires the secret
    const char* variable;
};

/// Whether systemd provided the file. Its access list for the user looks like group permissions.
bool is_credential(const std::string& path) {
    const char* folder = std::getenv("CREDENTIALS_DIRECTORY");
    return folder && *folder == '/' && path.starts_with(std::string(folder) + "/");
}

/// Checks and reads through one descriptor, so that the file checked is the file read.
std::string read_password(const std::string& path, const Secret& secret, std::vector<std::string>& problems) {
    const auto wrong = [&](const std::string& what) {
        problems.push_back(fmt::format("[{}] password_file {} {}", secret.section, path, what));
        return std::string();
    };
    const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) return wrong("cannot be read: " + std::generic_category().message(errno));
    struct Close {
        int fd;
        ~Close() { close(fd); }
    } after{fd};
    struct stat about {};
    if (fstat(fd, &about) != 0 || !S_ISREG(about.st_mode)) return wrong("is no ordinary file");
    if ((about.st_mode & (S_IRWXG | S_IRWXO)) && !is_credential(path)) {
        return wrong(fmt::format("can be used by others than its owner (mode {:04o}): chmod 600 {}",
                                 about.st_mode & 07777, path));
    }
    std::string text(longest + 1, '\0');
    const auto got = ::read(fd, text.data(), text.size());
    if (got < 0) return wrong("cannot be read: " + std::generic_category().message(errno));
    text.resize(static_cast<std::size_t>(got));
    if (text.size() > longest) return wrong("is longer than 1024 bytes: that is no password");
    if (text.ends_with('\n')) text.pop_back();
    if (text.ends_with('\r')) text.pop_back();
    if (text.empty()) return wrong("is empty: wanted the password, on one line");
    if (text.find_first_of(std::string_view("\r\n\0", 3)) != std::string::npos) {
        return wrong("has more than one line: wanted the password, on one line");
    }
    return text;
}

std::string find(const Secret& secret, const std::string& file, std::vector<std::string>& problems) {
    const char* value = std::getenv(secret.variable);
    if (value && *value) return value;
    if (!file.empty()) return read_password(file, secret, problems);
    problems.push_back(fmt::format("[{}] {} is given without a password: name its password_file, or set {}",
                                   secret.section, secret.owner, secret.variable));
    return {};
}

}  // namespace

void read_secrets(Config& config) {
    std::vector<std::string> problems;
    if (!config.irc.account.empty()) {
        config.irc.password = find({"irc", "account", "ORIEL_IRC_PASSWORD"}, config.irc.password_file, problems);
    }
    if (!config.calendar.user.empty()) {
        config.calendar.password =
            find({"calendar", "user", "ORIEL_WIKI_PASSWORD"}, config.calendar.password_file, problems);
    }
    if (!problems.empty()) throw ConfigError(std::move(problems));
}

}  // namespace bot::config
