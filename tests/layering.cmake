# Who may include whom: a row a folder, "folder = the folders it may include besides itself". Run by CTest with
# cmake -DROOT=… -P layering.cmake; a file that looks the wrong way fails the test with its line.
cmake_minimum_required(VERSION 3.25)
set(LAYERS
  "ontology = "
  "ontology/identity = ontology"
  "extract = ontology ontology/identity extract/input extract/text extract/syntax extract/mentions extract/coref extract/quotes extract/events extract/facts"
  "extract/input = ontology extract extract/text"
  "extract/text = ontology extract"
  "extract/syntax = ontology extract extract/text"
  "extract/mentions = ontology ontology/identity extract extract/text extract/syntax"
  "extract/coref = ontology ontology/identity extract extract/text extract/syntax extract/mentions"
  "extract/quotes = ontology ontology/identity extract extract/text extract/syntax extract/mentions extract/coref"
  "extract/events = ontology ontology/identity extract extract/text extract/syntax extract/mentions extract/coref extract/quotes"
  "extract/facts = ontology ontology/identity extract extract/text extract/syntax extract/mentions extract/coref extract/quotes extract/events"
  "extract/train = ontology ontology/identity extract extract/input extract/text extract/syntax extract/mentions extract/coref extract/quotes extract/events extract/facts"
  "export = ontology"
  "export/sparql = ontology export"
  "cli = ontology ontology/identity extract extract/input extract/text extract/syntax extract/quotes extract/facts export export/sparql")
# Of extract/ itself, stages may include the records only.
set(RECORDS extract/article.h extract/document.h extract/tags.h extract/lexicon.h)

set(problems 0)
foreach(row IN LISTS LAYERS)
  string(REGEX MATCH "^([^ ]+) = (.*)$" _ "${row}")
  set(folder "${CMAKE_MATCH_1}")
  separate_arguments(allowed UNIX_COMMAND "${CMAKE_MATCH_2}")
  list(APPEND allowed "${folder}")
  file(GLOB files "${ROOT}/${folder}/*.h" "${ROOT}/${folder}/*.cpp")
  foreach(file IN LISTS files)
    file(STRINGS "${file}" includes REGEX "^#include \"")
    foreach(line IN LISTS includes)
      string(REGEX REPLACE "^#include \"([^\"]+)\".*" "\\1" target "${line}")
      get_filename_component(target_folder "${target}" DIRECTORY)
      set(good FALSE)
      if(target_folder IN_LIST allowed)
        set(good TRUE)
      endif()
      if(target_folder STREQUAL "extract" AND folder MATCHES "^extract/" AND NOT folder STREQUAL "extract/train" AND NOT target IN_LIST RECORDS)
        set(good FALSE)
      endif()
      if(NOT good)
        message(SEND_ERROR "${file}: ${folder} may not include ${target}")
        math(EXPR problems "${problems} + 1")
      endif()
    endforeach()
  endforeach()
endforeach()
if(problems)
  message(FATAL_ERROR "${problems} includes look the wrong way")
endif()
