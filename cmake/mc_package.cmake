# A Debian package of what `cmake --install` installs, for machines that have no compiler (scripts/package).
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "Mingcha developers")
set(CPACK_DEBIAN_PACKAGE_SECTION text)
# The libraries that the program is linked with, by the names of the distribution that it is built on.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
include(CPack)
