#include "bot/main/edit_arguments.hpp"

#include "bot/main/options.hpp"

namespace bot {
namespace {

std::optional<std::string> some(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional{text};
}

}  // namespace

EditArguments::EditArguments(CLI::App& app) {
    const char *window = "the window that starts then", *change = "a number or an address on Gerrit";
    schedule_ =
        add(app, "schedule", "list changes in a window", "the window that starts then; else the next that would do");
    schedule_->add_option("CHANGE", what_.changes, change)->required();
    schedule_->add_option("--for", what_.nick, "the nick that they are listed under")->type_name("NICK")->required();
    schedule_->add_option("--gerrit", what_.gerrit, "what stands before /changes/")->type_name("URL");
    schedule_->add_option("--wikiversions", what_.versions, "which wiki runs which version")->type_name("URL|FILE");
    schedule_->add_option("--at", at_, "as if it were this instant")->check(an_instant);

    withdraw_ = add(app, "withdraw", "take a change off a window", window);
    withdraw_->add_option("CHANGE", change_, change)->required();

    move_ = add(app, "move", "move a change to another window", window);
    move_->add_option("CHANGE", change_, change)->required();
    move_->add_option("--to", to_, "the window that starts then")->required()->check(an_instant);

    mark_ = add(app, "mark", "write down what became of a change", window);
    mark_->add_option("CHANGE", change_, change)->required();
    mark_->add_option("--status", as_.status, "done, \"not done\" or unknown")
        ->required()
        ->check(CLI::IsMember({"done", "not done", "unknown"}));
    mark_->add_option("--by", by_, "the deployer's shell name")->type_name("NAME");
    mark_->add_option("--sal", sal_, "the address of the log entry")->type_name("URL");
}

CLI::App* EditArguments::add(CLI::App& app, const char* name, const char* help, const char* window) {
    auto* command = app.add_subcommand(name, std::string(help) + "; prints a diff, unless told to write");
    add_page_options(*command, where_.from);
    command->add_option("--window", window_, window)->check(an_instant);
    command->add_flag("--write", where_.write, "write the page instead");
    return command;
}

int EditArguments::obey() {
    where_.window = instant(window_);
    if (*schedule_) {
        what_.at = instant(at_);
        return schedule(where_, what_);
    }
    if (*withdraw_) return withdraw(where_, change_);
    if (*move_) return move(where_, change_, *instant(to_));
    as_.by = some(by_);
    as_.sal = some(sal_);
    return mark(where_, change_, as_);
}

}  // namespace bot
