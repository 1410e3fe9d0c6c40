# Libraries, each for its own field (design.md, "Dependencies"); docs/decisions says why each is here.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(ICU 70 REQUIRED COMPONENTS uc i18n)
find_package(LibXml2 2.9 REQUIRED)
find_package(SQLite3 REQUIRED)
pkg_check_modules(PCRE2 REQUIRED IMPORTED_TARGET libpcre2-16)
pkg_check_modules(XXHASH REQUIRED IMPORTED_TARGET libxxhash)
pkg_check_modules(NETTLE REQUIRED IMPORTED_TARGET nettle)
pkg_check_modules(XLSXWRITER REQUIRED IMPORTED_TARGET xlsxwriter)
pkg_check_modules(LIBARCHIVE REQUIRED IMPORTED_TARGET libarchive)

# On x86 the library can choose the widest vectors that the processor has; Debian's does.
include(CMakePushCheckState)
include(CheckSymbolExists)
cmake_push_check_state(RESET)
set(CMAKE_REQUIRED_LIBRARIES PkgConfig::XXHASH)
check_symbol_exists(XXH3_64bits_withSeed_dispatch "xxhash.h;xxh_x86dispatch.h" MC_XXHASH_DISPATCHES)
cmake_pop_check_state()
