# Compile options every target of ours shares; never exported.
add_library(dateline_warnings INTERFACE)
target_compile_options(dateline_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wno-restrict -Werror=return-type)
if(DATELINE_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
if(DATELINE_LIBFUZZER)  # tests/fuzz
  add_compile_options(-fsanitize-coverage=trace-pc,trace-cmp)
endif()
