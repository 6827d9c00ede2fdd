#pragma once
#include <string>
#include <vector>

#include "tests/support/process.hpp"
#include "tests/support/temp_dir.hpp"

namespace support {

/// A MediaWiki on a free port of 127.0.0.1, with the calendar's templates, in a temporary folder. The first one
/// installs it, once per build folder; all others are copies. All processes end with this object. Throws
/// std::runtime_error if MediaWiki or PHP is not installed or does not start.
class Wiki {
public:
    /// `workers`: the number of requests it answers concurrently.
    explicit Wiki(int workers = 1);

    std::string api() const { return "http://127.0.0.1:" + std::to_string(port_) + "/w/api.php"; }

    int port() const { return port_; }

    /// Saves a page as a user would. Also works while the web server is stopped or faulty.
    void edit(const std::string& title, const std::string& text);
    /// Runs one of MediaWiki's maintenance scripts: `{"protect.php", "--user", "Admin", "Deployments"}`.
    void maintain(const std::vector<std::string>& script, const std::string& input = {});
    /// The page as HTML.
    std::string rendered(const std::string& title) const;

    /// Stops the web server (connections are refused), and starts it again on the same port.
    void stop();
    void start();
    /// The fault of every request: a status (`500`), `garbage`, `empty`, `slow:30` (seconds); empty: the correct
    /// answer.
    void set_fault(const std::string& fault);
    /// Switches a feature on, from the next request on: `readonly` (value: the reason), `lag` (seconds), `ratelimit`
    /// (edits per minute), `captcha` (for every edit), `spamlist`, `titlelist`. Empty: off.
    void set_switch(const std::string& name, const std::string& value);

    /// Bot passwords of this wiki (MediaWiki accepts 32 characters of 0-9a-w): may edit as a bot; an account without
    /// bot rights; may only read.
    static constexpr const char *bot = "Oriel@oriel", *person = "Ada@oriel", *reader = "Oriel@reader",
                                *password = "notasecretforthewikiofourtests00";

private:
    std::map<std::string, std::string> environment() const;

    TempDir dir_;
    int port_, workers_;
    Process server_;
};

}  // namespace support
