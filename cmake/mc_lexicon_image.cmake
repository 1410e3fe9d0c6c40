# The image of the lexicons, made by the program that will map it (docs/decisions/005). The command compares the image
# with the files and does nothing when they agree, so it may run at every build.
# Lexicons with an error stop no build: the tests tell of them, and a program without image loads the files.
# The thread sanitizer allots the address space by itself, and a program of another machine does not run here.
if(MC_SANITIZE MATCHES thread OR (CMAKE_CROSSCOMPILING AND NOT CMAKE_CROSSCOMPILING_EMULATOR))
    set(MC_LEXICON_IMAGE OFF)
endif()
if(MC_LEXICON_IMAGE)
    target_link_options(mc_options INTERFACE LINKER:--build-id=sha1)
    add_custom_target(lexicon-image ALL
        COMMAND mingcha-cli lexicon compile ${CMAKE_BINARY_DIR}/lexicons.image --data ${PROJECT_SOURCE_DIR}/lexicons
                || ${CMAKE_COMMAND} -E true
        BYPRODUCTS ${CMAKE_BINARY_DIR}/lexicons.image)
endif()
