#include <doctest/doctest.h>

#include <filesystem>
#include <sstream>

#include "tests/live/bot.hpp"
#include "tests/live/page.hpp"

using namespace live;
using namespace std::chrono_literals;

namespace {

/// The number in this field of a file such as /proc/PID/status.
long field(const std::filesystem::path& file, std::string_view name) {
    std::istringstream status(support::read_file(file));
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(name)) return std::stol(line.substr(name.size()));
    return 0;
}

std::filesystem::path proc(pid_t pid) {
    return "/proc/" + std::to_string(pid);
}

/// Resident memory in MB: `VmRSS:` with the shared libraries in use, `RssAnon:` without them.
double memory(pid_t pid, std::string_view which) {
    return static_cast<double>(field(proc(pid) / "status", which)) / 1024;
}

/// The number of context switches of all threads.
long wake_ups(pid_t pid) {
    long sum = 0;
    for (const auto& thread : std::filesystem::directory_iterator(proc(pid) / "task"))
        sum += field(thread.path() / "status", "voluntary_ctxt_switches:") +
               field(thread.path() / "status", "nonvoluntary_ctxt_switches:");
    return sum;
}

}  // namespace

TEST_CASE("idle, the bot hardly wakes up") {
    support::IrcServers irc;
    support::Wiki wiki;
    std::vector<Card> week;
    for (int i = 0; i < 47; ++i)
        week.push_back({full_minute(3600s * (i + 1)), "Window " + std::to_string(i), {"kay"}, {{"lee", {100 + i}}}});
    wiki.edit("Deployments", wikitext(week));
    Bot bot(irc, wiki);
    INFO(bot.log());
    Watcher ada(irc, bot);
    bot.start();
    ada.await_bot();
    bot.await_log("calendar read");
    CHECK(ada.ask("ping").find("47 windows") != std::string::npos);
    support::wait_for_clock(std::chrono::system_clock::now() + 5s);

    const pid_t pid = bot.process().pid();
    const long before = wake_ups(pid);
    support::wait_for_clock(std::chrono::system_clock::now() + 60s);
    const double each_second = static_cast<double>(wake_ups(pid) - before) / 60;
    // Numbers for people; with sanitizers the memory is meaningless.
    MESSAGE("memory " << memory(pid, "VmRSS:") << " MB, " << memory(pid, "RssAnon:") << " MB of it its own; "
                      << each_second << " wake-ups a second");
    CHECK(each_second < 2);
}
