#include "tests/support/wiki.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <unistd.h>

#include <stdexcept>

#include "tests/support/socket.hpp"

namespace support {
namespace {

namespace fs = std::filesystem;

const fs::path sources = ORIEL_WIKI_SOURCES;      // settings, router and pages
const fs::path installed = ORIEL_WIKI_INSTALLED;  // the wiki that others are copied from
const std::string mediawiki = "/usr/share/mediawiki";

/// The pages needed to render the calendar.
struct Page {
    const char *title, *file;
};
constexpr Page pages[] = {
    {"Module:Deployment schedule", "schedule.lua"}, {"Template:Deployment calendar event card", "card.wikitext"},
    {"Template:Deployment day", "day.wikitext"},    {"Template:Ircnick", "ircnick.wikitext"},
    {"Template:Deploy", "deploy.wikitext"},
};

/// Test programs run in parallel: one installs, the others wait.
class InstallLock {
public:
    InstallLock() : fd_(::open((installed.string() + ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)) {
        if (fd_ < 0 || ::flock(fd_, LOCK_EX) != 0)
            throw std::runtime_error("cannot lock " + installed.string() + ".lock; was it made by root?");
    }
    InstallLock(const InstallLock&) = delete;
    InstallLock& operator=(const InstallLock&) = delete;
    ~InstallLock() { ::close(fd_); }

private:
    int fd_;
};

std::map<std::string, std::string> environment_of(const fs::path& dir, int port) {
    return {{"WIKI_DIR", dir.string()},
            {"WIKI_PORT", std::to_string(port)},
            {"MW_CONFIG_FILE", (dir / "LocalSettings.php").string()},
            {"TMPDIR", (dir / "tmp").string()}};
}

void save(const fs::path& dir, const std::string& title, const fs::path& text) {
    run_well({{"php", mediawiki + "/maintenance/edit.php", "--quiet", "--user", "Admin", title},
              {},
              text,
              environment_of(dir, 80)});
}

/// Everything that the installed wiki was made from: it is installed again when this changes.
std::string recipe() {
    std::string out = std::string(Wiki::bot) + Wiki::password + read_file(sources / "settings.php") +
                      read_file(mediawiki + "/includes/Defines.php");
    for (const Page& page : pages) out += page.title + read_file(sources / "pages" / page.file);
    return out;
}

void install() {
    fs::remove_all(installed);
    for (const char* folder : {"data", "cache", "tmp"}) fs::create_directories(installed / folder);
    run_well({{"php",          mediawiki + "/maintenance/install.php",
               "--confpath",   installed.string(),
               "--dbtype",     "sqlite",
               "--dbpath",     (installed / "data").string(),
               "--dbname",     "wiki",
               "--server",     "http://127.0.0.1",
               "--scriptpath", "/w",
               "--pass",       "not-a-secret-1234",
               "--extensions", "ParserFunctions,Scribunto",
               "Test wiki",    "Admin"},
              {},
              {},
              {}});
    const fs::path settings = installed / "LocalSettings.php";
    write_file(settings, read_file(settings) + read_file(sources / "settings.php"));
    for (const Page& page : pages) save(installed, page.title, sources / "pages" / page.file);
    const auto maintain = [](std::vector<std::string> script) {
        script[0] = mediawiki + "/maintenance/" + script[0];
        script.insert(script.begin(), "php");
        run_well({script, {}, {}, environment_of(installed, 80)});
    };
    maintain({"createAndPromote.php", "--bot", "Oriel", "not-a-secret-1234"});
    maintain({"createAndPromote.php", "Ada", "not-a-secret-1234"});
    constexpr const char* may_edit = "basic,editpage,highvolume";
    for (const auto& [user, grants] :
         {std::pair(Wiki::bot, may_edit), {Wiki::person, may_edit}, {Wiki::reader, "basic"}}) {
        const std::string name = user;
        const auto at = name.find('@');
        maintain({"createBotPassword.php", "--appid", name.substr(at + 1), "--grants", grants, name.substr(0, at),
                  Wiki::password});
    }
    write_file(installed / "recipe", recipe());
}

}  // namespace

Wiki::Wiki(int workers) : port_(free_port()), workers_(workers) {
    if (!fs::exists(mediawiki)) throw std::runtime_error("MediaWiki is not installed (tests/run installs it)");
    {
        const InstallLock lock;
        if (!fs::exists(installed / "recipe") || read_file(installed / "recipe") != recipe()) install();
        fs::copy(installed, dir_.path(), fs::copy_options::recursive);
    }
    const fs::path settings = dir_.path() / "LocalSettings.php";
    write_file(settings, replaced(read_file(settings), installed.string(), dir_.path().string()));
    start();
}

std::map<std::string, std::string> Wiki::environment() const {
    auto environment = environment_of(dir_.path(), port_);
    if (workers_ > 1) environment["PHP_CLI_SERVER_WORKERS"] = std::to_string(workers_);
    return environment;
}

void Wiki::start() {
    server_ =
        Process({{"php", "-d", "opcache.enable=1", "-d", "memory_limit=512M", "-d", "display_errors=stderr", "-S",
                  "127.0.0.1:" + std::to_string(port_), "-t", dir_.path().string(), (sources / "router.php").string()},
                 dir_ / "php.log",
                 {},
                 environment()});
    const auto up = [this] { return !server_.running() || listening(port_); };
    if (!wait_until(up, Bound{15000}) || !server_.running())
        throw std::runtime_error("the wiki does not start:\n" + read_file(dir_ / "php.log"));
}

void Wiki::stop() {
    server_.signal(SIGKILL);
    server_.wait(Bound{5000});
}

void Wiki::edit(const std::string& title, const std::string& text) {
    const std::string file = dir_ / "text";
    write_file(file, text);
    save(dir_.path(), title, file);
}

std::string Wiki::rendered(const std::string& title) const {
    return http_get(port_, "/wiki/" + replaced(title, " ", "_"));
}

void Wiki::maintain(const std::vector<std::string>& script, const std::string& input) {
    std::vector<std::string> argv = script;
    argv[0] = mediawiki + "/maintenance/" + argv[0];
    argv.insert(argv.begin(), "php");
    write_file(dir_ / "input", input);
    run_well({argv, {}, dir_ / "input", environment()});
}

void Wiki::set_fault(const std::string& fault) {
    set_switch("fault", fault);
}

void Wiki::set_switch(const std::string& name, const std::string& value) {
    // Renamed into place: a request never sees a partial file.
    write_file(dir_ / (name + ".new"), value);
    fs::rename(dir_ / (name + ".new"), dir_ / name);
}

}  // namespace support
