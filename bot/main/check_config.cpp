#include <iostream>

#include "bot/main/configuration.hpp"
#include "bot/main/subcommands.hpp"

namespace bot {

int check_config(const std::string& file) {
    whole_configuration(file);
    std::cout << file << ": good\n";
    return 0;
}

}  // namespace bot
