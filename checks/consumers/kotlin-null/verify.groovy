String log = new File(basedir, 'build.log').text
assert log.contains("NoKey.kt") && log.contains("Null cannot be a value of a non-null type")
