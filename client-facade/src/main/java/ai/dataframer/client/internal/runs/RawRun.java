package ai.dataframer.client.internal.runs;

/** A run with the text that it was read from. */
public record RawRun(RunData run, String text) {}
