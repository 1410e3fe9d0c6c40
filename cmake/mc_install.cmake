# What `cmake --install` puts on a machine: program, library, headers, lexicons, documents, pkg-config.
install(TARGETS mingcha mingcha-cli
        RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR}
        LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY include/mingcha DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY lexicons/ DESTINATION ${CMAKE_INSTALL_DATADIR}/mingcha/lexicons)
if(MC_LEXICON_IMAGE)
    install(FILES ${CMAKE_BINARY_DIR}/lexicons.image DESTINATION ${CMAKE_INSTALL_DATADIR}/mingcha OPTIONAL)
endif()
install(FILES docs/mingcha.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
# As they lie here, so that their links work.
install(FILES README.md README.zh-CN.md CHANGELOG.md ARCHITECTURE.md CONTRIBUTING.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs DESTINATION ${CMAKE_INSTALL_DOCDIR} PATTERN "mingcha.1" EXCLUDE)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)
# Relative, so that `--prefix` and moving the folder do not break it. A static library passes on what it needs.
file(RELATIVE_PATH MC_PC_TO_PREFIX ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
string(REGEX REPLACE "/$" "" MC_PC_TO_PREFIX ${MC_PC_TO_PREFIX})
get_target_property(MC_PC_TYPE mingcha TYPE)
set(MC_PC_PRIVATE ".private")
if(MC_PC_TYPE STREQUAL "STATIC_LIBRARY")
    set(MC_PC_PRIVATE "")
    set(MC_PC_OTHERS " \${others}")
endif()
configure_file(cmake/mingcha.pc.in mingcha.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/mingcha.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
