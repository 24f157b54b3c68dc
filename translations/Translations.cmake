# SPDX-License-Identifier: GPL-3.0-or-later
#
# runglass_translations(<program>): compiles translations/*.ts into the program, as :/i18n/runglass_<language>.qm.
# Without lrelease (package qt6-l10n-tools) the program is built all the same, in English only.
set(RUNGLASS_TRANSLATIONS_DIR ${CMAKE_CURRENT_LIST_DIR})

function(runglass_translations program)
    find_program(RUNGLASS_LRELEASE lrelease PATHS ${QT6_INSTALL_PREFIX}/lib/qt6/bin ${QT6_INSTALL_PREFIX}/bin NO_DEFAULT_PATH)
    if(NOT RUNGLASS_LRELEASE)
        message(STATUS "No lrelease: ${program} will be in English only")
        return()
    endif()
    foreach(language de)
        set(source ${RUNGLASS_TRANSLATIONS_DIR}/runglass_${language}.ts)
        set(compiled ${CMAKE_CURRENT_BINARY_DIR}/runglass_${language}.qm)
        add_custom_command(OUTPUT ${compiled} DEPENDS ${source} VERBATIM
            COMMAND ${RUNGLASS_LRELEASE} -silent ${source} -qm ${compiled})
        list(APPEND all ${compiled})
    endforeach()
    qt_add_resources(${program} runglass_translations PREFIX /i18n BASE ${CMAKE_CURRENT_BINARY_DIR} FILES ${all})
endfunction()
