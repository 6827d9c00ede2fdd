#include "tests/desk/transcript.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <stdexcept>

#include "bot/desk/model/conduct.hpp"
#include "tests/desk/change_line.hpp"
#include "tests/desk/stage.hpp"

namespace tests {
namespace {

using namespace bot::desk;

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != text.npos; at += to.size())
        text.replace(at, from.size(), to);
    return text;
}

std::optional<std::string> after(const std::string& line, std::string_view word) {
    if (line.compare(0, word.size(), word) != 0) return std::nullopt;
    return line.substr(word.size());
}

Instant instant(std::string text) {  // `2026-11-23 14:00[:05]`
    text = replace_all(std::move(text), " ", "T") + "Z";
    const auto read = calendar::parse_instant(text);
    if (!read) throw std::runtime_error("no instant: " + text);
    return *read;
}

/// Plays a file line by line.
class Player {
public:
    explicit Player(std::istream& in) : in_(in) {}

    Played play() {
        std::string line;
        for (int number = 1; std::getline(in_, line); ++number) {
            played_.wanted += line + "\n";
            if (line.rfind("oriel> ", 0) == 0 || line.rfind("oriel (to ", 0) == 0 || line.rfind("| ", 0) == 0) continue;
            got(line);
            try {
                direct(line);
            } catch (const std::exception& e) {
                throw std::runtime_error("line " + std::to_string(number) + ": " + e.what());
            }
            show_said();
        }
        played_.journal_agrees = stage_ && stage_->journal_agrees();
        played_.histories_in_order = put_back_ || (stage_ && stage_->histories_in_order());
        return played_;
    }

private:
    void got(const std::string& line) { played_.got += line + "\n"; }

    void show_said() {
        if (!stage_) return;
        for (const auto& say : stage_->take_said()) {
            const std::string who = say.to == settings_.chat.channel ? "oriel> " : "oriel (to " + say.to + ")> ";
            got(who + replace_all(say.text, "\xE2\x80\x8B", "\xC2\xB7"));
            played_.lines.push_back(say.text);
        }
    }

    Stage& stage() {
        if (!stage_) throw std::runtime_error("\"at\" comes first");
        return *stage_;
    }

    void direct(const std::string& line) {
        if (line.empty() || line[0] == '#') return;
        if (const auto t = after(line, "at ")) {
            put_back_ = put_back_ || (stage_ && instant(*t) < stage_->now());
            if (stage_) return stage_->run_to(instant(*t));
            stage_.emplace(instant(*t), settings_);
            stage_->set_page(page_);
        } else if (line == "page") {
            read_page();
        } else if (const auto change = after(line, "edit ")) {
            edit(*change);
        } else if (const auto setting = after(line, "setting ")) {
            set(*setting);
        } else if (const auto mark = line.find("> "); mark != line.npos && is_speaker(line.substr(0, mark))) {
            speak(line.substr(0, mark), line.substr(mark + 2));
        } else {
            world(line);
        }
    }

    void world(const std::string& line) {
        Stage& s = stage();
        if (line == "start") {
            s.happen(Started{"0.1.0"});
            s.start();
        } else if (line == "boot") {
            s.happen(Started{"0.1.0"});
        } else if (line == "restart") {
            s.restart();
        } else if (line == "link up") {
            s.start();
        } else if (line == "confirm no" || line == "confirm yes") {
            s.set_confirms(line == "confirm yes");
        } else if (line == "wiki answers") {
            s.set_wiki(Stage::Wiki::answers);
        } else if (line == "wiki fails") {
            s.set_wiki(Stage::Wiki::fails);
        } else if (line == "wiki hangs") {
            s.set_wiki(Stage::Wiki::hangs);
        } else if (line == "link drops" || line == "link lost") {
            s.drop_link(line == "link drops");
        } else if (line == "kicked") {
            s.happen(ChannelLeft{settings_.chat.channel, "kicked"});
        } else if (line == "joined") {
            s.happen(ChannelJoined{settings_.chat.channel});
        } else if (line == "edits work") {
            s.set_edits(std::nullopt);
            s.set_edits_hang(false);
            s.end_edits();
            page_ = s.page();
        } else if (line == "edits hang") {
            s.set_edits_hang(true);
        } else if (const auto result = after(line, "edits end ")) {
            s.set_edits(outcome(*result));
            s.set_edits_hang(false);
            s.end_edits();
        } else if (const auto why = after(line, "edits are slow ")) {
            const auto slow = outcome(*why);
            s.slow_edits({slow.result, slow.reason});
        } else if (line == "show page") {
            show_page(s.page());
        } else if (line == "a crowd watches") {
            crowd_watches();
        } else if (line == "closed") {
            s.happen(LogClosed{});
        } else if (line == "accounts no") {
            s.happen(LinkUp{"oriel", false});
            s.happen(ChannelJoined{settings_.chat.channel});
        } else if (const auto change = after(line, "change ")) {
            change_by_line(s.gerrit(), *change, s.now());
        } else if (line == "gerrit answers") {
            s.set_gerrit(Stage::Wiki::answers);
        } else if (line == "gerrit fails") {
            s.set_gerrit(Stage::Wiki::fails);
        } else if (line == "gerrit hangs") {
            s.set_gerrit(Stage::Wiki::hangs);
        } else if (const auto spoilt = after(line, "gerrit fails on ")) {
            s.set_spoilt(std::stoi(*spoilt));
        } else if (const auto seconds = after(line, "gate ")) {
            s.set_gate(std::chrono::seconds{std::stoi(*seconds)});
        } else if (const auto row = after(line, "archive ")) {
            add_to_archive(*row);
        } else if (line == "servers fail" || line == "servers answer") {
            s.servers().fail(line == "servers fail");
        } else if (const auto running = after(line, "servers run")) {
            std::istringstream words(*running);
            std::set<int> changes;
            for (int number = 0; words >> number;) changes.insert(number);
            s.servers().run(std::move(changes));
        } else if (line == "versions fail" || line == "versions answer") {
            s.set_versions_fail(line == "versions fail");
        } else if (const auto versions = after(line, "versions ")) {
            set_versions(*versions);
        } else if (const auto joins = after(line, "joins ")) {
            const Speaker who = speaker(*joins);
            s.happen(PresenceSeen{settings_.chat.channel, {{who.nick, who.account}}, {}, {}});
        } else if (const auto online = after(line, "online ")) {
            s.set_online(*online, true);
        } else if (const auto offline = after(line, "offline ")) {
            s.set_online(*offline, false);
        } else if (const auto away = after(line, "away ")) {
            const Speaker who = speaker(*away);
            s.happen(PresenceSeen{settings_.chat.channel, {{who.nick, who.account, true}}, {}, {}});
        } else if (const auto renames = after(line, "renames ")) {
            const auto arrow = std::min(renames->find(" => "), renames->size());
            s.happen(
                PresenceSeen{settings_.chat.channel,
                             {},
                             {},
                             {{renames->substr(0, arrow), renames->substr(std::min(arrow + 4, renames->size()))}}});
        } else if (const auto parts = after(line, "parts ")) {
            s.happen(PresenceSeen{settings_.chat.channel, {}, {*parts}, {}});
        } else if (const auto lost = after(line, "loses ")) {
            s.happen(PresenceSeen{settings_.chat.channel, {}, {*lost}, {}, {*lost}});
        } else if (const auto nick = after(line, "nick ")) {
            s.happen(NickIs{*nick});
        } else if (const auto trouble = after(line, "trouble ")) {
            s.happen(LinkTrouble{*trouble});
        } else {
            throw std::runtime_error("not understood: " + line);
        }
    }

    /// `blocked because of ...`
    static calendar::EditOutcome outcome(const std::string& text) {
        const auto blank = std::min(text.find(' '), text.size());
        const auto result = calendar::edit_result(text.substr(0, blank));
        if (!result) throw std::runtime_error("no result of an edit: " + text);
        calendar::EditOutcome out;
        out.result = *result;
        out.reason = text.substr(std::min(text.size(), blank + 1));
        out.conflicts = 3;
        return out;
    }

    /// Registers the maximum number of users and of changes per user as watchers; the replies are not shown.
    void crowd_watches() {
        constexpr std::size_t people = Conduct::most_watches / Conduct::most_of_one;
        for (std::size_t change = 0; change < Conduct::most_of_one; ++change) {
            for (std::size_t who = 0; who < people; ++who) {
                const std::string nick = "guest" + std::to_string(who);
                stage().happen(
                    LineHeard{{nick, nick, "host.example"}, {}, "watch " + std::to_string(1300000 + change)});
            }
            stage().run_to(stage().now() + std::chrono::seconds{7});
            stage().take_said();
        }
    }

    /// Shows the current page, each line after a bar.
    void show_page(const std::string& page) {
        std::istringstream lines(page);
        for (std::string each; std::getline(lines, each);) got("| " + each);
    }

    /// `HH:MM NICK ID TEXT`: a new row
    void add_to_archive(const std::string& text) {
        std::istringstream words(text);
        std::string time, nick, id, rest;
        words >> time >> nick >> id;
        std::getline(words >> std::ws, rest);
        const std::chrono::minutes at{std::stoi(time.substr(0, 2)) * 60 + std::stoi(time.substr(3))};
        archive_.insert(archive_.begin(), {"https://sal.example.org/log/" + id, at, nick, rest});
        stage().set_archive(archive_);
    }

    /// `1.47.0-wmf.15=346 1.47.0-wmf.16=726`
    void set_versions(const std::string& text) {
        gerrit::Versions versions;
        std::istringstream words(text);
        for (std::string word; words >> word;) {
            versions[word.substr(0, word.find('='))] = std::stoi(word.substr(word.find('=') + 1));
        }
        stage().set_versions(std::move(versions));
    }

    /// `kay`, `kay[account]`
    static Speaker speaker(std::string who) {
        Speaker by;
        if (const auto at = who.find('['); at != who.npos && who.back() == ']') {
            by.account = who.substr(at + 1, who.size() - at - 2);
            who.erase(at);
        }
        by.nick = who;
        by.host = who + ".example";
        return by;
    }

    void read_page() {
        page_.clear();
        std::string line;
        while (std::getline(in_, line)) {
            played_.wanted += line + "\n";
            got(line);
            if (line == ".") break;
            page_ += line + "\n";
        }
        if (stage_) stage_->set_page(page_);
    }

    void edit(const std::string& change) {
        if (stage_) page_ = stage_->page();
        const auto arrow = change.find(" => ");
        if (arrow == change.npos) throw std::runtime_error("edit OLD => NEW");
        const std::string from = replace_all(change.substr(0, arrow), "\\n", "\n");
        const std::string to = replace_all(change.substr(arrow + 4), "\\n", "\n");
        if (page_.find(from) == page_.npos) throw std::runtime_error("the page does not hold: " + from);
        page_ = replace_all(page_, from, to);
        if (stage_) stage_->set_page(page_);
    }

    void set(const std::string& text) {
        const auto equals = text.find(" = ");
        if (equals == text.npos) throw std::runtime_error("setting NAME = VALUE");
        const std::string name = text.substr(0, equals), value = text.substr(equals + 3);
        if (name == "opening") {
            settings_.openings.push_back(value);
        } else if (name == "deployer") {
            settings_.deployers.push_back(value);
        } else if (name == "write") {
            settings_.writes = value == "on" ? Writes::on : value == "dry" ? Writes::dry : Writes::off;
        } else if (name == "archive") {
            settings_.asks_archive = value == "yes";
        } else if (name == "servers") {
            settings_.asks_deployed = value == "yes";
        } else if (name == "convert bullets") {
            settings_.converts_bullets = value == "yes";
        } else if (name == "person") {
            set_person(value);
        } else if (name == "log nick") {
            settings_.log.nicks.push_back(value);
        } else if (name == "poll") {
            settings_.poll = std::chrono::seconds{std::stoi(value)};
        } else {
            throw std::runtime_error("no setting " + name);
        }
        if (stage_) stage_->reconfigure(settings_);
    }

    /// `kay shell=kayla account=k gerrit=kay nick=kay_`
    void set_person(const std::string& text) {
        std::istringstream words(text);
        std::string nick;
        words >> nick;
        Identity& who = settings_.people[nick];
        for (std::string word; words >> word;) {
            const auto value = word.substr(std::min(word.size(), word.find('=') + 1));
            if (word.rfind("shell=", 0) == 0) who.shell = value;
            if (word.rfind("account=", 0) == 0) who.account = value;
            if (word.rfind("gerrit=", 0) == 0) who.gerrit = value;
            if (word.rfind("nick=", 0) == 0) who.nicks.push_back(value);
        }
    }

    static bool is_speaker(const std::string& who) {
        return replace_all(who, " (private)", "").find(' ') == std::string::npos;
    }

    void speak(std::string who, const std::string& text) {
        bool in_private = false;
        if (const auto at = who.find(" (private)"); at != who.npos) {
            in_private = true;
            who.erase(at);
        }
        const Speaker by = speaker(std::move(who));
        const auto action = after(text, "/me ");
        stage().happen(LineHeard{by, in_private ? std::string() : settings_.chat.channel, action.value_or(text),
                                 action.has_value()});
    }

    std::istream& in_;
    Settings settings_ = [] {
        Settings s;
        s.version = "0.1.0";
        s.asks_gate = true;
        return s;
    }();
    std::vector<ArchiveRow> archive_;
    std::optional<Stage> stage_;
    std::string page_;
    Played played_;
    bool put_back_ = false;  // the clock was
};

}  // namespace

Played play(const std::string& path) {
    std::ifstream in(path);
    if (!in) throw std::runtime_error("cannot read " + path);
    return Player(in).play();
}

std::vector<std::string> transcript_files() {
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(ORIEL_TRANSCRIPTS)) {
        if (entry.path().extension() == ".txt") files.push_back(entry.path().string());
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace tests
