#include <iostream>

#include "bot/config/config.hpp"
#include "bot/main/subcommands.hpp"

namespace bot {

int check_config(const std::string& file) {
    config::Config config = config::load(file);
    config::read_secrets(config);
    std::cout << file << ": good\n";
    return 0;
}

}  // namespace bot
