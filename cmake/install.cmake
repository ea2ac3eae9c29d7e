# make install: the program, the libraries with their headers, the data, and find_package(dateline).
include(CMakePackageConfigHelpers)

install(TARGETS dateline RUNTIME)
install(TARGETS dateline_ontology dateline_extract dateline_export dateline_warnings
  EXPORT dateline_targets
  FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/dateline)
install(DIRECTORY data/ DESTINATION ${CMAKE_INSTALL_DATADIR}/dateline/data)
install(DIRECTORY ontology/ DESTINATION ${CMAKE_INSTALL_DATADIR}/dateline/ontology FILES_MATCHING PATTERN "*.ttl")
install(DIRECTORY examples/queries DESTINATION ${CMAKE_INSTALL_DATADIR}/dateline)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/dateline)
install(EXPORT dateline_targets NAMESPACE dateline:: DESTINATION ${package_dir})
configure_package_config_file(cmake/dateline-config.cmake.in dateline-config.cmake INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(dateline-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/dateline-config.cmake ${PROJECT_BINARY_DIR}/dateline-config-version.cmake
              cmake/dependencies.cmake
        DESTINATION ${package_dir})
