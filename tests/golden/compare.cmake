# Merges the facts and compares the graph with the golden file; shows where they part.
cmake_minimum_required(VERSION 3.25)
execute_process(COMMAND ${DATELINE} merge ${FACTS} --run-date 2018-03-01 -o ${OUT} COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND diff -u ${GOLDEN} ${OUT} RESULT_VARIABLE differs)
if(differs)
  message(FATAL_ERROR "The graph is not the golden one; tests/golden/README.md says what to do where the change is meant.")
endif()
