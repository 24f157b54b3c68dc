# SPDX-License-Identifier: GPL-3.0-or-later
#
# The few words our CMake files speak: runglass_library, runglass_program, runglass_test.
# Warnings, sanitizers, ccache and the linker are decided here, once.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)
# A header a moc file includes is found beside its source.
set(CMAKE_INCLUDE_CURRENT_DIR OFF)

find_program(RUNGLASS_CCACHE ccache)
if(RUNGLASS_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
        CCACHE_SLOPPINESS=time_macros ${RUNGLASS_CCACHE})
endif()
find_program(RUNGLASS_MOLD mold)

add_library(runglass_options INTERFACE)
target_compile_options(runglass_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
    -Wimplicit-fallthrough -Wextra-semi -ffile-prefix-map=${CMAKE_SOURCE_DIR}/=)
target_compile_definitions(runglass_options INTERFACE QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS
    QT_NO_FOREACH QT_NO_URL_CAST_FROM_STRING QT_DISABLE_DEPRECATED_BEFORE=0x060400)
if(RUNGLASS_WERROR)
    target_compile_options(runglass_options INTERFACE -Werror)
endif()
if(RUNGLASS_SANITIZE)
    target_compile_options(runglass_options INTERFACE -fsanitize=${RUNGLASS_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(runglass_options INTERFACE -fsanitize=${RUNGLASS_SANITIZE})
    if(RUNGLASS_SANITIZE MATCHES "undefined")
        target_compile_options(runglass_options INTERFACE -fno-sanitize-recover=undefined)
    endif()
endif()
if(RUNGLASS_MOLD)
    target_link_options(runglass_options INTERFACE -fuse-ld=mold)
endif()
target_link_options(runglass_options INTERFACE -Wl,-z,now)

# runglass_allocator(<program>)
# Programs hand much memory from thread to thread (pages, batches), for which glibc's allocator takes a third of the
# time. Sanitizers bring one of their own.
if(NOT RUNGLASS_SANITIZE)
    find_package(mimalloc REQUIRED)
endif()
function(runglass_allocator program)
    if(TARGET mimalloc)
        target_link_libraries(${program} PRIVATE mimalloc)
    endif()
endfunction()

# runglass_library(<folder> SOURCES … LINKS …)
# One static library per folder of models/ and views/. Its headers are included as "<folder>/<file>.h"; what it may
# use is what LINKS names, because nothing else links.
function(runglass_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
    add_library(runglass_${name} STATIC ${ARG_SOURCES})
    add_library(Runglass::${name} ALIAS runglass_${name})
    get_filename_component(layer ${CMAKE_CURRENT_SOURCE_DIR} DIRECTORY)
    target_include_directories(runglass_${name} PUBLIC ${layer})
    target_link_libraries(runglass_${name} PUBLIC runglass_options ${ARG_LINKS})
endfunction()

# runglass_program(<name> SOURCES … LINKS …)
function(runglass_program name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE runglass_options ${ARG_LINKS})
    runglass_allocator(${name})
    target_compile_definitions(${name} PRIVATE RUNGLASS_VERSION="${PROJECT_VERSION}")
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
    install(TARGETS ${name} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endfunction()

# runglass_test(<tst_name> LINKS … [SOURCES …] [TIMEOUT seconds] [LABELS …])
# A Qt Test program made of <tst_name>.cpp, run with a private home and no display.
function(runglass_test name)
    cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LINKS;LABELS" ${ARGN})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    add_executable(${name} ${name}.cpp ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE runglass_options Runglass::testsupport Qt6::Test ${ARG_LINKS})
    target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
    target_compile_definitions(${name} PRIVATE RUNGLASS_TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data"
        RUNGLASS_RESOURCES="${CMAKE_SOURCE_DIR}/resources" RUNGLASS_BIN="${CMAKE_BINARY_DIR}/bin")
    add_test(NAME ${name} COMMAND ${CMAKE_SOURCE_DIR}/tests/support/isolated ${CMAKE_CURRENT_BINARY_DIR}/${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}")
endfunction()
