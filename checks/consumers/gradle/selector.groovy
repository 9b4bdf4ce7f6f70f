// Gradle is not needed to build this repository.
try {
    return ["gradle", "--version"].execute().waitFor() == 0
} catch (IOException e) {
    return false
}
