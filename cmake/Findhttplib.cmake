# SPDX-License-Identifier: GPL-3.0-or-later
#
# Finds cpp-httplib as the target httplib::httplib. Debian 12 ships it with a pkg-config file and no CMake package.
include(FindPackageHandleStandardArgs)
find_package(PkgConfig QUIET)
if(PkgConfig_FOUND AND NOT TARGET PkgConfig::CPP_HTTPLIB)
    pkg_check_modules(CPP_HTTPLIB QUIET IMPORTED_TARGET GLOBAL cpp-httplib)
endif()
find_package_handle_standard_args(httplib REQUIRED_VARS CPP_HTTPLIB_FOUND VERSION_VAR CPP_HTTPLIB_VERSION
    REASON_FAILURE_MESSAGE "install libcpp-httplib-dev")
if(httplib_FOUND AND NOT TARGET httplib::httplib)
    add_library(httplib::httplib INTERFACE IMPORTED GLOBAL)
    target_link_libraries(httplib::httplib INTERFACE PkgConfig::CPP_HTTPLIB)
endif()
